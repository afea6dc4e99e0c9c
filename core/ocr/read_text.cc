// SPDX-License-Identifier: MIT
#include "core/ocr/read_text.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/base/check.h"
#include "core/ocr/engine.h"
#include "core/ocr/find_lines.h"
#include "core/ocr/strip.h"
#include "core/ocr/wanted.h"

namespace brandlint {
namespace {

Extent ExtentOf(const GlyphLine& line, const GlyphSpan& span) {
  Extent extent = line.glyphs[span.first].extent;
  for (std::size_t i = span.first; i < span.last; ++i) {
    extent = JoinExtents(extent, line.glyphs[i].extent);
  }
  return extent;
}

// What of the picture is shown around a span: dots and accents above, tails below, and half of the
// gaps at its sides, but no neighbour.
Extent VisibleAround(const GlyphLine& line, const GlyphSpan& span, const Extent& letters) {
  const double room = 0.35 * letters.height();
  double left = room;
  double right = room;
  if (span.first > 0) {
    left = std::min(left, (letters.left - line.glyphs[span.first - 1].extent.right) / 2);
  }
  if (span.last < line.glyphs.size()) {
    right = std::min(right, (line.glyphs[span.last].extent.left - letters.right) / 2);
  }
  return {letters.left - std::max(left, 0.0),
          letters.right + std::max(right, 0.0),
          letters.top - 0.3 * letters.height(),
          letters.bottom + 0.3 * letters.height()};
}

constexpr double kLowestLetters_px = 3;  // nothing lower can be told from specks

// Lines of less mean confidence are taken for patterns, not letters. Chosen, not measured: it only
// thins out what --read-all lists, never what may hold a wanted name.
constexpr double kLeastConfidence = 0.4;

double MeanConfidence(const std::vector<ReadWord>& words) {
  double sum = 0;
  for (const ReadWord& word : words) sum += word.confidence;
  return sum / static_cast<double>(words.size());
}

// A line with what decides between two readings of one place.
struct Reading {
  TextLine line;
  Box box;  // of what was looked for, without the neighbourhood
  double confidence = 0;
};

Reading ReadingOf(TextLine line) {
  Box box;
  for (const ReadWord& word : line.words) box = Join(box, BoundsOf(word.quad));
  const double confidence = MeanConfidence(line.words);
  return {std::move(line), box, confidence};
}

// Of readings of one place (at two scales, in two directions) the surest stays, of equals the
// first.
std::vector<TextLine> SurestOfEachPlace(std::vector<Reading> readings) {
  std::ranges::stable_sort(readings, std::greater<>{}, &Reading::confidence);
  std::vector<TextLine> lines;
  std::vector<Box> taken;
  for (Reading& reading : readings) {
    const bool seen = std::ranges::any_of(taken, [&](const Box& box) {
      return Intersect(box, reading.box).area() > 0.5 * std::min(box.area(), reading.box.area());
    });
    if (seen) continue;
    taken.push_back(reading.box);
    lines.push_back(std::move(reading.line));
  }
  return lines;
}

// The words that stand before and after a span on its line, at most four each: enough to see
// "official", "for" or "partner" there.
std::pair<GlyphSpan, GlyphSpan> Neighbourhood(const GlyphLine& line, const GlyphSpan& span) {
  constexpr std::size_t kWords = 4;
  std::vector<GlyphSpan> before;
  GlyphSpan after{span.last, span.last};
  std::size_t count = 0;
  for (const GlyphSpan& word : AllWords(line)) {
    if (word.last <= span.first) before.push_back(word);
    if (word.first >= span.last && count < kWords) {
      after.last = word.last;
      ++count;
    }
  }
  GlyphSpan left{span.first, span.first};
  if (!before.empty()) {
    left.first = before[before.size() > kWords ? before.size() - kWords : 0].first;
  }
  return {left, after};
}

bool InReadingOrder(const TextLine& a, const TextLine& b) {
  const Point& p = a.words[0].quad[0];
  const Point& q = b.words[0].quad[0];
  return p.y != q.y ? p.y < q.y : p.x < q.x;
}

}  // namespace

class TextReader::Impl {
 public:
  explicit Impl(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

  Result<std::vector<TextLine>> Read(const Picture& picture, const ReadOptions& options) {
    const std::vector<WantedWord> wanted = WantedWords(options.wanted);
    if (!options.read_all && wanted.empty()) return std::vector<TextLine>{};
    const Pyramid pyramid(ToGrey(picture));
    std::vector<Reading> readings;
    for (const GlyphLine& line : FindLines(pyramid.full())) {
      const Result<void> read = options.read_all ? ReadAll(pyramid, line, readings)
                                                 : ReadWanted(pyramid, line, wanted, readings);
      if (!read) return read.error();
    }
    std::vector<TextLine> found = SurestOfEachPlace(std::move(readings));
    std::ranges::stable_sort(found, InReadingOrder);
    return found;
  }

 private:
  Result<std::vector<ReadWord>> ReadSpan(const Pyramid& pyramid,
                                         const GlyphLine& line,
                                         const GlyphSpan& span) {
    std::vector<ReadWord> read;
    if (span.first == span.last) return read;
    const Extent letters = ExtentOf(line, span);
    if (letters.height() < kLowestLetters_px) return read;
    const Strip strip = CutStrip(pyramid,
                                 line.frame,
                                 letters,
                                 VisibleAround(line, span, letters),
                                 line.light,
                                 {.least_ink = line.least_ink});
    Result<std::vector<StripWord>> words = engine_->Read(strip.grey);
    if (!words) return words.error();
    for (StripWord& word : *words) {
      read.push_back({std::move(word.text), strip.ToPicture(word.box), word.confidence});
    }
    return read;
  }

  Result<void> ReadAll(const Pyramid& pyramid, const GlyphLine& line, std::vector<Reading>& found) {
    Result<std::vector<ReadWord>> words = ReadSpan(pyramid, line, {0, line.glyphs.size()});
    if (!words) return words.error();
    if (words->empty() || MeanConfidence(*words) < kLeastConfidence) return {};
    found.push_back(ReadingOf({*std::move(words), line.height, "line"}));
    return {};
  }

  // Reads the words that may be wanted ones, and what stands around those that are.
  Result<void> ReadWanted(const Pyramid& pyramid,
                          const GlyphLine& line,
                          const std::vector<WantedWord>& wanted,
                          std::vector<Reading>& found) {
    for (const auto& [span, distance] : WordsToRead(pyramid, line, wanted)) {
      Result<std::vector<ReadWord>> words = ReadSpan(pyramid, line, span);
      if (!words) return words.error();
      std::string joined;
      for (const ReadWord& word : *words) joined += word.text;
      if (!MayHold(joined, wanted)) continue;
      Reading reading = ReadingOf({*std::move(words), line.height, "word"});

      // Each side is read on its own: in one strip the neighbours could change the word itself.
      const auto [before, after] = Neighbourhood(line, span);
      Result<std::vector<ReadWord>> left = ReadSpan(pyramid, line, before);
      if (!left) return left.error();
      Result<std::vector<ReadWord>> right = ReadSpan(pyramid, line, after);
      if (!right) return right.error();
      std::vector<ReadWord>& all = reading.line.words;
      all.insert(all.begin(), left->begin(), left->end());
      all.insert(all.end(), right->begin(), right->end());
      found.push_back(std::move(reading));
    }
    return {};
  }

  std::unique_ptr<Engine> engine_;
};

TextReader::TextReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TextReader::~TextReader() = default;

Result<std::unique_ptr<TextReader>> TextReader::Create(const std::string& language) {
  Result<std::unique_ptr<Engine>> engine = Engine::Create(language);
  if (!engine) return engine.error();
  return std::unique_ptr<TextReader>(new TextReader(std::make_unique<Impl>(*std::move(engine))));
}

Result<std::vector<TextLine>> TextReader::Read(const Picture& picture, const ReadOptions& options) {
  return impl_->Read(picture, options);
}

}  // namespace brandlint
