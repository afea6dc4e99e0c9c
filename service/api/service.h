// SPDX-License-Identifier: MIT
// What all routes have in common: the store, the pictures, what submissions are judged by, and how
// this service was set up.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/checker/checker.h"
#include "core/model/limits.h"
#include "service/copies/picture_index.h"
#include "service/records/actor.h"
#include "service/records/decisions.h"
#include "service/store/pictures.h"
#include "service/store/store.h"

namespace brandlint {

struct ServiceSettings {
  Limits limits;
  ReviewRules review;
  SessionLimits sessions;
  std::int64_t body_bytes = std::int64_t{64} << 20;  // of a submission with its pictures
  std::int64_t pictures = 100;                       // of one submission
  std::int64_t requests_per_minute = 60'000;         // of one token or person
  std::int64_t failures_per_minute = 20;             // wrong passwords and tokens, of one address
  Milliseconds review_target =
      Milliseconds{5} * 24 * 60 * 60 * 1000;  // age that should not be passed
  bool secure_cookies = false;                // browsers come through TLS

  // A proxy that says who comes: the header's name in lower case, and the address it must come
  // from. Empty: none is believed.
  std::string proxy_header;
  std::string proxy_address;
};

// Bounds how often something happens a minute, for each of many keys. Thread-safe.
class RateLimit {
 public:
  explicit RateLimit(std::int64_t per_minute) : per_minute_(per_minute) {}

  // Counts one and tells whether it was still within the bound.
  bool Take(const std::string& key, Milliseconds now);

  // Whether the bound has been reached, without counting.
  bool Full(const std::string& key, Milliseconds now);

 private:
  struct Window {
    Milliseconds minute = 0;
    std::int64_t count = 0;
  };

  const std::int64_t per_minute_;
  std::mutex mutex_;
  std::map<std::string, Window, std::less<>> windows_;
};

// Numbers for /metrics, counted by whoever does the thing. Thread-safe.
class Metrics {
 public:
  void CountRequest(std::string_view route, int status, double seconds);

  // Appends the text exposition format. Source: Prometheus documentation, "Exposition formats".
  void Write(std::string& out);

 private:
  struct Sum {
    std::int64_t count = 0;
    double seconds = 0;
    std::vector<std::int64_t> buckets;
  };

  std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::int64_t> requests_;
  std::map<std::string, Sum, std::less<>> durations_;
};

struct Service {
  Service(Store& used_store,
          PictureStore used_pictures,
          const Checker& used_checker,
          ServiceSettings used_settings)
      : store(used_store),
        pictures(std::move(used_pictures)),
        checker(used_checker),
        settings(std::move(used_settings)),
        requests(settings.requests_per_minute),
        failures(settings.failures_per_minute) {}

  Store& store;
  const PictureStore pictures;
  const Checker& checker;
  const ServiceSettings settings;
  RateLimit requests;
  RateLimit failures;
  PictureIndex picture_index;
  Metrics metrics;
  std::atomic<bool> stopping = false;
};

}  // namespace brandlint
