// SPDX-License-Identifier: MIT
#include "core/text/character_name.h"

#include <gtest/gtest.h>

namespace brandlint {
namespace {

// From UnicodeData.txt and NameAliases.txt.
TEST(CharacterName, IsThatOfUnicode) {
  EXPECT_EQ(CharacterName(0x442), "CYRILLIC SMALL LETTER TE");
  EXPECT_EQ(CharacterName(0x200B), "ZERO WIDTH SPACE");
  EXPECT_EQ(CharacterName(0x1F680), "ROCKET");
  EXPECT_EQ(CharacterName(0x5E33), "CJK UNIFIED IDEOGRAPH-5E33");
  EXPECT_EQ(CharacterName(0xC778), "HANGUL SYLLABLE IN");
}

TEST(CharacterName, IsEmptyForWhatHasNone) {
  EXPECT_EQ(CharacterName(0x07), "");      // a control
  EXPECT_EQ(CharacterName(0xE000), "");    // private use
  EXPECT_EQ(CharacterName(0xFFFE), "");    // no character
  EXPECT_EQ(CharacterName(0x1FAE9), "");   // of Unicode 16.0
  EXPECT_EQ(CharacterName(0x110000), "");  // past the end
}

}  // namespace
}  // namespace brandlint
