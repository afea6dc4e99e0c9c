// SPDX-License-Identifier: MIT
#include "core/archive/archive_kind.h"

#include <gtest/gtest.h>

#include <string>

namespace brandlint {
namespace {

using namespace std::string_literals;

TEST(HasArchiveEnding, KnowsDoubleEndingsAndCapitals) {
  for (const char* const name : {"a.zip", "A.ZIP", "app.crx", "x.tar.gz", "x.TGZ", "b.c.tar.zst"})
    EXPECT_TRUE(HasArchiveEnding(name)) << name;
  for (const char* const name :
       {"zip", ".zip", "a.zipx", "a.gz", "a.svgz", "a.tar.gz.txt", "azip", "", "a.", "a.tar."})
    EXPECT_FALSE(HasArchiveEnding(name)) << name;
}

TEST(StartsLikeArchive, KnowsEachKind) {
  for (const std::string& head : {"PK\x03\x04...."s,
                                  "PK\x05\x06...."s,
                                  "Cr24\x03\0\0\0"s,
                                  "\x1f\x8b\x08"s,
                                  "\xfd"
                                  "7zXZ\0"s,
                                  "BZh9"s,
                                  "\x28\xb5\x2f\xfd"s,
                                  std::string(257, '\0') + "ustar"})
    EXPECT_TRUE(StartsLikeArchive(AsBytes(head))) << head.substr(0, 4);
  for (const std::string& head : {""s, "PK"s, "\x89PNG\r\n\x1a\n"s, std::string(400, 'u')})
    EXPECT_FALSE(StartsLikeArchive(AsBytes(head)));
}

TEST(WithoutCrxHeader, FindsTheZipBehindEitherHeader) {
  const std::string zip = "PK\x03\x04 and more";
  const auto rest = [](const std::string& crx) {
    return std::string(AsText(WithoutCrxHeader(AsBytes(crx))));
  };
  EXPECT_EQ(rest("Cr24\x03\0\0\0\x05\0\0\0"s + "proto" + zip), zip);
  EXPECT_EQ(rest("Cr24\x02\0\0\0\x03\0\0\0\x02\0\0\0"s + "key" + "si" + zip), zip);
  EXPECT_EQ(rest(zip), zip);
  EXPECT_EQ(rest("Cr24\x03"s), "Cr24\x03"s);                     // too short to be one
  EXPECT_EQ(rest("Cr24\x03\0\0\0\xff\xff\xff\xff"s + zip), "");  // longer than the file
  EXPECT_EQ(rest("Cr24\x02\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff"s), "");
}

}  // namespace
}  // namespace brandlint
