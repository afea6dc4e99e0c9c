// SPDX-License-Identifier: MIT
#pragma once

namespace brandlint {

// While one of these is there, what is told on stderr goes nowhere: libjxl and dav1d tell there of
// each damaged file, in lines that name no file, and nothing of what we call switches that off.
// With several of them in threads the first that goes may let the others' lines through.
class QuietStderr {
 public:
  QuietStderr();
  ~QuietStderr();
  QuietStderr(const QuietStderr&) = delete;
  QuietStderr& operator=(const QuietStderr&) = delete;
};

}  // namespace brandlint
