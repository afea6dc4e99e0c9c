// SPDX-License-Identifier: MIT
// The brands that are looked for: which packs are in use, how much was examined with others, and
// examining that anew. Packs are files of the installation: nothing here takes one in.
#include <algorithm>
#include <array>

#include "core/base/check.h"
#include "service/api/route.h"
#include "service/records/audit.h"
#include "service/records/jobs.h"
#include "service/records/submissions.h"

namespace brandlint {
namespace {

void WritePack(const Brand& brand, std::int64_t other, JsonWriter& json) {
  json.BeginObject();
  json.Text("id", brand.id);
  json.Text("title", brand.title);
  json.Text("version", brand.version);
  json.Text("digest", brand.digest);
  json.Integer("names", static_cast<std::int64_t>(brand.names.size()));
  json.Key("marks");
  json.BeginArray();
  for (const Mark& mark : brand.marks) json.Text(mark.id);
  json.EndArray();
  json.Key("clauses");
  json.BeginArray();
  for (const Clause& clause : brand.clauses) json.Text(clause.id);
  json.EndArray();
  json.Integer("examined_with_other", other);
  json.EndObject();
}

HttpResponse Packs(Call& call) {
  const std::vector<RunHeader::Part> packs = call.service.checker.Header().packs;
  std::vector<std::int64_t> others;
  const auto all = call.service.store.Read([&](Transaction& store) -> Result<PackCount> {
    others.clear();
    for (const RunHeader::Part& pack : packs) {
      others.push_back(CountExaminedWithOtherPacks(store, {pack}).other);
    }
    return CountExaminedWithOtherPacks(store, packs);
  });
  if (!all) return Refuse(all.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("packs");
    json.BeginArray();
    for (const Brand& brand : call.service.checker.brands) {
      const auto part = std::ranges::find(packs, brand.digest, &RunHeader::Part::digest);
      CHECK(part != packs.end());
      WritePack(brand, others[static_cast<std::size_t>(part - packs.begin())], json);
    }
    json.EndArray();
    json.Integer("results", all->results);
    json.Integer("rescan", all->other);
  });
}

// After a new pack: everything that was examined with another one is examined again, when nothing
// else waits.
HttpResponse Rescan(Call& call) {
  const RunHeader header = call.service.checker.Header();
  const auto added = call.service.store.Write([&](Transaction& store) -> Result<std::int64_t> {
    std::int64_t count = 0;
    for (const std::string& id : ExaminedWithOtherPacks(store, header.packs)) {
      AddJob(store, id, NewSubmission::kWhenIdle, call.now);
      ++count;
    }
    Audit(store,
          call.now,
          call.actor.name,
          "rescanned",
          "packs",
          "{\"submissions\": " + std::to_string(count) + "}");
    return count;
  });
  if (!added) return Refuse(added.error());
  return Json(202, [&](JsonWriter& json) { json.Integer("submissions", *added); });
}

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/v1/packs", Right::kSee, 0, Packs},
    {"POST", "/v1/rescans", Right::kGovern, Route::kSmallBody, Rescan},
});

}  // namespace

extern const std::span<const Route> kPackRoutes;
const std::span<const Route> kPackRoutes = kRoutes;

}  // namespace brandlint
