// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/ocr/wanted.h"
#include "core/ocr/word_net.h"
#include "core/scan/scanner.h"

namespace brandlint {
namespace {

bool IsAsked(std::string_view id, std::span<const std::string> asked) {
  return asked.empty() || std::ranges::find(asked, id) != asked.end();
}

// The network of a name; null when the pack has none.
Result<std::shared_ptr<const WordNet>> NetOf(const BrandName& name) {
  if (name.word_net_file.empty()) return std::shared_ptr<const WordNet>();
  const auto bad = [&](const std::string& why) {
    return Error{"word-net", EscapeForDisplay(name.word_net_file) + ": " + why};
  };
  Result<WordNet> net = ReadWordNet(name.word_net);
  if (!net) return bad(net.error().message);
  const std::string word(LongestWord(name.word));
  if (FoldReading(net->word) != FoldReading(word)) {
    return bad("knows \"" + EscapeForDisplay(net->word) + "\" by sight, and not \"" +
               EscapeForDisplay(word) + "\"");
  }
  return std::shared_ptr<const WordNet>(std::make_shared<WordNet>(*std::move(net)));
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
      if (only_products || name.kind == NameKind::kHouseMark) {
        auto net = NetOf(name);
        if (!net) return net.error();
        pack->wanted.emplace_back(name.word, *std::move(net));
      }
      pack->names_in_scripts |= !name.transliterations.empty();
    }
  }
  return std::shared_ptr<const CompiledPack>(std::move(pack));
}

}  // namespace brandlint
