// SPDX-License-Identifier: MIT
#include "core/text/escapes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/base/utf8.h"
#include "core/text/entities.h"
#include "core/text/punycode.h"

namespace brandlint {
namespace {

using Chars = std::vector<SourceChar>;

constexpr int kMaxRounds = 3;  // double escapes and one more; a fourth was never seen to matter

constexpr std::size_t kLongestTag = 64;  // "<span class=...>"; longer ones are left alone

bool IsAsciiLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool IsScalar(char32_t c) { return c != 0 && c < 0x110000 && (c < 0xD800 || c > 0xDFFF); }

std::optional<char32_t> HexDigit(char32_t c) {
  if (c >= U'0' && c <= U'9') return c - U'0';
  if (c >= U'a' && c <= U'f') return c - U'a' + 10;
  if (c >= U'A' && c <= U'F') return c - U'A' + 10;
  return std::nullopt;
}

struct Number {
  char32_t value = 0;
  std::size_t end = 0;  // first character after it
};

// Up to `most` digits of `base` (10 or 16) at `at`; nothing when there are fewer than `least`.
std::optional<Number> ReadNumber(
    const Chars& in, std::size_t at, char32_t base, std::size_t least, std::size_t most) {
  Number number{0, at};
  while (number.end < in.size() && number.end - at < most) {
    const auto digit = HexDigit(in[number.end].value);
    if (!digit || *digit >= base) break;
    number.value = std::min<char32_t>(number.value * base + *digit, 0x110000);
    ++number.end;
  }
  if (number.end - at < least) return std::nullopt;
  return number;
}

// One round over the text: what was found at `at` goes to `out`, and the answer is where to go on;
// nothing when there is no escape at `at`.
class Round {
 public:
  explicit Round(const Chars& in) : in_(in) {}

  Chars Run(bool& changed) {
    out_.reserve(in_.size());
    std::size_t at = 0;
    while (at < in_.size()) {
      const std::size_t next = Step(at);
      changed |= next != at;
      if (next == at) out_.push_back(in_[at++]);
      at = std::max(at, next);
    }
    return std::move(out_);
  }

 private:
  // Returns `at` when nothing was undone.
  std::size_t Step(std::size_t at) {
    switch (in_[at].value) {
      case U'&':
        return Reference(at);
      case U'%':
        return Percent(at);
      case U'\\':
        return Backslash(at);
      case U'<':
        return Tag(at);
      case U'x':
      case U'X':
        return Label(at);
      case U'=':
        return LetterBehind(at, at + 1, 2, 0);
      case U'u':
      case U'U':
        return Is(at + 1, U'+') ? LetterBehind(at, at + 2, 4, U'U') : at;
      case U'0':
        return Is(at + 1, U'x') ? LetterBehind(at, at + 2, 2, U'0') : at;
      default:
        return at;
    }
  }

  void Emit(char32_t value, std::size_t begin, std::size_t end) {
    out_.push_back({value, in_[begin].first, in_[end - 1].last, true});
  }

  bool Is(std::size_t at, char32_t value) const {
    return at < in_.size() && in_[at].value == value;
  }

  std::size_t Reference(std::size_t at) {
    if (Is(at + 1, U'#')) {
      const bool hex = Is(at + 2, U'x') || Is(at + 2, U'X');
      const auto number = ReadNumber(in_, at + (hex ? 3 : 2), hex ? 16 : 10, 1, 8);
      if (!number || !IsScalar(number->value)) return at;
      const std::size_t end = number->end + (Is(number->end, U';') ? 1 : 0);
      Emit(number->value, at, end);
      return end;
    }
    std::string name;
    std::size_t end = at + 1;
    for (; end < in_.size() && name.size() < kLongestEntity && IsAsciiLetter(in_[end].value);
         ++end) {
      name.push_back(static_cast<char>(in_[end].value));
    }
    if (name.empty()) return at;
    if (!Is(end, U';')) {
      const std::string_view known = EntityWithoutSemicolon(name);
      return known.empty() ? at : Named(known, at, at + 1 + known.size());
    }
    return Named(name, at, end + 1);
  }

