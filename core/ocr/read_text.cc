// SPDX-License-Identifier: MIT
#include "core/ocr/read_text.h"

#include <algorithm>
#include <cmath>
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
    std::vector<TextLine> found;
    for (const GlyphLine& line : FindLines(pyramid.full())) {
      const Result<void> read = options.read_all ? ReadAll(pyramid, line, found)
                                                 : ReadWanted(pyramid, line, wanted, found);
      if (!read) return read.error();
    }
    std::ranges::stable_sort(found, InReadingOrder);
    return found;
  }

 private:
  Result<std::vector<ReadWord>> ReadSpan(const Pyramid& pyramid,
                                         const GlyphLine& line,
                                         const GlyphSpan& span,
                                         StripKind kind) {
    const Extent letters = ExtentOf(line, span);
    const Strip strip =
        CutStrip(pyramid, line.frame, letters, VisibleAround(line, span, letters), line.light);
    Result<std::vector<StripWord>> words = engine_->Read(strip.grey, kind);
    if (!words) return words.error();
    std::vector<ReadWord> read;
    for (StripWord& word : *words) {
      read.push_back({std::move(word.text), strip.ToPicture(word.box), word.confidence});
    }
    return read;
  }

  Result<void> ReadAll(const Pyramid& pyramid,
                       const GlyphLine& line,
                       std::vector<TextLine>& found) {
    Result<std::vector<ReadWord>> words =
        ReadSpan(pyramid, line, {0, line.glyphs.size()}, StripKind::kLine);
    if (!words) return words.error();
    if (!words->empty()) found.push_back({*std::move(words), line.height, "line"});
    return {};
  }

  Result<void> ReadWanted(const Pyramid& pyramid,
                          const GlyphLine& line,
                          const std::vector<WantedWord>& wanted,
                          std::vector<TextLine>& found) {
    for (const auto& [span, distance] : WordsToRead(pyramid, line, wanted)) {
      Result<std::vector<ReadWord>> words = ReadSpan(pyramid, line, span, StripKind::kWord);
      if (!words) return words.error();
      std::string joined;
      for (const ReadWord& word : *words) joined += word.text;
      if (!MayHold(joined, wanted)) continue;
      found.push_back({*std::move(words), line.height, "word"});
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
