// SPDX-License-Identifier: MIT
// What reviewers do: claim, decide, take back; and what applicants may answer.
#include <array>

#include "service/api/route.h"
#include "service/api/views.h"
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

constexpr std::size_t kTextBytes = 20'000;

// "kind", "clause" and "text" of a decision.
void ReadDecision(const Call& call, JsonFields& fields, DecisionRequest& request) {
  fields.Word("kind", request.kind, ParseDecision, kDecisionWords);
  fields.MaybeEmptyText("clause", request.clause);
  fields.MaybeEmptyText("text", request.text);
  if (request.text.size() > kTextBytes) {
    fields.Fail("text", "json-bad-value", "has at most " + std::to_string(kTextBytes) + " bytes");
  }
  if (request.clause.empty()) return;
  for (const Brand& brand : call.service.checker.brands) {
    for (const Clause& clause : brand.clauses) {
      if (clause.id == request.clause) return;
    }
  }
  fields.Fail("clause", "json-bad-value", "is no clause of a brand (GET /v1/clauses lists them)");
}

HttpResponse DecideOne(Call& call) {
  DecisionRequest request{.submission = call.arguments[0]};
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        fields.Whole("version", request.version, 0, std::int64_t{1} << 53, Need::kOptional);
        ReadDecision(call, fields, request);
      })) {
    return *std::move(wrong);
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

struct Bulk {
  std::vector<DecisionRequest> requests;
  std::int64_t count = 0;
};

Result<std::vector<DecisionRow>> DecideAll(Transaction& store, const Call& call, const Bulk& bulk) {
  std::vector<DecisionRow> decisions;
  for (const DecisionRequest& request : bulk.requests) {
    auto decided = Decide(store, call.actor, request, call.service.settings.review, call.now);
    if (!decided) {
      return Error{
          decided.error().code,
          request.submission + ": " + decided.error().message + "; none of them was decided"};
    }
    decisions.push_back(*std::move(decided));
  }
  return decisions;
}

// All of them or none. The count is what the reviewer was shown and agreed to.
HttpResponse DecideMany(Call& call) {
  Bulk bulk;
  DecisionRequest common;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        ReadDecision(call, fields, common);
        fields.Whole("count", bulk.count, 1, 500);
        fields.Objects("submissions", Need::kRequired, [&](JsonFields& row) {
          DecisionRequest& request = bulk.requests.emplace_back();
          row.Text("id", request.submission);
          row.Whole("version", request.version, 0, std::int64_t{1} << 53);
        });
        if (bulk.count != static_cast<std::int64_t>(bulk.requests.size())) {
          fields.Fail("count",
                      "json-bad-value",
                      "is not the number of submissions, " + std::to_string(bulk.requests.size()));
        }
      })) {
    return *std::move(wrong);
  }
  for (DecisionRequest& request : bulk.requests) {
    request.kind = common.kind;
    request.clause = common.clause;
    request.text = common.text;
  }
  const auto decided =
      call.service.store.Write([&](Transaction& store) { return DecideAll(store, call, bulk); });
  if (!decided) return Refuse(decided.error());
  return Json(201, [&](JsonWriter& json) {
    json.Key("decisions");
    json.BeginArray();
    for (const DecisionRow& decision : *decided) WriteDecision(decision, true, json);
    json.EndArray();
  });
}

HttpResponse AppealOne(Call& call) {
  std::string text;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        fields.Text("text", text);
        if (text.size() > kTextBytes) {
          fields.Fail(
              "text", "json-bad-value", "has at most " + std::to_string(kTextBytes) + " bytes");
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
    {"POST", "/v1/decisions", Right::kDecide, Route::kSmallBody, DecideMany},
    {"GET", "/v1/clauses", Right::kKnown, 0, Clauses},
});

}  // namespace

extern const std::span<const Route> kReviewRoutes;
const std::span<const Route> kReviewRoutes = kRoutes;

}  // namespace brandlint
