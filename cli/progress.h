// SPDX-License-Identifier: MIT
// How far a long run is, on one line of a terminal that is gone afterwards.
#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>

namespace brandlint::cli {

class Progress {
 public:
  // Says nothing unless standard error is a terminal and standard output is none: two things that
  // write to one screen would tear each other's lines.
  // total  Submissions there are; 0: not known.
  Progress(std::ostream& err, bool wanted, std::uint64_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { Clear(); }

  // One more submission is finished.
  void Step();

  // Takes the line away, before something else is written.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& err_;
  const bool shown_;
  const std::uint64_t total_;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point next_;
  std::uint64_t done_ = 0;
  bool on_screen_ = false;
};

}  // namespace brandlint::cli
