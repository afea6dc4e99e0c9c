// SPDX-License-Identifier: MIT
// The one way from a checker to the runner that scans for it.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/checker/checker.h"
#include "core/io/file_cache.h"
#include "core/model/limits.h"
#include "core/worker/runner.h"

namespace brandlint {

struct RunOptions {
  Limits limits;
  std::string language;      // data for the text reader; empty: by the locale of the picture
  bool read_all = false;     // read every line of a picture, not only what may hold a name
  bool tell_unread = false;  // note where text was found and not read, and why
  bool pictures = false;     // show evidence in pictures (Evidence::picture), as `html` does
  bool previews = false;     // and every picture as a whole (AssetFacts::preview)
  bool hashes = false;       // and to find copies by (AssetFacts::hashes)
  int workers = 0;           // processes; 0: as many as there are cores
  // Where answers for pictures are kept from run to run (io/file_cache.h); null: they are not. Only
  // with `sandbox`.
  std::shared_ptr<FileCache> cache;

  bool as_done = false;  // results as they are finished, from a queue, as PoolOptions::as_done

  // False: pictures are opened in this process, and one that crashes a decoder is its end.
  bool sandbox = true;
  const std::atomic<bool>* interrupted = nullptr;  // as PoolOptions::interrupted
};

// A runner that scans submissions with what the checker compiled; it holds no more of the checker.
// With `sandbox`, worker processes are forked here: precondition, this process has one thread.
// Tesseract's OpenMP is not held to one thread by it: set OMP_THREAD_LIMIT=1 before main() runs.
//
// Errors: "worker-start".
Result<std::unique_ptr<Runner>> MakeRunner(const Checker& checker, const RunOptions& options);

}  // namespace brandlint
