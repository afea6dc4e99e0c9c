// SPDX-License-Identifier: MIT
// What is counted of the reviewers' work: how it goes by days, and how far they agree with the
// rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "service/store/store.h"

namespace brandlint {

// How often reviewers agreed with a rule: decisions that are final and not taken back. Its
// precision is agreed / decided.
struct RuleRecord {
  struct Week {
    std::int64_t first_day = 0;  // its Monday, in days since 1970
    std::int64_t decided = 0, agreed = 0;
  };

  std::string rule;
  std::int64_t decided = 0;  // its findings on submissions that were decided
  std::int64_t agreed = 0;   // of these, on such as were rejected or sent back for changes
  std::int64_t open = 0;     // not decided yet
  std::vector<Week> weeks;   // of those asked for the ones in which anything was decided, in order
};

// By name. `weeks` up to that of `now` are looked at singly.
std::vector<RuleRecord> RuleRecords(Transaction& store, Milliseconds now, std::int64_t weeks);

// What reviewers made of what was found: submissions that were finally decided, after `after`.
struct Label {
  std::string submission, name, verdict, state;
  std::vector<std::string> rules;
};
std::vector<Label> ListLabels(Transaction& store, const std::string& after, std::int64_t count);

// Final decisions a day, the latest first.
struct DayRecord {
  std::int64_t day = 0;  // since 1970
  std::int64_t received = 0, approved = 0, rejected = 0, changes = 0;
};
std::vector<DayRecord> DayRecords(Transaction& store, Milliseconds now, std::int64_t days);

}  // namespace brandlint
