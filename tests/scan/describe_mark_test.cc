// SPDX-License-Identifier: MIT
#include "core/scan/describe_mark.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace brandlint {
namespace {

struct DescribeCase {
  const char* name;
  std::vector<Measure> measures;
  const char* expected;
};

void PrintTo(const DescribeCase& row, std::ostream* out) { *out << row.name; }

const DescribeCase kCases[] = {
    {"no_parts_were_measured", {{"distance", 12, ""}}, "the picture as a whole"},
    {"whole",
     {{"parts_total", 6, ""},
      {"bars_found", 5, ""},
      {"bars_total", 5, ""},
      {"bows_found", 1, ""},
      {"bows_total", 1, ""},
      {"ink", 0xFFFFFF, "rgb"},
      {"ground", 0x28AA3C, "rgb"},
      {"rotation", -12.2, "deg"},
      {"coverage", 0.041, ""}},
     "five of five bars and the bow, white on green, turned by 12 degrees, covering 4 % of the "
     "picture"},
    {"in_part",
     {{"parts_total", 6, ""},
      {"bars_found", 3, ""},
      {"bars_total", 5, ""},
      {"bows_found", 0, ""},
      {"bows_total", 1, ""},
      {"parts_covered", 2, ""},
      {"parts_outside", 1, ""},
      {"mirrored", 1, ""},
      {"outlined", 1, ""},
      {"rotation", 0.2, "deg"},
      {"coverage", 0.001, ""}},
     "three of five bars and no bow, two covered, one beyond the border, as an outline, mirrored, "
     "covering less than 1 % of the picture"},
    {"many_of_many_kinds",
     {{"parts_total", 14, ""},
      {"discs_found", 11, ""},
      {"discs_total", 12, ""},
      {"pieces_found", 1, ""},
      {"pieces_total", 1, ""},
      {"holes_found", 1, ""},
      {"holes_total", 1, ""},
      {"ink", 0x101010, "rgb"},
      {"ground", 0xDC1E1E, "rgb"},
      {"coverage", 1, ""}},
     "11 of 12 discs, the piece and the hole, black on red, covering 100 % of the picture"},
};

class DescribeMarkTest : public testing::TestWithParam<DescribeCase> {};

TEST_P(DescribeMarkTest, SaysWhatWasSeen) {
  Evidence evidence;
  evidence.measures = GetParam().measures;
  EXPECT_EQ(DescribeMark(evidence), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, DescribeMarkTest, testing::ValuesIn(kCases), [](const auto& row) {
  return std::string(row.param.name);
});

}  // namespace
}  // namespace brandlint
