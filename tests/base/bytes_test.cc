// SPDX-License-Identifier: MIT
#include "core/base/bytes.h"

#include <gtest/gtest.h>

#include <string>

namespace brandlint {
namespace {

const Bytes kBytes = {0x12, 0x34, 0x56, 0x78, 0x9A};

TEST(Bytes, ReadsEitherByteOrder) {
  EXPECT_EQ(ReadBigEndian(kBytes, 0, 2), 0x1234U);
  EXPECT_EQ(ReadBigEndian(kBytes, 1, 4), 0x3456789AU);
  EXPECT_EQ(ReadLittleEndian(kBytes, 0, 2), 0x3412U);
  EXPECT_EQ(ReadLittleEndian(kBytes, 0, 5), 0x9A78563412U);
}

TEST(Bytes, NeverReadsPastTheEnd) {
  EXPECT_TRUE(ReadBigEndian(kBytes, 4, 1).has_value());
  EXPECT_FALSE(ReadBigEndian(kBytes, 4, 2).has_value());
  EXPECT_FALSE(ReadBigEndian(kBytes, 5, 1).has_value());
  EXPECT_FALSE(ReadLittleEndian(kBytes, static_cast<std::size_t>(-1), 4).has_value());
  EXPECT_FALSE(ReadLittleEndian({}, 0, 1).has_value());
}

TEST(Bytes, HasAtLooksAtOnePlace) {
  const ByteView riff = AsBytes("RIFF....WEBP");
  EXPECT_TRUE(HasAt(riff, 0, "RIFF"));
  EXPECT_TRUE(HasAt(riff, 8, "WEBP"));
  EXPECT_FALSE(HasAt(riff, 9, "WEBP"));
  EXPECT_FALSE(HasAt(riff, 100, ""));
}

// RFC 4648, section 10.
TEST(Base64, IsReadBack) {
  Bytes bytes;
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(FromBase64(Base64(bytes)), bytes);
    bytes.push_back(static_cast<std::uint8_t>(i * 7));
  }
  for (const char* const bad :
       {"A", "AAA", "AA=A", "====", "AA A", "AAA\n", "A===", "AAA*", "_-AA"})
    EXPECT_EQ(FromBase64(bad), std::nullopt) << bad;
}

TEST(Base64, TestVectorsOfTheRfc) {
  EXPECT_EQ(Base64(AsBytes("")), "");
  EXPECT_EQ(Base64(AsBytes("f")), "Zg==");
  EXPECT_EQ(Base64(AsBytes("fo")), "Zm8=");
  EXPECT_EQ(Base64(AsBytes("foo")), "Zm9v");
  EXPECT_EQ(Base64(AsBytes("foob")), "Zm9vYg==");
  EXPECT_EQ(Base64(AsBytes("fooba")), "Zm9vYmE=");
  EXPECT_EQ(Base64(AsBytes("foobar")), "Zm9vYmFy");
  EXPECT_EQ(Base64(AsBytes("\xFF\xEF")), "/+8=");
}

}  // namespace
}  // namespace brandlint
