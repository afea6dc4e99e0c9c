// SPDX-License-Identifier: MIT
#include "core/report/layout.h"

#include <algorithm>
#include <cstddef>

#include "core/base/utf8.h"
#include "core/report/display_width.h"

namespace brandlint {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// A code point as it is shown.
std::string Shown(std::string_view text, const CodePoint& point) {
  const std::string_view bytes = text.substr(point.offset, point.length);
  return IsSpace(bytes.front()) ? " " : EscapeForDisplay(bytes);
}

// The code point that ends right before `offset` > 0.
CodePoint DecodeBefore(std::string_view text, std::size_t offset) {
  constexpr std::size_t kLongest = 4;  // bytes of a code point
  for (std::size_t back = std::min(kLongest, offset); back > 1; --back) {
    const CodePoint point = DecodeUtf8(text, offset - back);
    if (point.valid && point.length == back) return point;
  }
  return DecodeUtf8(text, offset - 1);
}

struct Side {
  std::string shown;
  int width = 0;
  bool whole = true;  // nothing was left out
};

// From `first` to `last`, as much as fits into `room` with a column for the ellipsis.
Side TakeForward(std::string_view text, std::size_t first, std::size_t last, int room) {
  Side side;
  std::string fitting;  // the longest beginning that leaves room for "…"
  int fitting_width = 0;
  for (std::size_t i = first; i < last;) {
    const CodePoint point = DecodeUtf8(text, i);
    const std::string shown = Shown(text, point);
    const int width = DisplayWidth(shown);
    if (side.width + width > room) {
      return {fitting + "…", fitting_width + 1, false};
    }
    side.shown += shown;
    side.width += width;
    if (side.width < room) {
      fitting = side.shown;
      fitting_width = side.width;
    }
    i += point.length;
  }
  return side;
}

// The same from `last` = 0 up to `offset`, walking backwards.
Side TakeBackward(std::string_view text, std::size_t offset, int room) {
  std::vector<std::string> pieces;
  std::size_t fitting = 0;  // pieces that leave room for "…"
  int fitting_width = 0;
  Side side;
  while (offset > 0) {
    const CodePoint point = DecodeBefore(text, offset);
    pieces.push_back(Shown(text, point));
    const int width = DisplayWidth(pieces.back());
    if (side.width + width > room) {
      pieces.resize(fitting);
      pieces.push_back("…");
      side.width = fitting_width + 1;
      side.whole = false;
      break;
    }
    side.width += width;
    if (side.width < room) {
      fitting = pieces.size();
      fitting_width = side.width;
    }
    offset = point.offset;
  }
  for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) side.shown += *piece;
  return side;
}

// `shown` with a left-to-right mark on either side of every letter that is written from right to
// left, so that a terminal leaves each where it stands: below it are carets.
std::string HoldOrder(std::string_view shown) {
  constexpr std::string_view kMark = "\u200E";
  std::string held;
  bool open = false;  // a letter, or marks upon it, that no mark of ours ends
  for (std::size_t i = 0; i < shown.size();) {
    const CodePoint point = DecodeUtf8(shown, i);
    const bool upon_the_last = CodePointWidth(point.value) == 0;
    if (!upon_the_last) {
      const bool turns = IsRightToLeft(point.value);
      if (open || turns) held += kMark;
      open = turns;
    }
    held += shown.substr(i, point.length);
    i += point.length;
  }
  if (open) held += kMark;
  return held;
}

// What of a text is shown around a span.
struct Around {
  Side before, hit, after;
};

Around TakeAround(std::string_view text, const Span& span, int width) {
  const std::size_t last = std::min(span.last, text.size());
  const std::size_t first = std::min(span.first, last);
  Around around{.hit = TakeForward(text, first, last, width - 2)};  // an ellipsis on either side
  const int room = width - around.hit.width;

  // Half of the room to each side; what one side does not need goes to the other.
  around.after = TakeForward(text, last, text.size(), room / 2);
  around.before = TakeBackward(text, first, room - around.after.width);
  if (!around.after.whole) {
    around.after = TakeForward(text, last, text.size(), room - around.before.width);
  }
  return around;
}

}  // namespace

std::vector<std::string> Wrap(std::string_view text, int width) {
  std::vector<std::string> lines(1);
  int used = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (IsSpace(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && !IsSpace(text[end])) ++end;
    const std::string word = EscapeForDisplay(text.substr(i, end - i));
    const int columns = DisplayWidth(word);
    i = end;
    if (used > 0 && used + 1 + columns > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += columns;
  }
  return lines;
}

Underlined UnderlineSpan(std::string_view text, const Span& span, int width) {
  const auto [before, hit, after] = TakeAround(text, span, width);
  Underlined lines{HoldOrder(before.shown + hit.shown + after.shown),
                   std::string(static_cast<std::size_t>(before.width), ' ')};
  lines.carets.append(static_cast<std::size_t>(std::max(1, hit.width)), '^');
  return lines;
}

std::string BracketSpan(std::string_view text, const Span& span, int width) {
  const auto [before, hit, after] = TakeAround(text, span, width);
  return before.shown + "[" + hit.shown + "]" + after.shown;
}

}  // namespace brandlint
