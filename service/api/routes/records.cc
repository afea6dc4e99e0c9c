// SPDX-License-Identifier: MIT
// The audit log, and what is counted.
#include <array>

#include "service/api/route.h"
#include "service/records/audit.h"
#include "service/records/copies.h"
#include "service/records/decisions.h"
#include "service/records/jobs.h"
#include "service/records/statistics.h"
#include "service/records/submissions.h"

namespace brandlint {
namespace {

HttpResponse AuditLog(Call& call) {
  constexpr std::int64_t kMost = 1000, kLast = std::int64_t{1} << 53;
  const bool latest = call.request.Query("order") == "latest";
  const auto from = QueryNumber(call, latest ? "before" : "after", 0, 0, kLast);
  const auto count = QueryNumber(call, "count", 100, 1, kMost);
  if (!from) return Refuse(from.error());
  if (!count) return Refuse(count.error());
  const AuditFilter filter{.subject = std::string(call.request.Query("subject")),
                           .actor = std::string(call.request.Query("actor")),
                           .action = std::string(call.request.Query("action")),
                           .latest = latest,
                           .from = *from,
                           .count = *count};
  const auto page = call.service.store.Read(
      [&](Transaction& store) -> Result<AuditPage> { return FindAudit(store, filter); });
  if (!page) return Refuse(page.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("entries");
    json.BeginArray();
    for (const AuditEntry& entry : page->entries) {
      std::string line;
      WriteAuditEntry(entry, line);
      json.Raw(line);
    }
    json.EndArray();
    if (page->next > 0) json.Integer("next", page->next);
  });
}

HttpResponse VerifyLog(Call& call) {
  const auto state = VerifyAudit(call.service.store);
  if (!state && state.error().code != "audit-broken") return Refuse(state.error());
  return Json(200, [&](JsonWriter& json) {
    json.Bool("whole", state.ok());
    if (state) {
      json.Integer("entries", state->entries);
      json.Text("last_hash", state->last_hash);
    } else {
      json.Text("problem", state.error().message);
    }
  });
}

struct Numbers {
  std::vector<StateCount> states;
  std::vector<RuleRecord> rules;
  std::vector<DayRecord> days;
  QueueFacts queue;
};

HttpResponse Statistics(Call& call) {
  constexpr std::int64_t kDays = 30;
  constexpr std::int64_t kWeeks = 12;
  const auto numbers = call.service.store.Read([&](Transaction& store) -> Result<Numbers> {
    return Numbers{CountStates(store),
                   RuleRecords(store, call.now, kWeeks),
                   DayRecords(store, call.now, kDays),
                   QueueOf(store, call.now)};
  });
  if (!numbers) return Refuse(numbers.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("states");
    json.BeginArray();
    for (const StateCount& state : numbers->states) {
      json.BeginObject();
      json.Text("state", state.state);
      json.Integer("count", state.count);
      json.Integer("oldest", state.oldest);
      json.EndObject();
    }
    json.EndArray();
    json.Key("queue");
    json.BeginObject();
    json.Integer("waiting", numbers->queue.waiting);
    json.Integer("running", numbers->queue.running);
    json.Integer("oldest", numbers->queue.oldest);
    json.EndObject();
    json.Key("rules");
    json.BeginArray();
    for (const RuleRecord& rule : numbers->rules) {
      json.BeginObject();
      json.Text("rule", rule.rule);
      json.Integer("decided", rule.decided);
      json.Integer("agreed", rule.agreed);
      json.Integer("open", rule.open);
      json.Key("weeks");
      json.BeginArray();
      for (const RuleRecord::Week& week : rule.weeks) {
        json.BeginObject();
        json.Integer("from", week.first_day);
        json.Integer("decided", week.decided);
        json.Integer("agreed", week.agreed);
        json.EndObject();
      }
      json.EndArray();
      json.EndObject();
    }
    json.EndArray();
    json.Key("days");
    json.BeginArray();
    for (const DayRecord& day : numbers->days) {
      json.BeginObject();
      json.Integer("day", day.day);
      json.Integer("received", day.received);
      json.Integer("approved", day.approved);
      json.Integer("rejected", day.rejected);
      json.Integer("changes", day.changes);
      json.EndObject();
    }
    json.EndArray();
  });
}

HttpResponse Rejected(Call& call) {
  const auto after = QueryNumber(call, "after", 0, 0, std::int64_t{1} << 53);
  const auto count = QueryNumber(call, "count", 1000, 1, 10'000);
  if (!after) return Refuse(after.error());
  if (!count) return Refuse(count.error());
  const auto pictures =
      call.service.store.Read([&](Transaction& store) -> Result<std::vector<RejectedPicture>> {
        return ListRejected(store, *after, *count);
      });
  if (!pictures) return Refuse(pictures.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("pictures");
    json.BeginArray();
    for (const RejectedPicture& picture : *pictures) {
      json.BeginObject();
      json.Integer("id", picture.id);
      json.Text("sha256", picture.sha256);
      json.Text("submission", picture.submission);
      json.Text("path", picture.path);
      json.OptionalText("brand", picture.brand);
      json.Text("clause", picture.clause);
      json.Integer("at", picture.at);
      json.EndObject();
    }
    json.EndArray();
    if (static_cast<std::int64_t>(pictures->size()) == *count) {
      json.Integer("next", pictures->back().id);
    }
  });
}

HttpResponse Labels(Call& call) {
  const auto count = QueryNumber(call, "count", 1000, 1, 10'000);
  if (!count) return Refuse(count.error());
  const std::string after(call.request.Query("after"));
  const auto labels =
      call.service.store.Read([&](Transaction& store) -> Result<std::vector<Label>> {
        return ListLabels(store, after, *count);
      });
  if (!labels) return Refuse(labels.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("labels");
    json.BeginArray();
    for (const Label& label : *labels) {
      json.BeginObject();
      json.Text("submission", label.submission);
      json.Text("name", label.name);
      json.Text("verdict", label.verdict);
      json.Text("decision", label.state);
      json.Key("rules");
      json.BeginArray();
      for (const std::string& rule : label.rules) json.Text(rule);
      json.EndArray();
      json.EndObject();
    }
    json.EndArray();
    if (static_cast<std::int64_t>(labels->size()) == *count) {
      json.Text("next", labels->back().submission);
    }
  });
}

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/v1/audit", Right::kAudit, 0, AuditLog},
    {"GET", "/v1/audit/verify", Right::kAudit, 0, VerifyLog},
    {"GET", "/v1/bank", Right::kSee, 0, Rejected},
    {"GET", "/v1/labels", Right::kSee, 0, Labels},
    {"GET", "/v1/statistics", Right::kSee, 0, Statistics},
});

}  // namespace

extern const std::span<const Route> kRecordRoutes;
const std::span<const Route> kRecordRoutes = kRoutes;

}  // namespace brandlint
