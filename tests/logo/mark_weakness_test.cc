// SPDX-License-Identifier: MIT
#include "core/logo/mark_weakness.h"

#include <gmock/gmock.h>

#include <optional>
#include <ostream>
#include <string>

#include "core/trials/canvas.h"

namespace brandlint {
namespace {

struct WeaknessCase {
  const char* name;
  const char* shapes;
  const char* expected;  // its code
};

void PrintTo(const WeaknessCase& row, std::ostream* out) { *out << row.name; }

constexpr WeaknessCase kWeaknesses[] = {
    {"disc", "<circle cx='50' cy='50' r='40'/>", "plain-mark"},
    {"square", "<rect x='10' y='10' width='80' height='80'/>", "plain-mark"},
    {"bar", "<rect x='40' y='5' width='20' height='90' rx='10'/>", "plain-mark"},
    {"two_discs",
     "<circle cx='25' cy='50' r='20'/><circle cx='75' cy='50' r='20'/>",
     "few-plain-parts"},
    {"bow",
     "<path d='M10 30Q50 90 90 30' fill='none' stroke='#000' stroke-width='10'/>",
     "few-parts"},
    {"four_discs",
     "<circle cx='20' cy='20' r='9'/><circle cx='80' cy='20' r='14'/>"
     "<circle cx='25' cy='75' r='18'/><circle cx='75' cy='75' r='11'/>",
     ""},
};

class WeaknessTest : public testing::TestWithParam<WeaknessCase> {};

TEST_P(WeaknessTest, IsTold) {
  const std::string svg =
      std::string("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>") +
      GetParam().shapes + "</svg>";
  const Result<MarkModel> model = CompileMark("m", "m", Draw(svg, 400, {255, 255, 255}));
  ASSERT_TRUE(model.ok());
  const std::optional<MarkWeakness> weakness = WeaknessOf(*model);
  EXPECT_EQ(weakness ? weakness->code : "", GetParam().expected);
  if (!weakness) return;
  // The number and the limit.
  EXPECT_THAT(weakness->text, testing::HasSubstr(std::to_string(model->parts.size())));
  EXPECT_THAT(weakness->text, testing::HasSubstr("at least " + std::to_string(kEnoughParts)));
  EXPECT_FALSE(weakness->weak_in.empty());
}

INSTANTIATE_TEST_SUITE_P(, WeaknessTest, testing::ValuesIn(kWeaknesses), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
