// SPDX-License-Identifier: MIT
// How well the marks of a pack are found, kind of alteration by kind, and what that costs: what
// `pack check --curves` shows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace brandlint {

struct MarkCurves {
  struct Kind {
    std::string id;    // "rotated"
    std::string what;  // "turned by any angle"
    int pictures = 0;
    int found = 0;     // at its place, a finding of at least review
    int rejected = 0;  // of these
  };
  // A picture without the mark that came closest to it.
  struct Near {
    std::string name;     // "bird, on a plate"
    double score = 0;     // [0, 1]
    std::string kind;     // of kLogoKinds
    std::string verdict;  // "pass", "review", "reject"
  };
  // What another least score than the policy's would give.
  struct Threshold {
    double score = 0;
    int found = 0;         // of all altered pictures
    int false_alarms = 0;  // of all pictures without the mark
  };

  std::string brand;  // id
  std::string mark;   // id
  std::string title;
  std::vector<Kind> kinds;
  int foreign_flagged = 0;   // pictures without the mark with a finding of at least review
  int foreign_rejected = 0;  // of these
  std::vector<Near> nearest;
  std::vector<Threshold> thresholds;
};

struct PackCurves {
  std::uint32_t seed = 0;
  int rounds = 0;                             // pictures a kind
  std::string policy;                         // id
  std::string version;                        // of the policy
  double review_score = 0, reject_score = 0;  // the least with which its rules act; 0: none does
  std::string foreign;                        // where the foreign marks are from
  int foreign_pictures = 0;                   // all pictures without a mark of the pack
  std::vector<MarkCurves> marks;
};

}  // namespace brandlint
