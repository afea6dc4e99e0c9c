// SPDX-License-Identifier: MIT
// Walks through the markup of an XML text without building anything: enough to count, to find
// names and attributes, and to refuse, before a real parser is let loose on it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace brandlint {

enum class XmlKind { kStart, kEnd, kText, kCdata, kComment, kInstruction, kDoctype };

struct XmlAttribute {
  std::string_view name;   // with its prefix: "xlink:href"
  std::string_view value;  // between the quotes, references not resolved
};

struct XmlPiece {
  XmlKind kind = XmlKind::kText;
  std::size_t offset = 0;                     // of its first byte in the text
  std::string_view source = {};               // all of it, brackets included
  std::string_view name = {};                 // of an element, without its prefix
  std::vector<XmlAttribute> attributes = {};  // of a start tag
  bool empty = false;                         // a start tag that is its own end: <path/>
};

// Reads `text` piece by piece; it must outlive the scanner and the pieces.
class XmlScanner {
 public:
  explicit XmlScanner(std::string_view text) : text_(text) {}

  // The next piece, or nothing at the end. Errors: "image-header" when markup does not end or a
  // tag is malformed; "limit-svg-content" when one has more than `max_attributes`.
  Result<std::optional<XmlPiece>> Next(std::size_t max_attributes);

 private:
  Result<std::optional<XmlPiece>> Until(XmlKind kind, std::string_view end);
  Result<std::optional<XmlPiece>> Doctype();
  Result<std::optional<XmlPiece>> Tag(std::size_t max_attributes);
  Error Malformed(std::string_view what) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

// The value with character references (&#100; &#x64; and the five names) resolved and white space
// at both ends removed. A reference that is none stays as it is.
std::string ResolvedValue(std::string_view value);

// The value of the attribute of that local name ("href" finds "xlink:href" too, the one without
// prefix first), or nothing.
std::optional<std::string_view> FindAttribute(const XmlPiece& tag, std::string_view local_name);

}  // namespace brandlint
