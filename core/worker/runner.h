// SPDX-License-Identifier: MIT
// Submissions in, observations out: the seam behind which scanning runs in this process or in many.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/io/source.h"
#include "core/model/limits.h"
#include "core/model/observations.h"
#include "core/model/submission.h"
#include "core/scan/scanner.h"

namespace brandlint {

// What is done with a submission: Scan() with its pack, options and tools bound. One entry of
// `assets` for each of submission.assets. It is called in many processes, but never concurrently
// in one. Whatever it answers must be the sum of what it answers for the texts and for each asset
// alone (see pieces.h).
using ScanJob = std::function<Observations(const Submission&, std::span<const AssetBytes>)>;

// How many bytes of memory a job with that content will take at its most, about. May be empty:
// little. Called in a worker, sealed off, before the job.
using MemoryNeed = std::function<std::int64_t(ByteView)>;

class Runner {
 public:
  virtual ~Runner() = default;

  // The observations of the source's next submission, in the source's order (unless the runner was
  // made to give them as they are done, see pool.h); nothing at the end, or after an interruption
  // once everything that was finished has been handed over. Submissions are taken from the source
  // ahead of need, so a runner stays with one source until its end; afterwards it may be given
  // another.
  //
  // Errors: the source's; "worker-start" when a worker process cannot be made.
  virtual Result<std::optional<Observations>> Next(Source& source) = 0;
};

// Runs the job in this process. A crash of a decoder is a crash of the program: for
// --no-sandbox, and for tests. `interrupted` as in pool.h.
std::unique_ptr<Runner> MakeInProcessRunner(ScanJob job,
                                            const Limits& limits,
                                            std::function<bool()> interrupted = {});

}  // namespace brandlint
