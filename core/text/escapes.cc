// SPDX-License-Identifier: MIT
#include "core/text/escapes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/base/utf8.h"
#include "core/text/punycode.h"

namespace brandlint {
namespace {

using Chars = std::vector<SourceChar>;

constexpr int kMaxRounds = 3;  // double escapes and one more; a fourth was never seen to matter

struct Entity {
  std::string_view name;
  char32_t value;
};

// The references that show nothing, that separate, or that look like a Latin letter. Not the whole
// of HTML's 2,231: what is missing stays as written.
constexpr Entity kEntities[] = {
    {"amp", U'&'},
    {"lt", U'<'},
    {"gt", U'>'},
    {"quot", U'"'},
    {"apos", U'\''},
    {"nbsp", 0x00A0},
    {"ensp", 0x2002},
    {"emsp", 0x2003},
    {"thinsp", 0x2009},
    {"hairsp", 0x200A},
    {"shy", 0x00AD},
    {"zwj", 0x200D},
    {"zwnj", 0x200C},
    {"lrm", 0x200E},
    {"rlm", 0x200F},
    {"NoBreak", 0x2060},
    {"ZeroWidthSpace", 0x200B},
    {"InvisibleTimes", 0x2062},
    {"InvisibleComma", 0x2063},
    {"Tab", 0x0009},
    {"NewLine", 0x000A},
    {"middot", 0x00B7},
    {"hyphen", 0x2010},
    {"ndash", 0x2013},
    {"mdash", 0x2014},
    {"bull", 0x2022},
    {"reg", 0x00AE},
    {"trade", 0x2122},
    {"copy", 0x00A9},
    {"euro", 0x20AC},
    {"cent", 0x00A2},
    {"pound", 0x00A3},
    {"dagger", 0x2020},
    {"oslash", 0x00F8},
    {"Oslash", 0x00D8},
    {"imath", 0x0131},
    {"deg", 0x00B0},
    {"iota", 0x03B9},
    {"Iota", 0x0399},
    {"eta", 0x03B7},
    {"tau", 0x03C4},
    {"Tau", 0x03A4},
    {"epsilon", 0x03B5},
    {"Epsilon", 0x0395},
    {"omicron", 0x03BF},
    {"Omicron", 0x039F},
    {"rho", 0x03C1},
    {"nu", 0x03BD},
    {"Nu", 0x039D},
    {"Mu", 0x039C},
    {"alpha", 0x03B1},
    {"sigma", 0x03C3},
    {"iukcy", 0x0456},
    {"Iukcy", 0x0406},
    {"iecy", 0x0435},
    {"IEcy", 0x0415},
    {"ocy", 0x043E},
    {"Ocy", 0x041E},
    {"scy", 0x0441},
    {"Scy", 0x0421},
    {"acy", 0x0430},
    {"Acy", 0x0410},
    {"rcy", 0x0440},
    {"gcy", 0x0433},
    {"tcy", 0x0442},
    {"Tcy", 0x0422},
    {"mcy", 0x043C},
    {"Mcy", 0x041C},
    {"ncy", 0x043D},
    {"pcy", 0x043F},
    {"icy", 0x0438},
    {"jsercy", 0x0458},
    {"khcy", 0x0445},
    {"tscy", 0x0446},
    {"yicy", 0x0457},
    {"iocy", 0x0451},
    {"yacy", 0x044F},
    {"YAcy", 0x042F},
    {"kcy", 0x043A},
    {"Kcy", 0x041A},
    {"vcy", 0x0432},
    {"Vcy", 0x0412},
    {"ucy", 0x0443},
    {"Ucy", 0x0423},
    {"Rcy", 0x0420},
    {"Ncy", 0x041D},
    {"KHcy", 0x0425},
    {"pi", 0x03C0},
    {"kappa", 0x03BA},
    {"Kappa", 0x039A},
    {"Rho", 0x03A1},
    {"Eta", 0x0397},
    {"Zeta", 0x0396},
    {"Chi", 0x03A7},
    {"Upsilon", 0x03A5},
    {"upsilon", 0x03C5},
    {"Alpha", 0x0391},
    {"Beta", 0x0392},
    {"beta", 0x03B2},
    {"Gamma", 0x0393},
    {"gamma", 0x03B3},
    {"sigmaf", 0x03C2},
    {"mu", 0x03BC},
    {"micro", 0x00B5},
    {"ordf", 0x00AA},
    {"ordm", 0x00BA},
    {"szlig", 0x00DF},
    {"eth", 0x00F0},
    {"iexcl", 0x00A1},
    {"yen", 0x00A5},
    {"ell", 0x2113},
    {"ee", 0x2147},
    {"ii", 0x2148},
    {"dd", 0x2146},
    {"isin", 0x2208},
    {"sub", 0x2282},
    {"cap", 0x2229},
    {"cup", 0x222A},
    {"top", 0x22A4},
    {"bot", 0x22A5},
    {"cir", 0x25CB},
    {"odot", 0x2299},
    {"oplus", 0x2295},
    {"otimes", 0x2297},
    {"Sum", 0x2211},
    {"sum", 0x2211},
    {"lowbar", U'_'},
    {"sol", U'/'},
    {"bsol", U'\\'},
    {"vert", U'|'},
    {"verbar", U'|'},
    {"excl", U'!'},
    {"num", U'#'},
    {"dollar", U'$'},
    {"percnt", U'%'},
    {"commat", U'@'},
    {"ast", U'*'},
    {"plus", U'+'},
    {"equals", U'='},
    {"lpar", U'('},
    {"rpar", U')'},
    {"lsqb", U'['},
    {"rsqb", U']'},
    {"lcub", U'{'},
    {"rcub", U'}'},
    {"period", U'.'},
    {"comma", U','},
    {"colon", U':'},
    {"semi", U';'},
    {"quest", U'?'},
    {"af", 0x2061},
    {"ic", 0x2063},
    {"it", 0x2062},
    {"ApplyFunction", 0x2061},
    {"numsp", 0x2007},
    {"puncsp", 0x2008},
};

// After these a browser does without the semicolon. HTML living standard, section 13.2.5.73.
constexpr std::string_view kWithoutSemicolon[] = {
    "amp", "lt",    "gt",     "quot", "nbsp", "shy",   "copy",  "reg", "deg",    "cent",  "pound",
    "yen", "micro", "middot", "ordf", "ordm", "iexcl", "szlig", "eth", "oslash", "Oslash"};

// Families of references: a Latin letter and what is done to it. The mark is put after the letter.
constexpr Entity kSuffixes[] = {
    {"acute", 0x0301},
    {"grave", 0x0300},
    {"circ", 0x0302},
    {"uml", 0x0308},
    {"tilde", 0x0303},
    {"ring", 0x030A},
    {"cedil", 0x0327},
    {"caron", 0x030C},
    {"macr", 0x0304},
    {"ogon", 0x0328},
    {"breve", 0x0306},
    {"dot", 0x0307},
    {"strok", 0x0335},
    {"opf", 0},
    {"scr", 0},
    {"fr", 0},
};

// HTML's elements with names of three letters and more that occur inside a line or are used to
// break one up; shorter ones ("<b>", "<br>", "<h1>") are taken for elements whatever they are.
constexpr std::string_view kElements[] = {
    "abbr",    "acronym", "applet",  "article", "aside",  "audio",    "bdi",      "bdo",
    "big",     "blink",   "body",    "button",  "canvas", "center",   "cite",     "code",
    "data",    "del",     "details", "dfn",     "dialog", "div",      "embed",    "figure",
    "font",    "footer",  "form",    "frame",   "head",   "header",   "html",     "iframe",
    "img",     "input",   "ins",     "kbd",     "label",  "link",     "main",     "map",
    "mark",    "marquee", "meta",    "nav",     "nobr",   "object",   "option",   "output",
    "param",   "picture", "pre",     "ruby",    "samp",   "script",   "section",  "select",
    "slot",    "small",   "source",  "span",    "strike", "strong",   "style",    "sub",
    "summary", "sup",     "svg",     "table",   "tbody",  "template", "textarea", "tfoot",
    "thead",   "time",    "title",   "var",     "video",  "wbr"};

constexpr std::size_t kLongestName = 16;  // of kEntities, with a little room
constexpr std::size_t kLongestTag = 64;   // "<span class=...>"; longer ones are left alone

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
    for (; end < in_.size() && name.size() < kLongestName && IsAsciiLetter(in_[end].value); ++end) {
      name.push_back(static_cast<char>(in_[end].value));
    }
    if (name.empty()) return at;
    if (!Is(end, U';')) {
      for (const std::string_view known : kWithoutSemicolon) {
        if (name.starts_with(known)) return Named(known, at, at + 1 + known.size());
      }
      return at;
    }
    return Named(name, at, end + 1);
  }

  std::size_t Named(std::string_view name, std::size_t at, std::size_t end) {
    for (const Entity& entity : kEntities) {
      if (entity.name != name) continue;
      Emit(entity.value, at, end);
      return end;
    }
    for (const Entity& suffix : kSuffixes) {
      if (name.substr(1) != suffix.name) continue;
      Emit(static_cast<unsigned char>(name[0]), at, end);
      if (suffix.value != 0) Emit(suffix.value, at, end);
      return end;
    }
    return at;
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
    while (at < in_.size() && name.size() < kLongestName) {
      const char32_t c = in_[at].value;
      if (!IsAsciiLetter(c) && !(c >= U'0' && c <= U'9')) break;
      name.push_back(static_cast<char>(c < U'A' ? c : c | 0x20));
      ++at;
    }
    if (name.empty() || !IsAsciiLetter(static_cast<unsigned char>(name[0]))) return false;
    return name.size() <= 2 || std::ranges::find(kElements, name) != std::end(kElements);
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
    const char next = text[i + 1];
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
