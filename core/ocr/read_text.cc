// SPDX-License-Identifier: MIT
#include "core/ocr/read_text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/ocr/engine.h"
#include "core/ocr/find_lines.h"
#include "core/ocr/place_reading.h"
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

// The words on either side of a mention that are read: enough to see "official", "for" or
// "partner" there.
constexpr std::size_t kWordsAround = 4;

// Whether what was read of a whole line is text and no pattern that looked like letters. Chosen
// from what was read beside text in drawn pages; it only thins out what --read-all lists, never
// what may hold a wanted name.
bool IsSureText(const std::vector<ReadWord>& words) {
  constexpr double kLeast = 0.5;
  constexpr double kLeastOfFewLetters = 0.8;
  constexpr std::size_t kFewLetters = 3;
  if (words.empty()) return false;
  const bool few = CountCodePoints(Joined(words)) <= kFewLetters;
  return MeanConfidence(words) >= (few ? kLeastOfFewLetters : kLeast);
}

// Height of the letters in the strip of a whole line. Two thirds of the usual: a fifth faster, and
// of 2930 words that the tesseract command reads surely in 40 screenshots 2851 are read instead of
// 2868. A word that may be the name is read at the usual height.
constexpr double kLettersOfWholeLine_px = 20;

// Whether words were read so surely that no name can hide behind a misreading: what is almost the
// name may be the name.
bool IsSettled(const std::vector<ReadWord>& words, const std::vector<WantedWord>& wanted) {
  constexpr double kSure = 0.7;
  if (std::ranges::any_of(words, [](const ReadWord& w) { return w.confidence < kSure; })) {
    return false;
  }
  const std::string joined = Joined(words);
  if (!MayHold(joined, wanted)) return true;
  const std::string folded = FoldReading(joined);
  return std::ranges::any_of(wanted, [&](const WantedWord& word) {
    return folded.find(word.folded) != std::string::npos;
  });
}

// Whether `quad` stands in these letters of a line, all but a fifth of it.
bool StandsIn(const Quad& quad, const LineFrame& frame, const Extent& letters) {
  constexpr double kInside = 0.8;
  const Extent own = ExtentIn(frame, quad);
  const double wide = std::min(own.right, letters.right) - std::max(own.left, letters.left);
  const double high = std::min(own.bottom, letters.bottom) - std::max(own.top, letters.top);
  return wide >= kInside * own.width() && high >= kInside * own.height();
}

// Tesseract's boxes may leave out most of the first letter or the last. A word that was read off a
// span reaches as far as the letters of the span do where it nearly does, and over letters beside
// the span that it has a part of.
void FitToLetters(const GlyphLine& line, const Extent& letters, std::vector<ReadWord>& words) {
  if (words.empty()) return;
  constexpr double kPart = 0.25;  // of a letter's width
  const double near = 0.6 * letters.height();
  Extent front = ExtentIn(line.frame, words.front().quad);
  Extent back = ExtentIn(line.frame, words.back().quad);
  double left = front.left - letters.left < near ? std::min(front.left, letters.left) : front.left;
  double right =
      letters.right - back.right < near ? std::max(back.right, letters.right) : back.right;
  for (const InkGlyph& glyph : line.glyphs) {
    const Extent& own = glyph.extent;
    const double part = kPart * own.width();
    if (own.width() > letters.height()) continue;  // more than a letter
    if (own.left < left && own.right - left > part) left = own.left;
    if (own.right > right && right - own.left > part) right = own.right;
  }
  front.left = std::min(left, front.right);
  words.front().quad = QuadOf(line.frame, front);
  back = ExtentIn(line.frame, words.back().quad);
  back.right = std::max(right, back.left);
  words.back().quad = QuadOf(line.frame, back);
}

