// SPDX-License-Identifier: MIT
#include "core/scan/describe_mark.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

namespace brandlint {
namespace {

const Measure* Find(const Evidence& evidence, std::string_view name) {
  const auto found = std::ranges::find(evidence.measures, name, &Measure::name);
  return found == evidence.measures.end() ? nullptr : &*found;
}

double ValueOf(const Evidence& evidence, std::string_view name) {
  const Measure* const measure = Find(evidence, name);
  return measure == nullptr ? 0 : measure->value;
}

std::string Count(double value) {
  constexpr std::array<const char*, 10> kWords = {
      "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  const int count = static_cast<int>(std::lround(value));
  if (count >= 0 && count < 10) return kWords[static_cast<std::size_t>(count)];
  return std::to_string(count);
}

// "five of five bars"; "the bow" for the only one.
std::string PartsOf(const Evidence& evidence, std::string_view singular) {
  const std::string name = std::string(singular) + "s";
  const double total = ValueOf(evidence, name + "_total"),
               found = ValueOf(evidence, name + "_found");
  if (total == 1)
    return found == 1 ? "the " + std::string(singular) : "no " + std::string(singular);
  return Count(found) + " of " + Count(total) + " " + name;
}

// The nearest of the colours that have a name everybody knows.
std::string_view ColourName(double rgb) {
  struct Named {
    std::string_view name;
    int red, green, blue;
  };
  constexpr std::array<Named, 22> kColours = {{
      {"black", 0, 0, 0},
      {"black", 35, 35, 38},
      {"dark grey", 80, 80, 80},
      {"grey", 128, 128, 128},
      {"light grey", 200, 200, 200},
      {"white", 255, 255, 255},
      {"red", 220, 30, 30},
      {"dark red", 128, 0, 0},
      {"orange", 255, 140, 0},
      {"yellow", 250, 220, 20},
      {"brown", 130, 80, 30},
      {"green", 40, 170, 60},
      {"dark green", 0, 90, 30},
      {"light green", 150, 230, 150},
      {"turquoise", 40, 190, 190},
      {"light blue", 140, 190, 240},
      {"blue", 30, 100, 230},
      {"dark blue", 10, 20, 110},
      {"purple", 120, 30, 170},
      {"lilac", 190, 150, 230},
      {"pink", 250, 130, 180},
      {"magenta", 220, 30, 160},
  }};
  const int value = static_cast<int>(std::lround(rgb));
  const int red = value >> 16 & 0xFF, green = value >> 8 & 0xFF, blue = value & 0xFF;
  return std::ranges::min_element(kColours,
                                  {},
                                  [&](const Named& c) {
                                    return (c.red - red) * (c.red - red) +
                                           (c.green - green) * (c.green - green) +
                                           (c.blue - blue) * (c.blue - blue);
                                  })
      ->name;
}

}  // namespace

std::string DescribeMark(const Evidence& evidence) {
  if (Find(evidence, "parts_total") == nullptr) return "the picture as a whole";
  std::vector<std::string> parts;
  for (const std::string_view name : {"bar", "bow", "disc", "piece", "hole"}) {
    if (ValueOf(evidence, std::string(name) + "s_total") > 0)
      parts.push_back(PartsOf(evidence, name));
  }
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  const double covered = ValueOf(evidence, "parts_covered");
  const double outside = ValueOf(evidence, "parts_outside");
  if (covered > 0) text += ", " + Count(covered) + " covered";
  if (outside > 0) text += ", " + Count(outside) + " beyond the border";
  const Measure* const ink = Find(evidence, "ink");
  const Measure* const ground = Find(evidence, "ground");
  if (ink != nullptr && ground != nullptr) {
    text += ", " + std::string(ColourName(ink->value)) + " on " +
            std::string(ColourName(ground->value));
  }
  if (ValueOf(evidence, "outlined") > 0) text += ", as an outline";
  if (ValueOf(evidence, "mirrored") > 0) text += ", mirrored";
  const double rotation = std::abs(std::round(ValueOf(evidence, "rotation")));
  if (rotation >= 1) {
    text += ", turned by " + std::to_string(static_cast<int>(rotation)) +
            (rotation == 1 ? " degree" : " degrees");
  }
  const int percent = static_cast<int>(std::lround(100 * ValueOf(evidence, "coverage")));
  text +=
      ", covering " + (percent < 1 ? "less than 1" : std::to_string(percent)) + " % of the picture";
  return text;
}

}  // namespace brandlint
