// SPDX-License-Identifier: MIT
// What reviewers do: claim, decide, take back; and what applicants may answer.
#include <array>
#include <utility>

#include "service/api/letters.h"
#include "service/api/route.h"
#include "service/api/views.h"
#include "service/api/wish.h"
#include "service/records/audit.h"
#include "service/records/decisions.h"
#include "service/records/secret.h"

namespace brandlint {
namespace {

template <typename Work>
HttpResponse ChangeRow(Call& call, Work work) {
  return RowAnswer(call.service.store.Write(
      [&](Transaction& store) -> Result<SubmissionRow> { return work(store); }));
}

HttpResponse ClaimOne(Call& call) {
  return ChangeRow(call, [&](Transaction& store) {
    return Claim(store, call.actor, call.arguments[0], call.service.settings.review, call.now);
  });
}

HttpResponse ReleaseOne(Call& call) {
  return ChangeRow(call, [&](Transaction& store) {
    return Release(store, call.actor, call.arguments[0], call.now);
  });
}

HttpResponse UndoOne(Call& call) {
  return ChangeRow(call, [&](Transaction& store) {
    return Undo(store, call.actor, call.arguments[0], call.service.settings.review, call.now);
  });
}

HttpResponse DecideOne(Call& call) {
  Wish wish{.decision = {.submission = call.arguments[0]}, .letter = {}};
  DecisionRequest& request = wish.decision;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        fields.Whole("version", request.version, 0, std::int64_t{1} << 53, Need::kOptional);
        ReadWish(call, fields, wish);
      })) {
    return *std::move(wrong);
  }
  if (wish.letter) {
    const auto written = call.service.store.Read([&](Transaction& store) -> Result<void> {
      const auto desk = LetterDesk::Open(store, call);
      if (!desk) return desk.error();
      return PutLetter(store, *desk, wish, WhoseClause::kChosen, request);
    });
    if (!written) return Refuse(written.error());
  }
  const auto decided = call.service.store.Write([&](Transaction& store) {
    return Decide(store, call.actor, request, call.service.settings.review, call.now);
  });
  if (!decided) return Refuse(decided.error());
  return Json(201, [&](JsonWriter& json) {
    json.Key("decision");
    WriteDecision(*decided, true, json);
    json.Integer("undo_until", call.now + call.service.settings.review.undo_ms);
  });
}

HttpResponse AppealOne(Call& call) {
  std::string text;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        fields.Text("text", text);
        if (text.size() > LetterDesk::kMostBytes) {
          fields.Fail("text",
                      "json-bad-value",
                      "has at most " + std::to_string(LetterDesk::kMostBytes) + " bytes");
        }
      })) {
    return *std::move(wrong);
  }
  const auto row = call.service.store.Write([&](Transaction& store) -> Result<SubmissionRow> {
    const auto visible = VisibleSubmission(store, call);
    if (!visible) return visible.error();
    return Appeal(store, call.actor, visible->id, text, call.now);
  });
  if (!row) return Refuse(row.error());
  return Json(201, [&](JsonWriter& json) { WriteRow(*row, SeesAll(call), json); });
}

// For the applicant of one submission: a token that hands in for this developer only, for a week.
// Whoever has the link can look before he hands in again.
HttpResponse MakeLink(Call& call) {
  constexpr Milliseconds kWeek = Milliseconds{7} * 24 * 60 * 60 * 1000;
  TokenFacts facts{.id = RandomHex(8),
                   .role = Role::kSubmitter,
                   .note = "link for " + call.arguments[0],
                   .created_by = call.actor.name,
                   .created_at = call.now,
                   .expires_at = call.now + kWeek};
  const auto token = call.service.store.Write([&](Transaction& store) -> Result<std::string> {
    const auto row = VisibleSubmission(store, call);
    if (!row) return row.error();
    if (row->developer.empty()) {
      return Error{"not-now", row->id + " names no developer, for whom a link could be"};
    }
    facts.developer = row->developer;
    Audit(store, call.now, call.actor.name, "made-link", row->id);
    return MakeToken(store, facts);
  });
  if (!token) return Refuse(token.error());
  return Json(201, [&](JsonWriter& json) {
    json.Text("path", "/#/check/" + *token);
    json.Text("token", *token);
    json.Integer("expires_at", facts.expires_at);
  });
}

HttpResponse Clauses(Call& call) {
  return Json(200, [&](JsonWriter& json) {
    json.Key("clauses");
    json.BeginArray();
    for (const Brand& brand : call.service.checker.brands) {
      for (const Clause& clause : brand.clauses) {
        json.BeginObject();
        json.Text("brand", brand.id);
        json.Text("id", clause.id);
        json.Text("text", clause.text);
        json.Text("source", clause.source);
        json.Text("date", FormatDate(clause.date));
        json.EndObject();
      }
    }
    json.EndArray();
  });
}

constexpr auto kRoutes = std::to_array<Route>({
    {"POST", "/v1/submissions/{id}/claim", Right::kDecide, Route::kSmallBody, ClaimOne},
    {"POST", "/v1/submissions/{id}/release", Right::kDecide, Route::kSmallBody, ReleaseOne},
    {"POST", "/v1/submissions/{id}/decisions", Right::kDecide, Route::kSmallBody, DecideOne},
    {"POST", "/v1/submissions/{id}/undo", Right::kDecide, Route::kSmallBody, UndoOne},
    {"POST", "/v1/submissions/{id}/appeal", Right::kSubmit, Route::kSmallBody, AppealOne},
    {"POST", "/v1/submissions/{id}/link", Right::kDecide, Route::kSmallBody, MakeLink},
    {"GET", "/v1/clauses", Right::kKnown, 0, Clauses},
});

}  // namespace

extern const std::span<const Route> kReviewRoutes;
const std::span<const Route> kReviewRoutes = kRoutes;

}  // namespace brandlint