  std::size_t Named(std::string_view name, std::size_t at, std::size_t end) {
    const std::optional<Entity> entity = FindEntity(name);
    if (!entity) return at;
    Emit(entity->value, at, end);
    if (entity->mark != 0) Emit(entity->mark, at, end);
    return end;
  }

  // A letter by its number; other numbers are what they look like: "0x10 ways", "A=42".
  std::size_t LetterBehind(std::size_t at, std::size_t digits_at, std::size_t digits, char32_t of) {
    const auto number = ReadNumber(in_, digits_at, 16, digits, digits);
    if (!number || !IsAsciiLetter(number->value)) return at;
    std::size_t end = number->end;
    // "U+004C U+0075": the space parts the codes, not the letters.
    if (of != 0 && Is(end, U' ') && (Is(end + 1, of) || Is(end + 1, of ^ 0x20)) &&
        Is(end + 2, in_[at + 1].value)) {
      ++end;
    }
    Emit(number->value, at, end);
    return end;
  }

  std::size_t Percent(std::size_t at) {
    if (Is(at + 1, U'u')) {  // of JavaScript's escape()
      const auto number = ReadNumber(in_, at + 2, 16, 4, 4);
      if (!number || !IsScalar(number->value)) return at;
      Emit(number->value, at, number->end);
      return number->end;
    }
    std::string bytes;
    std::vector<std::size_t> begins;
    std::size_t end = at;
    while (Is(end, U'%')) {
      const auto byte = ReadNumber(in_, end + 1, 16, 2, 2);
      if (!byte) break;
      bytes.push_back(static_cast<char>(static_cast<unsigned char>(byte->value)));
      begins.push_back(end);
      end = byte->end;
    }
    if (bytes.empty() || !IsUtf8(bytes) || bytes.find('\0') != std::string::npos) return at;
    begins.push_back(end);
    for (std::size_t i = 0; i < bytes.size();) {
      const CodePoint point = DecodeUtf8(bytes, i);
      Emit(point.value, begins[i], begins[i + point.length]);
      i += point.length;
    }
    return end;
  }

  std::size_t Backslash(std::size_t at) {
    if (at + 1 >= in_.size()) return at;
    const char32_t letter = in_[at + 1].value;
    std::optional<Number> number;
    if ((letter == U'u' || letter == U'x') && Is(at + 2, U'{')) {
      number = ReadNumber(in_, at + 3, 16, 1, 6);
      if (!number || !Is(number->end, U'}')) return at;
      ++number->end;
    } else if (letter == U'u') {
      number = ReadNumber(in_, at + 2, 16, 4, 4);
    } else if (letter == U'x') {
      number = ReadNumber(in_, at + 2, 16, 2, 2);
    } else if (letter == U'U') {
      number = ReadNumber(in_, at + 2, 16, 8, 8);
    } else {
      return BackslashNumber(at);
    }
    if (!number) return at;
    const bool high = number->value >= 0xD800 && number->value <= 0xDBFF;
    if (high && Is(number->end, U'\\') && Is(number->end + 1, U'u')) {
      const auto low = ReadNumber(in_, number->end + 2, 16, 4, 4);
      if (!low || low->value < 0xDC00 || low->value > 0xDFFF) return at;
      number = Number{0x10000 + ((number->value - 0xD800) << 10) + (low->value - 0xDC00), low->end};
    }
    if (!IsScalar(number->value)) return at;
    Emit(number->value, at, number->end);
    return number->end;
  }

