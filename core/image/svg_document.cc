// SPDX-License-Identifier: MIT
#include "core/image/svg_document.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/image/svg_content.h"

namespace brandlint {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool IsGzip(ByteView bytes) { return HasAt(bytes, 0, "\x1F\x8B"); }

struct Unpacked {
  Bytes bytes;
  bool complete = false;  // the packed data came to its end, within the limit
};

// Unpacks gzip data until its end, damage, or `most` bytes.
Unpacked Unpack(ByteView packed, std::size_t most) {
  Unpacked unpacked;
  unpacked.bytes.resize(most);
  z_stream stream{};
  // 15 is zlib's largest window; 16 more asks for gzip framing (zlib.h, inflateInit2).
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return {};
  stream.next_in = const_cast<Bytef*>(packed.data());  // zlib's old signature; it only reads
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), UINT32_MAX));
  stream.next_out = unpacked.bytes.data();
  stream.avail_out = static_cast<uInt>(unpacked.bytes.size());
  unpacked.complete = inflate(&stream, Z_FINISH) == Z_STREAM_END;
  unpacked.bytes.resize(most - stream.avail_out);
  inflateEnd(&stream);
  return unpacked;
}

std::string FromUtf16(ByteView bytes, bool big_endian) {
  const auto unit = [&](std::size_t at) {
    const auto value = big_endian ? ReadBigEndian(bytes, at, 2) : ReadLittleEndian(bytes, at, 2);
    return static_cast<char32_t>(value.value_or(0xFFFD));
  };
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t character = unit(at);
    const bool is_high = character >= 0xD800 && character < 0xDC00;
    if (is_high && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    AppendUtf8(character, text);
  }
  return text;
}

// The encoding that an XML declaration names, in lower case; empty when it names none.
std::string DeclaredEncoding(std::string_view declaration) {
  constexpr std::string_view kName = "encoding";
  std::size_t at = declaration.find(kName);
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("'\"", at + kName.size());
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  std::string name(declaration.substr(at + 1, end - at - 1));
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name;
}

// The text in UTF-8 without byte order mark and XML declaration, so that what is examined and
// what is drawn cannot be read in two ways.
Result<std::string> ToUtf8(ByteView bytes) {
  std::string text;
  bool was_utf16 = true;
  if (HasAt(bytes, 0, "\xFE\xFF")) {
    text = FromUtf16(bytes.subspan(2), true);
  } else if (HasAt(bytes, 0, "\xFF\xFE")) {
    text = FromUtf16(bytes.subspan(2), false);
  } else if (HasAt(bytes, 0, std::string_view("\0<", 2))) {
    text = FromUtf16(bytes, true);
  } else if (HasAt(bytes, 0, std::string_view("<\0", 2))) {
    text = FromUtf16(bytes, false);
  } else {
    was_utf16 = false;
    if (HasAt(bytes, 0, "\xEF\xBB\xBF")) bytes = bytes.subspan(3);
    text = AsText(bytes);
  }
  text.erase(0, std::min(text.find_first_not_of(kSpace), text.size()));

  std::string encoding;
  if (text.starts_with("<?xml ")) {
    const std::size_t end = text.find("?>");
    if (end == std::string::npos) return Error{"image-header", "the XML declaration does not end"};
    encoding = DeclaredEncoding(std::string_view(text).substr(0, end));
    text.erase(0, end + 2);
  }
  if (!was_utf16 && (encoding == "iso-8859-1" || encoding == "latin1")) {
    std::string converted;
    for (const char c : text) AppendUtf8(static_cast<unsigned char>(c), converted);
    return converted;
  }
  const bool is_utf8 = encoding.empty() || encoding == "utf-8" || encoding == "utf8" ||
                       encoding == "us-ascii" || encoding == "ascii";
  if (!was_utf16 && !is_utf8) {
    return Error{"image-header", "an SVG in the encoding '" + EscapeForDisplay(encoding) + "'"};
  }
  if (!IsUtf8(text)) return Error{"image-header", "an SVG that is not UTF-8"};
  return text;
}

// A length of the root element in CSS pixels; nothing when it is absent, a percentage or no
// length. Source: CSS Values 3, section 6.
std::optional<double> ReadLength(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  text = text.substr(0, text.find_last_not_of(kSpace) + 1);
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !std::isfinite(number) || number <= 0) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(stop - text.data()));
  constexpr double kInch = kSvgPixelsPerInch;
  constexpr double kFontSize = 16;  // "medium"
  constexpr std::pair<std::string_view, double> kUnits[] = {{"", 1},
                                                            {"px", 1},
                                                            {"pt", kInch / 72},
                                                            {"pc", kInch / 6},
                                                            {"mm", kInch / 25.4},
                                                            {"cm", kInch / 2.54},
                                                            {"in", kInch},
                                                            {"em", kFontSize},
                                                            {"ex", kFontSize / 2}};
  for (const auto& [name, pixels] : kUnits) {
    if (unit == name) return number * pixels;
  }
  return std::nullopt;
}