// The part of a box that others cover, in [0, 1]; what two of them cover counts twice, so it may
// be more.
double CoveredPart(const Box& box, const std::vector<Box>& others) {
  double covered = 0;
  for (const Box& other : others) covered += Intersect(box, other).area();
  return box.empty() ? 0 : covered / box.area();
}

// The words that stand before and after a span on its line, at most `most` each.
struct Neighbourhood {
  GlyphSpan before, after;
  std::size_t words_before = 0, words_after = 0;
};

Neighbourhood NeighbourhoodOf(const GlyphLine& line, const GlyphSpan& span, std::size_t most) {
  Neighbourhood around{{span.first, span.first}, {span.last, span.last}};
  std::vector<GlyphSpan> before;
  for (const GlyphSpan& word : AllWords(line)) {
    if (word.last <= span.first) before.push_back(word);
    if (word.first >= span.last && around.words_after < most) {
      around.after.last = word.last;
      ++around.words_after;
    }
  }
  around.words_before = std::min(before.size(), most);
  if (!before.empty()) around.before.first = before[before.size() - around.words_before].first;
  return around;
}

// Whether `other` is the line right above (side -1) or below (side 1) `line` in one text: of the
// same direction, colour and size, as near as lines of a paragraph are, and over or under it.
bool IsNextLine(const GlyphLine& line, const GlyphLine& other, int side) {
  constexpr double kAlike = 1.5;            // of heights
  constexpr double kSameDirection = 0.999;  // cosine of 2.5 degrees
  constexpr double kFarthest = 1.3;         // between the lines, in heights of the extent
  const LineFrame& frame = line.frame;
  const double cosine = frame.along.x * other.frame.along.x + frame.along.y * other.frame.along.y;
  if (line.light != other.light || cosine < kSameDirection) return false;
  if (std::max(line.height, other.height) > kAlike * std::min(line.height, other.height)) {
    return false;
  }
  const double gap =
      side < 0 ? line.extent.top - other.extent.bottom : other.extent.top - line.extent.bottom;
  const double height = std::max(line.extent.height(), other.extent.height());
  if (gap < -0.5 * height || gap > kFarthest * height) return false;
  return other.extent.left < line.extent.right && line.extent.left < other.extent.right;
}

// Reads one picture.
class PageReading {
 public:
  PageReading(Engine& engine,
              const std::vector<WantedWord>& wanted,
              const Picture& picture,
              const ReadOptions& options)
      : engine_(engine), options_(options), wanted_(wanted), pyramid_(ToGrey(picture)) {}

  Result<PageText> Read() {
    if (!options_.read_all && wanted_.empty()) return PageText{};
    lines_ = FindLines(pyramid_.full());
    settled_.assign(lines_.size(), false);
    whole_.assign(lines_.size(), {});
    if (options_.read_all) {
      if (const Result<void> read = ReadAll(); !read) return read.error();
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (settled_[i] || wanted_.empty()) continue;
      if (const Result<void> read = ReadWanted(lines_[i], whole_[i]); !read) return read.error();
    }
    PageText page;
    for (PlaceReading& reading : SurestOfEachPlace(std::move(readings_))) {
      if (const Result<void> read = ReadNeighbourhood(reading); !read) return read.error();
      page.lines.push_back(std::move(reading.line));
    }
    TakeNeighbours(page.lines);
    page.unread = std::move(unread_);
    page.whole = !capped_;
    PutInReadingOrder(page.lines);
    LeaveOutRead(page);
    return page;
  }

