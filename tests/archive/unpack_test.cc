// SPDX-License-Identifier: MIT
#include "core/archive/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/zip_maker.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Wanted WantPictures(std::string_view name, ByteView head) {
  if (name.ends_with(".png") || HasAt(head, 0, "PICTURE")) return Wanted::kYes;
  return name.ends_with(".json") ? Wanted::kIfSmall : Wanted::kNo;
}

// "name=content" for each member, then "name !code" for each problem.
std::vector<std::string> Told(ByteView archive, const Limits& limits = {}) {
  const Unpacked unpacked = Unpack(archive, WantPictures, limits);
  std::vector<std::string> told;
  for (const auto& [name, content] : unpacked.members)
    told.push_back(name + "=" + std::string(AsText(content)).substr(0, 20));
  for (const ArchiveProblem& problem : unpacked.problems)
    told.push_back(problem.member + " !" + problem.code);
  return told;
}

// A tar through one of libarchive's filters.
Bytes Tar(const std::vector<std::pair<std::string, std::string>>& files,
          int (*filter)(archive*) = archive_write_add_filter_none) {
  Bytes bytes(1 << 20);
  std::size_t used = 0;
  archive* const writer = ::archive_write_new();
  ::archive_write_set_format_ustar(writer);
  filter(writer);
  ::archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : files) {
    archive_entry* const entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, name.c_str());
    ::archive_entry_set_filetype(entry, AE_IFREG);
    ::archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    ::archive_write_header(writer, entry);
    ::archive_write_data(writer, content.data(), content.size());
    ::archive_entry_free(entry);
  }
  ::archive_write_close(writer);
  ::archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

TEST(Unpack, ReadsEveryKind) {
  const std::string crx("Cr24\x03\0\0\0\x05\0\0\0proto", 17);
  EXPECT_THAT(Told(MakeZip({{"a.png", "1"}, {"b/c.png", "2"}})),
              ElementsAre("a.png=1", "b/c.png=2"));
  const Bytes zip = MakeZip({{"a.png", "1"}});
  Bytes with_header(crx.begin(), crx.end());
  with_header.insert(with_header.end(), zip.begin(), zip.end());
  EXPECT_THAT(Told(with_header), ElementsAre("a.png=1"));
  for (int (*const filter)(archive*) : {archive_write_add_filter_none,
                                        archive_write_add_filter_gzip,
                                        archive_write_add_filter_xz,
                                        archive_write_add_filter_bzip2,
                                        archive_write_add_filter_zstd})
    EXPECT_THAT(Told(Tar({{"./a.png", "1"}, {"b//c.png", "2"}}, filter)),
                ElementsAre("a.png=1", "b/c.png=2"));
}

