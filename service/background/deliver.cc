// SPDX-License-Identifier: MIT
#include "service/background/deliver.h"

#include <chrono>
#include <random>

#include "core/base/utf8.h"
#include "service/background/transfer.h"
#include "service/records/hooks.h"

namespace brandlint {
namespace {

constexpr std::int64_t kAtATime = 20;
constexpr auto kPause = std::chrono::milliseconds(500);
constexpr int kSeconds = 10;

// For the log of deliveries: short, and whole characters.
std::string Head(const std::string& text) {
  constexpr std::size_t kMost = 200;
  return EscapeForDisplay(std::string_view(text).substr(0, kMost));
}

}  // namespace

Result<int> DeliverOnce(Store& store) {
  const auto due = store.Write([](Transaction& writing) -> Result<std::vector<Delivery>> {
    return ClaimDeliveries(writing, kAtATime, Now());
  });
  if (!due) return due.error();
  for (const Delivery& delivery : *due) {
    const auto answer = Transfer(
        {.method = "POST",
         .url = delivery.url,
         .headers = {{"Content-Type", "application/json"},
                     {"Brandlint-Event", delivery.event},
                     {"Brandlint-Signature", SignatureOf(delivery.secret, delivery.body, Now())}},
         .body = delivery.body,
         .form = {},
         .reach = Reach::kPublicOrLoopback,
         .seconds = kSeconds});
    const bool delivered = answer && answer->status >= 200 && answer->status < 300;
    const std::string told =
        answer ? std::to_string(answer->status) + " " + Head(answer->body) : answer.error().message;
    static thread_local std::minstd_rand dice{std::random_device{}()};
    const double thrown = std::uniform_real_distribution<double>(0, 1)(dice);
    const auto noted = store.Write([&](Transaction& writing) -> Result<void> {
      NoteDelivery(writing,
                   delivery,
                   delivered,
                   told,
                   Now() + DeliveryDelay(delivery.attempts + 1, thrown),
                   Now());
      return {};
    });
    if (!noted) return noted.error();
  }
  return static_cast<int>(due->size());
}

Sender::Sender(Store& store) : store_(store) {
  thread_ = std::thread([this] { Loop(); });
}

Sender::~Sender() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Sender::Loop() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    lock.unlock();
    const auto sent = DeliverOnce(store_);
    lock.lock();
    // As many as at most: there may be more.
    if (sent && *sent == kAtATime) continue;
    changed_.wait_for(lock, kPause, [&] { return stop_; });
  }
}

}  // namespace brandlint
