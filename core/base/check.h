// SPDX-License-Identifier: MIT
// CHECK(condition): a bug of ours ends the process with the place and the condition. What the
// outside world can cause is a Result (result.h) instead.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace brandlint::internal {

[[noreturn]] inline void CheckFailed(const char* file, int line, const char* condition) {
  std::fprintf(stderr, "%s:%d: bug: CHECK(%s) failed\n", file, line, condition);
  std::abort();
}

}  // namespace brandlint::internal

#define CHECK(condition) \
  ((condition) ? void() : ::brandlint::internal::CheckFailed(__FILE__, __LINE__, #condition))
