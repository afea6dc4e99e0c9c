// SPDX-License-Identifier: MIT
// Writes the files of data/unicode from the host's ICU: see the README there.
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "tests/reference/letters_from_icu.h"
#include "tests/reference/unicode_from_icu.h"

namespace brandlint {
namespace {

constexpr char32_t kCodePoints = 0x110000;
constexpr char32_t kFirstHangul = 0xAC00, kLastHangul = 0xD7A3;

using Values = std::vector<std::string>;  // by code point; empty: not listed

// Ranges of code points with the same value, "U+0041..U+005A", or of every second one,
// "U+0100..U+012E/2": case pairs are neighbours in most alphabets. `show` writes the value of a
// range that begins with the given code point.
void WriteRows(const Values& values,
               const std::function<std::string(char32_t, const std::string&)>& show,
               std::ostream& out) {
  std::vector<bool> written(values.size());
  const auto run = [&](std::size_t first, std::size_t step) {
    std::size_t last = first;
    while (last + step < values.size() && !written[last + step] &&
           values[last + step] == values[first]) {
      last += step;
    }
    return last;
  };
  for (std::size_t first = 0; first < values.size(); ++first) {
    if (written[first] || values[first].empty()) continue;
    std::size_t step = 1, last = run(first, 1);
    if (last == first) {
      step = 2;
      last = run(first, 2);
    }
    for (std::size_t i = first; i <= last; i += step) written[i] = true;
    out << CodePointName(static_cast<char32_t>(first));
    if (last != first) out << ".." << CodePointName(static_cast<char32_t>(last));
    if (last != first && step != 1) out << "/2";
    out << '\t' << show(static_cast<char32_t>(first), values[first]) << '\n';
  }
}

std::string_view KindName(GlyphKind kind) {
  switch (kind) {
    case GlyphKind::kLetter:
      return "letter";
    case GlyphKind::kDigit:
      return "digit";
    case GlyphKind::kMark:
      return "mark";
    case GlyphKind::kIgnorable:
      return "ignorable";
    case GlyphKind::kSeparator:
      return "separator";
  }
  return "";
}

std::string AsWritten(char32_t, const std::string& value) { return value; }

// Another code point, by its distance: so it is the same value in all of a range.
std::string Distance(char32_t from, char32_t to) {
  return "+" + std::to_string(static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from));
}
std::string FromDistance(char32_t first, const std::string& value) {
  if (!value.starts_with('+')) return value;
  return CodePointName(static_cast<char32_t>(first + std::stoll(value.substr(1))));
}

std::string FoldValue(char32_t value, const std::u32string& fold) {
  if (fold.empty()) return "-";
  if (fold.size() == 1) return Distance(value, fold[0]);
  std::string names;
  for (const char32_t c : fold) names += (names.empty() ? "" : " ") + CodePointName(c);
  return names;
}

int Write(const std::string& folder) {
  Values kinds(kCodePoints), lower(kCodePoints), folds(kCodePoints);
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const ReferenceCodePoint point = CodePointFromIcu(c);
    if (!point.known) continue;
    kinds[c] = KindName(point.kind);
    std::string flags;
    if (point.upper) flags += " upper";
    if (point.lower) flags += " lower";
    if (point.unspaced) flags += " unspaced";
    if (!flags.empty()) kinds[c] += "\t" + flags.substr(1);
    if (point.lower_case != c) lower[c] = Distance(c, point.lower_case);
    const bool hangul = c >= kFirstHangul && c <= kLastHangul;
    if (!hangul && point.fold != std::u32string{c}) folds[c] = FoldValue(c, point.fold);
  }
  const std::string source =
      "# Unicode 15.0 (through ICU of Unicode " + IcuUnicodeVersion() +
      "), Unicode licence (https://www.unicode.org/license.txt).\n"
      "# Written by tests/reference/write_unicode_tables.cc; see README.md.\n";
  std::ofstream kinds_file(folder + "/kinds.tsv"), lower_file(folder + "/lower.tsv"),
      folds_file(folder + "/folds.tsv");
  kinds_file << "# What a code point is to a reader. What is not listed is not assigned.\n"
             << source;
  WriteRows(kinds, AsWritten, kinds_file);
  lower_file << "# Simple lower case: that of the first; the others lie as far from theirs.\n"
             << source;
  WriteRows(lower, FromDistance, lower_file);
  folds_file
      << "# NFKC_Casefold, then NFD without marks: of the first; the others lie as far from\n"
         "# theirs. \"-\": nothing is left. Hangul syllables are computed.\n"
      << source;
  WriteRows(folds, FromDistance, folds_file);
  return kinds_file && lower_file && folds_file ? 0 : 1;
}

}  // namespace
}  // namespace brandlint

int main(int argc, char** argv) {
  if (argc == 2) return brandlint::Write(argv[1]);
  std::fprintf(stderr, "usage: write_unicode_tables FOLDER\n");
  return 2;
}
