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
  return pack ? (*pack)->wanted : std::vector<std::string>{pack.error().message};
}

TEST(CompilePackTest, PicturesAreSearchedForTheBrandsOwnNames) {
  EXPECT_THAT(WantedOf({LumapayBrand(), ZorbBrand()}), ElementsAre("Lumapay", "Zorb"));
}

TEST(CompilePackTest, PicturesAreSearchedForProductsOfABrandWithoutAnotherName) {
  Brand brand = LumapayBrand();
  std::erase_if(brand.names, [](const BrandName& name) { return name.kind != NameKind::kProduct; });
  EXPECT_THAT(WantedOf({brand, ZorbBrand()}), ElementsAre("Glow Wallet", "Zorb"));
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
