// SPDX-License-Identifier: MIT
#include "service/api/letters.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/checker/passing_names.h"
#include "core/codec/judgement.h"
#include "core/codec/observations.h"
#include "core/report/letter.h"
#include "core/scan/translate.h"

namespace brandlint {
namespace {

const JsonValue* Member(const JsonValue& object, std::string_view key) {
  const auto member = std::ranges::find(object.children, key, &JsonValue::key);
  return member == object.children.end() ? nullptr : &*member;
}

// "app.locale" of a manifest; empty when it does not say.
std::string ToldLocale(const std::string& manifest) {
  const auto document = ParseJson(manifest, "manifest");
  if (!document) return "";
  const JsonValue* const app = Member(document->root, "app");
  if (app == nullptr) return "";
  const JsonValue* const locale = Member(*app, "locale");
  return locale == nullptr ? "" : locale->text;
}

// Of the names that tell a locale, when they agree and none is without.
std::string LocaleOfNames(const std::vector<Subject>& texts) {
  std::set<std::string> locales;
  for (const Subject& text : texts) {
    if (text.type == SubjectType::kName) locales.insert(text.locale);
  }
  return locales.size() == 1 ? *locales.begin() : "";
}

const LetterTexts& TextsFor(const LetterRequest& request,
                            const std::string& manifest,
                            const std::vector<Subject>& texts) {
  for (const std::string& tag : {request.language, ToldLocale(manifest), LocaleOfNames(texts)}) {
    if (const LetterTexts* const letter = FindLetter(tag)) return *letter;
  }
  return EnglishLetter();
}

}  // namespace

Result<void> CheckLetterLanguage(const std::string& language) {
  if (language.empty() || FindLetter(language) != nullptr) return {};
  std::string all;
  for (const LetterTexts& texts : Letters()) all += (all.empty() ? "" : ", ") + texts.language();
  return Error{
      "bad-value",
      "there are no letters in '" + EscapeForDisplay(language) + "' (there are " + all + ")"};
}

Result<LetterDesk> LetterDesk::Open(Transaction& store, const Call& call) {
  auto standing = ReadStanding(store, call.service.checker);
  if (!standing) return standing.error();
  return LetterDesk(call, *std::move(standing));
}

Result<WrittenLetter> LetterDesk::Write(Transaction& store,
                                        const SubmissionRow& row,
                                        const LetterRequest& request) const {
  if (const auto known = CheckLetterLanguage(request.language); !known) return known.error();
  const Checker& checker = call_->service.checker;
  const auto stored = ResultOf(store, row.id);
  if (!stored) return Error{"not-now", row.id + " has no result yet"};
  auto judgement = ReadResult(stored->result, row.id);
  if (!judgement) return judgement.error();
  // Made by another version they cannot be read: the words of the result still stand.
  auto seen = ReadObservations(stored->observations, row.id);
  if (seen) judgement->texts = seen->texts;
  const LetterTexts& texts = TextsFor(request, ManifestOf(store, row.id), judgement->texts);

  DecisionLetter letter{.decision = request.decision,
                        .name = row.name,
                        .id = row.external_id.empty() ? row.id : row.external_id,
                        .clause = request.clause,
                        .before = request.before,
                        .behind = request.behind,
                        .most_bytes = kMostBytes};
  if (letter.name.empty()) letter.name = letter.id;
  if (letter.clause.empty()) letter.clause = OwnClause(*judgement, checker.brands);
  if (letter.clause.empty()) letter.clause = request.else_clause;
  if (seen) {
    const Date today = DayOfTime(call_->now);
    letter.names_that_pass =
        PassingNames(*judgement, seen->form, *checker.pack, [&](const Observations& name) {
          return JudgeBy(standing_, checker, name, today);
        });
    Translate(*judgement,
              *seen,
              standing_.PolicyFor(seen->form),
              texts.language(),
              today,
              checker.brands);
  }
  return WrittenLetter{texts.language(),
                       letter.clause,
                       WriteDecisionLetter(*judgement, letter, texts, checker.brands)};
}

}  // namespace brandlint
