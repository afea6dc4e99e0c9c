// SPDX-License-Identifier: MIT
#include "core/image/heif_references.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace brandlint {
namespace {

using Item = std::uint64_t;

// A grid of the largest picture there may be has some hundred tiles, each with its alpha.
constexpr std::uint64_t kMostDrawn = 4'000;
// A grid of tiles with alpha, turned, over another: deeper than anybody's camera writes.
constexpr int kDeepest = 8;

// For each item those that it is drawn from.
std::map<Item, std::vector<Item>> ReadParts(ByteView iref) {
  std::map<Item, std::vector<Item>> parts;
  const int width = ReadBigEndian(iref, 0, 1).value_or(0) == 0 ? 2 : 4;
  std::size_t at = 4;
  while (true) {
    const auto size = ReadBigEndian(iref, at, 4);
    if (!size || *size < 8 || *size > iref.size() - at) return parts;
    const ByteView box = iref.subspan(at, static_cast<std::size_t>(*size));
    at += box.size();
    const std::string_view type = AsText(box.subspan(4, 4));
    const auto step = static_cast<std::size_t>(width);
    const auto from = ReadBigEndian(box, 8, width), count = ReadBigEndian(box, 8 + step, 2);
    if (!from || !count) continue;
    for (std::size_t i = 0; i < *count; ++i) {
      const auto to = ReadBigEndian(box, 10 + step * (i + 1), width);
      if (!to) break;
      // An auxiliary picture (alpha) names the one it belongs to; the others name their parts.
      if (type == "auxl") parts[*to].push_back(*from);
      if (type != "auxl" && type != "cdsc" && type != "thmb") parts[*from].push_back(*to);
    }
  }
}

class Walk {
 public:
  explicit Walk(const std::map<Item, std::vector<Item>>& parts) : parts_(parts) {}

  // How many pictures are drawn for one, itself included; more than kMostDrawn when it is too many
  // or never ends. The depth of the recursion is bounded by kDeepest.
  std::uint64_t Drawn(Item item, int depth) {
    if (depth > kDeepest) return kMostDrawn + 1;
    if (const auto known = drawn_.find({item, depth}); known != drawn_.end()) return known->second;
    std::uint64_t drawn = 1;
    if (const auto parts = parts_.find(item); parts != parts_.end()) {
      for (const Item part : parts->second) {
        drawn += Drawn(part, depth + 1);
        if (drawn > kMostDrawn) break;
      }
    }
    return drawn_[{item, depth}] = std::min(drawn, kMostDrawn + 1);
  }

 private:
  const std::map<Item, std::vector<Item>>& parts_;
  std::map<std::pair<Item, int>, std::uint64_t> drawn_;
};

}  // namespace

std::optional<std::string> WhatIsWrongWithReferences(ByteView iref) {
  constexpr std::size_t kMostBytes = 1 << 20;  // a grid of 65,535 tiles has an eighth of it
  if (iref.size() > kMostBytes)
    return "a list of references of " + std::to_string(iref.size()) + " bytes";
  const auto parts = ReadParts(iref);
  Walk walk(parts);
  for (const auto& [item, unused] : parts) {
    if (walk.Drawn(item, 0) > kMostDrawn) {
      return "a picture that is made of itself, of more than " + std::to_string(kMostDrawn) +
             " others, or of others in more than " + std::to_string(kDeepest) + " layers";
    }
  }
  return std::nullopt;
}

}  // namespace brandlint
