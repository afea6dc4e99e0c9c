// SPDX-License-Identifier: MIT
// A calendar day without time and zone: when a rule takes effect, when a permission ends.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace brandlint {

struct Date {
  int year = 0;  // 1 to 9999
  int month = 0;
  int day = 0;

  friend auto operator<=>(const Date&, const Date&) = default;
};

// Reads "2026-11-24" (ISO 8601, extended form) of a day that exists in the Gregorian calendar.
std::optional<Date> ParseDate(std::string_view text);
std::string FormatDate(const Date& date);

}  // namespace brandlint
