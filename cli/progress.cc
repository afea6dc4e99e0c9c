// SPDX-License-Identifier: MIT
#include "cli/progress.h"

#include <unistd.h>

#include <cmath>
#include <string>

namespace brandlint::cli {
namespace {

// Runs shorter than this are over before somebody wonders.
constexpr std::chrono::milliseconds kFirst(500), kBetween(100);

constexpr const char* kTakeLineAway = "\r\x1b[K";

// "45 s", "2 min 30 s", "3 h 5 min".
std::string Duration(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  const auto both = [](std::int64_t a, const char* a_unit, std::int64_t b, const char* b_unit) {
    return std::to_string(a) + a_unit + (b > 0 ? " " + std::to_string(b) + b_unit : "");
  };
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return both(whole / 60, " min", whole % 60, " s");
  return both(whole / 3600, " h", whole % 3600 / 60, " min");
}

}  // namespace

Progress::Progress(std::ostream& err, bool wanted, std::uint64_t total)
    : err_(err),
      shown_(wanted && ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 0),
      total_(total),
      next_(start_ + kFirst) {}

void Progress::Step() {
  ++done_;
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + kBetween;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = static_cast<double>(done_) / seconds;
  std::string line = std::to_string(done_);
  if (total_ > 0) line += " of " + std::to_string(total_);
  line += " submissions, ";
  line += rate < 10 ? std::to_string(rate).substr(0, 3) : std::to_string(std::llround(rate));
  line += " a second";
  if (total_ > done_) line += ", " + Duration(static_cast<double>(total_ - done_) / rate) + " left";
  err_ << kTakeLineAway << line << std::flush;
  on_screen_ = true;
}

void Progress::Clear() {
  if (on_screen_) err_ << kTakeLineAway << std::flush;
  on_screen_ = false;
}

}  // namespace brandlint::cli
