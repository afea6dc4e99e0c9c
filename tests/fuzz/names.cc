// SPDX-License-Identifier: MIT
// NameMatcher::Find keeps its promises on any bytes; on short ones the search and the screen agree
// with their slow twin.
#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/check.h"
#include "core/text/name_matcher.h"
#include "core/text/unmask.h"
#include "tests/fuzz/text_input.h"
#include "tests/reference/find_name.h"
#include "tests/support/brands.h"

namespace brandlint {
namespace {

// The twin is quadratic; a name in a title is shorter than this.
constexpr std::size_t kLongestForTwin = 64;

struct Searched {
  std::string_view word;
  SearchOptions options;
};

// As CompileName chooses them for tests/support/brands.h.
constexpr std::array<Searched, 4> kSearched = {
    {{"lumapay", {.inside = true, .disguised = true, .max_cost = 200}},
     {"zorb", {.inside = false, .disguised = true, .max_cost = 0}},
     {"glowwallet", {.inside = false, .disguised = false, .max_cost = 0}},
     {"lumapagar", kOtherFormSearch}}};

bool IsSame(const NameMatch& a, const NameMatch& b) {
  return a.brand == b.brand && a.reference == b.reference && a.kind == b.kind &&
         a.score == b.score && a.span == b.span && a.steps == b.steps;
}

void CheckMatches(std::string_view text, const std::vector<NameMatch>& matches) {
  const std::vector<bool> bounds = CodePointBounds(text);
  const bool is_utf8 = IsUtf8(text);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const NameMatch& match = matches[i];
    CHECK(match.span.first < match.span.last && match.span.last <= text.size());
    CHECK(bounds[match.span.first] && bounds[match.span.last]);
    CHECK(match.score >= kNameScoreFloor && match.score <= 1);
    CHECK(std::ranges::find(kNameKinds, match.kind) != kNameKinds.end());
    CHECK(match.steps.size() <= kMostSteps);
    for (const Step& step : match.steps) {
      CHECK(!step.step.empty());
      // A step may quote the text, whose bytes need not be UTF-8.
      CHECK(!is_utf8 || (IsUtf8(step.from) && IsUtf8(step.to)));
    }
    for (std::size_t k = 0; k < i; ++k) {
      CHECK(matches[k].span.first <= match.span.first);
      const bool same_name =
          matches[k].brand == match.brand && matches[k].reference == match.reference;
      CHECK(!same_name || matches[k].span.last <= match.span.first);
    }
  }
}

void CheckTwin(std::string_view text, bool may_hold) {
  for (const std::vector<Glyph>& glyphs : Unmask(text)) {
    const WordBounds bounds = WordBoundsOf(glyphs);
    for (const Searched& searched : kSearched) {
      const std::string difference =
          FindNameDifference(glyphs, bounds, searched.word, searched.options);
      if (!difference.empty()) std::fprintf(stderr, "%s\n", difference.c_str());
      CHECK(difference.empty());
      CHECK(may_hold || FindName(glyphs, bounds, searched.word, searched.options).empty());
    }
  }
}

}  // namespace
}  // namespace brandlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  static const NameMatcher matcher = [] {
    Result<NameMatcher> compiled = NameMatcher::Compile(std::vector{LumapayBrand(), ZorbBrand()});
    CHECK(compiled.ok());
    return std::move(compiled).value();
  }();
  const std::string_view text = TextOf(data, size);
  // The origin only moves scores: half of the inputs each.
  const TextOrigin origin = size % 2 == 0 ? TextOrigin::kWritten : TextOrigin::kReadFromPicture;
  const std::vector<NameMatch> matches = matcher.Find(text, origin);
  CheckMatches(text, matches);
  CHECK(matches.empty() || matcher.MayHold(text));
  CHECK(std::ranges::equal(matches, matcher.Find(text, origin), IsSame));
  if (size <= kLongestForTwin) CheckTwin(text, matcher.MayHold(text));
  return 0;
}
