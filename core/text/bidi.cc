// SPDX-License-Identifier: MIT
#include "core/text/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>
#include <string>

namespace brandlint {
namespace {

bool IsControl(char32_t c) { return ChangesOrder(c) || c == 0x200E || c == 0x200F; }

}  // namespace

std::optional<std::vector<std::size_t>> VisualOrder(std::span<const SourceChar> chars) {
  if (std::ranges::none_of(chars, [](const SourceChar& c) { return ChangesOrder(c.value); })) {
    return std::nullopt;
  }

  std::u16string text;
  std::vector<std::size_t> char_of_unit;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    const char32_t c = chars[i].value == 0 ? 0x200B : chars[i].value;
    if (c >= 0x10000) {
      text.push_back(static_cast<char16_t>(U16_LEAD(c)));
      text.push_back(static_cast<char16_t>(U16_TRAIL(c)));
      char_of_unit.push_back(i);
    } else {
      text.push_back(static_cast<char16_t>(c));
    }
    char_of_unit.push_back(i);
  }

  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), &ubidi_close);
  if (!bidi) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const auto length = static_cast<std::int32_t>(text.size());
  ubidi_setPara(bidi.get(), text.data(), length, UBIDI_LTR, nullptr, &status);
  const std::int32_t runs = U_SUCCESS(status) ? ubidi_countRuns(bidi.get(), &status) : 0;
  if (U_FAILURE(status)) return std::nullopt;

  std::vector<std::size_t> order;
  order.reserve(chars.size());
  for (std::int32_t run = 0; run < runs; ++run) {
    std::int32_t start = 0, count = 0;
    const bool backwards = ubidi_getVisualRun(bidi.get(), run, &start, &count) == UBIDI_RTL;
    for (std::int32_t k = 0; k < count; ++k) {
      const std::int32_t unit = backwards ? start + count - 1 - k : start + k;
      const std::size_t index = char_of_unit[static_cast<std::size_t>(unit)];
      if (!order.empty() && order.back() == index) continue;  // the second half of a pair
      if (!IsControl(chars[index].value)) order.push_back(index);
    }
  }
  if (std::ranges::is_sorted(order)) return std::nullopt;
  return order;
}

}  // namespace brandlint
