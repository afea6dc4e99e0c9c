// SPDX-License-Identifier: MIT
// What a service does by itself: it takes away trials after an hour, and pictures some days after
// the final decision, and judges anew what waits when what is judged by has changed.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "core/base/result.h"
#include "core/checker/checker.h"
#include "service/records/retention.h"
#include "service/store/pictures.h"
#include "service/store/store.h"

namespace brandlint {

inline constexpr Milliseconds kTrialLife = Milliseconds{60} * 60 * 1000;

// Pictures of submissions that were finally decided `days` ago or earlier; rows first, then files:
// a file that nothing refers to does no harm. With `apply` false it only tells.
Result<Deletion> DeleteOldPictures(
    Store& store, const PictureStore& pictures, std::int64_t days, bool apply, Milliseconds now);

struct UpkeepOptions {
  std::int64_t keep_days = 0;                    // 0: pictures are kept
  std::function<void(const std::string&)> tell;  // one line for the log, from another thread
};

// Does all of it until it is destroyed: judging within a second, taking away every few minutes.
// Several services on one store may do so at once.
class Upkeep {
 public:
  Upkeep(Store& store,
         const PictureStore& pictures,
         const Checker& checker,
         const UpkeepOptions& options);
  ~Upkeep();
  Upkeep(const Upkeep&) = delete;
  Upkeep& operator=(const Upkeep&) = delete;

 private:
  void TakeAway();
  void JudgeAnew();
  bool Stopping();

  Store& store_;
  const PictureStore& pictures_;
  const Checker& checker_;
  const UpkeepOptions options_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace brandlint
