// SPDX-License-Identifier: MIT
// What a checking command checks with: brands, compiled; policies; permissions; all of them loaded
// once before the first submission is looked at.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "cli/options.h"
#include "core/base/result.h"
#include "core/model/bank.h"
#include "core/model/brand.h"
#include "core/model/judgement.h"
#include "core/model/policy.h"
#include "core/model/submission.h"
#include "core/scan/scanner.h"

namespace brandlint::cli {

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

  const Policy& PolicyFor(SubmissionForm form) const {
    return form == SubmissionForm::kListing ? listing : loose;
  }
  // Without what the baseline knows.
  Judgement Judge(const Observations& observations) const;

  // With it.
  Judgement JudgeAll(const Observations& observations) const;

  // Takes findings that the baseline knows out of a judgement; a note tells how many there were,
  // and the verdict is that of what is left.
  void LeaveOutKnown(Judgement& judgement) const;
  RunHeader Header() const;
};

// Loads and compiles what the options ask for. Detectors: those of --only, or `detectors` when
// nothing was asked; empty means all. Errors are wrong usage or configuration (exit code 2).
Result<Checker> MakeChecker(const CheckingOptions& options,
                            const std::vector<std::string>& detectors = {});

}  // namespace brandlint::cli
