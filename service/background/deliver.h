// SPDX-License-Identifier: MIT
// Sends webhooks when their time has come.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "service/store/store.h"

namespace brandlint {

// A thread that delivers until it is destroyed; what it is sending then is sent to its end. Several
// senders at one store share the work.
class Sender {
 public:
  explicit Sender(Store& store);
  ~Sender();
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

 private:
  void Loop();

  Store& store_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stop_ = false;
  std::thread thread_;
};

// Sends what is due once. Gives how many attempts were made.
Result<int> DeliverOnce(Store& store);

}  // namespace brandlint
