// SPDX-License-Identifier: MIT
#include "core/text/punycode.h"

#include <cstdint>
#include <limits>

namespace brandlint {
namespace {

// RFC 3492, section 5: the parameters of Punycode.
constexpr std::uint32_t kBase = 36, kTMin = 1, kTMax = 26, kSkew = 38, kDamp = 700;
constexpr std::uint32_t kInitialBias = 72, kInitialN = 0x80;
constexpr std::size_t kLongestLabel = 63;  // RFC 1035, section 2.3.4

std::optional<std::uint32_t> DigitOf(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a');
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0') + 26;
  return std::nullopt;
}

std::uint32_t Adapt(std::uint32_t delta, std::uint32_t points, bool first) {
  delta = first ? delta / kDamp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > (kBase - kTMin) * kTMax / 2; k += kBase) delta /= kBase - kTMin;
  return k + (kBase - kTMin + 1) * delta / (delta + kSkew);
}

}  // namespace

std::optional<std::u32string> DecodePunycode(std::string_view label) {
  if (label.empty() || label.size() > kLongestLabel) return std::nullopt;
  std::u32string decoded;
  std::size_t at = 0;
  if (const std::size_t dash = label.rfind('-'); dash != std::string_view::npos) {
    for (const char c : label.substr(0, dash)) {
      if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
      decoded.push_back(static_cast<unsigned char>(c));
    }
    at = dash + 1;
  }

  // At most 63 digits of base 36 fit no 32-bit delta; every step checks before it overflows.
  constexpr std::uint32_t kMax = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t n = kInitialN, i = 0, bias = kInitialBias;
  while (at < label.size()) {
    const std::uint32_t before = i;
    std::uint32_t weight = 1;
    for (std::uint32_t k = kBase;; k += kBase) {
      if (at == label.size()) return std::nullopt;
      const std::optional<std::uint32_t> digit = DigitOf(label[at++]);
      if (!digit || *digit > (kMax - i) / weight) return std::nullopt;
      i += *digit * weight;
      const std::uint32_t t = k <= bias ? kTMin : k >= bias + kTMax ? kTMax : k - bias;
      if (*digit < t) break;
      if (weight > kMax / (kBase - t)) return std::nullopt;
      weight *= kBase - t;
    }
    const auto points = static_cast<std::uint32_t>(decoded.size()) + 1;
    bias = Adapt(i - before, points, before == 0);
    if (i / points > 0x10FFFF - n) return std::nullopt;
    n += i / points;
    i %= points;
    if (n >= 0xD800 && n <= 0xDFFF) return std::nullopt;
    decoded.insert(decoded.begin() + i, static_cast<char32_t>(n));
    ++i;
  }
  return decoded;
}

}  // namespace brandlint
