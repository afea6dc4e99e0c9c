// SPDX-License-Identifier: MIT
#include "core/ocr/wanted.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/base/utf8.h"

namespace brandlint {
namespace {

// Bounds of a word's width, in heights of its highest letter, for each letter of it. Chosen wide:
// they only spare the comparison of shapes for what is far too narrow or too wide for the name.
constexpr double kNarrowest = 0.30;
constexpr double kWidest = 1.25;
constexpr double kTightGap = 0.25;  // of the height: wider gaps are spacing and do not count

// A word is bounded by gaps not smaller than this part of its largest inner gap.
constexpr double kOuterGap = 0.3;

// Of the height. Inner gaps up to it bound nothing: between letters set as tight as this a comma
// or the next letter may touch the word.
constexpr double kTouchingGap = 0.15;
constexpr double kNoNeighbour = 1e9;  // the gap at an end of a line

// Words farther from every shape of a wanted one are not read, unless the pieces speak for them.
constexpr double kMostDistance = 34;

// The same for words of as many pieces as the name has letters, which are few: thin strokes lead
// that far from every shape.
constexpr double kMostOfSameCount = 36;

// Such words from this height on are read whatever their shape: they are still fewer, and may be
// set in scripts and in handwriting, which are unlike every font that is known here.
constexpr double kHeading_px = 40;

// The same for a network, off its least score. Under an earlier network no word of a heading of the
// development pictures that scored 6 below it was the wanted one, of 787 of as many pieces.
constexpr float kSameCountAllowance = 1;
constexpr float kHeadingAllowance = 6;

double GapAfter(const GlyphLine& line, std::size_t i) {
  const double gap = line.glyphs[i + 1].extent.left - line.glyphs[i].extent.right;
  return std::max(gap, 0.0);
}

// Whether a gap of `gap` beside the glyphs [first, last) is surely one between words: wider than
// letters of this line are spaced.
bool IsClear(const GlyphLine& line, std::size_t first, std::size_t last, double gap) {
  std::vector<double> inner;
  for (std::size_t i = first; i + 1 < last; ++i) inner.push_back(GapAfter(line, i));
  double usual = 0;
  if (!inner.empty()) {
    const auto middle = inner.begin() + std::ssize(inner) / 2;
    std::ranges::nth_element(inner, middle);
    usual = *middle;
  }
  // A space is 0.25 em and more, with the letters' own sides 0.33 em: 0.6 heights of small letters,
  // 0.45 of capitals. Inside words 0.28 was seen beside round and upright letters.
  return gap >= std::max(0.36 * line.height, 1.7 * usual);
}

GlyphSpan GrowToClearGaps(const GlyphLine& line, GlyphSpan span) {
  while (span.first > 0 && !IsClear(line, span.first, span.last, GapAfter(line, span.first - 1))) {
    --span.first;
  }
  while (span.last < line.glyphs.size() &&
         !IsClear(line, span.first, span.last, GapAfter(line, span.last - 1))) {
    ++span.last;
  }
  return span;
}

// Calls `visit` with each part of the line that gaps bound, its extent, and its width in heights
// without what spacing adds to it.
template <typename Visit>
void ForEachPart(const GlyphLine& line, const Visit& visit) {
  const std::size_t count = line.glyphs.size();
  const double tight_gap = kTightGap * line.height;
  const double touching_gap = kTouchingGap * line.height;
  const auto bounds = [&](double outer, double widest) {
    return widest <= touching_gap || outer >= kOuterGap * widest;
  };
  for (std::size_t first = 0; first < count; ++first) {
    const double before = first == 0 ? kNoNeighbour : GapAfter(line, first - 1);
    Extent extent = line.glyphs[first].extent;
    double spacing = 0;  // the part of the gaps beyond a tight one
    double widest = 0;
    for (std::size_t last = first + 1; last <= count; ++last) {
      if (last > first + 1) {
        const double gap = GapAfter(line, last - 2);
        widest = std::max(widest, gap);
        if (!bounds(before, widest)) break;
        extent = JoinExtents(extent, line.glyphs[last - 1].extent);
        spacing += std::max(0.0, gap - tight_gap);
      }
      const double after = last == count ? kNoNeighbour : GapAfter(line, last - 1);
      if (bounds(after, widest)) {
        visit(GlyphSpan{first, last}, extent, (extent.width() - spacing) / extent.height());
      }
    }
  }
}

// Whether a word of `letters` letters could be drawn that wide, in heights, in so many pieces.
bool Fits(double ratio, std::size_t pieces, int letters) {
  return ratio >= kNarrowest * letters && ratio <= kWidest * letters &&
         static_cast<int>(pieces) <= letters + letters / 2 + 1;
}

// Whether glyphs [first, last) are a whole word of as many pieces as the name has letters.
bool HasSameCount(const GlyphLine& line, const GlyphSpan& span, int letters) {
  return std::cmp_equal(span.last - span.first, letters) && GrowToClearGaps(line, span) == span;
}

// Whether a part that is as wide as the word may be it.
bool LooksLike(const WantedWord& word,
               const Pyramid& pyramid,
               const GlyphLine& line,
               const GlyphSpan& part,
               double height_px,
               std::optional<WordShape>& shape) {
  const bool same_count = HasSameCount(line, part, word.letters);
  const bool heading = same_count && height_px >= kHeading_px;
  if (word.net == nullptr && (word.shapes.empty() || heading)) return true;
  if (!shape) shape = ShapeOfPart(pyramid, line, part);
  if (word.net != nullptr) {
    const float allowance = heading ? kHeadingAllowance : same_count ? kSameCountAllowance : 0;
    return Passes(*word.net, *shape, allowance);
  }
  const double most = same_count ? kMostOfSameCount : kMostDistance;
  return std::ranges::any_of(word.shapes, [&](const WordShape& known) {
    return ShapeDistance(*shape, known, most) < most;
  });
}

std::u32string Decode(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = DecodeUtf8(text, i);
    points.push_back(point.value);
    i += point.length;
  }
  return points;
}

int LettersOf(std::string_view folded) { return static_cast<int>(CountCodePoints(folded)); }

// Least edits between `word` and any part of `text`.
// Source: P. Sellers, "The theory and computation of evolutionary distances: pattern
// recognition", Journal of Algorithms 1, 1980.
int DistanceInside(std::u32string_view word, std::u32string_view text) {
  std::vector<int> column(word.size() + 1);
  std::iota(column.begin(), column.end(), 0);
  int best = column.back();
  for (const char32_t c : text) {
    int diagonal = column[0];
    for (std::size_t i = 1; i < column.size(); ++i) {
      const int replaced = diagonal + (word[i - 1] == c ? 0 : 1);
      diagonal = column[i];
      column[i] = std::min({replaced, column[i] + 1, column[i - 1] + 1});
    }
    best = std::min(best, column.back());
  }
  return best;
}

}  // namespace

