// SPDX-License-Identifier: MIT
// What a worker process does with its life.
#pragma once

#include <cstdint>

#include "core/worker/runner.h"

namespace brandlint {

// How a worker says why it gives up (and kRefusedCallStatus, sandbox.h).
inline constexpr int kBadJobStatus = 2;
inline constexpr int kCannotStartStatus = 3;
inline constexpr int kNoMemoryStatus = 4;

// Says on the socket kWorkerSocket that it is ready, and answers jobs until it closes. Each may
// take so many seconds of processor time. An asset whose job asked for a file that is not kept (see
// kept_files.h) counts as partly examined: a library went without what it wanted. Exceptions of
// the job end the process, as any crash does.
[[noreturn]] void Serve(const ScanJob& scan, std::int64_t cpu_seconds) noexcept;

}  // namespace brandlint
