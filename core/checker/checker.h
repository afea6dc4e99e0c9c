// SPDX-License-Identifier: MIT
// What submissions are checked with: brands, compiled; policies; permissions; all of them loaded
// once before the first submission is looked at.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/model/allowances.h"
#include "core/model/bank.h"
#include "core/model/brand.h"
#include "core/model/judgement.h"
#include "core/model/limits.h"
#include "core/model/policy.h"
#include "core/model/submission.h"
#include "core/scan/scanner.h"

namespace brandlint {

struct CheckerOptions {
  std::vector<std::string> packs;      // ids of built-in brands, or folders; empty: all built in
  std::string policy;                  // id of a built-in policy, or a file; empty: by the form
  std::string permissions;             // file of who may use what; empty: nobody
  std::vector<std::string> banks;      // files of rejected pictures
  std::string baseline;                // file of an earlier result; empty: none
  std::string allow;                   // file of findings that are allowed; empty: none
  std::vector<std::string> detectors;  // ids, or kFormDetector; empty: all
  Date as_of;                          // the day judged for
  bool word_list = true;               // near names are told by the built-in one
  Limits limits;
};

struct Checker {
  std::vector<Brand> brands;
  std::vector<std::shared_ptr<const Bank>> banks;
  std::vector<std::string> warnings;  // rows of banks that are left out, one a line
  std::shared_ptr<const CompiledPack> pack;
  Policy listing;  // for submissions of form kListing
  Policy loose;    // for the others; the same as `listing` when one policy was asked for
  bool one_policy = false;
  bool word_list = true;  // near names are told by the built-in one
  Permissions permissions;
  std::string permissions_name;  // the file's name without folders
  Date as_of;
  std::set<std::string, std::less<>> known;  // fingerprints of the baseline's findings
  RunHeader::BaselinePart baseline;
  Allowances allow;
  std::string allow_name;  // the file's name without folders

  const Policy& PolicyFor(SubmissionForm form) const {
    return form == SubmissionForm::kListing ? listing : loose;
  }
  // Without what the baseline knows or the list allows.
  Judgement Judge(const Observations& observations) const;

  // With it.
  Judgement JudgeAll(const Observations& observations) const;

  // Takes findings that the baseline knows, and those that are allowed on the day judged for, out
  // of a judgement; a note tells how many the former were and each of the latter, and also an
  // allowance that has ended. The verdict is that of what is left.
  void LeaveOutKnown(Judgement& judgement) const;
  RunHeader Header() const;
};

// Loads and compiles what the options ask for: 20 to 200 ms, most of it for marks and the shapes of
// names.
//
// Errors: those of io/load_pack.h and io/load_bank.h, which name the file; "usage" for a brand that
// is given twice or a baseline that holds no results; those of CompilePack.
Result<Checker> MakeChecker(const CheckerOptions& options);

}  // namespace brandlint