  // "\114" of C is a letter; so is "\4c " of CSS, whose space ends the number.
  std::size_t BackslashNumber(std::size_t at) {
    const auto octal = ReadNumber(in_, at + 1, 8, 3, 3);
    if (octal && IsAsciiLetter(octal->value)) {
      Emit(octal->value, at, octal->end);
      return octal->end;
    }
    const auto hex = ReadNumber(in_, at + 1, 16, 2, 6);
    if (!hex || !IsAsciiLetter(hex->value)) return at;
    const std::size_t end = hex->end + (Is(hex->end, U' ') ? 1 : 0);
    Emit(hex->value, at, end);
    return end;
  }

  // <b>, </b>, <wbr/>, <!-- -->; "<3" and "a < b" are not tags.
  std::size_t Tag(std::size_t at) {
    const std::size_t name = at + (Is(at + 1, U'/') || Is(at + 1, U'!') ? 2 : 1);
    if (name >= in_.size()) return at;
    const bool comment = Is(at + 1, U'!') && Is(name, U'-');
    if (!comment && !IsElement(name)) return at;
    const std::size_t limit = std::min(in_.size(), at + kLongestTag);
    for (std::size_t end = name; end < limit; ++end) {
      if (in_[end].value == U'<') return at;
      if (in_[end].value != U'>') continue;
      Emit(0, at, end + 1);
      return end + 1;
    }
    return at;
  }

  // Whether an element's name stands there: "<Lumapay>" is a name in brackets, not markup.
  bool IsElement(std::size_t at) const {
    std::string name;
    while (at < in_.size() && name.size() < kLongestEntity) {
      const char32_t c = in_[at].value;
      if (!IsAsciiLetter(c) && !(c >= U'0' && c <= U'9')) break;
      name.push_back(static_cast<char>(c < U'A' ? c : c | 0x20));
      ++at;
    }
    return IsElementName(name);
  }

  std::size_t Label(std::size_t at) {
    if (!(Is(at + 1, U'n') || Is(at + 1, U'N')) || !Is(at + 2, U'-') || !Is(at + 3, U'-')) {
      return at;
    }
    std::string label;
    std::size_t end = at + 4;
    for (; end < in_.size() && label.size() < 64; ++end) {
      const char32_t c = in_[end].value;
      if (!IsAsciiLetter(c) && !(c >= U'0' && c <= U'9') && c != U'-') break;
      label.push_back(static_cast<char>(c));
    }
    const auto decoded = DecodePunycode(label);
    if (!decoded) return at;
    for (const char32_t c : *decoded) Emit(c, at, end);
    return end;
  }

  const Chars& in_;
  Chars out_;
};

}  // namespace

bool MayHaveEscapes(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const char next = text[i + 1];  // what is no MayEscape() is no case below
    const auto letter = static_cast<unsigned char>((next | 0x20) - 'a') < 26;
    switch (text[i]) {
      case '&':
        if (letter || next == '#') return true;
        break;
      case '%':
        if (letter || (next >= '0' && next <= '9')) return true;
        break;
      case '\\':
        if (letter || (next >= '0' && next <= '9')) return true;
        break;
      case '=':
      case '+':  // "U+004C"
        if (next >= '0' && next <= '9') return true;
        break;
      case '0':
        if (next == 'x') return true;
        break;
      case '<':
        if (letter || next == '/' || next == '!') return true;
        break;
      case '-':  // "xn--"
        if (next == '-' && i >= 2 && (text[i - 1] | 0x20) == 'n') return true;
        break;
      default:
        break;
    }
  }
  return false;
}

std::vector<SourceChar> DecodeEscapes(std::string_view text) {
  Chars chars;
  chars.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = DecodeUtf8(text, i);
    chars.push_back({point.value,
                     static_cast<std::uint32_t>(i),
                     static_cast<std::uint32_t>(i + point.length),
                     false});
    i += point.length;
  }
  if (!MayHaveEscapes(text)) return chars;
  for (int round = 0; round < kMaxRounds; ++round) {
    bool changed = false;
    chars = Round(chars).Run(changed);
    if (!changed) break;
  }
  return chars;
}

}  // namespace brandlint
