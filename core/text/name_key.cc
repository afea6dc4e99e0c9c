// SPDX-License-Identifier: MIT
#include "core/text/name_key.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/code_points.h"
#include "core/text/glyph.h"
#include "core/text/letter_table.h"
#include "core/text/unmask.h"

namespace brandlint {
namespace {

// What the eye takes a character of the second key for; '\0': for itself.
char AlikeTo(char32_t value) {
  switch (value) {
    case U'I':
    case U'1':
      return 'l';
    case U'0':
      return 'o';
    default:
      return '\0';
  }
}

// The letters that `value` looks like, else itself folded; nothing for what only decorates.
void AppendLetters(char32_t value, std::string& key) {
  const auto readings = Letters().Of(value);
  const auto reading = std::ranges::find_if(
      readings, [](const Reading& each) { return each.how < Disguise::kLeet; });
  if (reading != readings.end()) {
    key += reading->text();
    return;
  }
  std::array<char32_t, 3> jamo;
  for (const char32_t folded : FoldOf(value, jamo)) AppendUtf8(folded, key);
}

void AppendGlyph(const Glyph& glyph, std::array<std::string, 2>& keys) {
  if (glyph.kind == GlyphKind::kSeparator || glyph.kind == GlyphKind::kIgnorable) return;
  // Folded before it is looked at, so that case does not count: some capitals look like a Latin
  // letter of which the small form does not.
  std::array<char32_t, 3> jamo;
  for (const char32_t folded : FoldOf(glyph.value, jamo)) AppendLetters(folded, keys[0]);
  if (const char alike = AlikeTo(glyph.value); alike != '\0') {
    keys[1] += alike;
  } else {
    AppendLetters(glyph.value, keys[1]);
  }
}

std::array<std::string, 2> DrawnKeys(std::string_view name) {
  std::array<std::string, 2> keys;
  // As it stands on the screen, where bidi controls make that another order than in memory.
  const std::vector<std::vector<Glyph>> ways = Unmask(name);
  const bool reordered = ways.size() > 1 && std::ranges::any_of(ways[1], &Glyph::reversed);
  for (const Glyph& glyph : ways[reordered ? 1 : 0]) AppendGlyph(glyph, keys);
  return keys;
}

// Letters, digits and spaces of ASCII, which are what they are: nine of ten names. False for
// others.
bool PlainKeys(std::string_view name, std::array<std::string, 2>& keys) {
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool other = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!upper && !other && c != ' ') return false;
    if (c == ' ') continue;
    const char lower = upper ? static_cast<char>(c - 'A' + 'a') : c;
    const char alike = AlikeTo(static_cast<unsigned char>(c));
    keys[0] += lower;
    keys[1] += alike == '\0' ? lower : alike;
  }
  return true;
}

void Replace(std::string_view pair, char letter, std::string& text) {
  for (std::size_t at = text.find(pair); at != std::string::npos; at = text.find(pair, at + 1))
    text.replace(at, pair.size(), 1, letter);
}

}  // namespace

std::array<std::string, 2> NameKeys(std::string_view name) {
  std::array<std::string, 2> keys;
  if (!PlainKeys(name, keys)) keys = DrawnKeys(name);
  Replace("rn", 'm', keys[1]);
  Replace("vv", 'w', keys[1]);
  for (std::string& key : keys) {
    if (key.empty()) key = name;
  }
  return keys;
}

}  // namespace brandlint
