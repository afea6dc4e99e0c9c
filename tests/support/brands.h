// SPDX-License-Identifier: MIT
// Invented brands for tests of names.
#pragma once

#include "core/model/brand.h"

namespace brandlint {

// "Lumapay", seven letters: everything is looked for. "luma pay" is also a noun of paying here, its
// trade is kiosks; "lumapayload" is free.
inline Brand LumapayBrand() {
  Brand brand;
  brand.id = "lumapay";
  brand.title = "Lumapay";
  BrandName name;
  name.word = "Lumapay";
  name.common_noun = true;
  name.transliterations = {
      {"Лумапей", "ru", false}, {"ルマペイ", "ja", true}, {"lumapagar", "es", true}};
  name.free_words = {"lumapayload*", "*volumapay"};
  name.generic_senses = {{"en", {"kiosk*", "vending machine"}}};
  name.brand_senses = {"chat*"};
  brand.names = {name};
  BrandName product;
  product.word = "Glow Wallet";
  product.kind = NameKind::kProduct;
  brand.names.push_back(product);
  return brand;
}

// "Zorb", four letters: whole words only.
inline Brand ZorbBrand() {
  Brand brand;
  brand.id = "zorb";
  brand.title = "Zorb";
  BrandName name;
  name.word = "Zorb";
  brand.names = {name};
  return brand;
}

}  // namespace brandlint
