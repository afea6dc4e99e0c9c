// SPDX-License-Identifier: MIT
// What changed between two results.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/model/judgement.h"

namespace brandlint {

struct SubmissionChange {
  std::string id;
  std::string source;                       // the newer one where there are two
  std::optional<SubmissionVerdict> before;  // nothing: not in the old result
  std::optional<SubmissionVerdict> after;   // nothing: not in the new result
  bool newly_incomplete = false;            // not fully examined, and it was before or is new
  std::vector<Finding> appeared;            // in the order of the new result
  std::vector<Finding> gone;                // in the order of the old one
  std::vector<std::pair<Finding, Finding>> changed;  // the same finding under another verdict
  std::vector<Problem> new_problems;
  std::vector<Problem> gone_problems;
};

// Only submissions in which something changed: those of the new result in its order, then those
// that only the old one has. Submissions are the same by their id (of a repeated id the first is
// compared with the first, and so on), findings by their fingerprint: moving or renaming a file
// of a submission changes nothing, nor does a message that is worded anew. Time O(n log n).
std::vector<SubmissionChange> Compare(std::span<const Judgement> before,
                                      std::span<const Judgement> after);

// The worst verdict of what appeared or became worse; nothing where nothing did.
std::optional<Verdict> WorstOfNew(std::span<const SubmissionChange> changes);

// For people: `+` appeared, `-` gone, `~` another verdict. Fit for a terminal.
std::string DifferenceText(std::span<const SubmissionChange> changes);

// One object, "brandlint.diff/1", with a line feed behind.
std::string DifferenceJson(const RunHeader& before,
                           const RunHeader& after,
                           std::span<const SubmissionChange> changes);

// The same bytes piece by piece, for one that is not held in memory: Start(), changes in any
// portions, End().
class DifferencePieces {
 public:
  std::string Start(const RunHeader& before, const RunHeader& after);
  std::string Changes(std::span<const SubmissionChange> changes);
  std::string End() const;

 private:
  bool any_ = false;
};

}  // namespace brandlint
