// SPDX-License-Identifier: MIT
// The worker's loop: the same as everywhere, Next → Scan → Judge → Put, with the queue at one end
// and the store at the other.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "core/base/result.h"
#include "core/checker/checker.h"
#include "core/model/limits.h"
#include "core/worker/runner.h"
#include "service/store/pictures.h"
#include "service/store/store.h"

namespace brandlint {

struct ExamineOptions {
  Limits limits;
  int jobs = 1;                                  // of the runner: so many twice are claimed ahead
  std::string name;                              // of this worker, of no other one
  const std::atomic<bool>* stopping = nullptr;   // what is in hand is finished, then it returns
  std::function<void(const std::string&)> tell;  // one line for the log
};

// Examines what the queue has until it is stopped. A store that is gone for a while is waited for.
// The runner gives results as they are done (PoolOptions::as_done), so that a slow picture holds
// back nobody else's.
void Examine(Store& store,
             const PictureStore& pictures,
             const Checker& checker,
             Runner& runner,
             const ExamineOptions& options);

}  // namespace brandlint
