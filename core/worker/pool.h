// SPDX-License-Identifier: MIT
// The pool of worker processes: a stranger's bytes are only ever opened there.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/model/limits.h"
#include "core/worker/answer_cache.h"
#include "core/worker/runner.h"
#include "core/worker/zygote.h"

namespace brandlint {

struct PoolOptions {
  int workers = 1;     // at least 1; what comes out does not depend on it
  Limits limits;       // file_bytes, asset_seconds, asset_cpu_seconds, worker_* count here
  WorkerSetUp set_up;  // what is loaded before a worker is sealed off

  // The texts of a submission, when they have no more bytes together, are given to the job in this
  // process: to hand them over takes longer than to look at them. 0: none are.
  std::size_t own_text_bytes = 0;

  // Answers for pictures that were given before; null: none are kept. `cache_scope` as in
  // answer_cache.h.
  std::shared_ptr<AnswerCache> cache;
  std::string cache_scope;

  // Results come as soon as they are finished, not in the source's order. The source is a queue
  // then, whose end is one for now: as long as some workers are busy and others are not, it is
  // asked again five times a second.
  bool as_done = false;

  // Set by a signal handler when the user has had enough: nothing more is handed out, what the
  // workers have in hand is finished, submissions that are then complete are handed over, and the
  // run ends. May be null.
  const std::atomic<bool>* interrupted = nullptr;
};

// Forks the zygote and from it the workers, sealed off (sandbox.h), which run `job` on piece after
// piece (see pieces.h).
//
// The parent opens files, hashes them and hands their content over as a sealed memfd; it never
// looks inside. Short texts, which it has read itself, it looks at itself (own_text_bytes). One
// thread, no signals of its own, waiting by poll(); the only clock in core/ is the watch over
// asset_seconds. Memory does not grow with the number of submissions: files are opened when a
// worker is free for them, and only so many submissions are begun ahead of the first unfinished
// one.
//
// A worker that crashes is replaced. Its piece is tried once more in a new worker, unless that is
// where it crashed: only what kills a worker that has seen nothing else is to blame. It then
// becomes a problem "worker-crashed" ("icon.png: the worker process was ended by signal 11
// (SIGSEGV)"); one that is not done in time, by the clock or by the processor time it took, a
// problem "worker-timeout". Everything else is examined as if nothing had happened. After
// limits.worker_jobs pieces a worker is replaced as well, whatever they may have left in it.
//
// Precondition: this process has one thread.
// Errors: "worker-start".
Result<std::unique_ptr<Runner>> MakePool(ScanJob job, const PoolOptions& options);

}  // namespace brandlint