// Width and height of a viewBox "x y width height"; nothing when it has no area.
std::optional<std::pair<double, double>> ReadViewBox(std::string_view text) {
  double numbers[4];
  for (double& number : numbers) {
    text.remove_prefix(std::min(text.find_first_not_of(" ,\t\r\n"), text.size()));
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  }
  const bool positive = numbers[2] > 0 && numbers[3] > 0;
  if (!positive || !std::isfinite(numbers[2]) || !std::isfinite(numbers[3])) return std::nullopt;
  return std::pair(numbers[2], numbers[3]);
}

void SetSize(const SvgContent& content, SvgDocument& document) {
  constexpr double kFallback = 512;  // an icon: nothing says how large it is
  const std::optional<double> width = ReadLength(content.width);
  const std::optional<double> height = ReadLength(content.height);
  const auto box = ReadViewBox(content.view_box).value_or(std::pair(kFallback, kFallback));
  const double ratio = box.first / box.second;
  if (width && height) {
    document.width_px = *width;
    document.height_px = *height;
  } else if (width || height) {
    document.width_px = width ? *width : *height * ratio;
    document.height_px = height ? *height : *width / ratio;
  } else {
    document.width_px = box.first;
    document.height_px = box.second;
  }
}

}  // namespace

bool LooksLikeSvg(ByteView bytes) {
  constexpr std::size_t kLookedAt = std::size_t{64} << 10;
  Bytes unpacked;
  if (IsGzip(bytes)) {
    unpacked = Unpack(bytes, kLookedAt).bytes;
    bytes = unpacked;
  }
  bytes = bytes.first(std::min(bytes.size(), kLookedAt));
  const bool utf16 = HasAt(bytes, 0, "\xFE\xFF") || HasAt(bytes, 0, "\xFF\xFE") ||
                     HasAt(bytes, 0, std::string_view("\0<", 2)) ||
                     HasAt(bytes, 0, std::string_view("<\0", 2));
  std::string start(AsText(bytes));
  if (utf16) std::erase(start, '\0');  // good enough to recognise ASCII names
  std::string_view text = start;
  if (text.starts_with("\xEF\xBB\xBF") || utf16) {
    text.remove_prefix(std::min(text.find('<'), text.size()));
  }

  // Whatever may come before the root element is stepped over.
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    std::string_view end;
    if (text.starts_with("<!--")) {
      end = "-->";
    } else if (text.starts_with("<?")) {
      end = "?>";
    } else {
      break;
    }
    const std::size_t last = text.find(end);
    if (last == std::string_view::npos) return false;
    text.remove_prefix(last + end.size());
  }
  if (text.starts_with("<!DOCTYPE")) {
    text.remove_prefix(9);
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    return text.starts_with("svg");
  }
  if (!text.starts_with('<')) return false;
  std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
  if (const std::size_t colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
  return name == "svg";
}

Result<SvgDocument> ReadSvg(ByteView bytes, const Limits& limits) {
  const auto most = static_cast<std::size_t>(std::max<std::int64_t>(limits.svg_bytes, 0));
  const auto too_long = [&](const std::string& size) {
    return Error{"limit-svg-bytes",
                 "an SVG of " + size + " bytes is more than the limit of " +
                     std::to_string(limits.svg_bytes) + " bytes (svg_bytes)"};
  };
  if (bytes.size() > most) return too_long(std::to_string(bytes.size()));
  Unpacked unpacked;
  if (IsGzip(bytes)) {
    unpacked = Unpack(bytes, most + 1);
    if (unpacked.bytes.size() > most) return too_long("at least " + std::to_string(most + 1));
    if (!unpacked.complete) {
      return Error{
          "image-header",
          "damaged gzip data after " + std::to_string(unpacked.bytes.size()) + " unpacked bytes"};
    }
    bytes = unpacked.bytes;
  }

  Result<std::string> text = ToUtf8(bytes);
  if (!text) return text.error();
  const Result<SvgContent> content = ExamineSvg(*text, limits);
  if (!content) return content.error();
  SvgDocument document;
  SetSize(*content, document);
  document.work = content->work;
  document.not_drawn = content->not_drawn;
  const std::size_t first = content->doctype_first;
  const std::size_t length = content->doctype_last - first;
  document.text = std::move(*text);  // the views in `content` end here
  document.text.erase(first, length);
  return document;
}

}  // namespace brandlint
