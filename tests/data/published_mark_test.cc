// SPDX-License-Identifier: MIT
// The mark in the pack was drawn from its geometry; here it is held to the published drawing, the
// icon `intercom` of the npm package simple-icons. Skipped, and says so, where `npm ci` was not
// run.
#include <gtest/gtest.h>

#include <string>

#include "core/image/decode.h"
#include "core/io/load_pack.h"
#include "core/io/read_file.h"

namespace brandlint {
namespace {

constexpr int kSidePx = 512;

// Which pixels of a drawing are filled: at least half opaque.
std::vector<bool> Filled(ByteView svg) {
  const auto picture = RenderSvg(svg, kSidePx, {});
  EXPECT_TRUE(picture.ok());
  std::vector<bool> filled;
  if (!picture.ok()) return filled;
  for (std::size_t i = 3; i < picture->rgba.size(); i += 4)
    filled.push_back(picture->rgba[i] >= 128);
  return filled;
}

TEST(PublishedMark, IsDrawnAsPublished) {
  const auto published = ReadFile(
      "node_modules/simple-icons/icons/intercom.svg", {}, &Limits::svg_bytes, Links::kFollow);
  if (!published.ok()) GTEST_SKIP() << "the npm package simple-icons is not installed";
  const auto brand = LoadBrand("intercom", {});
  ASSERT_TRUE(brand.ok());
  ASSERT_FALSE(brand->marks.empty());

  const std::vector<bool> ours = Filled(brand->marks[0].content);
  const std::vector<bool> theirs = Filled(*published);
  ASSERT_EQ(ours.size(), static_cast<std::size_t>(kSidePx * kSidePx));
  ASSERT_EQ(ours.size(), theirs.size());
  int both = 0;
  int either = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    both += ours[i] && theirs[i];
    either += ours[i] || theirs[i];
  }
  EXPECT_GE(static_cast<double>(both) / either, 0.99) << "intersection over union at 512 px";
}

}  // namespace
}  // namespace brandlint
