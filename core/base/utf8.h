// SPDX-License-Identifier: MIT
// UTF-8 in and out, without a library: what every layer needs to show a stranger's text safely.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace brandlint {

struct CodePoint {
  char32_t value = 0;      // U+FFFD where the bytes are not UTF-8
  std::size_t offset = 0;  // first byte in the text
  std::size_t length = 0;  // bytes it takes, at least 1
  bool valid = true;       // false: the bytes were not UTF-8
};

// The code point that starts at `offset` < text.size(). Overlong forms, surrogates and values
// past U+10FFFF are not valid; one bad byte is one invalid code point.
// Source: The Unicode Standard 15.0, table 3-7.
CodePoint DecodeUtf8(std::string_view text, std::size_t offset);

// Whether every byte is below 0x80; eight at a time.
bool IsAscii(std::string_view text);

bool IsUtf8(std::string_view text);

// Number of code points, each invalid byte counted as one.
std::size_t CountCodePoints(std::string_view text);

// Appends the UTF-8 form of a scalar value; anything else is written as U+FFFD.
void AppendUtf8(char32_t value, std::string& text);

// "U+0430": at least four upper-case hexadecimal digits.
std::string CodePointName(char32_t value);

// `text` with everything that could steer a terminal or hide from a reader written out: C0 and
// C1 controls, bidi controls, zero-width and other default-ignorable characters as <U+202E>,
// bytes that are not UTF-8 as \x{FF}. The rest stays as it is.
std::string EscapeForDisplay(std::string_view text);

}  // namespace brandlint
