// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "core/scan/scanner.h"
#include "tests/support/brands.h"

namespace brandlint {
namespace {

using testing::ElementsAre;

std::vector<std::string> WantedOf(const std::vector<Brand>& brands) {
  const std::vector<std::string> detectors = {"name"};
  const auto pack = CompilePack(brands, detectors, {});
  if (!pack) return {pack.error().message};
  std::vector<std::string> names;
  for (const WantedName& name : (*pack)->wanted) names.push_back(name.text);
  return names;
}

TEST(CompilePackTest, PicturesAreSearchedForTheBrandsOwnNames) {
  EXPECT_THAT(WantedOf({LumapayBrand(), ZorbBrand()}), ElementsAre("Lumapay", "Zorb"));
}

TEST(CompilePackTest, PicturesAreSearchedForProductsOfABrandWithoutAnotherName) {
  Brand brand = LumapayBrand();
  std::erase_if(brand.names, [](const BrandName& name) { return name.kind != NameKind::kProduct; });
  EXPECT_THAT(WantedOf({brand, ZorbBrand()}), ElementsAre("Glow Wallet", "Zorb"));
}

TEST(CompilePackTest, SaysWhatIsWrongWithANetwork) {
  Brand brand = ZorbBrand();
  brand.names[0].word_net_file = "zorb\x1b.net";
  EXPECT_THAT(WantedOf({brand}), ElementsAre("zorb<U+001B>.net: is no word network"));
}

TEST(CompilePackTest, RefusesANetworkOfAnotherWord) {
  Brand brand = LumapayBrand();
  // Eight filters, 32 units, all weights 0.
  std::string file = "BLWORDNT\x02\x04\x01zorb\x08\x20";
  file.append(4 * (1 + 8 * 5 * 16 + 8 + 32 * 8 * 30 + 32 + 32 + 1), '\0');
  const ByteView bytes = AsBytes(file);
  brand.names[0].word_net.assign(bytes.begin(), bytes.end());
  brand.names[0].word_net_file = "zorb.net";
  EXPECT_THAT(WantedOf({brand}),
              ElementsAre("zorb.net: knows \"zorb\" by sight, and not \"Lumapay\""));
  brand.names[0].word = "Zorb Pay Z";
  EXPECT_THAT(WantedOf({brand}), ElementsAre("Zorb Pay Z"));
}

TEST(CompilePackTest, NamesADetectorThatThereIsNot) {
  const std::vector<std::string> detectors = {"smell"};
  const auto pack = CompilePack(std::vector<Brand>{ZorbBrand()}, detectors, {});
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().code, "detector-unknown");
  EXPECT_THAT(pack.error().message, testing::HasSubstr("smell"));
}

}  // namespace
}  // namespace brandlint
