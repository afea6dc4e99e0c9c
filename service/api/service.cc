// SPDX-License-Identifier: MIT
#include "service/api/service.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace brandlint {
namespace {

constexpr std::array kBuckets_s = {0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0};
constexpr std::size_t kKeys = 10'000;  // remembered; beyond them the whole minute starts anew

std::string Number(double value) {
  std::array<char, 32> text;
  const int length = std::snprintf(text.data(), text.size(), "%.6g", value);
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

bool RateLimit::Take(const std::string& key, Milliseconds now) {
  const std::lock_guard lock(mutex_);
  if (windows_.size() > kKeys) windows_.clear();
  Window& window = windows_[key];
  const Milliseconds minute = now / 60'000;
  if (window.minute != minute) window = {minute, 0};
  return ++window.count <= per_minute_;
}

bool RateLimit::Full(const std::string& key, Milliseconds now) {
  const std::lock_guard lock(mutex_);
  const auto window = windows_.find(key);
  return window != windows_.end() && window->second.minute == now / 60'000 &&
         window->second.count >= per_minute_;
}

void Metrics::CountRequest(std::string_view route, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++requests_[{std::string(route), status}];
  Sum& sum = durations_[std::string(route)];
  ++sum.count;
  sum.seconds += seconds;
  sum.buckets.resize(kBuckets_s.size());
  for (std::size_t i = 0; i < kBuckets_s.size(); ++i) {
    if (seconds <= kBuckets_s.at(i)) ++sum.buckets[i];
  }
}

void Metrics::Write(std::string& out) {
  const std::lock_guard lock(mutex_);
  out +=
      "# HELP brandlint_http_requests_total Requests, by route and status.\n"
      "# TYPE brandlint_http_requests_total counter\n";
  for (const auto& [key, count] : requests_) {
    out += "brandlint_http_requests_total{route=\"" + key.first + "\",status=\"" +
           std::to_string(key.second) + "\"} " + std::to_string(count) + "\n";
  }
  out +=
      "# HELP brandlint_http_request_seconds Time from the whole request to the answer.\n"
      "# TYPE brandlint_http_request_seconds histogram\n";
  for (const auto& [route, sum] : durations_) {
    const std::string label = "{route=\"" + route + "\"";
    for (std::size_t i = 0; i < kBuckets_s.size(); ++i) {
      out += "brandlint_http_request_seconds_bucket" + label + ",le=\"" + Number(kBuckets_s.at(i)) +
             "\"} " + std::to_string(sum.buckets[i]) + "\n";
    }
    out += "brandlint_http_request_seconds_bucket" + label + ",le=\"+Inf\"} " +
           std::to_string(sum.count) + "\n";
    out += "brandlint_http_request_seconds_sum" + label + "} " + Number(sum.seconds) + "\n";
    out += "brandlint_http_request_seconds_count" + label + "} " + std::to_string(sum.count) + "\n";
  }
}

}  // namespace brandlint
