// SPDX-License-Identifier: MIT
#include "core/image/xml_scan.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "core/base/utf8.h"

namespace brandlint {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool IsSpace(char c) { return kSpace.find(c) != std::string_view::npos; }

// What may stand in a name is left to the real parser; here a name ends where it must.
constexpr std::string_view kEndsName = " \t\r\n/>=\"'<";

std::string_view LocalName(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The character that "#100" or "amp" stands for; nothing when it is no such reference.
std::optional<char32_t> Resolve(std::string_view reference) {
  if (reference == "amp") return U'&';
  if (reference == "lt") return U'<';
  if (reference == "gt") return U'>';
  if (reference == "quot") return U'"';
  if (reference == "apos") return U'\'';
  if (!reference.starts_with('#')) return std::nullopt;
  reference.remove_prefix(1);
  const bool hexadecimal = reference.starts_with('x');
  if (hexadecimal) reference.remove_prefix(1);
  std::uint32_t value = 0;
  const char* const end = reference.data() + reference.size();
  const auto [stop, error] = std::from_chars(reference.data(), end, value, hexadecimal ? 16 : 10);
  if (error != std::errc() || stop != end) return std::nullopt;
  return static_cast<char32_t>(value);
}

}  // namespace

Error XmlScanner::Malformed(std::string_view what) const {
  return {"image-header",
          "XML is not well-formed at byte " + std::to_string(at_) + ": " + std::string(what)};
}

Result<std::optional<XmlPiece>> XmlScanner::Until(XmlKind kind, std::string_view end) {
  const std::size_t last = text_.find(end, at_);
  if (last == std::string_view::npos) {
    return Malformed("no '" + std::string(end) + "' until the end");
  }
  XmlPiece piece{.kind = kind, .offset = at_};
  piece.source = text_.substr(at_, last + end.size() - at_);
  at_ = last + end.size();
  return std::optional(std::move(piece));
}

Result<std::optional<XmlPiece>> XmlScanner::Doctype() {
  XmlPiece piece{.kind = XmlKind::kDoctype, .offset = at_};
  char quote = '\0';
  bool inside = false;  // the brackets of the internal subset
  for (std::size_t i = at_; i < text_.size(); ++i) {
    const char c = text_[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == ']') {
      inside = c == '[';
    } else if (c == '>' && !inside) {
      piece.source = text_.substr(at_, i + 1 - at_);
      at_ = i + 1;
      return std::optional(std::move(piece));
    }
  }
  return Malformed("the DOCTYPE does not end");
}

Result<std::optional<XmlPiece>> XmlScanner::Tag(std::size_t max_attributes) {
  const bool is_end = at_ + 1 < text_.size() && text_[at_ + 1] == '/';
  XmlPiece piece{.kind = is_end ? XmlKind::kEnd : XmlKind::kStart, .offset = at_};
  const auto skip_space = [this](std::size_t i) {
    while (i < text_.size() && IsSpace(text_[i])) ++i;
    return i;
  };
  const auto name_end = [this](std::size_t i) {
    return std::min(text_.find_first_of(kEndsName, i), text_.size());
  };

  std::size_t i = at_ + (is_end ? 2 : 1);
  std::size_t stop = name_end(i);
  if (stop == i) return Malformed("a tag without a name");
  piece.name = LocalName(text_.substr(i, stop - i));
  i = skip_space(stop);
  while (i < text_.size() && text_[i] != '>') {
    if (text_[i] == '/') {
      piece.empty = true;
      i = skip_space(i + 1);
      if (i < text_.size() && text_[i] != '>') return Malformed("a '/' within a tag");
      continue;
    }
    stop = name_end(i);
    const std::string_view name = text_.substr(i, stop - i);
    i = skip_space(stop);
    if (name.empty() || i >= text_.size() || text_[i] != '=') {
      return Malformed("an attribute without a value");
    }
    i = skip_space(i + 1);
    if (i >= text_.size() || (text_[i] != '"' && text_[i] != '\'')) {
      return Malformed("an attribute's value without quotes");
    }
    stop = text_.find(text_[i], i + 1);
    if (stop == std::string_view::npos) return Malformed("an attribute's value does not end");
    if (piece.attributes.size() == max_attributes) {
      return Error{"limit-svg-content",
                   "an SVG with an element of more attributes than the limit of " +
                       std::to_string(max_attributes) + " (svg_attributes)"};
    }
    piece.attributes.push_back({name, text_.substr(i + 1, stop - i - 1)});
    i = skip_space(stop + 1);
  }
  if (i >= text_.size()) return Malformed("a tag does not end");
  piece.source = text_.substr(at_, i + 1 - at_);
  at_ = i + 1;
  return std::optional(std::move(piece));
}

Result<std::optional<XmlPiece>> XmlScanner::Next(std::size_t max_attributes) {
  if (at_ >= text_.size()) return std::optional<XmlPiece>();
  const std::string_view rest = text_.substr(at_);
  if (rest.starts_with("<!--")) return Until(XmlKind::kComment, "-->");
  if (rest.starts_with("<![CDATA[")) return Until(XmlKind::kCdata, "]]>");
  if (rest.starts_with("<?")) return Until(XmlKind::kInstruction, "?>");
  if (rest.starts_with("<!DOCTYPE")) return Doctype();
  if (rest.starts_with('<')) return Tag(max_attributes);

  XmlPiece piece{.kind = XmlKind::kText, .offset = at_};
  piece.source = rest.substr(0, rest.find('<'));
  at_ += piece.source.size();
  return std::optional(std::move(piece));
}

std::string ResolvedValue(std::string_view value) {
  std::string resolved;
  while (!value.empty()) {
    const std::size_t ampersand = std::min(value.find('&'), value.size());
    resolved += value.substr(0, ampersand);
    value.remove_prefix(ampersand);
    if (value.empty()) break;
    constexpr std::size_t kLongest = 12;  // "&#x0010FFFF;", so that a run of & costs no more
    const std::size_t end = value.substr(0, kLongest).find(';');
    const std::optional<char32_t> character =
        end == std::string_view::npos ? std::nullopt : Resolve(value.substr(1, end - 1));
    if (character) {
      AppendUtf8(*character, resolved);
      value.remove_prefix(end + 1);
    } else {
      resolved += '&';
      value.remove_prefix(1);
    }
  }
  const std::size_t first = resolved.find_first_not_of(kSpace);
  if (first == std::string::npos) return {};
  return resolved.substr(first, resolved.find_last_not_of(kSpace) + 1 - first);
}

std::optional<std::string_view> FindAttribute(const XmlPiece& tag, std::string_view local_name) {
  std::optional<std::string_view> found;
  for (const auto& [name, value] : tag.attributes) {
    if (name == local_name) return value;
    const bool prefixed = name.size() > local_name.size() && name.ends_with(local_name) &&
                          name[name.size() - local_name.size() - 1] == ':';
    if (prefixed && !name.starts_with("xmlns:") && !found) found = value;
  }
  return found;
}

}  // namespace brandlint
