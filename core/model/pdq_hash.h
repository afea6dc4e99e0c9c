// SPDX-License-Identifier: MIT
// The value of a PDQ hash (core/image/pdq.h makes them), and its form in files.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace brandlint {

inline constexpr int kPdqBits = 256;

struct PdqHash {
  std::array<std::uint64_t, 4> bits{};  // bit 16 * i + j: frequency (i + 1, j + 1), rows first

  friend bool operator==(const PdqHash&, const PdqHash&) = default;
};

// The hash of one view of a picture, and how much there is to see in that, in [0, 100].
struct ViewHash {
  PdqHash hash;
  int quality = 0;

  friend bool operator==(const ViewHash&, const ViewHash&) = default;
};

// 64 hexadecimal digits, the highest bit first, as the source and the services that use it write
// them. Reads either case, writes the lower.
std::optional<PdqHash> ParsePdqHash(std::string_view text);
std::string FormatPdqHash(const PdqHash& hash);

}  // namespace brandlint
