// SPDX-License-Identifier: MIT
#include "service/background/upkeep.h"

#include <chrono>

namespace brandlint {
namespace {

constexpr auto kPause = std::chrono::minutes(5);
constexpr Milliseconds kDay = Milliseconds{24} * 60 * 60 * 1000;

Result<void> RemoveFiles(const PictureStore& pictures, const Deletion& deletion) {
  for (const std::string& digest : deletion.pictures) {
    if (auto removed = pictures.Remove(digest); !removed) return removed;
  }
  return {};
}

}  // namespace

Result<Deletion> DeleteOldPictures(
    Store& store, const PictureStore& pictures, std::int64_t days, bool apply, Milliseconds now) {
  auto deletion = store.Write([&](Transaction& writing) -> Result<Deletion> {
    return DeletePicturesDecidedBefore(writing, now - days * kDay, apply, now, "system");
  });
  if (!deletion || !apply) return deletion;
  if (const auto removed = RemoveFiles(pictures, *deletion); !removed) return removed.error();
  return deletion;
}

Upkeep::Upkeep(Store& store, const PictureStore& pictures, std::int64_t keep_days)
    : store_(store), pictures_(pictures), keep_days_(keep_days) {
  thread_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    while (!stop_) {
      lock.unlock();
      Once();
      lock.lock();
      changed_.wait_for(lock, kPause, [&] { return stop_; });
    }
  });
}

Upkeep::~Upkeep() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

// What fails now is tried again the next time.
void Upkeep::Once() {
  const auto trials = store_.Write([](Transaction& writing) -> Result<Deletion> {
    return DeleteTrials(writing, Now() - kTrialLife);
  });
  if (trials) (void)RemoveFiles(pictures_, *trials);
  if (keep_days_ > 0) (void)DeleteOldPictures(store_, pictures_, keep_days_, true, Now());
}

}  // namespace brandlint
