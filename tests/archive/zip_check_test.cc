// SPDX-License-Identifier: MIT
#include "core/archive/zip_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/zip_maker.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "name code" for each problem.
std::vector<std::string> Told(ByteView zip, const Limits& limits = {}) {
  std::vector<std::string> told;
  for (const ArchiveProblem& problem : CheckZip(zip, limits))
    told.push_back(problem.member + " " + problem.code);
  return told;
}

TEST(CheckZip, SaysNothingOfAnHonestOne) {
  EXPECT_THAT(Told(MakeZip({})), IsEmpty());
  EXPECT_THAT(Told(MakeZip({{"a.png", "aaaa"}, {"b/", ""}, {"b/c.png", "c"}})), IsEmpty());
  EXPECT_THAT(Told(MakeZip({{"a.png", "aaaa"}}, "#!/bin/sh\n")), IsEmpty());  // unpacks itself
}

TEST(CheckZip, SeesWhereDirectoryAndHeaderDiffer) {
  EXPECT_THAT(
      Told(MakeZip({{.name = "a.png", .content = "x", .name_in_header = "b.png"}, {"c.png", "x"}})),
      ElementsAre("a.png archive-lies"));
  EXPECT_THAT(Told(MakeZip({{.name = "a.png", .content = "x", .size_in_header = 900}})),
              ElementsAre("a.png archive-lies"));
  EXPECT_THAT(Told(MakeZip({{.name = "a.png", .content = "x", .method_in_header = 8}})),
              ElementsAre("a.png archive-lies"));
  // Sizes that follow the member are written as 0 before it.
  EXPECT_THAT(Told(MakeZip({{.name = "a.png", .content = "x", .size_in_header = 0, .flags = 8}})),
              IsEmpty());
}

TEST(CheckZip, SeesMembersThatShareBytes) {
  const Bytes zip = MakeZip({{"a.png", "aaaa"}, {.name = "a.png ", .content = "b", .offset = 0}});
  EXPECT_THAT(Told(zip), ElementsAre("a.png  archive-lies"));  // a header has one name
  // A member whose bytes are another member, header and all.
  const Bytes inner = MakeZip({{"b.png", "bb"}});
  const std::string copy(AsText(ByteView(inner).first(30 + 5 + 2)));
  const Bytes nested =
      MakeZip({{"a.png", copy}, {.name = "b.png", .content = "bb", .offset = 30 + 5}});
  EXPECT_THAT(Told(nested), ElementsAre("b.png archive-overlap"));
}

TEST(CheckZip, SeesWhatIsTwiceOrEncryptedOrNotThere) {
  EXPECT_THAT(Told(MakeZip({{"a.png", "a"}, {"a.png", "b"}})), ElementsAre("a.png archive-twice"));
  EXPECT_THAT(Told(MakeZip({{.name = "a.png", .content = "a", .flags = 1}})),
              ElementsAre("a.png archive-encrypted"));
  EXPECT_THAT(Told(MakeZip({{.name = "a.png", .content = "a", .offset = 7}})),
              ElementsAre("a.png archive-damaged"));
  EXPECT_THAT(Told(MakeZip({{.name = "a.png", .content = "a", .offset = 70'000}})),
              ElementsAre("a.png archive-damaged"));
  EXPECT_THAT(Told(MakeZip({{.name = "a.png", .content = "a", .packed_in_directory = 5'000}})),
              ElementsAre("a.png archive-damaged"));
}

TEST(CheckZip, TakesAnyBytes) {
  const Bytes whole = MakeZip({{"a.png", "aaaa"}, {"b/c.png", "c"}});
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_THAT(Told(ByteView(whole).first(size)), ElementsAre(" archive-damaged")) << size;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const int bit : {0, 3, 7}) {
      Bytes flipped = whole;
      flipped[i] ^= static_cast<std::uint8_t>(1 << bit);
      EXPECT_LE(Told(flipped).size(), 2U);
    }
  }
}

TEST(CheckZip, StopsAtTheLimit) {
  std::vector<ZipMember> members(50, ZipMember{"same", "x"});
  Limits limits;
  limits.archive_members = 10;
  EXPECT_EQ(Told(MakeZip(members), limits).size(), 10U);  // of 11 looked at
}

}  // namespace
}  // namespace brandlint
