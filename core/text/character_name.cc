// SPDX-License-Identifier: MIT
#include "core/text/character_name.h"

#include <unicode/uchar.h>

#include <array>
#include <cstddef>

#include "core/text/code_points.h"

namespace brandlint {

std::string CharacterName(char32_t value) {
  if (!InfoOf(value).known()) return {};
  std::array<char, 128> name{};  // the longest of Unicode 15.0 has 88
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = u_charName(static_cast<UChar32>(value),
                                         U_UNICODE_CHAR_NAME,
                                         name.data(),
                                         static_cast<std::int32_t>(name.size()),
                                         &status);
  if (U_FAILURE(status) || length <= 0) return {};
  return {name.data(), static_cast<std::size_t>(length)};
}

}  // namespace brandlint
