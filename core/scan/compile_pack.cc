// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "core/scan/scanner.h"

namespace brandlint {
namespace {

bool IsAsked(std::string_view id, std::span<const std::string> asked) {
  return asked.empty() || std::ranges::find(asked, id) != asked.end();
}

}  // namespace

Result<std::shared_ptr<const CompiledPack>> CompilePack(std::span<const Brand> brands,
                                                        std::span<const std::string> detector_ids,
                                                        const DetectorOptions& options) {
  for (const std::string& id : detector_ids) {
    if (FindDetector(id) == nullptr && id != kFormDetector) {
      return Error{"detector-unknown",
                   "no detector is called '" + id + "'; run 'brandlint explain' for the list"};
    }
  }
  auto pack = std::make_shared<CompiledPack>();
  pack->form = IsAsked(kFormDetector, detector_ids);
  for (const Detector* const detector : Detectors()) {
    if (!IsAsked(detector->id, detector_ids)) continue;
    auto matcher = detector->compile(brands, options);
    if (!matcher) return matcher.error();
    pack->parts.push_back({detector, *std::move(matcher)});
    pack->needs_pixels |= detector->needs.pixels;
    pack->needs_text_in_pictures |= detector->needs.text_in_pictures;
  }
  for (const Brand& brand : brands) {
    const bool only_products = std::ranges::none_of(
        brand.names, [](const BrandName& name) { return name.kind == NameKind::kHouseMark; });
    for (const BrandName& name : brand.names) {
      // A product's name is made of everyday words and says little without the brand beside it: in
      // pictures it is found where something else made a line worth reading.
      if (only_products || name.kind == NameKind::kHouseMark) pack->wanted.push_back(name.word);
      pack->names_in_scripts |= !name.transliterations.empty();
    }
  }
  return std::shared_ptr<const CompiledPack>(std::move(pack));
}

}  // namespace brandlint
