// SPDX-License-Identifier: MIT
#include "core/codec/json_cursor.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/base/utf8.h"

namespace brandlint {
namespace {

// Bytes that stand for themselves in a text: printable ASCII without the quote and the backslash.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsHighSurrogate(char32_t value) { return value >= 0xD800 && value <= 0xDBFF; }
bool IsLowSurrogate(char32_t value) { return value >= 0xDC00 && value <= 0xDFFF; }

}  // namespace

std::string QuotedExcerpt(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < most; ++count) {
    end += DecodeUtf8(text, end).length;
  }
  return "\"" + EscapeForDisplay(text.substr(0, end)) + (end < text.size() ? "..." : "") + "\"";
}

JsonCursor::JsonCursor(std::string_view text, std::string_view file, int first_line)
    : text_(text), file_(file), line_(first_line) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

char JsonCursor::Peek() {
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '\n') {
      ++line_;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      return c;
    }
  }
  return '\0';
}

bool JsonCursor::Take(char wanted, std::string_view instead) {
  if (Peek() != wanted) return FailExpected(instead);
  ++at_;
  return true;
}

bool JsonCursor::TakeText(std::string& text) {
  if (!Take('"', "a text in double quotes")) return false;
  text.clear();
  while (true) {
    std::size_t run = at_;
    while (run < text_.size() && kPlain[static_cast<std::uint8_t>(text_[run])]) ++run;
    text.append(text_, at_, run - at_);
    at_ = run;
    if (at_ == text_.size()) return Fail("json-syntax", "a text has no closing quote");

    const auto byte = static_cast<std::uint8_t>(text_[at_]);
    if (byte == '"') {
      ++at_;
      return true;
    }
    if (byte == '\\') {
      if (!TakeEscape(text)) return false;
    } else if (byte < 0x20) {
      if (byte == '\n') return Fail("json-syntax", "a text has no closing quote on its line");
      return Fail("json-syntax",
                  "control character " + CodePointName(byte) + " in a text must be escaped");
    } else {
      const CodePoint point = DecodeUtf8(text_, at_);
      if (!point.valid) {
        return Fail("json-encoding",
                    "a text holds the byte " + EscapeForDisplay(text_.substr(at_, 1)) +
                        ", which is not UTF-8");
      }
      text.append(text_, at_, point.length);
      at_ += point.length;
    }
  }
}

bool JsonCursor::TakeEscape(std::string& text) {
  ++at_;
  const char kind = at_ < text_.size() ? text_[at_] : '\0';
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (const std::size_t index = kLetters.find(kind); kind != '\0' && index != kLetters.npos) {
    text += kMeanings[index];
    ++at_;
    return true;
  }
  if (kind != 'u') {
    return Fail("json-syntax",
                "no escape is called " + QuotedExcerpt(text_.substr(at_ - 1, 2)) +
                    "; a backslash itself is written twice");
  }
  ++at_;
  char32_t value = 0;
  if (!TakeHex4(value)) return false;
  if (IsHighSurrogate(value) && text_.substr(at_, 2) == "\\u") {
    const std::size_t low_at = at_;
    at_ += 2;
    char32_t low = 0;
    if (!TakeHex4(low)) return false;
    if (IsLowSurrogate(low)) {
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
    } else {
      at_ = low_at;  // it stands for itself
    }
  }
  AppendUtf8(value, text);  // writes a surrogate that is left alone as U+FFFD
  return true;
}

bool JsonCursor::TakeHex4(char32_t& value) {
  value = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char c = at_ < text_.size() ? text_[at_] : '\0';
    const int digit = IsDigit(c)             ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return Fail("json-syntax", "\\u needs four hexadecimal digits");
    value = value << 4 | static_cast<char32_t>(digit);
  }
  return true;
}

bool JsonCursor::TakeNumber(std::string_view& digits) {
  Peek();
  const std::size_t first = at_;
  const auto take_digits = [&] {
    const std::size_t before = at_;
    while (at_ < text_.size() && IsDigit(text_[at_])) ++at_;
    return at_ > before;
  };
  const auto take = [&](std::string_view any) {
    if (at_ == text_.size() || any.find(text_[at_]) == any.npos) return false;
    ++at_;
    return true;
  };
  const auto fail = [&](const char* why) {
    std::size_t last = at_;
    while (last < text_.size() && kPlain[static_cast<std::uint8_t>(text_[last])] &&
           std::string_view(" ,]}").find(text_[last]) == std::string_view::npos) {
      ++last;
    }
    return Fail("json-syntax",
                QuotedExcerpt(text_.substr(first, last - first)) + " is not a number: " + why);
  };
  take("-");
  const bool zero = at_ < text_.size() && text_[at_] == '0';
  const std::size_t whole = at_;
  if (!take_digits()) return fail("digits are missing");
  if (zero && at_ - whole > 1) return fail("it must not start with 0");
  if (take(".") && !take_digits()) return fail("digits are missing after the point");
  if (take("eE")) {
    take("+-");
    if (!take_digits()) return fail("digits are missing in the exponent");
  }
  digits = text_.substr(first, at_ - first);
  return true;
}

bool JsonCursor::TakeWord(std::string_view word) {
  Peek();
  if (text_.substr(at_, word.size()) != word) return FailExpected("a value");
  at_ += word.size();
  return true;
}

bool JsonCursor::SkipValue(int depth) {
  const char next = Peek();
  if (next == '{' || next == '[') {
    if (depth <= 0) return Fail("json-too-deep", "objects and lists are nested too deep");
    ++at_;
    return SkipMembers(next == '{' ? '}' : ']', depth - 1);
  }
  if (next == '"') {
    std::string text;
    return TakeText(text);
  }
  if (next == '-' || IsDigit(next)) {
    std::string_view digits;
    return TakeNumber(digits);
  }
  return TakeWord(next == 't' ? "true" : next == 'f' ? "false" : "null");
}

bool JsonCursor::SkipMembers(char close, int depth) {
  if (Peek() == close) {
    ++at_;
    return true;
  }
  while (true) {
    if (close == '}') {
      std::string key;
      if (!TakeText(key) || !Take(':', "\":\" after a key")) return false;
    }
    if (!SkipValue(depth)) return false;
    if (Peek() == close) {
      ++at_;
      return true;
    }
    if (!Take(',', close == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"")) return false;
  }
}

bool JsonCursor::TakeEnd() {
  Peek();
  return at_ == text_.size() || FailExpected("nothing more");
}

bool JsonCursor::Fail(std::string_view code, const std::string& what) {
  error_ = {std::string(code), std::string(file_) + ":" + std::to_string(line_) + ": " + what};
  return false;
}

bool JsonCursor::FailExpected(std::string_view wanted) {
  Peek();
  const std::string found = at_ == text_.size()
                                ? "the end"
                                : QuotedExcerpt(text_.substr(at_, DecodeUtf8(text_, at_).length));
  return Fail("json-syntax", "expected " + std::string(wanted) + ", not " + found);
}

}  // namespace brandlint
