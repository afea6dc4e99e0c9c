// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/detectors/detector.h"
#include "core/text/name_matcher.h"
#include "core/text/words/built_in_words.h"

namespace brandlint {
namespace {

constexpr std::string_view kId = "name";

constexpr std::string_view kPage = R"(
## What it finds
A brand's name in a text, or in text read from a picture: as it is, inside another word, spread over
spaces and punctuation, written with other characters (other alphabets, styled letters, digits and
symbols, invisible characters, accents, bidi controls, escapes), misspelled by an edit or two,
respelled by ear, or in another script.

## Why it matters
A listing that bears the name is taken for the brand's own. Disguising it is done for one reason: to
be read as the name by people and not by a filter.

## How it measures
Layer by layer, and each layer leaves a step in the evidence: escapes, references and punycode are
decoded; the order of the screen is taken where bidi controls change it; invisible characters and
marks are looked through; every glyph is given the letters it can be read as (UTS #39's confusables,
compatibility forms, and a list of our own for what those leave out), also several glyphs for one
letter. The name is then looked for in this lattice. A name that starts inside a word must be whole
and unbroken; one that is spread must start and end where words do, so that "Winter Comfort" holds
no name; one with edits must be a word of its own, or what is left of one when an affix such as
"my" or "app" is cut off. Edits cost less between letters that look or sound alike. A word of a
language's word list, or its plural, is no misspelling, and a longer word of a list that holds the
name is free; what is in no list may be further off. The name itself and its endings are never freed
so. (--no-word-list judges by letters alone.) Words the pack sets free are passed over. The common
noun is told by the words of its trade ("door ...") unless words of the brand's weigh against it.

## Score
1.00       the name itself, as a word
0.90-0.99  certainly the name: inside a compound, spread, disguised, or in another script
0.75-0.89  likely, a person should look: one edit, a respelling, the common noun (generic-sense),
           one letter more, or a single pair of letters such as rn for m
0.50-0.74  weak: two edits, or what is probably another word; kept for the record
A name with edits never reaches 0.90.

## Blind spots
Names hinted at without their letters ("the blue chat bubble firm"); edits inside a longer word
that is no affix; three edits and more; look-alikes that neither Unicode's data nor ours lists; translations the pack
does not name; a word of a language without a list (data/words) that happens to be one edit away.
Names of up to four letters are only found as whole words, names of five only as whole words and
compounds with a capital, names of six inside a word only at 0.84 and less. Text in pictures is only
as good as the reading: what is looked at there, and why a place may give nothing, stands below. A
product's name alone is not looked for in pictures, but found in every line that is read. What a
later Unicode than 15.0 assigned is looked through, whatever it looks like; a note says so.

## Text in pictures
Lines of letters are looked for from 4 px of height, dark and light, level, slanted up to 25 degrees,
and down and up the picture. Of a line only words that may be the name are read, and around a find
the words beside it and the ends of the lines above and below. With -v each line that gave no text is listed
with the reason, which is the last gate it came to (with --read-all every line is read instead):
width       no part of it is as wide, for its height, as a wanted name
shape       a part is, but it does not look like the name, as far as the pack's networks know its
            looks from 400 fonts, or, without one, ten built-in fonts do
too-small   its letters are lower than 3 px
other-word  it was read, and what it says is three edits or more off
unsure      all text was asked for, and this is more likely a pattern than letters
cap         the limit picture_reads was reached; the picture then counts as partly examined
Not listed is what never became a line: letters that touch a photo's edges, ink with less than 8
grey levels of contrast, strokes wider than about 15 px at full size and at a third and a ninth of it.
A find has the stage that read it: word (one word alone), line (the whole line, with --read-all),
neighbour (a line beside another find).

## Source
Unicode Technical Standard #39, section 4 (skeletons), and Annex #9 (bidi); P. Sellers, "The theory
and computation of evolutionary distances", J. Algorithms 1, 1980.
)";

// Bytes of a long text that are shown on either side of a find: a sentence or so.
constexpr std::size_t kContextBytes = 160;

// Sets what stands around the find, and where in it the find is.
void SetContext(std::string_view text, const Span& span, Evidence& evidence) {
  std::size_t first = span.first > kContextBytes ? span.first - kContextBytes : 0;
  std::size_t last = std::min(text.size(), span.last + kContextBytes);
  const auto inside = [&](std::size_t at) {  // of a UTF-8 sequence
    return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (first > 0 && inside(first)) --first;
  while (last < text.size() && inside(last)) ++last;
  evidence.context = text.substr(first, last - first);
  evidence.in_context = Span{span.first - first, span.last - first};
}

Evidence MakeEvidence(const Query& query, NameMatch match, std::string_view text) {
  Evidence evidence;
  evidence.detector = kId;
  evidence.brand = std::move(match.brand_id);
  evidence.reference = std::move(match.reference);
  evidence.reference_kind = match.reference_kind == NameKind::kProduct ? "product" : "house-mark";
  evidence.kind = match.kind;
  evidence.subject = query.subject;
  evidence.score = match.score;
  evidence.excerpt = text.substr(match.span.first, match.span.last - match.span.first);
  evidence.steps = std::move(match.steps);
  return evidence;
}

// A line's words joined by one space, and where each begins.
struct JoinedLine {
  std::string text;
  std::vector<std::size_t> begins;
};

JoinedLine Join(const TextLine& line) {
  JoinedLine joined;
  for (const ReadWord& word : line.words) {
    if (!joined.text.empty()) joined.text += ' ';
    joined.begins.push_back(joined.text.size());
    joined.text += word.text;
  }
  return joined;
}

Point Between(const Point& a, const Point& b, double share) {
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

// The part of a word's quad that its letters [first, last) take, all letters being as wide.
Quad PartOf(const ReadWord& word, std::size_t first, std::size_t last) {
  const std::string_view text = word.text;
  const auto letters = static_cast<double>(std::max<std::size_t>(CountCodePoints(text), 1));
  const double from = static_cast<double>(CountCodePoints(text.substr(0, first))) / letters;
  const double to = static_cast<double>(CountCodePoints(text.substr(0, last))) / letters;
  const Quad& quad = word.quad;
  return {Between(quad[0], quad[1], from),
          Between(quad[0], quad[1], to),
          Between(quad[3], quad[2], to),
          Between(quad[3], quad[2], from)};
}

// The quad from the first part's left edge to the last part's right edge.
Quad Unite(const Quad& first, const Quad& last) { return {first[0], last[1], last[2], first[3]}; }

// A line farther off than so many of its own heights is no part of the same text.
constexpr double kFarthestLine = 2.5;

// How far `other` lies below `line` (above it: less than 0), middle to middle, in heights of the
// line with all it has above and below the letters; 0 when it does not lie over or under it.
double LinesDown(const TextLine& line, const TextLine& other) {
  const Quad& quad = line.quad;
  const auto along = [&](const Point& p) {
    return (p.x - quad[0].x) * (quad[1].x - quad[0].x) +
           (p.y - quad[0].y) * (quad[1].y - quad[0].y);
  };
  const auto down = [&](const Point& p) {
    return (p.x - quad[0].x) * (quad[3].x - quad[0].x) +
           (p.y - quad[0].y) * (quad[3].y - quad[0].y);
  };
  const double height = down(quad[3]);  // squared: in the unit of `down`
  if (height <= 0) return 0;
  if (along(other.quad[1]) <= 0 || along(other.quad[0]) >= along(quad[1])) return 0;
  const double middle = (down(other.quad[0]) + down(other.quad[2])) / 2;
  return (middle - height / 2) / height;
}

class NameDetectorMatcher final : public Matcher {
 public:
  explicit NameDetectorMatcher(NameMatcher names) : names_(std::move(names)) {}

  std::vector<Evidence> Match(const Query& query) const override {
    return IsPictureRole(query.subject.type) ? MatchLines(query) : MatchText(query);
  }

 private:
  std::vector<Evidence> MatchText(const Query& query) const {
    std::vector<Evidence> found;
    const std::string_view text = query.subject.text;
    for (NameMatch& match : names_.Find(text)) {
      if (found.size() > query.most_matches) break;
      const Span span = match.span;
      Evidence evidence = MakeEvidence(query, std::move(match), text);
      evidence.span = span;
      SetContext(text, span, evidence);
      found.push_back(std::move(evidence));
    }
    return found;
  }

  std::vector<Evidence> MatchLines(const Query& query) const {
    const Size picture =
        query.looks != nullptr && !query.looks->empty() ? query.looks->front().size : Size{};
    std::vector<JoinedLine> lines;
    for (const TextLine& line : query.lines) lines.push_back(Join(line));

    std::vector<Evidence> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (NameMatch& match : names_.Find(lines[i].text, TextOrigin::kReadFromPicture)) {
        const Span span = match.span;
        Evidence evidence = MakeEvidence(query, std::move(match), lines[i].text);
        Locate(query.lines[i], lines[i], span, picture, evidence);
        SetContextOfLine(query.lines, lines, i, span, evidence);
        found.push_back(std::move(evidence));
      }
    }
    return found;
  }

  // The line with the find, between the lines right above and below it.
  static void SetContextOfLine(std::span<const TextLine> lines,
                               const std::vector<JoinedLine>& joined,
                               std::size_t at,
                               const Span& span,
                               Evidence& evidence) {
    const JoinedLine* above = nullptr;
    const JoinedLine* below = nullptr;
    double nearest_above = kFarthestLine, nearest_below = kFarthestLine;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const double lines_down = i == at ? 0 : LinesDown(lines[at], lines[i]);
      if (lines_down < 0 && -lines_down < nearest_above) {
        nearest_above = -lines_down;
        above = &joined[i];
      } else if (lines_down > 0 && lines_down < nearest_below) {
        nearest_below = lines_down;
        below = &joined[i];
      }
    }
    if (above != nullptr) evidence.context = above->text + "\n";
    const std::size_t before = evidence.context.size();
    evidence.in_context = Span{before + span.first, before + span.last};
    evidence.context += joined[at].text;
    if (below != nullptr) evidence.context += "\n" + below->text;
  }

  static void Locate(const TextLine& line,
                     const JoinedLine& joined,
                     const Span& span,
                     Size picture,
                     Evidence& evidence) {
    bool any = false;
    Quad quad{};
    double confidence = 1;
    for (std::size_t w = 0; w < line.words.size(); ++w) {
      const ReadWord& word = line.words[w];
      const std::size_t begin = joined.begins[w], end = begin + word.text.size();
      if (end <= span.first || begin >= span.last) continue;
      const Quad part =
          PartOf(word, std::max(span.first, begin) - begin, std::min(span.last, end) - begin);
      quad = any ? Unite(quad, part) : part;
      confidence = std::min(confidence, word.confidence);
      any = true;
    }
    // Without pixels the picture's size is not known, and the box is not cut.
    Size size = picture;
    if (size.width <= 0 || size.height <= 0) {
      const Box bounds = BoundsOf(quad);
      size = {bounds.x + bounds.width, bounds.y + bounds.height};
    }
    evidence.region = RegionOf(quad, size);
    evidence.measures = {{"text_height", line.height_px, "px"}, {"confidence", confidence, ""}};
    evidence.stage = line.stage;
  }

  NameMatcher names_;
};

Result<std::unique_ptr<const Matcher>> Compile(std::span<const Brand> brands,
                                               const DetectorOptions& options) {
  Result<NameMatcher> names =
      NameMatcher::Compile(brands, options.word_list ? &BuiltInWords() : nullptr);
  if (!names) return names.error();
  std::unique_ptr<const Matcher> matcher =
      std::make_unique<NameDetectorMatcher>(std::move(names).value());
  return matcher;
}

}  // namespace

extern constinit const Detector kNameDetector{
    .id = kId,
    .summary = "a brand's name, plain or disguised, in texts and in text read from pictures",
    .page = kPage,
    .needs = {.pixels = false, .text_in_pictures = true},
    .stage = Stage::kStable,
    .compile = Compile,
};

}  // namespace brandlint
