// SPDX-License-Identifier: MIT
#include "core/io/write_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/load_pack.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

using testing::ElementsAre;

Brand Lumapay() {
  Brand brand;
  brand.id = "lumapay";
  brand.title = "Lumapay";
  brand.version = "1";
  brand.names = {{.word = "Lumapay"}};
  const ByteView net = AsBytes("weights");
  brand.names[0].word_net_file = "lumapay.net";
  brand.names[0].word_net.assign(net.begin(), net.end());
  const ByteView svg = AsBytes("<svg/>");
  brand.marks = {{.id = "mark", .title = "the mark", .file = "mark.svg", .content = {}}};
  brand.marks[0].content.assign(svg.begin(), svg.end());
  return brand;
}

TEST(WritePack, IsLoadedBack) {
  const TempFolder folder;
  const auto files = WritePack(Lumapay(), folder / "new/packs");
  ASSERT_TRUE(files.ok()) << files.error().message;
  EXPECT_THAT(*files,
              ElementsAre(folder / "new/packs/lumapay/brand.json",
                          folder / "new/packs/lumapay/mark.svg",
                          folder / "new/packs/lumapay/lumapay.net"));
  const auto brand = LoadBrand(folder / "new/packs/lumapay", {});
  ASSERT_TRUE(brand.ok()) << brand.error().message;
  EXPECT_EQ(brand->names[0].word, "Lumapay");
  EXPECT_EQ(AsText(brand->marks[0].content), "<svg/>");
  EXPECT_EQ(AsText(brand->names[0].word_net), "weights");
}

TEST(WritePack, OverwritesNothing) {
  const TempFolder folder;
  folder.Write("lumapay/notes.txt", "mine");
  const auto files = WritePack(Lumapay(), folder.path());
  ASSERT_FALSE(files.ok());
  EXPECT_EQ(files.error().code, "pack-exists");
  EXPECT_EQ(files.error().message.find(folder / "lumapay: is there already"), 0U);
  EXPECT_FALSE(std::filesystem::exists(folder / "lumapay/brand.json"));
}

TEST(WritePack, SaysWhyItCannot) {
  const TempFolder folder;
  folder.Write("file", "");
  const auto files = WritePack(Lumapay(), folder / "file");
  ASSERT_FALSE(files.ok());
  EXPECT_EQ(files.error().code, "output-unwritable");
  EXPECT_EQ(files.error().message, folder / "file" + ": file exists");
}

}  // namespace
}  // namespace brandlint
