// SPDX-License-Identifier: MIT
// The first layer of unmasking: text that was written as escapes is turned into what a page
// would show.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace brandlint {

// A code point and the bytes [first, last) of the original that it was written with.
struct SourceChar {
  char32_t value = 0;  // 0: markup that shows nothing
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool encoded = false;
};

// Whether `text` has anything that DecodeEscapes would change; one pass, no allocation.
bool MayHaveEscapes(std::string_view text);

// False only for characters that no text needs to have escapes: MayHaveEscapes() need not be asked
// of a text that has none of the others.
constexpr bool MayEscape(char c) {
  return std::string_view("&%\\=+<0-").find(c) != std::string_view::npos;
}

// The code points of `text` after undoing, in rounds until nothing changes (at most three, so that
// "%2569" and "&amp;#105;" are seen through):
//
//   &#105; &#x69; &amp; &eacute; ...   character references; the closing semicolon may be missing
//                                      after a number and some old names
//   %69 %C2%AD %u0069                  percent encoding of valid UTF-8, and that of JavaScript
//   \u0069 \u{69} \x69 \U00000069      backslash escapes, surrogate pairs joined
//   \151 \69 =69 0x69 U+0069           where the number is that of an ASCII letter
//   <b> </span> <wbr>                  tags; each becomes one character of value 0
//   xn--...                            punycode labels; every code point gets the label's bytes
//
// What is not a well-formed escape stays as it is; bytes that are not UTF-8 become U+FFFD. Linear
// in the length of the text.
//
// Source: HTML living standard, section 13.5; RFC 3986, section 2.1; RFC 3492; RFC 2045, section
// 6.7 (=69); CSS Syntax Level 3, section 4.3.7 (\69).
std::vector<SourceChar> DecodeEscapes(std::string_view text);

}  // namespace brandlint
