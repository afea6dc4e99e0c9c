// SPDX-License-Identifier: MIT
#include "core/documents/strings_file.h"

#include <optional>
#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "core/documents/tree_maker.h"
#include "core/documents/utf16.h"

namespace brandlint {
namespace {

bool IsPlain(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
         c == '.' || c == '-' || c == '/' || c == ':';
}

class StringsFile {
 public:
  StringsFile(std::string text, std::string_view file, const JsonOptions& options)
      : text_(std::move(text)), tree_(file, options) {}

  Result<JsonValue> Read() && {
    bool good = IsUtf8(text_) || Fail("is neither UTF-8 nor UTF-16 with a byte order mark");
    good = good && tree_.Open(ValueOf(JsonValue::Type::kObject, "", 1));
    while (good && SkipSpace() && at_ < text_.size()) good = ReadPair();
    if (good) tree_.Close();
    return std::move(tree_).Take();
  }

 private:
  bool Fail(const std::string& what) { return tree_.Fail("document-syntax", line_, what); }

  // Steps over white space and comments; a comment that does not end is an error at its end.
  bool SkipSpace() {
    while (at_ < text_.size()) {
      const std::string_view rest = std::string_view(text_).substr(at_);
      std::size_t length = 1;
      if (rest.starts_with("//")) {
        length = std::min(rest.find('\n'), rest.size());
      } else if (rest.starts_with("/*")) {
        const std::size_t end = rest.find("*/", 2);
        if (end == std::string_view::npos) {
          at_ = text_.size();
          return Fail("has a comment that does not end");
        }
        length = end + 2;
      } else if (rest[0] != ' ' && rest[0] != '\t' && rest[0] != '\n' && rest[0] != '\r') {
        return true;
      }
      Step(length);
    }
    return true;
  }

  void Step(std::size_t length) {
    for (; length > 0; --length) line_ += text_[at_++] == '\n' ? 1 : 0;
  }

  bool Take(char c) {
    if (!SkipSpace()) return false;
    if (at_ >= text_.size() || text_[at_] != c)
      return Fail(std::string("must go on with \"") + c + "\"");
    Step(1);
    return true;
  }

  bool ReadPair() {
    const int line = line_;
    std::optional<std::string> key = ReadText();
    if (!key) return false;
    // "key"; alone stands for itself.
    if (!SkipSpace()) return false;
    std::optional<std::string> value = key;
    if (at_ < text_.size() && text_[at_] == '=') {
      Step(1);
      if (!SkipSpace()) return false;
      value = ReadText();
      if (!value) return false;
    }
    return Take(';') && tree_.Add(TextValue(*std::move(key), *std::move(value), line));
  }

  // In quotes, or of letters and digits without them.
  std::optional<std::string> ReadText() {
    std::string text;
    if (at_ < text_.size() && text_[at_] != '"') {
      while (at_ < text_.size() && IsPlain(text_[at_])) text += text_[at_++];
      if (!text.empty()) return text;
      Fail("must be \"key\" = \"value\";");
      return std::nullopt;
    }
    if (at_ < text_.size()) Step(1);
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        Step(1);
        AppendEscaped(text);
      } else {
        text += text_[at_];
        Step(1);
      }
    }
    if (at_ >= text_.size()) {
      Fail("has a text that does not end");
      return std::nullopt;
    }
    Step(1);
    return text;
  }

  // What follows a backslash: n, t, r, U or u and four hexadecimal digits; else itself.
  void AppendEscaped(std::string& text) {
    const char c = text_[at_];
    Step(1);
    if (c != 'U' && c != 'u') {
      text += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
      return;
    }
    char32_t point = 0;
    for (int digits = 0; digits < 4 && at_ < text_.size(); ++digits) {
      const char lower = static_cast<char>(text_[at_] | 0x20);
      const bool letter = lower >= 'a' && lower <= 'f';
      if (!letter && (text_[at_] < '0' || text_[at_] > '9')) break;
      point = point * 16 + static_cast<char32_t>(letter ? lower - 'a' + 10 : text_[at_] - '0');
      ++at_;
    }
    AppendUtf8(point, text);
  }

  const std::string text_;
  TreeMaker tree_;
  std::size_t at_ = 0;
  int line_ = 1;
};

// As UTF-8 without a byte order mark.
std::string Decoded(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe")) return FromUtf16(bytes.substr(2), false);
  if (bytes.starts_with("\xfe\xff")) return FromUtf16(bytes.substr(2), true);
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  return std::string(bytes);
}

}  // namespace

Result<JsonValue> ParseStringsFile(std::string_view bytes,
                                   std::string_view file,
                                   const JsonOptions& options) {
  return StringsFile(Decoded(bytes), file, options).Read();
}

}  // namespace brandlint
