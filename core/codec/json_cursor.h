// SPDX-License-Identifier: MIT
// Walks over the text of a JSON document, token by token, counting lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace brandlint {

// How a stranger's text is quoted in a message: escaped, and cut after `most` code points (enough
// to recognise it, short enough for one line).
std::string QuotedExcerpt(std::string_view text, std::size_t most = 40);

// Strict RFC 8259: no comments, no trailing commas, no bare control characters, numbers in its
// grammar only, UTF-8 without overlong forms. Two things are forgiven since they are met in honest
// files: a byte order mark at the start, and a \u escape that is half of a surrogate pair, which
// reads as U+FFFD.
//
// Every function answers false once something is wrong; error() then says what and where, and
// nothing more can be read. Views point into the text.
class JsonCursor {
 public:
  JsonCursor(std::string_view text, std::string_view file, int first_line);

  // The next character that is not white space, which stays to be read; '\0' at the end.
  char Peek();
  int line() const { return line_; }

  // Reads that character, which must be `wanted`; `instead` words the complaint otherwise.
  bool Take(char wanted, std::string_view instead);

  bool TakeText(std::string& text);           // at '"'
  bool TakeNumber(std::string_view& digits);  // as written: at '-' or a digit
  bool TakeWord(std::string_view word);       // "true", "false", "null"

  // Any value, of which nothing is kept. `depth` levels may still open.
  bool SkipValue(int depth);

  // Nothing but white space is left.
  bool TakeEnd();

  // Notes an error of this line; false, so that it can be returned.
  bool Fail(std::string_view code, const std::string& what);
  bool FailExpected(std::string_view wanted);

  bool failed() const { return !error_.code.empty(); }
  const Error& error() const { return error_; }

 private:
  bool TakeEscape(std::string& text);
  bool TakeHex4(char32_t& value);
  bool SkipMembers(char close, int depth);

  std::string_view text_;
  std::string_view file_;
  std::size_t at_ = 0;
  int line_;
  Error error_;
};

}  // namespace brandlint
