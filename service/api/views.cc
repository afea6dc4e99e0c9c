// SPDX-License-Identifier: MIT
#include "service/api/views.h"

#include <algorithm>

#include "core/base/bytes.h"
#include "core/base/digest.h"

namespace brandlint {

bool SeesAll(const Call& call) { return MayDo(call.actor.role, Right::kSee); }

bool SeesOwn(const Call& call, const SubmissionRow& row) {
  if (row.submitted_by == call.actor.name) return true;
  return !call.actor.developer.empty() && row.developer == call.actor.developer;
}

Result<SubmissionRow> VisibleSubmission(Transaction& store, const Call& call) {
  auto row = FindSubmission(store, call.arguments[0]);
  if (!row || (!SeesAll(call) && !SeesOwn(call, *row))) {
    return Error{"not-found", "there is no submission '" + call.arguments[0] + "'"};
  }
  return *std::move(row);
}

bool IsClause(const Call& call, const std::string& clause) {
  if (clause.empty()) return true;
  return std::ranges::any_of(call.service.checker.brands, [&](const Brand& brand) {
    return std::ranges::find(brand.clauses, clause, &Clause::id) != brand.clauses.end();
  });
}

void WriteRow(const SubmissionRow& row, bool all, JsonWriter& json) {
  json.Text("id", row.id);
  json.Text("external_id", row.external_id);
  json.Text("app", row.app);
  json.Text("developer", row.developer);
  json.Text("name", row.name);
  json.Text("state", row.state);
  json.Integer("received_at", row.received_at);
  json.OptionalText("verdict", SeverityName(row.severity));
  if (row.severity > 0) json.Bool("complete", row.complete);
  json.Integer("version", row.version);
  json.OptionalText("previous", row.previous);
  if (row.decided_at > 0) json.Integer("decided_at", row.decided_at);
  json.OptionalText("icon", row.icon);
  if (!all) return;
  json.Text("submitted_by", row.submitted_by);
  json.Bool("escalated", row.escalated);
  if (row.claimed_by.empty()) return;
  json.Key("claim");
  json.BeginObject();
  json.Text("by", row.claimed_by);
  json.Integer("at", row.claimed_at);
  json.Integer("until", row.claimed_until);
  json.EndObject();
}

void WriteDecision(const DecisionRow& decision, bool all, JsonWriter& json) {
  json.BeginObject();
  json.Integer("id", decision.id);
  json.Text("kind", decision.kind);
  json.Text("status", decision.status);
  json.Integer("at", decision.at);
  json.Text("clause", decision.clause);
  json.Text("text", decision.text);
  if (all) {
    json.Text("by", decision.actor);
    if (!decision.confirmed_by.empty()) {
      json.Text("confirmed_by", decision.confirmed_by);
      json.Integer("confirmed_at", decision.confirmed_at);
    }
  }
  json.EndObject();
}

std::string TagOf(const std::vector<SubmissionRow>& rows, bool all, bool more) {
  std::string text = more ? "more" : "end";
  JsonWriter json(text);
  json.BeginArray();
  for (const SubmissionRow& row : rows) {
    json.BeginObject();
    WriteRow(row, all, json);
    json.EndObject();
  }
  json.EndArray();
  return '"' + Sha256Hex(AsBytes(text)).substr(0, 32) + '"';
}

bool HasAlready(const Call& call, const std::string& tag) {
  return call.request.Header("if-none-match").find(tag) != std::string_view::npos;
}

HttpResponse RowAnswer(const Result<SubmissionRow>& row) {
  if (!row) return Refuse(row.error());
  return Json(200, [&](JsonWriter& json) { WriteRow(*row, true, json); });
}

}  // namespace brandlint
