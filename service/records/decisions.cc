// SPDX-License-Identifier: MIT
#include "service/records/decisions.h"

#include <algorithm>
#include <utility>

#include "core/codec/json_writer.h"
#include "service/records/audit.h"
#include "service/records/copies.h"
#include "service/records/hooks.h"

namespace brandlint {
namespace {

constexpr std::string_view kColumns =
    "id, submission, kind, actor, at, clause, text, status, confirmed_by, confirmed_at";

DecisionRow RowOf(const Row& row) {
  return {.id = row.Int(0),
          .submission = row.Text(1),
          .kind = row.Text(2),
          .actor = row.Text(3),
          .at = row.Int(4),
          .clause = row.Text(5),
          .text = row.Text(6),
          .status = row.Text(7),
          .confirmed_by = row.Text(8),
          .confirmed_at = row.Int(9)};
}

Result<SubmissionRow> Found(Transaction& store, const std::string& id) {
  auto row = FindSubmission(store, id);
  if (!row) return Error{"not-found", "there is no submission '" + id + "'"};
  return *std::move(row);
}

bool ClaimedByOther(const SubmissionRow& row, const Actor& actor, Milliseconds now) {
  return !row.claimed_by.empty() && row.claimed_by != actor.name && row.claimed_until > now;
}

Error Claimed(const SubmissionRow& row) {
  return {"claimed", row.id + " is claimed by " + row.claimed_by};
}

Error NotNow(const SubmissionRow& row, std::string_view what) {
  return {"not-now", "a submission that is " + row.state + " cannot be " + std::string(what)};
}

bool MovesNothing(DecisionKind kind) {
  return kind == DecisionKind::kComment || kind == DecisionKind::kSkip ||
         kind == DecisionKind::kEscalate;
}

std::string DetailOf(const DecisionRow& decision) {
  std::string detail;
  JsonWriter json(detail);
  json.BeginObject();
  json.Integer("decision", decision.id);
  json.Text("kind", decision.kind);
  json.Text("status", decision.status);
  json.OptionalText("clause", decision.clause);
  json.OptionalText("text", decision.text);
  json.EndObject();
  return detail;
}

std::int64_t Insert(Transaction& store, const DecisionRow& decision, const std::string& from) {
  const Rows rows = store.Run(
      "INSERT INTO decisions (submission, kind, actor, at, clause, text, status, from_state) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
      {decision.submission,
       decision.kind,
       decision.actor,
       decision.at,
       decision.clause,
       decision.text,
       decision.status,
       from});
  return rows.empty() ? 0 : rows[0].Int(0);
}

void Move(Transaction& store, const std::string& id, const std::string& state, Milliseconds at) {
  store.Run(
      "UPDATE submissions SET state = $2, decided_at = $3, version = version + 1, claimed_by = "
      "NULL, claimed_at = NULL, claimed_until = NULL, escalated = 0, rank = -severity WHERE id = "
      "$1",
      {id, state, at});
}

std::optional<DecisionRow> Last(Transaction& store,
                                const std::string& submission,
                                const std::string& status) {
  const Rows rows = store.Run("SELECT " + std::string(kColumns) +
                                  " FROM decisions WHERE submission = $1 AND status = $2 "
                                  "ORDER BY id DESC LIMIT 1",
                              {submission, status});
  if (rows.empty()) return std::nullopt;
  return RowOf(rows[0]);
}

// What follows from a decision that counts.
void Settle(Transaction& store,
            const SubmissionRow& row,
            const DecisionRow& decision,
            const ReviewRules& rules,
            Milliseconds now) {
  const DecisionKind kind = *ParseDecision(decision.kind);
  const std::string state = StateAfter(kind);
  Move(store, row.id, state, now);
  if (kind == DecisionKind::kReject) KeepRejected(store, row.id, decision.clause, decision.at);
  if (kind == DecisionKind::kOverturn) ForgetRejected(store, row.id);
  AnnounceDecision(store,
                   {.submission = row.id,
                    .external_id = row.external_id,
                    .app = row.app,
                    .developer = row.developer,
                    .decision = decision.id,
                    .kind = decision.kind,
                    .state = state,
                    .clause = decision.clause,
                    .text = decision.text,
                    .at = now},
                   now + rules.undo_ms);
}

// The second of two persons who have to agree.
Result<DecisionRow> SecondOpinion(Transaction& store,
                                  const Actor& actor,
                                  const SubmissionRow& row,
                                  const DecisionRequest& request,
                                  const ReviewRules& rules,
                                  Milliseconds now) {
  auto held = Last(store, row.id, "held");
  if (!held) return NotNow(row, "decided");
  if (held->actor == actor.name) {
    return Error{"same-person", "the second decision on " + row.id + " takes another person"};
  }
  if (request.kind != DecisionKind::kApprove) {
    // They do not agree: what the second one says counts, it is the stricter.
    store.Run("UPDATE decisions SET status = 'undone' WHERE id = $1", {held->id});
    DecisionRow decision{.submission = row.id,
                         .kind = std::string(DecisionName(request.kind)),
                         .actor = actor.name,
                         .at = now,
                         .clause = request.clause,
                         .text = request.text,
                         .status = "final"};
    decision.id = Insert(store, decision, "open");
    Settle(store, row, decision, rules, now);
    return decision;
  }
  held->status = "final";
  held->confirmed_by = actor.name;
  held->confirmed_at = now;
  store.Run(
      "UPDATE decisions SET status = 'final', confirmed_by = $2, confirmed_at = $3 WHERE id = $1",
      {held->id, actor.name, now});
  Settle(store, row, *held, rules, now);
  return *held;
}

Result<void> CheckRequest(const DecisionRequest& request) {
  const bool told = request.kind == DecisionKind::kReject || request.kind == DecisionKind::kChanges;
  if (told && (request.clause.empty() || request.text.empty())) {
    return Error{"bad-value", "the applicant is told why: \"clause\" and \"text\" are needed"};
  }
  if (request.kind == DecisionKind::kComment && request.text.empty()) {
    return Error{"bad-value", "a comment needs a \"text\""};
  }
  return {};
}

}  // namespace

std::string_view DecisionName(DecisionKind kind) {
  return kDecisionWords[static_cast<std::size_t>(kind)];
}

std::optional<DecisionKind> ParseDecision(std::string_view name) {
  const auto word = std::ranges::find(kDecisionWords, name);
  if (word == kDecisionWords.end()) return std::nullopt;
  return static_cast<DecisionKind>(word - kDecisionWords.begin());
}

std::string StateAfter(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::kApprove:
    case DecisionKind::kOverturn:
      return "approved";
    case DecisionKind::kReject:
    case DecisionKind::kUphold:
      return "rejected";
    default:
      return "changes";
  }
}

