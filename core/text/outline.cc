// SPDX-License-Identifier: MIT
#include "core/text/outline.h"

#include <algorithm>
#include <bit>

#include "core/base/utf8.h"
#include "core/text/affixes.h"
#include "core/text/bidi.h"
#include "core/text/code_points.h"
#include "core/text/escapes.h"

namespace brandlint {
namespace {

enum CharClass : std::uint8_t { kSymbol, kLower, kUpper, kDigit, kControl, kClasses };

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

CharClass ClassOf(unsigned char c) {
  if (IsLower(static_cast<char>(c))) return kLower;
  if (c >= 'A' && c <= 'Z') return kUpper;
  if (c >= '0' && c <= '9') return kDigit;
  const bool space = c == ' ' || (c >= 0x09 && c <= 0x0D);
  return space || (c > 0x20 && c < 0x7F) ? kSymbol : kControl;
}

// Separators in a row.
struct Gaps {
  std::uint8_t count = 0;
  std::uint8_t hidden = 0;  // Unit::kHidden when one is not a space

  void Add(char32_t separator) {
    if (count < kMostGaps) ++count;
    if (separator > U' ') hidden = Unit::kHidden;
  }
};

std::uint8_t Flags(bool breaks, bool symbol) {
  return static_cast<std::uint8_t>((breaks ? Unit::kBreaks : 0) | (symbol ? Unit::kSymbol : 0));
}

// What is known of a byte, in one place for the loop that every title goes through.
struct Byte {
  std::uint64_t bits = 0;  // LetterBits
  Unit unit{};             // what it makes, but for what stands before it
  CharClass kind{};
  bool seen = false;        // can be read as a letter
  bool ends = false;        // some sequence ends in it
  std::uint8_t traits = 0;  // Trait
};
enum Trait : std::uint8_t { kNotPlain = 1, kMayEscape = 2 };

// Whether a word ends between two classes; the last capital of "XMLParser" depends on what follows.
enum Break : std::uint8_t { kNever = 0, kAlways = Unit::kBreaks, kBeforeLower = 0x80 };

struct ByteTable {
  std::array<Byte, 256> bytes;
  std::array<std::array<Break, kClasses>, kClasses> breaks{};
};

const ByteTable& Bytes() {
  static const ByteTable table = [] {
    ByteTable made;
    for (std::size_t i = 0; i < made.bytes.size(); ++i) {
      Byte& byte = made.bytes[i];
      const auto c = static_cast<char>(i);
      byte.kind = i < 0x80 ? ClassOf(static_cast<unsigned char>(c)) : kControl;
      if (byte.kind == kControl) byte.traits |= kNotPlain;
      if (i >= 0x80) continue;
      const LookId look = Letters().LookOf(static_cast<char32_t>(i));
      byte.bits = Letters().looks()[look].bits;
      byte.unit = {.look = look, .end = 0, .flags = Flags(false, byte.kind == kSymbol), .gaps = 0};
      byte.seen = look != 0;
      byte.ends = Letters().EndingIn(c).bits != 0;
      if (MayEscape(c)) byte.traits |= kMayEscape;
    }
    for (auto& row : made.breaks) row.fill(kAlways);
    made.breaks[kLower][kLower] = made.breaks[kDigit][kDigit] = kNever;
    made.breaks[kUpper][kLower] = kNever;
    made.breaks[kUpper][kUpper] = kBeforeLower;
    return made;
  }();
  return table;
}

// The unit may be the last of a sequence; those before it then belong to it. Returns LetterBit of
// what it may be read as.
std::uint64_t MarkSequence(const LetterTable& letters, char last, Unit* unit, std::size_t before) {
  const SequenceEnd& end = letters.EndingIn(last);
  unit->end = static_cast<std::uint8_t>(last);
  const std::size_t more = std::min<std::size_t>(end.longest - 1u, before);
  for (std::size_t k = 0; k <= more; ++k) (unit - k)->flags |= Unit::kPart;
  return end.bits;
}

}  // namespace

void Outline::Clear(std::size_t most) {
  if (most > kInline) long_.resize(most);
  begin_ = most > kInline ? long_.data() : short_.data();
  size_ = 0;
  letters_ = 0;
  initials_ = 0;
  folded_ = {};
}

bool Outline::DrawAscii(std::string_view text) {
  const ByteTable& table = Bytes();
  const LetterTable& letters = Letters();
  // Locals, because a store to a unit could be one to a member for all that the compiler knows.
  Unit* const first = begin_;
  Unit* unit = first;
  std::uint64_t shown = 0, initials = 0;
  CharClass kind_before = kSymbol;
  char before = '\0';
  Gaps gaps;
  std::uint8_t traits = 0;
  std::size_t word = 0, longest_word = 0;  // units
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const Byte& byte = table.bytes[static_cast<unsigned char>(c)];
    traits |= byte.traits;
    std::uint8_t breaks = table.breaks[kind_before][byte.kind];
    const bool ends = byte.ends && letters.EndingIn(c).Follows(before);
    before = c;
    kind_before = byte.kind;
    if (!byte.seen && !ends) {
      gaps.Add(static_cast<unsigned char>(c));
      continue;
    }
    if (breaks == kBeforeLower) {
      breaks = i + 1 < text.size() && IsLower(text[i + 1]) ? kAlways : kNever;
    }
    word = breaks == kNever ? word + 1 : 1;
    longest_word = std::max(longest_word, word);
    *unit = byte.unit;
    unit->flags |= breaks | gaps.hidden;
    unit->gaps = gaps.count;
    gaps = {};
    shown |= byte.bits;
    initials |= breaks != 0 ? byte.bits : 0;
    if (ends) {
      initials |= MarkSequence(letters, c, unit, static_cast<std::size_t>(unit - first));
    }
    ++unit;
  }
  size_ = static_cast<std::size_t>(unit - first);
  letters_ = shown | initials;
  initials_ = initials;
  if (longest_word >= kFewestWithAffix) CutAffixes();
  if ((traits & kNotPlain) != 0) return false;
  return (traits & kMayEscape) == 0 || !MayHaveEscapes(text);
}

