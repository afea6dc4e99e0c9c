// SPDX-License-Identifier: MIT
// One function on a stranger's bytes, in a process of its own that is sealed off as workers are.
#pragma once

#include <functional>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/limits.h"

namespace brandlint {

// Forks, seals the child off (sandbox.h), lets it answer and waits for the answer. The child has
// limits.worker_bytes of address space, asset_cpu_seconds of processor time and asset_seconds by
// the clock on the wall.
//
// Precondition: this process has one thread. Errors: "worker-start", and those of WhyNotExamined
// and NotExaminedInTime (worker_process.h), for after the name of what was looked at.
using SealedJob = std::function<std::string(ByteView input)>;
Result<std::string> CallSealed(const SealedJob& job, ByteView input, const Limits& limits);

}  // namespace brandlint
