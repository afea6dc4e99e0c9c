// SPDX-License-Identifier: MIT
#include "service/api/wish.h"

#include <utility>

namespace brandlint {
namespace {

constexpr std::size_t kTextBytes = LetterDesk::kMostBytes;

void ReadParagraph(JsonFields& fields, std::string_view key, std::string& text) {
  fields.MaybeEmptyText(key, text);
  if (text.size() > LetterRequest::kParagraphBytes) {
    fields.Fail(key,
                "json-bad-value",
                "has at most " + std::to_string(LetterRequest::kParagraphBytes) + " bytes");
  }
}

void ReadLetter(JsonFields& fields, Wish& wish) {
  const bool asked = fields.Object("letter", Need::kOptional, [&](JsonFields& row) {
    LetterRequest& letter = wish.letter.emplace();
    row.MaybeEmptyText("language", letter.language);
    ReadParagraph(row, "before", letter.before);
    ReadParagraph(row, "behind", letter.behind);
    if (const auto known = CheckLetterLanguage(letter.language); !known) {
      row.Fail("language", "json-bad-value", "is none: " + known.error().message);
    }
  });
  if (!asked) return;
  const DecisionKind kind = wish.decision.kind;
  if (kind != DecisionKind::kReject && kind != DecisionKind::kChanges) {
    fields.Fail("letter", "json-bad-value", "is written with reject and changes only");
  }
  if (!wish.decision.text.empty()) {
    fields.Fail("letter", "json-bad-value", "must not be there beside \"text\"");
  }
}

}  // namespace

void ReadWish(const Call& call, JsonFields& fields, Wish& wish) {
  DecisionRequest& request = wish.decision;
  fields.Word("kind", request.kind, ParseDecision, kDecisionWords);
  fields.MaybeEmptyText("clause", request.clause);
  fields.MaybeEmptyText("text", request.text);
  if (request.text.size() > kTextBytes) {
    fields.Fail("text", "json-bad-value", "has at most " + std::to_string(kTextBytes) + " bytes");
  }
  if (!IsClause(call, request.clause)) {
    fields.Fail("clause", "json-bad-value", "is no clause of a brand (GET /v1/clauses lists them)");
  }
  ReadLetter(fields, wish);
}

Result<void> PutLetter(Transaction& store,
                       const LetterDesk& desk,
                       const Wish& wish,
                       WhoseClause whose,
                       DecisionRequest& request) {
  if (!wish.letter) return {};
  const auto row = FindSubmission(store, request.submission);
  if (!row) return {};  // Decide says so
  LetterRequest letter = *wish.letter;
  letter.decision =
      request.kind == DecisionKind::kReject ? LetterDecision::kReject : LetterDecision::kChanges;
  (whose == WhoseClause::kChosen ? letter.clause : letter.else_clause) = request.clause;
  auto written = desk.Write(store, *row, letter);
  if (!written) return written.error();
  request.clause = std::move(written->clause);
  request.text = std::move(written->text);
  return {};
}

}  // namespace brandlint
