// SPDX-License-Identifier: MIT
// Policies and permissions as plain values: which evidence gives which verdict, and who is
// allowed what.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/geometry.h"
#include "core/model/subject.h"
#include "core/model/submission.h"

namespace brandlint {

// Ordered: the worst is the greatest. A submission's verdict pass is kNote or no finding.
enum class Verdict { kNote, kReview, kReject };

// "note", "review", "reject".
std::string_view VerdictName(Verdict verdict);
std::optional<Verdict> ParseVerdict(std::string_view name);

// Which evidence a rule is about. An empty list means any.
struct EvidenceCondition {
  std::vector<std::string> detectors;
  std::vector<std::string> kinds;
  std::vector<std::string> reference_kinds;
  std::vector<SubjectType> subjects;  // only for Rule::together_with; a rule has its own
  double min_score = 0;
};

// What the listing form asks of a text or a picture. What is set must hold, else the rule fires.
struct FormCondition {
  std::optional<std::size_t> max_length;  // code points
  std::string not_ending;                 // the text must not end in it
  std::optional<Size> size;               // exactly
  std::string format;                     // "png"
  bool unique = false;  // no other app of the same catalogue has this name, or one like it
};

// What a rule says in another language: templates as Rule's own.
struct RuleWords {
  std::string message;
  std::string fix;  // not empty unless the rule's own is
};

struct Rule {
  std::string id;       // "logo-in-icon"
  std::string summary;  // one line, for lists
  std::string clause;   // id of a clause of the brand, or of any loaded brand for a form rule
  std::vector<SubjectType> subjects;
  std::optional<EvidenceCondition> evidence;  // exactly one of evidence and form is set
  std::optional<FormCondition> form;
  std::optional<EvidenceCondition> together_with;  // needs other evidence of the same brand too
  std::vector<std::string> beside;  // needs one of these words in the evidence's context
  Verdict verdict = Verdict::kReview;
  std::string message;  // template, see scan/judge.h
  std::string fix;      // what would pass; template as well
  std::string passes;   // an example that passes, for `explain`
  std::map<std::string, RuleWords, std::less<>> translations;  // by language: "de"
  Date effective;                                              // not applied to a day before it
};

struct Policy {
  std::string id;
  std::string title;
  std::string version;
  std::string digest;   // SHA-256 of the file, and of the one it extends
  std::string extends;  // id of the policy whose rules come before these; empty: none
  std::vector<SubmissionForm> default_for;  // judged under it when no policy is asked for
  Date effective;
  std::vector<Rule> rules;
};

// The policy with the words of its rules in that language, where they have a translation.
Policy InLanguage(Policy policy, std::string_view language);

// A grant: findings about this brand's mark or name in these subjects are notes for this party.
struct Permission {
  std::string id;
  std::string developer_id;  // at least one of developer_id and app_id is set; all set must match
  std::string app_id;
  std::string brand;
  std::vector<std::string> references;  // names' words or marks' ids; "*" is any
  std::vector<SubjectType> subjects;
  std::string why;
  std::string granted_by;
  Date from;
  Date until;  // the last day on which it counts
};

struct Permissions {
  std::string version;  // empty: none were given
  std::string digest;
  std::vector<Permission> permissions;
};

}  // namespace brandlint
