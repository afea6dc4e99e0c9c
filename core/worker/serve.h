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

// A picture of 1.6 megapixels; to ask for less is not worth the wait.
inline constexpr std::int64_t kLittleMemory = std::int64_t{32} << 20;

// Says on the socket kWorkerSocket that it is ready, and answers jobs until it closes. Each may
// take so many seconds of processor time. An asset whose job asked for a file that is not kept (see
// kept_files.h) counts as partly examined: a library went without what it wanted. Exceptions of
// the job end the process, as any crash does. A job that `memory_need` says takes more than
// kLittleMemory begins when the pool has given it so much.
[[noreturn]] void Serve(const ScanJob& scan,
                        const MemoryNeed& memory_need,
                        std::int64_t cpu_seconds) noexcept;

}  // namespace brandlint