 private:
  // The words of a span; none when it cannot be read, and then `why` says why.
  Result<std::vector<ReadWord>> ReadSpan(const GlyphLine& line,
                                         const GlyphSpan& span,
                                         std::string_view* why = nullptr,
                                         double letters_px = StripOptions{}.letter_height_px) {
    std::vector<ReadWord> read;
    if (span.first == span.last) return read;
    const Extent letters = ExtentOf(line, span);
    if (letters.height() < kLowestLetters_px) {
      if (why != nullptr) *why = "too-small";
      return read;
    }
    if (reads_ >= options_.max_reads) {
      capped_ = true;
      if (why != nullptr) *why = "cap";
      return read;
    }
    ++reads_;
    const Extent visible = VisibleAround(line, span, letters);
    StripOptions options;
    options.letter_height_px = letters_px;
    options.least_ink = line.least_ink;
    const Strip strip = CutStrip(pyramid_, line.frame, letters, visible, line.light, options);
    Result<std::vector<StripWord>> words = engine_.Read(strip.grey);
    if (!words) return words.error();
    for (StripWord& word : *words) {
      read.push_back({std::move(word.text), strip.ToPicture(word.box), word.confidence});
    }
    FitToLetters(line, letters, read);
    return read;
  }

  PlaceReading& Keep(std::vector<ReadWord> words, const GlyphLine& line, std::string_view stage) {
    PlaceReading& reading = readings_.emplace_back(PlaceReadingOf(std::move(words), line, stage));
    reading.holds = MayHold(Joined(reading.line.words), wanted_);
    reading.line.quad = QuadAround(line.frame, reading.line.words);
    return reading;
  }

  void TellUnread(const GlyphLine& line, std::string_view why, std::string text = "") {
    if (!options_.tell_unread) return;
    const Quad quad = QuadOf(line.frame, line.extent);
    unread_.push_back(
        {RegionOf(quad, pyramid_.full().size), line.height, std::string(why), std::move(text)});
  }

