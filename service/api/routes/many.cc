// SPDX-License-Identifier: MIT
// One decision on many submissions, and taking many back: told of each what became of it.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "service/api/route.h"
#include "service/api/views.h"
#include "service/api/wish.h"

namespace brandlint {
namespace {

constexpr std::size_t kMost = 500;  // submissions at once

struct Bulk {
  Wish wish;
  std::vector<DecisionRequest> requests;
  std::int64_t count = 0;  // what the reviewer was shown and agreed to
  bool partly = false;     // what cannot be decided does not hold up the rest
};

// What became of one of them: done, or why not.
template <typename Done>
struct Outcome {
  std::string submission;
  std::optional<Done> done;
  Error refusal;
};

template <typename Done>
Outcome<Done> OutcomeOf(const std::string& submission, Result<Done> result) {
  if (result) return {submission, *std::move(result), {}};
  return {submission, std::nullopt, result.error()};
}

std::vector<Error> RefusalsOf(const auto& outcomes) {
  std::vector<Error> refusals;
  for (const auto& outcome : outcomes) {
    if (outcome.done) continue;
    const bool named = outcome.refusal.message.find(outcome.submission) != std::string::npos;
    refusals.push_back(
        {outcome.refusal.code, (named ? "" : outcome.submission + ": ") + outcome.refusal.message});
  }
  return refusals;
}

// The first refusal stands for all; each is told by the answer's "errors".
Error NoneOf(const std::vector<Error>& refusals, const char* what) {
  return {refusals.front().code, refusals.front().message + "; none of them was " + what};
}

HttpResponse RefuseAll(const Error& error, const std::vector<Error>& refusals) {
  const HttpResponse plain = Refuse(error);
  return refusals.empty() ? plain : Refuse(plain.status, error.code, error.message, refusals);
}

template <typename Done>
void WriteOutcomes(const std::vector<Outcome<Done>>& outcomes,
                   JsonWriter& json,
                   const std::function<void(const Done&)>& write) {
  json.Key("results");
  json.BeginArray();
  for (const Outcome<Done>& outcome : outcomes) {
    json.BeginObject();
    json.Text("submission", outcome.submission);
    if (outcome.done) {
      write(*outcome.done);
    } else {
      json.Key("refused");
      json.BeginObject();
      json.Text("code", outcome.refusal.code);
      json.Text("detail", outcome.refusal.message);
      json.EndObject();
    }
    json.EndObject();
  }
  json.EndArray();
}

std::optional<HttpResponse> ReadBulk(const Call& call, Bulk& bulk) {
  return ReadBody(call, [&](JsonFields& fields) {
    ReadWish(call, fields, bulk.wish);
    fields.Bool("partly", bulk.partly);
    fields.Whole("count", bulk.count, 1, kMost);
    fields.Objects("submissions", Need::kRequired, [&](JsonFields& row) {
      DecisionRequest& request = bulk.requests.emplace_back(bulk.wish.decision);
      row.Text("id", request.submission);
      row.Whole("version", request.version, 0, std::int64_t{1} << 53);
    });
    if (bulk.count != static_cast<std::int64_t>(bulk.requests.size())) {
      fields.Fail("count",
                  "json-bad-value",
                  "is not the number of submissions, " + std::to_string(bulk.requests.size()));
    }
  });
}

// Each its own letter, made before anything is written: a row that changes meanwhile is stale.
Result<std::vector<Result<void>>> PutLetters(Transaction& store, const Call& call, Bulk& bulk) {
  std::vector<Result<void>> put;
  const auto desk = LetterDesk::Open(store, call);
  if (!desk) return desk.error();
  for (DecisionRequest& request : bulk.requests) {
    put.push_back(PutLetter(store, *desk, bulk.wish, WhoseClause::kOwn, request));
  }
  return put;
}

using Decided = Outcome<DecisionRow>;

HttpResponse DecideMany(Call& call) {
  Bulk bulk;
  if (auto wrong = ReadBulk(call, bulk)) return *std::move(wrong);
  std::vector<Result<void>> letters(bulk.requests.size());
  if (bulk.wish.letter) {
    auto put =
        call.service.store.Read([&](Transaction& store) { return PutLetters(store, call, bulk); });
    if (!put) return Refuse(put.error());
    letters = *std::move(put);
  }
  std::vector<Error> refusals;
  const auto decided =
      call.service.store.Write([&](Transaction& store) -> Result<std::vector<Decided>> {
        std::vector<Decided> all;
        for (std::size_t i = 0; i < bulk.requests.size(); ++i) {
          const DecisionRequest& request = bulk.requests[i];
          all.push_back(OutcomeOf(
              request.submission,
              letters[i]
                  ? Decide(store, call.actor, request, call.service.settings.review, call.now)
                  : Result<DecisionRow>(letters[i].error())));
        }
        refusals = RefusalsOf(all);
        const bool enough = bulk.partly ? refusals.size() < all.size() : refusals.empty();
        if (!enough) return NoneOf(refusals, "decided");
        return all;
      });
  if (!decided) return RefuseAll(decided.error(), refusals);
  return Json(201, [&](JsonWriter& json) {
    WriteOutcomes<DecisionRow>(*decided, json, [&](const DecisionRow& decision) {
      json.Key("decision");
      WriteDecision(decision, true, json);
    });
    json.Integer("undo_until", call.now + call.service.settings.review.undo_ms);
  });
}

// What can be taken back is, whatever became of the others.
HttpResponse UndoMany(Call& call) {
  std::vector<std::string> submissions;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        fields.Texts("submissions", submissions, Need::kRequired);
        if (submissions.empty() || submissions.size() > kMost) {
          fields.Fail(
              "submissions", "json-bad-value", "must be 1 to " + std::to_string(kMost) + " ids");
        }
      })) {
    return *std::move(wrong);
  }
  using Undone = Outcome<SubmissionRow>;
  std::vector<Error> refusals;
  const auto undone =
      call.service.store.Write([&](Transaction& store) -> Result<std::vector<Undone>> {
        std::vector<Undone> all;
        for (const std::string& submission : submissions) {
          all.push_back(OutcomeOf(
              submission,
              Undo(store, call.actor, submission, call.service.settings.review, call.now)));
        }
        refusals = RefusalsOf(all);
        if (refusals.size() == all.size()) return NoneOf(refusals, "taken back");
        return all;
      });
  if (!undone) return RefuseAll(undone.error(), refusals);
  return Json(200, [&](JsonWriter& json) {
    WriteOutcomes<SubmissionRow>(*undone, json, [&](const SubmissionRow& row) {
      json.Text("state", row.state);
      json.Integer("version", row.version);
    });
  });
}

constexpr auto kRoutes = std::to_array<Route>({
    {"POST", "/v1/decisions", Right::kDecide, Route::kSmallBody, DecideMany},
    {"POST", "/v1/undo", Right::kDecide, Route::kSmallBody, UndoMany},
});

}  // namespace

extern const std::span<const Route> kManyRoutes;
const std::span<const Route> kManyRoutes = kRoutes;

}  // namespace brandlint
