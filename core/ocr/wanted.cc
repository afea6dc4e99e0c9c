// SPDX-License-Identifier: MIT
#include "core/ocr/wanted.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

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
constexpr double kFar = 1e9;          // no shape is near
constexpr double kNoNeighbour = 1e9;  // the gap at an end of a line

// Words farther from every shape of a wanted one are not read, unless the pieces speak for them.
constexpr double kMostDistance = 34;

// The same for words of as many pieces as the name has letters, which are few: thin strokes lead
// that far from every shape.
constexpr double kMostOfSameCount = 36;

// Such words from this height on are read whatever their shape: they are still fewer, and may be
// set in scripts and in handwriting, which are unlike every font that is known here.
constexpr double kHeading_px = 40;

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

// Whether a word of `letters` letters could be drawn that wide, in heights, in so many pieces.
bool Fits(double ratio, std::size_t pieces, int letters) {
  return ratio >= kNarrowest * letters && ratio <= kWidest * letters &&
         static_cast<int>(pieces) <= letters + letters / 2 + 1;
}

// Whether glyphs [first, last) are a whole word of as many pieces as the name has letters.
bool HasSameCount(const GlyphLine& line, const GlyphSpan& span, int letters) {
  return std::cmp_equal(span.last - span.first, letters) && GrowToClearGaps(line, span) == span;
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

std::vector<WantedWord> WantedWords(const std::vector<std::string>& names) {
  std::vector<WantedWord> words;
  for (const std::string& name : names) {
    WantedWord longest;
    std::string_view as_written;
    for (std::size_t first = 0; first < name.size();) {
      const std::size_t last = std::min(name.find(' ', first), name.size());
      const std::string_view word = std::string_view(name).substr(first, last - first);
      std::string folded = FoldReading(word);
      const int letters = static_cast<int>(CountCodePoints(folded));
      if (letters > longest.letters) {
        longest = {std::move(folded), letters, {}};
        as_written = word;
      }
      first = last + 1;
    }
    const bool known = std::ranges::any_of(
        words, [&](const WantedWord& word) { return word.folded == longest.folded; });
    if (longest.letters == 0 || known) continue;
    longest.shapes = ShapesOf(as_written);
    words.push_back(std::move(longest));
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

std::vector<Candidate> WordsToRead(const Pyramid& pyramid,
                                   const GlyphLine& line,
                                   const std::vector<WantedWord>& wanted,
                                   bool* any_fits) {
  std::vector<Candidate> found;
  if (any_fits != nullptr) *any_fits = false;
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
      if (!bounds(after, widest)) continue;
      const double ratio = (extent.width() - spacing) / extent.height();
      double distance = kFar;
      std::optional<WordShape> shape;
      for (const WantedWord& word : wanted) {
        if (!Fits(ratio, last - first, word.letters)) continue;
        if (any_fits != nullptr) *any_fits = true;
        const bool same_count = HasSameCount(line, {first, last}, word.letters);
        if (word.shapes.empty() || (same_count && extent.height() >= kHeading_px)) {
          distance = 0;
          break;
        }
        const double most = same_count ? kMostOfSameCount : kMostDistance;
        double least = most;
        if (!shape) shape = ShapeAt(pyramid, line, first, last, tight_gap);
        for (const WordShape& known : word.shapes) {
          least = std::min(least, ShapeDistance(*shape, known, least));
        }
        if (least < most) distance = std::min(distance, least);
      }
      if (distance == kFar) continue;
      const GlyphSpan span = GrowToClearGaps(line, {first, last});
      const auto same = std::ranges::find(found, span, &Candidate::span);
      if (same == found.end()) {
        found.push_back({span, distance});
      } else {
        same->distance = std::min(same->distance, distance);
      }
    }
  }
  return found;
}

bool MayHold(std::string_view reading, const std::vector<WantedWord>& wanted) {
  const std::u32string text = Decode(FoldReading(reading));
  return std::ranges::any_of(wanted, [&](const WantedWord& word) {
    return DistanceInside(Decode(word.folded), text) <= word.letters / 3;
  });
}

}  // namespace brandlint
