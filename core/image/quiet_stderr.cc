// SPDX-License-Identifier: MIT
#include "core/image/quiet_stderr.h"

#include <cstddef>
#include <cstdio>

namespace brandlint {
namespace {

ssize_t Swallow(void*, const char*, std::size_t size) { return static_cast<ssize_t>(size); }

std::FILE* const kReal = stderr;
std::FILE* const kNowhere = ::fopencookie(nullptr, "w", {.write = Swallow});

}  // namespace

QuietStderr::QuietStderr() {
  if (kNowhere != nullptr) stderr = kNowhere;
}

QuietStderr::~QuietStderr() { stderr = kReal; }

}  // namespace brandlint