std::string FoldReading(std::string_view text) {
  std::string folded;
  for (const char c : text) {
    if (c == 'l' || c == 'L' || c == 'I' || c == '1' || c == '|' || c == '!') {
      folded += 'i';
    } else if (c == '0') {
      folded += 'o';
    } else if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) {
      folded += c;
    }
    if (folded.ends_with("rn")) folded.replace(folded.size() - 2, 2, "m");
  }
  return folded;
}

std::string_view LongestWord(std::string_view name) {
  std::string_view longest;
  int letters = 0;
  for (std::size_t first = 0; first < name.size();) {
    const std::size_t last = std::min(name.find(' ', first), name.size());
    const std::string_view word = name.substr(first, last - first);
    if (const int own = LettersOf(FoldReading(word)); own > letters) {
      longest = word;
      letters = own;
    }
    first = last + 1;
  }
  return longest;
}

std::vector<WantedWord> WantedWords(const std::vector<WantedName>& names) {
  std::vector<WantedWord> words;
  for (const auto& [name, net] : names) {
    const std::string_view longest = LongestWord(name);
    std::string folded = FoldReading(longest);
    const bool known =
        std::ranges::any_of(words, [&](const WantedWord& word) { return word.folded == folded; });
    if (folded.empty() || known) continue;
    CHECK(net == nullptr || FoldReading(net->word) == folded);
    const int letters = LettersOf(folded);
    words.push_back({std::move(folded),
                     letters,
                     net,
                     net == nullptr ? ShapesOf(longest) : std::vector<WordShape>()});
  }
  return words;
}

std::vector<GlyphSpan> AllWords(const GlyphLine& line) {
  std::vector<GlyphSpan> words;
  for (std::size_t first = 0; first < line.glyphs.size();) {
    const GlyphSpan word = GrowToClearGaps(line, {first, first + 1});
    words.push_back({first, word.last});
    first = word.last;
  }
  return words;
}

WordShape ShapeOfPart(const Pyramid& pyramid, const GlyphLine& line, const GlyphSpan& span) {
  return ShapeAt(pyramid, line, span.first, span.last, kTightGap * line.height);
}

std::vector<FittingPart> FittingParts(const GlyphLine& line, int letters) {
  std::vector<FittingPart> parts;
  ForEachPart(line, [&](const GlyphSpan& span, const Extent& extent, double ratio) {
    if (Fits(ratio, span.last - span.first, letters)) parts.push_back({span, extent});
  });
  return parts;
}

std::vector<GlyphSpan> WordsToRead(const Pyramid& pyramid,
                                   const GlyphLine& line,
                                   const std::vector<WantedWord>& wanted,
                                   bool* any_fits) {
  std::vector<GlyphSpan> found;
  if (any_fits != nullptr) *any_fits = false;
  ForEachPart(line, [&](const GlyphSpan& part, const Extent& extent, double ratio) {
    std::optional<WordShape> shape;
    const bool wants_it = std::ranges::any_of(wanted, [&](const WantedWord& word) {
      if (!Fits(ratio, part.last - part.first, word.letters)) return false;
      if (any_fits != nullptr) *any_fits = true;
      return LooksLike(word, pyramid, line, part, extent.height(), shape);
    });
    if (!wants_it) return;
    const GlyphSpan span = GrowToClearGaps(line, part);
    if (std::ranges::find(found, span) == found.end()) found.push_back(span);
  });
  return found;
}

bool MayHold(std::string_view reading, const std::vector<WantedWord>& wanted) {
  const std::u32string text = Decode(FoldReading(reading));
  return std::ranges::any_of(wanted, [&](const WantedWord& word) {
    return DistanceInside(Decode(word.folded), text) <= word.letters / 3;
  });
}

}  // namespace brandlint