  // Reads every line once: level ones and long ones first, and what lies under a line that was
  // surely read not again. A single component, a letter or a rule, is no line.
  Result<void> ReadAll() {
    constexpr double kCovered = 0.5;
    std::vector<std::size_t> order(lines_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      if (lines_[a].vertical != lines_[b].vertical) return lines_[b].vertical;
      return lines_[a].glyphs.size() > lines_[b].glyphs.size();
    });
    std::vector<Box> read_boxes, settled_boxes;
    for (const std::size_t i : order) {
      const GlyphLine& line = lines_[i];
      const Box box = BoundsOf(QuadOf(line.frame, line.extent));
      settled_[i] = CoveredPart(box, settled_boxes) > kCovered;
      if (settled_[i] || CoveredPart(box, read_boxes) > kCovered) continue;
      if (line.glyphs.size() == 1) {
        TellUnread(line, "unsure");
        continue;
      }
      std::string_view why = "unsure";
      Result<std::vector<ReadWord>> words =
          ReadSpan(line, {0, line.glyphs.size()}, &why, kLettersOfWholeLine_px);
      if (!words) return words.error();
      if (!IsSureText(*words)) {
        TellUnread(line, why, Joined(*words, " "));
        continue;
      }
      read_boxes.push_back(box);
      settled_[i] = IsSettled(*words, wanted_);
      if (settled_[i]) settled_boxes.push_back(box);
      whole_[i] = *words;
      Keep(*std::move(words), line, "line");
    }
    return {};
  }

  // Of the words of a line that was read whole, those that stand in a span.
  static std::vector<ReadWord> WordsIn(const std::vector<ReadWord>& words,
                                       const GlyphLine& line,
                                       const GlyphSpan& span) {
    const Extent extent = ExtentOf(line, span);
    std::vector<ReadWord> inside;
    std::ranges::copy_if(words, std::back_inserter(inside), [&](const ReadWord& word) {
      return line.frame.ToLine(word.quad[0]).x < extent.right &&
             line.frame.ToLine(word.quad[1]).x > extent.left;
    });
    return inside;
  }

  // Reads the words that may be wanted ones. `whole`: the words of the line, when it was read
  // whole; what it settles is not read again.
  Result<void> ReadWanted(const GlyphLine& line, const std::vector<ReadWord>& whole) {
    bool any_fits = false;
    std::vector<GlyphSpan> candidates = WordsToRead(pyramid_, line, wanted_, &any_fits);
    if (candidates.empty() && !options_.read_all) TellUnread(line, any_fits ? "shape" : "width");
    std::string_view why = "other-word";
    std::string others;
    bool any_kept = false;
    // A short part that is a mention settles the longer ones that hold it, with the words beside
    // it.
    std::ranges::stable_sort(
        candidates, {}, [](const GlyphSpan& span) { return span.last - span.first; });
    for (const GlyphSpan& span : candidates) {
      const std::vector<ReadWord> known = WordsIn(whole, line, span);
      if (!known.empty() && IsSettled(known, wanted_)) continue;
      const Extent letters = ExtentOf(line, span);
      const bool mentioned = std::ranges::any_of(
          mentions_, [&](const Quad& mention) { return StandsIn(mention, line.frame, letters); });
      any_kept |= mentioned;
      if (mentioned) continue;
      Result<std::vector<ReadWord>> words = ReadSpan(line, span, &why);
      if (!words) return words.error();
      if (!MayHold(Joined(*words), wanted_)) {
        others += (others.empty() ? "" : " ") + Joined(*words, " ");
        continue;
      }
      any_kept = true;
      const bool settled = IsSettled(*words, wanted_);
      PlaceReading& reading = Keep(*std::move(words), line, "word");
      reading.from = &line;
      reading.span = span;
      if (settled) mentions_.push_back(reading.line.quad);
    }
    if (!candidates.empty() && !any_kept) TellUnread(line, why, std::move(others));
    return {};
  }

  // Reads what stands around a mention.
  Result<void> ReadNeighbourhood(PlaceReading& reading) {
    if (reading.from == nullptr) return {};
    const GlyphLine& line = *reading.from;
    // Each side is read on its own: in one strip the neighbours could change the word itself.
    const std::size_t most = options_.read_all ? line.glyphs.size() : kWordsAround;
    const Neighbourhood around = NeighbourhoodOf(line, reading.span, most);
    Result<std::vector<ReadWord>> left = ReadSpan(line, around.before);
    if (!left) return left.error();
    Result<std::vector<ReadWord>> right = ReadSpan(line, around.after);
    if (!right) return right.error();
    TextLine& kept = reading.line;
    kept.words.insert(kept.words.begin(), left->begin(), left->end());
    kept.words.insert(kept.words.end(), right->begin(), right->end());
    kept.quad = QuadAround(line.frame, kept.words);
    if (options_.read_all) return {};
    if (around.words_before < 2) {
      if (const Result<void> read = ReadNextLine(line, -1); !read) return read;
    }
    return around.words_after < 2 ? ReadNextLine(line, 1) : Result<void>{};
  }

  // Reads the end of the line above, or the beginning of the line below.
  Result<void> ReadNextLine(const GlyphLine& line, int side) {
    const GlyphLine* next = nullptr;
    const auto distance = [&](const GlyphLine& other) {
      return std::abs(other.extent.top + other.extent.bottom - line.extent.top -
                      line.extent.bottom);
    };
    for (const GlyphLine& other : lines_) {
      if (&other == &line || other.glyphs.size() < 2 || !IsNextLine(line, other, side)) continue;
      // The same line may have been found in pieces too.
      const bool better =
          next == nullptr || other.glyphs.size() > next->glyphs.size() ||
          (other.glyphs.size() == next->glyphs.size() && distance(other) < distance(*next));
      if (better) next = &other;
    }
    if (next == nullptr) return {};
    const std::vector<GlyphSpan> spans = AllWords(*next);
    const std::size_t count = std::min(spans.size(), kWordsAround);
    const GlyphSpan part = side < 0
                               ? GlyphSpan{spans[spans.size() - count].first, spans.back().last}
                               : GlyphSpan{0, spans[count - 1].last};
    Result<std::vector<ReadWord>> words = ReadSpan(*next, part);
    if (!words) return words.error();
    if (!IsSureText(*words)) return {};
    PlaceReading reading = PlaceReadingOf(*std::move(words), *next, "neighbour");
    reading.line.quad = QuadAround(next->frame, reading.line.words);
    neighbours_.push_back(std::move(reading));
    return {};
  }

  // Adds what was read beside mentions where nothing else was read.
  void TakeNeighbours(std::vector<TextLine>& lines) {
    for (PlaceReading& reading : SurestOfEachPlace(std::move(neighbours_))) {
      const Box box = BoundsOf(reading.line.quad);
      const bool seen = std::ranges::any_of(
          lines, [&](const TextLine& line) { return CoverTheSame(BoundsOf(line.quad), box); });
      if (!seen) lines.push_back(std::move(reading.line));
    }
  }

  // A place that was read at another scale, in another direction or polarity was read; of one that
  // was not, the last gate it came to is told.
  static void LeaveOutRead(PageText& page) {
    constexpr double kSamePlace = 0.3;  // intersection over union
    std::erase_if(page.unread, [&](const UnreadLine& unread) {
      const Box& box = unread.region.box;
      return std::ranges::any_of(
          page.lines, [&](const TextLine& line) { return CoverTheSame(BoundsOf(line.quad), box); });
    });
    std::ranges::stable_sort(page.unread, std::greater<>{}, [](const UnreadLine& unread) {
      return std::ranges::find(kUnreadReasons, unread.why) - kUnreadReasons.begin();
    });
    std::vector<UnreadLine> told;
    for (UnreadLine& unread : page.unread) {
      const bool twice = std::ranges::any_of(told, [&](const UnreadLine& other) {
        return IntersectionOverUnion(other.region.box, unread.region.box) > kSamePlace;
      });
      if (!twice) told.push_back(std::move(unread));
    }
    page.unread = std::move(told);
    std::ranges::stable_sort(
        page.unread, IsHigher, [](const UnreadLine& unread) { return unread.region.quad; });
  }

  Engine& engine_;
  const ReadOptions& options_;
  const std::vector<WantedWord>& wanted_;
  const Pyramid pyramid_;
  std::vector<GlyphLine> lines_;
  std::vector<bool> settled_;  // of each line: it was read whole, and nothing in it is in doubt
  std::vector<std::vector<ReadWord>> whole_;  // of each line: its words, when it was read whole
  std::vector<Quad> mentions_;                // of wanted names that were read surely
  std::vector<PlaceReading> readings_;
  std::vector<PlaceReading> neighbours_;
  std::vector<UnreadLine> unread_;
  std::int64_t reads_ = 0;
  bool capped_ = false;
};

}  // namespace

class TextReader::Impl {
 public:
  explicit Impl(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

  Result<PageText> Read(const Picture& picture, const ReadOptions& options) {
    return PageReading(*engine_, WordsOf(options.wanted), picture, options).Read();
  }

 private:
  // The shapes of a name without a network are drawn once, not for each picture.
  const std::vector<WantedWord>& WordsOf(const std::vector<WantedName>& names) {
    if (names != names_) {
      names_ = names;
      words_ = WantedWords(names);
    }
    return words_;
  }

  std::unique_ptr<Engine> engine_;
  std::vector<WantedName> names_;  // asked for last
  std::vector<WantedWord> words_;  // of them
};

TextReader::TextReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TextReader::~TextReader() = default;

Result<std::unique_ptr<TextReader>> TextReader::Create(const std::string& language) {
  Result<std::unique_ptr<Engine>> engine = Engine::Create(language);
  if (!engine) return engine.error();
  return std::unique_ptr<TextReader>(new TextReader(std::make_unique<Impl>(*std::move(engine))));
}

Result<PageText> TextReader::Read(const Picture& picture, const ReadOptions& options) {
  return impl_->Read(picture, options);
}

}  // namespace brandlint
