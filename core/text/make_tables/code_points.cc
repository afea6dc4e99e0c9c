// SPDX-License-Identifier: MIT
#include "core/text/make_tables/code_points.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/check.h"
#include "core/text/code_point_tables.h"
#include "core/text/glyph.h"
#include "core/text/make_tables/rows.h"
#include "core/text/make_tables/write.h"

namespace brandlint {
namespace {

constexpr std::size_t kCodePoints = 0x110000;

std::uint8_t ParseKind(std::string_view name) {
  static const std::map<std::string_view, GlyphKind> kKinds = {
      {"letter", GlyphKind::kLetter},
      {"digit", GlyphKind::kDigit},
      {"mark", GlyphKind::kMark},
      {"ignorable", GlyphKind::kIgnorable},
      {"separator", GlyphKind::kSeparator},
  };
  return static_cast<std::uint8_t>(kKinds.at(name));
}

std::uint8_t ParseFlags(std::string_view flags) {
  static const std::map<std::string_view, std::uint8_t> kFlags = {
      {"upper", kUpperBit}, {"lower", kLowerBit}, {"unspaced", kUnspacedBit}};
  std::uint8_t bits = 0;
  while (!flags.empty()) {
    const std::size_t end = std::min(flags.find(' '), flags.size());
    bits |= kFlags.at(flags.substr(0, end));
    flags.remove_prefix(std::min(end + 1, flags.size()));
  }
  return bits;
}

// `visit(value, first)` for all code points of a row.
template <typename Visit>
void ForEach(std::string_view range_text, Visit visit) {
  const CodePointRange range = ParseRange(range_text);
  for (char32_t value = range.first; value <= range.last; value += range.step) {
    visit(value, range.first);
  }
}

std::vector<std::uint8_t> ReadKinds(std::string_view file) {
  std::vector<std::uint8_t> info(kCodePoints, static_cast<std::uint8_t>(GlyphKind::kIgnorable));
  for (const auto& row : ParseRows(file)) {
    const auto bits = static_cast<std::uint8_t>(kKnownBit | ParseKind(row[1]) |
                                                (row.size() > 2 ? ParseFlags(row[2]) : 0));
    ForEach(row[0], [&](char32_t value, char32_t) {
      CHECK((info[value] & kKnownBit) == 0);
      info[value] = bits;
    });
  }
  return info;
}

std::vector<std::int32_t> ReadLower(std::string_view file) {
  std::vector<std::int32_t> distances(kCodePoints);
  for (const auto& row : ParseRows(file)) {
    const std::u32string target = ParseCodePoints(row[1]);
    CHECK(target.size() == 1);
    ForEach(row[0], [&](char32_t value, char32_t first) {
      CHECK(distances[value] == 0);
      distances[value] = static_cast<std::int32_t>(target[0]) - static_cast<std::int32_t>(first);
    });
  }
  return distances;
}

struct Folds {
  std::vector<std::uint16_t> at = std::vector<std::uint16_t>(kCodePoints);
  std::u32string pool = {0};  // nothing is at 0
};

Folds ReadFolds(std::string_view file) {
  Folds folds;
  std::map<std::u32string, std::uint16_t> known;
  for (const auto& row : ParseRows(file)) {
    const std::u32string target = row[1] == "-" ? std::u32string() : ParseCodePoints(row[1]);
    ForEach(row[0], [&](char32_t value, char32_t first) {
      std::u32string fold = target;
      if (fold.size() == 1) fold[0] += value - first;
      const auto [found, is_new] =
          known.emplace(fold, static_cast<std::uint16_t>(folds.pool.size()));
      if (is_new) {
        folds.pool.push_back(static_cast<char32_t>(fold.size()));
        folds.pool += fold;
        CHECK(folds.pool.size() <= 0x10000);
      }
      CHECK(folds.at[value] == 0);
      folds.at[value] = found->second;
    });
  }
  return folds;
}

}  // namespace

void WriteCodePoints(std::string_view kinds,
                     std::string_view lower,
                     std::string_view folds_file,
                     std::ostream& out) {
  const Folds folds = ReadFolds(folds_file);
  out << "#include \"core/text/code_point_tables.h\"\nnamespace brandlint {\n";
  WriteStages<std::uint8_t>("std::uint8_t", "Info", ReadKinds(kinds), out);
  WriteStages<std::int32_t>("std::int32_t", "Lower", ReadLower(lower), out);
  WriteStages<std::uint16_t>("std::uint16_t", "Fold", folds.at, out);
  WriteArray<char32_t>("char32_t", "kFoldPool", folds.pool, out);
  out << "}  // namespace brandlint\n";
}

}  // namespace brandlint
