// SPDX-License-Identifier: MIT
// What Judge makes of observations: findings with clause and fix, and one verdict.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/observations.h"
#include "core/model/policy.h"

namespace brandlint {

struct Finding {
  std::string rule;
  Verdict verdict = Verdict::kNote;
  Evidence evidence;  // detector "form" and no brand for a rule of the listing form
  std::string message;
  std::string clause;       // id
  std::string fix;          // what would pass; empty for a note that asks for nothing
  std::string permission;   // id of the permission that made it a note; else empty
  std::string fingerprint;  // 32 hexadecimal digits, see scan/judge.h
};

enum class SubmissionVerdict { kPass, kReview, kReject };

// "pass", "review", "reject".
std::string_view SubmissionVerdictName(SubmissionVerdict verdict);
std::optional<SubmissionVerdict> ParseSubmissionVerdict(std::string_view name);

// `brandlint.result/1`.
struct Judgement {
  std::string id;
  std::string source;
  std::string source_b64;
  std::string policy;  // id of the policy it was judged under
  SubmissionVerdict verdict = SubmissionVerdict::kPass;
  bool complete = true;           // nothing was left unexamined
  std::vector<Finding> findings;  // worst first, then in the order of the evidence
  std::vector<Subject> texts;     // as submitted; not part of the record
  std::vector<AssetFacts> assets;
  std::vector<Problem> problems;
  std::vector<std::string> notes;
};

// `brandlint.header/1`: everything a result depends on besides the input.
struct RunHeader {
  struct Part {
    std::string id, version, digest;
  };
  std::string tool;  // "brandlint 0.1.0"
  std::vector<Part> packs;
  std::vector<Part>
      policies;  // one when asked for; else that of listings and that of loose pictures
  struct BankPart {
    std::string id;  // the file's name without folders
    std::size_t rows = 0;
    std::string digest;
  };
  std::vector<BankPart> banks;
  Part permissions;  // id is the file's name without folders; empty when none were given
  // An earlier result whose findings are left out; `id` is the file's name, empty without one.
  struct BaselinePart {
    std::string id;
    std::size_t findings = 0;  // different ones
    std::string digest;
  };
  BaselinePart baseline;
  Part allow;  // list of findings that are allowed; `id` is the file's name, empty without one
  Date as_of;
  std::vector<std::string> detectors;
  std::string words;  // SHA-256 of the word list, "none" without one; empty: written before it was
};

}  // namespace brandlint
