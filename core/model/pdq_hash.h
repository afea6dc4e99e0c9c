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

// 64 hexadecimal digits, the highest bit first, as the source and the services that use it write
// them. Reads either case, writes the lower.
std::optional<PdqHash> ParsePdqHash(std::string_view text);
std::string FormatPdqHash(const PdqHash& hash);

}  // namespace brandlint