std::vector<DecisionRow> DecisionsOf(Transaction& store, const std::string& submission) {
  std::vector<DecisionRow> decisions;
  for (const Row& row : store.Run(
           "SELECT " + std::string(kColumns) + " FROM decisions WHERE submission = $1 ORDER BY id",
           {submission})) {
    decisions.push_back(RowOf(row));
  }
  return decisions;
}

std::optional<AppealRow> AppealOf(Transaction& store, const std::string& submission) {
  const Rows rows =
      store.Run("SELECT actor, at, text FROM appeals WHERE submission = $1", {submission});
  if (rows.empty()) return std::nullopt;
  return AppealRow{rows[0].Text(0), rows[0].Int(1), rows[0].Text(2)};
}

Result<SubmissionRow> Claim(Transaction& store,
                            const Actor& actor,
                            const std::string& submission,
                            const ReviewRules& rules,
                            Milliseconds now) {
  const auto row = Found(store, submission);
  if (!row) return row;
  if (ClaimedByOther(*row, actor, now)) return Claimed(*row);
  if (row->state != "open" && row->state != "held" && row->state != "appealed") {
    return NotNow(*row, "claimed");
  }
  store.Run(
      "UPDATE submissions SET claimed_by = $2, claimed_at = $3, claimed_until = $4 WHERE id = $1",
      {submission, actor.name, now, now + rules.claim_ms});
  std::string detail;
  JsonWriter json(detail);
  json.BeginObject();
  json.Integer("until", now + rules.claim_ms);
  json.EndObject();
  Audit(store, now, actor.name, "claimed", submission, detail);
  return Found(store, submission);
}

Result<SubmissionRow> Release(Transaction& store,
                              const Actor& actor,
                              const std::string& submission,
                              Milliseconds now) {
  const auto row = Found(store, submission);
  if (!row) return row;
  if (ClaimedByOther(*row, actor, now) && !MayDo(actor.role, Right::kGovern)) return Claimed(*row);
  store.Run(
      "UPDATE submissions SET claimed_by = NULL, claimed_at = NULL, claimed_until = NULL "
      "WHERE id = $1",
      {submission});
  Audit(store, now, actor.name, "released", submission);
  return Found(store, submission);
}