TEST(Unpack, LeavesAloneWhatIsNotWanted) {
  const std::string large(100'000, 'x');
  const Bytes zip = MakeZip({{"main.js", large}, {"a.png", large}, {"data", "PICTURE"}, {"e", ""}});
  const Unpacked unpacked = Unpack(zip, WantPictures, {});
  EXPECT_EQ(unpacked.left_alone, 2U);
  ASSERT_EQ(unpacked.members.size(), 2U);
  EXPECT_EQ(unpacked.members[0].content.size(), large.size());
  EXPECT_EQ(unpacked.members[1].name, "data");
  EXPECT_THAT(unpacked.problems, IsEmpty());
}

TEST(Unpack, KeepsSomeOnlyWhenTheyAreSmall) {
  Limits limits;
  limits.manifest_bytes = 50;
  const Unpacked unpacked = Unpack(
      MakeZip({{"a.json", std::string(51, 'x')}, {"b.json", std::string(50, 'x')}, {"c.png", "1"}}),
      WantPictures,
      limits);
  ASSERT_EQ(unpacked.members.size(), 2U);
  EXPECT_EQ(unpacked.members[0].name, "b.json");
  EXPECT_EQ(unpacked.left_alone, 1U);
  EXPECT_THAT(unpacked.problems, IsEmpty());
}

TEST(Unpack, RefusesNamesThatLeadOutAndGoesOn) {
  for (const char* const name : {"../a.png", "/a.png", "b/../../a.png", "..", "b/.."}) {
    EXPECT_THAT(Told(Tar({{name, "x"}, {"c.png", "1"}})),
                ElementsAre("c.png=1", std::string(name) + " !archive-path-outside"))
        << name;
  }
}

TEST(Unpack, KeepsNamesAsBytes) {
  EXPECT_THAT(Told(MakeZip({{"\xc3\xa4.png", "1"}, {"\xff.png", "2"}})),
              ElementsAre("\xc3\xa4.png=1", "\xff.png=2"));
  EXPECT_THAT(Told(Tar({{"\xc3\xa4.png", "1"}})), ElementsAre("\xc3\xa4.png=1"));
}

TEST(Unpack, DoesNotFollowLinks) {
  EXPECT_THAT(Told(MakeZip({{.name = "a.png", .content = "/etc/passwd", .unix_mode = 0120777},
                            {.name = "lib", .content = "/lib", .unix_mode = 0120777},
                            {"c.png", "1"}})),
              ElementsAre("c.png=1", "a.png !link-not-followed"));
}

// What has two names is looked at under the second, and told under the first.
TEST(Unpack, RefusesMembersThatLie) {
  EXPECT_THAT(
      Told(MakeZip({{.name = "a.png", .content = "x", .size_in_header = 900}, {"c.png", "1"}})),
      ElementsAre("c.png=1", "a.png !archive-lies"));
  EXPECT_THAT(Told(MakeZip({{.name = "a.png", .content = "x", .name_in_header = "b.png"}})),
              ElementsAre("b.png=x", "a.png !archive-lies"));
}

// A zip that unpacks itself has a program before it, and is held to the same.
TEST(Unpack, ChecksAZipWhereverItBegins) {
  const std::string program = "#!/bin/sh\nexit\n";
  EXPECT_THAT(Told(MakeZip({{"a.png", "1"}}, program)), ElementsAre("a.png=1"));
  EXPECT_THAT(
      Told(MakeZip({{.name = "a.png", .content = "x", .size_in_header = 900}, {"c.png", "1"}},
                   program)),
      ElementsAre("c.png=1", "a.png !archive-lies"));
}

TEST(Unpack, SaysWhatIsNoArchive) {
  const std::string text(2'000, 't');
  EXPECT_THAT(Told(AsBytes(text)), ElementsAre(" !archive-unknown"));
  EXPECT_THAT(Told({}), ElementsAre(" !archive-unknown"));
  EXPECT_THAT(Told(AsBytes("PK\x03\x04 and nothing more")), ElementsAre(" !archive-damaged"));
}

// Of one cut short, what came before the cut is looked at, and the cut is told.
TEST(Unpack, TellsADamagedEnd) {
  const Bytes whole = Tar({{"a.png", "1"}, {"b.png", std::string(5'000, 'b')}, {"c.png", "3"}},
                          archive_write_add_filter_gzip);
  for (std::size_t size = whole.size() - 8; size > 30; --size) {
    const Unpacked unpacked = Unpack(ByteView(whole).first(size), WantPictures, {});
    EXPECT_LE(unpacked.members.size(), 3U);
    EXPECT_FALSE(unpacked.problems.empty() && unpacked.members.size() < 3) << size;
  }
}

TEST(Unpack, HoldsToItsLimits) {
  std::vector<ZipMember> many;
  for (int i = 0; i < 20; ++i) many.push_back({"a" + std::to_string(i) + ".png", "1234567890"});
  Limits limits;
  limits.archive_members = 5;
  EXPECT_EQ(Told(MakeZip(many), limits).back(), " !limit-archive-members");
  EXPECT_EQ(Told(MakeZip(many), limits).size(), 6U);
  limits = {};
  limits.archive_content_bytes = 35;
  EXPECT_THAT(Told(MakeZip(many), limits),
              ElementsAre("a0.png=1234567890",
                          "a1.png=1234567890",
                          "a2.png=1234567890",
                          " !limit-archive-content-bytes"));
  limits = {};
  limits.file_bytes = 5;
  EXPECT_THAT(Told(MakeZip({{"a.png", "123456"}, {"b.png", "12345"}}), limits),
              ElementsAre("b.png=12345", "a.png !file-too-large"));
}

TEST(Unpack, RefusesBombs) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 6; ++i)
    files.emplace_back(std::to_string(i) + ".png", std::string(4 << 20, 'x'));
  const Bytes bomb = Tar(files, archive_write_add_filter_xz);
  ASSERT_LT(bomb.size(), 20'000U);
  EXPECT_EQ(Told(bomb).back(), " !limit-archive-ratio");
  EXPECT_EQ(Told(bomb).size(), 5U);  // 16 MiB are let through
}

TEST(Unpacked, IsReadAsItWasWritten) {
  Unpacked unpacked = Unpack(
      MakeZip({{"a.png", "1"}, {"../b.png", "2"}, {"c.png", std::string(1, '\0')}, {"d", ""}}),
      WantPictures,
      {});
  ASSERT_EQ(unpacked.members.size(), 2U);
  const std::string text = WriteUnpacked(unpacked);
  const auto again = ReadUnpacked(text);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, unpacked);
  for (std::size_t size = 0; size < text.size(); ++size)
    EXPECT_FALSE(ReadUnpacked(std::string_view(text).substr(0, size)));
  EXPECT_FALSE(ReadUnpacked(text + "x"));
  unpacked.members[0].name = "../a.png";
  EXPECT_FALSE(ReadUnpacked(WriteUnpacked(unpacked)));
}

}  // namespace
}  // namespace brandlint
