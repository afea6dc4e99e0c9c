// SPDX-License-Identifier: MIT
#include "core/codec/policy.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/nearest.h"
#include "core/codec/json_cursor.h"
#include "core/codec/json_fields.h"
#include "core/codec/words.h"

namespace brandlint {
namespace {

// Those that Judge fills in (scan/judge.h); "measure:NAME" beside them.
constexpr std::array<std::string_view, 13> kPlaceholders = {"brand",
                                                            "reference",
                                                            "excerpt",
                                                            "because",
                                                            "seen",
                                                            "kind",
                                                            "score",
                                                            "subject",
                                                            "path",
                                                            "limit",
                                                            "actual",
                                                            "beside",
                                                            "remark"};
constexpr std::string_view kMeasure = "measure:";

// No form asks for more; bounds what a typing mistake can say.
constexpr std::int64_t kMostCharacters = 1'000'000;
constexpr std::int64_t kLongestSidePx = 100'000;

void CheckTemplate(JsonFields& fields, std::string_view key, std::string_view text) {
  while (true) {
    const std::size_t brace = text.find_first_of("{}");
    if (brace == text.npos) return;
    const std::size_t end = text.find('}', brace);
    if (text[brace] == '}' || end == text.npos) {
      return fields.Fail(key, "json-bad-value", "has a brace without its partner");
    }
    const std::string_view name = text.substr(brace + 1, end - brace - 1);
    text.remove_prefix(end + 1);
    if (name.starts_with(kMeasure) && name.size() > kMeasure.size()) continue;
    if (std::ranges::find(kPlaceholders, name) != kPlaceholders.end()) continue;
    fields.Fail(
        key,
        "json-bad-value",
        "has an unknown placeholder " + QuotedExcerpt(name) + DidYouMean(name, kPlaceholders));
  }
}

EvidenceCondition ReadEvidence(JsonFields& fields, bool with_subjects) {
  EvidenceCondition condition;
  fields.Texts("detectors", condition.detectors);
  fields.Words("kinds", condition.kinds, ParseKind, kKindWords);
  fields.Words(
      "reference_kinds", condition.reference_kinds, ParseReferenceKind, kReferenceKindWords);
  if (with_subjects) {
    fields.Words("subjects", condition.subjects, ParseSubjectType, kSubjectWords);
  }
  if (fields.Number("min_score", condition.min_score, Need::kOptional) &&
      (condition.min_score < 0 || condition.min_score > 1)) {
    fields.Fail("min_score", "json-bad-value", "must be a similarity from 0 to 1");
  }
  return condition;
}

std::optional<Size> ReadSize(JsonFields& fields) {
  std::vector<std::int64_t> sides;
  if (!fields.Wholes("size", sides, 1, kLongestSidePx)) return std::nullopt;
  if (sides.size() != 2) {
    fields.Fail("size", "json-bad-value", "must be two numbers, width and height");
    return std::nullopt;
  }
  return Size{static_cast<int>(sides[0]), static_cast<int>(sides[1])};
}

FormCondition ReadForm(JsonFields& fields) {
  FormCondition form;
  std::size_t length = 0;
  if (fields.Whole("max_length", length, 1, kMostCharacters, Need::kOptional)) {
    form.max_length = length;
  }
  fields.Text("not_ending", form.not_ending, Need::kOptional);
  form.size = ReadSize(fields);
  fields.Text("format", form.format, Need::kOptional);
  fields.Bool("unique", form.unique);
  return form;
}

bool AsksNothing(const FormCondition& form) {
  return !form.max_length && form.not_ending.empty() && !form.size && form.format.empty() &&
         !form.unique;
}

// "message" and "fix". A note may ask for nothing; what holds a submission up says what would pass.
void ReadWords(JsonFields& fields, Verdict verdict, std::string& message, std::string& fix) {
  if (fields.Text("message", message)) CheckTemplate(fields, "message", message);
  const bool asks =
      verdict == Verdict::kNote ? fields.MaybeEmptyText("fix", fix) : fields.Text("fix", fix);
  if (asks) CheckTemplate(fields, "fix", fix);
}

// Any key is a language here, so none is unknown.
void ReadTranslations(JsonFields& fields, Rule& rule) {
  const JsonValue* const languages =
      fields.Find("translations", Need::kOptional, JsonValue::Type::kObject);
  if (languages == nullptr) return;
  fields.Object("translations", Need::kOptional, [&](JsonFields& translations) {
    for (const JsonValue& language : languages->children) {
      translations.Object(language.key, Need::kOptional, [&](JsonFields& row) {
        RuleWords words;
        ReadWords(row, rule.verdict, words.message, words.fix);
        rule.translations.insert_or_assign(language.key, std::move(words));
      });
    }
  });
}

Rule ReadRule(JsonFields& fields) {
  Rule rule;
  fields.Text("id", rule.id);
  fields.Text("summary", rule.summary);
  fields.Text("clause", rule.clause);
  if (fields.Words("subjects", rule.subjects, ParseSubjectType, kSubjectWords, Need::kRequired) &&
      rule.subjects.empty()) {
    fields.Fail("subjects", "json-bad-value", "must not be empty");
  }
  const bool evidence = fields.Object("evidence", Need::kOptional, [&](JsonFields& row) {
    rule.evidence = ReadEvidence(row, false);
  });
  const bool form =
      fields.Object("form", Need::kOptional, [&](JsonFields& row) { rule.form = ReadForm(row); });
  if (evidence == form) {
    fields.Fail(evidence ? "form" : "evidence",
                "json-bad-value",
                evidence ? "must not be there beside \"evidence\""
                         : "or \"form\" must be there, one of the two");
  }
  if (rule.form && AsksNothing(*rule.form)) {
    fields.Fail("form", "json-bad-value", "asks for nothing");
  }
  fields.Object("together_with", Need::kOptional, [&](JsonFields& row) {
    rule.together_with = ReadEvidence(row, true);
  });
  fields.Texts("beside", rule.beside);
  if (form && (rule.together_with || !rule.beside.empty())) {
    fields.Fail(rule.together_with ? "together_with" : "beside",
                "json-bad-value",
                "needs \"evidence\", which a rule of the form does not have");
  }
  fields.Word("verdict", rule.verdict, ParseVerdict, kVerdictWords);
  ReadWords(fields, rule.verdict, rule.message, rule.fix);
  ReadTranslations(fields, rule);
  fields.MaybeEmptyText("passes", rule.passes);
  fields.Day("effective", rule.effective, Need::kOptional);
  return rule;
}

void ReadFields(JsonFields& fields, Policy& policy) {
  fields.Schema("brandlint.policy/1");
  fields.Text("id", policy.id);
  fields.Text("title", policy.title);
  fields.Text("version", policy.version);
  fields.Text("extends", policy.extends, Need::kOptional);
  fields.Words("default_for", policy.default_for, ParseForm, kFormWords);
  fields.Day("effective", policy.effective);
  fields.Objects("rules", Need::kRequired, [&](JsonFields& row) {
    Rule rule = ReadRule(row);
    if (!rule.id.empty() &&
        std::ranges::find(policy.rules, rule.id, &Rule::id) != policy.rules.end()) {
      row.Fail("id", "json-bad-value", "\"" + rule.id + "\" is there already");
    }
    policy.rules.push_back(std::move(rule));
  });
  for (Rule& rule : policy.rules) {
    if (rule.effective == Date()) rule.effective = policy.effective;
  }
}

}  // namespace

Result<Policy> ReadPolicy(std::string_view text, std::string_view file, const Limits& limits) {
  Policy policy;
  policy.digest = Sha256Hex(AsBytes(text));
  const Result<void> read =
      ReadDocument(text, file, OptionsOf(limits), UnknownKeys::kError, [&](JsonFields& fields) {
        ReadFields(fields, policy);
      });
  if (!read) return read.error();
  return policy;
}

}  // namespace brandlint