Result<DecisionRow> Decide(Transaction& store,
                           const Actor& actor,
                           const DecisionRequest& request,
                           const ReviewRules& rules,
                           Milliseconds now) {
  const auto found = Found(store, request.submission);
  if (!found) return found.error();
  const SubmissionRow& row = *found;
  if (const auto good = CheckRequest(request); !good) return good.error();
  DecisionRow decision{.submission = row.id,
                       .kind = std::string(DecisionName(request.kind)),
                       .actor = actor.name,
                       .at = now,
                       .clause = request.clause,
                       .text = request.text,
                       .status = "noted"};
  if (MovesNothing(request.kind)) {
    decision.id = Insert(store, decision, row.state);
    if (request.kind == DecisionKind::kSkip && row.claimed_by == actor.name) {
      if (const auto released = Release(store, actor, row.id, now); !released) {
        return released.error();
      }
    }
    if (request.kind == DecisionKind::kEscalate) {
      store.Run(
          "UPDATE submissions SET escalated = 1, rank = -(4 + severity), claimed_by = NULL, "
          "claimed_at = NULL, claimed_until = NULL, version = version + 1 WHERE id = $1",
          {row.id});
    }
    Audit(store, now, actor.name, "noted", row.id, DetailOf(decision));
    return decision;
  }
  if (ClaimedByOther(row, actor, now)) return Claimed(row);
  if (request.version != row.version) {
    return Error{"stale",
                 row.id + " has changed: its version is " + std::to_string(row.version) + ", not " +
                     std::to_string(request.version)};
  }
  const bool of_appeal =
      request.kind == DecisionKind::kUphold || request.kind == DecisionKind::kOverturn;
  if (of_appeal != (row.state == "appealed")) return NotNow(row, "decided in that way");
  if (row.state == "held") {
    auto second = SecondOpinion(store, actor, row, request, rules, now);
    if (second) Audit(store, now, actor.name, "decided", row.id, DetailOf(*second));
    return second;
  }
  if (of_appeal) {
    const auto before = Last(store, row.id, "final");
    if (before && (before->actor == actor.name || before->confirmed_by == actor.name)) {
      return Error{"same-person",
                   "an appeal is decided by another person than the one it is about"};
    }
  } else if (row.state != "open") {
    return NotNow(row, "decided");
  }
  const bool alone =
      request.kind != DecisionKind::kApprove || row.severity < rules.second_person_from;
  decision.status = alone ? "final" : "held";
  decision.id = Insert(store, decision, row.state);
  if (alone) {
    Settle(store, row, decision, rules, now);
  } else {
    Move(store, row.id, "held", now);
  }
  Audit(store, now, actor.name, "decided", row.id, DetailOf(decision));
  return decision;
}

Result<SubmissionRow> Undo(Transaction& store,
                           const Actor& actor,
                           const std::string& submission,
                           const ReviewRules& rules,
                           Milliseconds now) {
  const auto row = Found(store, submission);
  if (!row) return row;
  auto last = Last(store, submission, row->state == "held" ? "held" : "final");
  if (!last || row->state == "appealed") return NotNow(*row, "taken back");
  const bool own =
      last->confirmed_by.empty() ? last->actor == actor.name : last->confirmed_by == actor.name;
  if (!own) return Error{"same-person", "a decision is taken back by the person who made it"};
  const Milliseconds made = last->confirmed_by.empty() ? last->at : last->confirmed_at;
  if (now - made > rules.undo_ms) {
    return Error{
        "not-now",
        "a decision can be taken back for " + std::to_string(rules.undo_ms / 1000) + " seconds"};
  }
  const Rows from = store.Run(
      "UPDATE decisions SET status = 'undone' WHERE id = $1 RETURNING from_state", {last->id});
  if (!from.empty()) Move(store, submission, from[0].Text(0), 0);
  store.Run("UPDATE submissions SET decided_at = NULL WHERE id = $1", {submission});
  WithdrawDecision(store, last->id);
  // While it is appealed it is rejected.
  if (last->kind == DecisionName(DecisionKind::kReject)) ForgetRejected(store, submission);
  if (last->kind == DecisionName(DecisionKind::kOverturn)) {
    const auto rejection = Last(store, submission, "final");
    if (rejection) KeepRejected(store, submission, rejection->clause, rejection->at);
  }
  last->status = "undone";
  Audit(store, now, actor.name, "undid", submission, DetailOf(*last));
  return Found(store, submission);
}

Result<SubmissionRow> Appeal(Transaction& store,
                             const Actor& actor,
                             const std::string& submission,
                             const std::string& text,
                             Milliseconds now) {
  const auto row = Found(store, submission);
  if (!row) return row;
  if (AppealOf(store, submission)) {
    return Error{"not-now", submission + " was appealed before; there is one appeal"};
  }
  if (row->state != "rejected") return NotNow(*row, "appealed");
  const auto decision = Last(store, submission, "final");
  if (!decision) return NotNow(*row, "appealed");
  store.Run(
      "INSERT INTO appeals (submission, decision, actor, at, text) "
      "VALUES ($1, $2, $3, $4, $5)",
      {submission, decision->id, actor.name, now, text});
  Move(store, submission, "appealed", now);
  Audit(store, now, actor.name, "appealed", submission);
  return Found(store, submission);
}

}  // namespace brandlint