// As WordBoundsOf() does. Units of a word follow each other: a letter or digit without a reading
// has one too.
void Outline::CutAffixes() {
  constexpr std::size_t kMost = 64;  // letters of one word that are looked at
  const std::span<const Look> looks = Letters().looks();
  std::array<char, kMost> letters;
  for (std::size_t first = 0; first < size_;) {
    std::size_t last = first + 1;
    while (last < size_ && !begin_[last].Has(Unit::kBreaks)) ++last;
    const std::size_t size = last - first;
    if (size >= kFewestWithAffix && size <= kMost) {
      for (std::size_t i = 0; i < size; ++i) letters[i] = looks[begin_[first + i].look].own;
      const std::string_view word(letters.data(), size);
      for (std::uint32_t left = PrefixLengths(word); left != 0; left &= left - 1) {
        const auto length = static_cast<std::size_t>(std::countr_zero(left));
        if (length < size) begin_[first + length].flags |= Unit::kBehindAffix;
      }
      for (std::uint32_t left = SuffixLengths(word); left != 0; left &= left - 1) {
        const auto length = static_cast<std::size_t>(std::countr_zero(left));
        if (length < size) begin_[last - length].flags |= Unit::kBeforeAffix;
      }
    }
    first = last;
  }
}

// Puts one glyph after another.
class Outline::Pen {
 public:
  explicit Pen(Outline& outline) : outline_(outline) {}

  // A letter, digit or separator. starts: a word may end before it.
  void Put(char32_t value, GlyphKind kind, bool starts) {
    const LookId id = letters_.LookOf(value);
    const Look& look = letters_.looks()[id];
    const bool symbol = kind == GlyphKind::kSeparator;
    if (!symbol) Fold(value);
    // Sequences know ASCII characters, and others by the letter they are.
    const char shown = value < 0x80 ? static_cast<char>(value) : look.own;
    const bool ends = shown != '\0' && letters_.EndingIn(shown).Follows(before_);
    before_ = shown;
    if (id == 0 && !ends && symbol) {
      gaps_.Add(value);
      return;
    }
    Unit* const unit = outline_.begin_ + outline_.size_;
    *unit = {id, 0, Flags(starts, symbol), gaps_.count};
    unit->flags |= gaps_.hidden;
    gaps_ = {};
    outline_.letters_ |= look.bits;
    if (starts) outline_.initials_ |= look.bits;
    if (ends) outline_.initials_ |= MarkSequence(letters_, shown, unit, outline_.size_);
    ++outline_.size_;
  }

  // A letter, digit or mark: some scripts write vowels as marks.
  void Fold(char32_t value) {
    std::array<char32_t, 3> jamo;
    for (const char32_t folded : FoldOf(value, jamo)) outline_.folded_.Add(folded);
  }

  void Finish() {
    outline_.letters_ |= outline_.initials_;
    outline_.CutAffixes();
  }

 private:
  Outline& outline_;
  const LetterTable& letters_ = Letters();
  char before_ = '\0';
  Gaps gaps_;
};

void Outline::Draw(std::span<const Glyph> glyphs, const WordBounds& bounds) {
  Clear(glyphs.size());
  Pen pen(*this);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (glyphs[i].kind == GlyphKind::kMark) pen.Fold(glyphs[i].value);
    if (IsTransparent(glyphs[i])) continue;
    pen.Put(glyphs[i].value, glyphs[i].kind, bounds.starts[i] != 0 || bounds.ends[i] != 0);
  }
  pen.Finish();
}

bool Outline::DrawUtf8(std::string_view text) {
  Pen pen(*this);
  CodePointInfo left(0);
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    at += c.length;
    if (ChangesOrder(c.value) || c.value < 0x20 || c.value == 0x7F) return false;
    if (Letters().IsTurned(c.value)) return false;
    const CodePointInfo right = InfoOf(c.value);
    const GlyphKind kind = right.kind();
    if (kind == GlyphKind::kMark) pen.Fold(c.value);
    if (kind == GlyphKind::kMark || kind == GlyphKind::kIgnorable) continue;
    // As WordBoundsOf, but that every capital after a capital may begin a word: the letter after
    // it is not known yet.
    const bool same = !first && left.kind() == kind && kind != GlyphKind::kSeparator &&
                      left.unspaced() == right.unspaced();
    pen.Put(c.value, kind, !same || (right.upper() && (left.lower() || left.upper())));
    left = right;
    first = false;
  }
  pen.Finish();
  return !MayHaveEscapes(text);
}

bool Outline::Draw(std::string_view text) {
  Clear(text.size());
  return IsAscii(text) ? DrawAscii(text) : DrawUtf8(text);
}

}  // namespace brandlint
