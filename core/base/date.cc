// SPDX-License-Identifier: MIT
#include "core/base/date.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace brandlint {

std::optional<Date> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = -1;
    const char* const first = text.data() + from;
    const auto [end, error] = std::from_chars(first, first + count, value);
    return error == std::errc() && end == first + count ? value : -1;
  };
  const Date date{number(0, 4), number(5, 2), number(8, 2)};
  if (date.year < 1 || date.month < 1 || date.day < 1) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(date.year),
                                        std::chrono::month(static_cast<unsigned>(date.month)),
                                        std::chrono::day(static_cast<unsigned>(date.day))};
  if (!day.ok()) return std::nullopt;
  return date;
}

std::string FormatDate(const Date& date) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

}  // namespace brandlint
