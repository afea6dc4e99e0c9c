// SPDX-License-Identifier: MIT
#include "service/background/upkeep.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include "service/standing/standing.h"

namespace brandlint {
namespace {

constexpr auto kPause = std::chrono::minutes(5);  // between two times of taking away
constexpr auto kLook = std::chrono::seconds(1);   // whether something is to be judged anew
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

Upkeep::Upkeep(Store& store,
               const PictureStore& pictures,
               const Checker& checker,
               const UpkeepOptions& options)
    : store_(store), pictures_(pictures), checker_(checker), options_(options) {
  thread_ = std::thread([this] {
    auto next = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    while (!stop_) {
      lock.unlock();
      JudgeAnew();
      if (const auto now = std::chrono::steady_clock::now(); now >= next) {
        TakeAway();
        next = now + kPause;
      }
      lock.lock();
      changed_.wait_for(lock, kLook, [&] { return stop_; });
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

bool Upkeep::Stopping() {
  const std::lock_guard lock(mutex_);
  return stop_;
}

// What fails now is tried again the next time.
void Upkeep::TakeAway() {
  const auto trials = store_.Write([](Transaction& writing) -> Result<Deletion> {
    return DeleteTrials(writing, Now() - kTrialLife);
  });
  if (trials) (void)RemoveFiles(pictures_, *trials);
  if (options_.keep_days > 0) {
    (void)DeleteOldPictures(store_, pictures_, options_.keep_days, true, Now());
  }
}

// Looked for in the store, where whatever service was asked has left it: that one may have died.
void Upkeep::JudgeAnew() {
  const auto judging =
      store_.Read([](Transaction& reading) -> Result<Judging> { return ReadJudging(reading); });
  if (!judging || judging->finished_at > 0) return;
  while (!Stopping()) {
    std::vector<std::string> complaints;
    const auto more = store_.Write([&](Transaction& writing) -> Result<bool> {
      complaints.clear();
      return JudgePortion(writing, checker_, Now(), [&](const std::string& complaint) {
        complaints.push_back(complaint);
      });
    });
    if (!more) complaints = {"what waits is not judged anew: " + more.error().message};
    if (options_.tell) std::ranges::for_each(complaints, options_.tell);
    if (!more || !*more) return;
  }
}

}  // namespace brandlint
