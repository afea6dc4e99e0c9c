// SPDX-License-Identifier: MIT
#include "core/image/svg_content.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/image/decode.h"
#include "core/image/svg_work.h"
#include "core/image/xml_scan.h"

namespace brandlint {
namespace {

Error TooMuch(std::string_view what, double number, std::int64_t limit, std::string_view name) {
  std::string message = "an SVG with " + std::to_string(std::llround(std::min(number, 1e15))) + " ";
  message.append(what).append(", which is more than the limit of " + std::to_string(limit));
  return {"limit-svg-content", message.append(" (").append(name).append(")")};
}

// The name comes from a stranger, so that it is cut and escaped for the reader.
std::string Bracketed(std::string_view name) {
  constexpr std::size_t kShown = 40;
  std::string text = "<";
  return text.append(EscapeForDisplay(name.substr(0, kShown))).append(">");
}

// The largest of the numbers in an attribute's value; 0 without one.
double LargestNumber(std::string_view value) {
  double largest = 0;
  while (!value.empty()) {
    double number = 0;
    const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool read = error == std::errc() || error == std::errc::result_out_of_range;
    if (error == std::errc::result_out_of_range) number = HUGE_VAL;
    if (read) largest = std::max(largest, number);
    value.remove_prefix(read ? static_cast<std::size_t>(stop - value.data()) : 1);
  }
  return largest;
}

// The bytes of base64 `text`, white space skipped, until something else comes.
Bytes FromBase64(std::string_view text) {
  Bytes bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    int value = -1;
    if (c >= 'A' && c <= 'Z') value = c - 'A';
    if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
    if (c >= '0' && c <= '9') value = c - '0' + 52;
    if (c == '+') value = 62;
    if (c == '/') value = 63;
    if (value < 0 && (c == ' ' || (c >= '\t' && c <= '\r'))) continue;
    if (value < 0) break;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<std::uint8_t>(bits >> count));
  }
  return bytes;
}

class Examination {
 public:
  explicit Examination(const Limits& limits) : limits_(limits) {}

  Result<void> Take(const XmlPiece& piece) {
    switch (piece.kind) {
      case XmlKind::kStart:
        return Start(piece);
      case XmlKind::kEnd:
        return End(piece);
      case XmlKind::kText:
      case XmlKind::kCdata:
        return Characters(piece.source);
      case XmlKind::kInstruction:
        if (piece.source.starts_with("<?xml-stylesheet")) not_drawn_.insert("a stylesheet file");
        return {};
      case XmlKind::kDoctype:
        return Doctype(piece);
      case XmlKind::kComment:
        return {};
    }
    return {};
  }

  Result<SvgContent> Finish() {
    if (elements_ == 0) return Error{"image-header", "no <svg> element"};
    if (!open_.empty()) {
      return Error{"image-header", "the element " + Bracketed(open_.back()) + " does not end"};
    }
    const double work = work_.Total();
    if (work > static_cast<double>(limits_.svg_work)) {
      return TooMuch(
          "shapes to draw, uses and filters multiplied out", work, limits_.svg_work, "svg_work");
    }
    content_.work = work;
    for (const std::string& what : not_drawn_) {
      if (!content_.not_drawn.empty()) content_.not_drawn += ", ";
      content_.not_drawn += what;
    }
    return std::move(content_);
  }

 private:
  Result<void> Start(const XmlPiece& tag) {
    if (elements_ == 0) {
      if (tag.name != "svg") {
        return Error{"image-header", "the root element is " + Bracketed(tag.name)};
      }
      content_.width = FindAttribute(tag, "width").value_or("");
      content_.height = FindAttribute(tag, "height").value_or("");
      content_.view_box = FindAttribute(tag, "viewBox").value_or("");
    } else if (open_.empty()) {
      return Error{"image-header", "a second root element " + Bracketed(tag.name)};
    }
    if (++elements_ > limits_.svg_elements) {
      return TooMuch(
          "elements", static_cast<double>(elements_), limits_.svg_elements, "svg_elements");
    }
    if (std::ssize(open_) >= limits_.svg_depth) {
      return TooMuch(
          "nested elements", static_cast<double>(open_.size()) + 1, limits_.svg_depth, "svg_depth");
    }
    const Result<void> numbers = CheckNumbers(tag);
    if (!numbers) return numbers;
    const Result<void> references = CheckReferences(tag);
    if (!references) return references;
    NoteWhatIsNotDrawn(tag);

    work_.Open(tag);
    if (tag.empty) {
      work_.Close();
    } else {
      open_.push_back(tag.name);
    }
    return {};
  }

  Result<void> End(const XmlPiece& tag) {
    if (open_.empty() || open_.back() != tag.name) {
      return Error{"image-header",
                   "the end of " + Bracketed(tag.name) + " is not where it belongs"};
    }
    open_.pop_back();
    work_.Close();
    return {};
  }

  Result<void> Characters(std::string_view text) {
    const std::string_view element = open_.empty() ? "" : open_.back();
    if (element == "style") {
      if (text.find("@import") != std::string_view::npos) not_drawn_.insert("a stylesheet file");
      if (text.find("@font-face") != std::string_view::npos) not_drawn_.insert("a font of its own");
      if (text.find("@keyframes") != std::string_view::npos) not_drawn_.insert("an animation");
      return {};
    }
    if (element == "script") return {};
    letters_ += std::ssize(text) - std::ranges::count_if(text, [](char c) {
                  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
                });
    if (letters_ > limits_.svg_text_bytes) {
      return TooMuch(
          "bytes of text", static_cast<double>(letters_), limits_.svg_text_bytes, "svg_text_bytes");
    }
    return {};
  }

