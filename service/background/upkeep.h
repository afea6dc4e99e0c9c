// SPDX-License-Identifier: MIT
// What a service takes away by itself: trials after an hour, pictures some days after the final
// decision.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "core/base/result.h"
#include "service/records/retention.h"
#include "service/store/pictures.h"
#include "service/store/store.h"

namespace brandlint {

inline constexpr Milliseconds kTrialLife = Milliseconds{60} * 60 * 1000;

// Pictures of submissions that were finally decided `days` ago or earlier; rows first, then files:
// a file that nothing refers to does no harm. With `apply` false it only tells.
Result<Deletion> DeleteOldPictures(
    Store& store, const PictureStore& pictures, std::int64_t days, bool apply, Milliseconds now);

// Does both until it is destroyed, every few minutes. `keep_days` 0: pictures are kept.
class Upkeep {
 public:
  Upkeep(Store& store, const PictureStore& pictures, std::int64_t keep_days);
  ~Upkeep();
  Upkeep(const Upkeep&) = delete;
  Upkeep& operator=(const Upkeep&) = delete;

 private:
  void Once();

  Store& store_;
  const PictureStore& pictures_;
  const std::int64_t keep_days_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace brandlint
