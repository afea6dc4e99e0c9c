// SPDX-License-Identifier: MIT
// What a policy would change of what is stored, before it counts: page by page for the console, or
// as one record, brandlint.diff/1, over everything.
#include <array>
#include <memory>
#include <utility>

#include "core/report/difference.h"
#include "service/api/route.h"
#include "service/standing/standing.h"

namespace brandlint {
namespace {

constexpr std::int64_t kPiece = 100;  // results in memory at a time

struct Standings {
  Standing now, with;
};

// Errors: "not-found", "bad-value".
Result<Standings> StandingsOf(const Call& call) {
  const auto number = RowNumber(call);
  if (!number) {
    return Error{"not-found", "there is no proposed policy '" + call.arguments[0] + "'"};
  }
  return call.service.store.Read([&](Transaction& store) -> Result<Standings> {
    const auto policy = FindPolicy(store, *number);
    if (!policy) return policy.error();
    auto now = ReadStanding(store, call.service.checker);
    if (!now) return now.error();
    auto with = StandingWith(*now, *policy);
    if (!with) return with.error();
    return Standings{*std::move(now), *std::move(with)};
  });
}

void WriteRules(const char* key, const Judgement& judgement, JsonWriter& json) {
  json.Key(key);
  json.BeginArray();
  for (const std::string& rule : RulesOf(judgement)) json.Text(rule);
  json.EndArray();
}

void WriteChange(const JudgedTwice& row, JsonWriter& json) {
  json.BeginObject();
  json.Text("submission", row.submission);
  json.Text("name", row.name);
  json.Text("state", row.state);
  json.Text("verdict_before", SubmissionVerdictName(row.before.verdict));
  json.Text("verdict_after", SubmissionVerdictName(row.after.verdict));
  WriteRules("rules_before", row.before, json);
  WriteRules("rules_after", row.after, json);
  json.EndObject();
}

HttpResponse Page(Call& call, const Standings& standings) {
  const auto count = QueryNumber(call, "count", 2000, 1, 20'000);
  if (!count) return Refuse(count.error());
  std::string last(call.request.Query("after"));
  std::int64_t judged = 0;
  std::vector<JudgedTwice> changes;
  while (judged < *count) {
    auto piece = JudgeTwice(call.service.store,
                            call.service.checker,
                            standings.with,
                            last,
                            std::min(kPiece, *count - judged),
                            DayOfTime(call.now));
    if (!piece) return Refuse(piece.error());
    judged += static_cast<std::int64_t>(piece->rows.size());
    for (JudgedTwice& row : piece->rows) {
      if (Differ(row.before, row.after)) changes.push_back(std::move(row));
    }
    last = piece->last;
    if (last.empty()) break;
  }
  return Json(200, [&](JsonWriter& json) {
    json.Integer("judged", judged);
    json.OptionalText("next", last);
    json.Key("changes");
    json.BeginArray();
    for (const JudgedTwice& row : changes) WriteChange(row, json);
    json.EndArray();
  });
}

// One record over everything, made as it is sent.
class DiffStream {
 public:
  DiffStream(Service& service, Standing standing, const Date& as_of)
      : service_(service), standing_(std::move(standing)), as_of_(as_of) {}

  DifferencePieces& pieces() { return pieces_; }

  // The next changes, or the end of the record, and after that nothing.
  Result<std::string> Next() {
    std::string text;
    while (text.empty() && !ended_) {
      if (service_.stopping) return Error{"stopping", "the service is being stopped"};
      const auto piece =
          JudgeTwice(service_.store, service_.checker, standing_, last_, kPiece, as_of_);
      if (!piece) return piece.error();
      std::vector<Judgement> before, after;
      for (const JudgedTwice& row : piece->rows) {
        before.push_back(row.before);
        after.push_back(row.after);
      }
      text = pieces_.Changes(Compare(before, after));
      last_ = piece->last;
      ended_ = last_.empty();
      if (ended_) text += pieces_.End();
    }
    return text;
  }

 private:
  Service& service_;
  const Standing standing_;
  const Date as_of_;
  DifferencePieces pieces_;
  std::string last_;
  bool ended_ = false;
};

HttpResponse Diff(Call& call, const Standings& standings) {
  const Checker& checker = call.service.checker;
  const Date as_of = DayOfTime(call.now);
  const auto stream = std::make_shared<DiffStream>(call.service, standings.with, as_of);
  HttpResponse response;
  response.body = stream->pieces().Start(HeaderOf(standings.now, checker, as_of),
                                         HeaderOf(standings.with, checker, as_of));
  response.headers.emplace_back(
      "Content-Disposition",
      "attachment; filename=\"policy-" + std::to_string(*RowNumber(call)) + ".diff.json\"");
  response.rest = [stream] { return stream->Next(); };
  return response;
}

HttpResponse Shadow(Call& call) {
  const std::string_view format = call.request.Query("format");
  if (!format.empty() && format != "diff") {
    return Refuse(400, "bad-value", "\"format\" is \"diff\", or left out for a page of changes");
  }
  const auto standings = StandingsOf(call);
  if (!standings) return Refuse(standings.error());
  return format == "diff" ? Diff(call, *standings) : Page(call, *standings);
}

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/v1/policies/{id}/shadow", Right::kGovern, 0, Shadow},
});

}  // namespace

extern const std::span<const Route> kShadowRoutes;
const std::span<const Route> kShadowRoutes = kRoutes;

}  // namespace brandlint