  Result<void> Doctype(const XmlPiece& piece) {
    if (piece.source.find("<!ENTITY") != std::string_view::npos ||
        piece.source.find('%') != std::string_view::npos) {
      return Error{"image-header", "a DOCTYPE that declares entities"};
    }
    if (elements_ > 0 || content_.doctype_last > 0) {
      return Error{"image-header", "a DOCTYPE that is not at the start"};
    }
    content_.doctype_first = piece.offset;
    content_.doctype_last = piece.offset + piece.source.size();
    return {};
  }

  Result<void> CheckNumbers(const XmlPiece& tag) const {
    const auto check = [&](std::string_view attribute,
                           std::string_view what,
                           std::int64_t limit,
                           std::string_view name) {
      const double number = LargestNumber(FindAttribute(tag, attribute).value_or(""));
      return number > static_cast<double>(limit) ? Result<void>(TooMuch(what, number, limit, name))
                                                 : Result<void>();
    };
    if (tag.name == "feTurbulence") {
      return check("numOctaves", "octaves of noise", limits_.svg_octaves, "svg_octaves");
    }
    if (tag.name == "feConvolveMatrix") {
      return check(
          "order", "rows of a filter's matrix", limits_.svg_matrix_order, "svg_matrix_order");
    }
    if (tag.name == "feMorphology") {
      return check("radius", "px of a filter's radius", limits_.svg_radius_px, "svg_radius_px");
    }
    return {};
  }

  // Pictures within the document are decoded by librsvg's own means: only what would pass our
  // front door as a small still raster picture may reach them.
  Result<void> CheckReferences(const XmlPiece& tag) {
    if (tag.name != "image" && tag.name != "feImage" && tag.name != "use") return {};
    for (const auto& [name, value] : tag.attributes) {
      if (name != "href" && !name.ends_with(":href")) continue;
      const std::string target = ResolvedValue(value);
      if (target.empty() || target.starts_with('#')) continue;
      if (!target.starts_with("data:")) {
        not_drawn_.insert("a reference to another file");
        continue;
      }
      const std::size_t comma = target.find(',');
      const std::string_view head = std::string_view(target).substr(0, comma);
      if (comma == std::string::npos || !head.ends_with(";base64")) {
        return Error{"limit-svg-content", "an embedded picture that is not base64"};
      }
      const Bytes picture = FromBase64(std::string_view(target).substr(comma + 1));
      const Result<PictureHeader> header = ProbePicture(picture, limits_);
      if (!header) {
        return Error{"limit-svg-content", "an embedded picture: " + header.error().message};
      }
      if (header->format == "svg") {
        return Error{"limit-svg-content", "an SVG within an SVG"};
      }
      embedded_pixels_ += std::int64_t{header->size.width} * header->size.height;
      if (embedded_pixels_ > limits_.svg_embedded_pixels) {
        return TooMuch("pixels of embedded pictures",
                       static_cast<double>(embedded_pixels_),
                       limits_.svg_embedded_pixels,
                       "svg_embedded_pixels");
      }
      // gdk-pixbuf has others only where they are installed, and says nothing when they are not.
      if (header->format != "png" && header->format != "jpeg" && header->format != "gif") {
        not_drawn_.insert("an embedded " + header->format + " picture");
        continue;
      }
      if (header->frames > 1) not_drawn_.insert("an embedded animation");
      // librsvg draws what there is of a damaged one, or nothing at all, and does not tell.
      const Result<DecodedPicture> decoded = DecodePicture(picture, limits_);
      if (!decoded || !decoded->whole) not_drawn_.insert("an embedded picture that is damaged");
    }
    return {};
  }

  void NoteWhatIsNotDrawn(const XmlPiece& tag) {
    // With requiredExtensions it is one program's private copy of what follows it.
    const bool foreign = tag.name == "foreignObject" && !FindAttribute(tag, "requiredExtensions");
    static constexpr std::string_view kNever[] = {"script", "iframe", "video", "canvas"};
    if (foreign || std::ranges::count(kNever, tag.name) > 0) {
      not_drawn_.insert(Bracketed(tag.name));
    }
    if (tag.name.starts_with("animate") || tag.name == "set") not_drawn_.insert("an animation");
  }

  const Limits& limits_;
  SvgContent content_;
  SvgWork work_;
  std::vector<std::string_view> open_;  // names of the elements around, outermost first
  std::set<std::string> not_drawn_;     // sorted: the message must not depend on the order
  std::int64_t elements_ = 0;
  std::int64_t letters_ = 0;
  std::int64_t embedded_pixels_ = 0;
};

}  // namespace

Result<SvgContent> ExamineSvg(std::string_view text, const Limits& limits) {
  XmlScanner scanner(text);
  Examination examination(limits);
  const auto most_attributes =
      static_cast<std::size_t>(std::max<std::int64_t>(limits.svg_attributes, 0));
  while (true) {
    const Result<std::optional<XmlPiece>> piece = scanner.Next(most_attributes);
    if (!piece) return piece.error();
    if (!piece->has_value()) break;
    const Result<void> taken = examination.Take(**piece);
    if (!taken) return taken.error();
  }
  return examination.Finish();
}

}  // namespace brandlint
