// SPDX-License-Identifier: MIT
#include "core/io/picture_file.h"

#include <algorithm>
#include <string>

#include "core/base/ascii.h"
namespace brandlint {
namespace {

using namespace std::string_view_literals;

constexpr Signature kSignatures[] = {
    {0, "\x89PNG\r\n\x1a\n"sv},         // PNG, section 5.2
    {0, "\xff\xd8\xff"sv},              // JPEG: SOI and the next marker, ITU-T T.81, annex B
    {0, "GIF87a"sv},                    // GIF89a specification, section 17
    {0, "GIF89a"sv},                    //
    {0, "II*\0"sv},                     // TIFF 6.0, section 2
    {0, "MM\0*"sv},                     //
    {0, "II+\0"sv},                     // BigTIFF
    {0, "MM\0+"sv},                     //
    {0, "8BPS"sv},                      // PSD
    {0, "\0\0\x01\0"sv},                // ICO
    {0, "icns"sv},                      // ICNS
    {0, "\xff\x0a"sv},                  // JPEG XL, bare codestream, ISO/IEC 18181-1
    {0, "\0\0\0\x0cJXL \r\n\x87\n"sv},  // JPEG XL in a container
    {0, "\0\0\0\x0cjP  \r\n\x87\n"sv},  // JPEG 2000, ISO/IEC 15444-1, annex I
    {0, "\xff\x4f\xff\x51"sv},          // its bare code stream, annex A.4.1 and A.5.1
    {4, "ftypavif"sv},                  // HEIF family, ISO/IEC 23008-12
    {4, "ftypavis"sv},                  //
    {4, "ftypheic"sv},                  //
    {4, "ftypheix"sv},                  //
    {4, "ftypmif1"sv},                  //
};

// RIFF....WEBP (RFC 9649, section 2.4).
bool IsWebP(ByteView head) { return HasAt(head, 0, "RIFF") && HasAt(head, 8, "WEBP"); }

// "BM" alone begins many texts; the size of the second header says more: 12 of OS/2, 40, 52, 56,
// 108 and 124 of Windows (BITMAPCOREHEADER to BITMAPV5HEADER), 64 of OS/2 2.
bool IsBmp(ByteView head) {
  const auto size = ReadLittleEndian(head, 14, 4);
  constexpr std::uint64_t kSizes[] = {12, 40, 52, 56, 64, 108, 124};
  return HasAt(head, 0, "BM") && size && std::ranges::find(kSizes, *size) != std::end(kSizes);
}

// The name of the first element of an XML text, in lower case; empty when there is none in sight.
// Declarations, comments and a DOCTYPE may stand before it (XML 1.0, section 2.8).
std::string_view FirstElement(std::string_view text) {
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    std::string_view end;
    if (text.starts_with("<?")) {
      end = "?>";
    } else if (text.starts_with("<!--")) {
      end = "-->";
    } else if (text.starts_with("<!")) {
      // With an internal subset the DOCTYPE ends at "]>", else at the first ">".
      end = text.find('[') < text.find('>') ? "]>" : ">";
    } else {
      break;
    }
    const std::size_t found = text.find(end);
    if (found == std::string_view::npos) return {};
    text.remove_prefix(found + end.size());
  }
  if (!text.starts_with('<')) return {};
  return text.substr(1, text.find_first_of(" \t\r\n/>") - 1);
}

// An XML text whose first element is svg, with a prefix or not, as UTF-8 or UTF-16.
bool IsSvg(ByteView head) {
  std::string text;
  for (const std::uint8_t byte : head) {
    if (byte != 0) text += LowerAscii(static_cast<char>(byte));
  }
  for (const std::string_view mark : {"\xef\xbb\xbf"sv, "\xff\xfe"sv, "\xfe\xff"sv}) {
    if (text.starts_with(mark)) text.erase(0, mark.size());
  }
  const std::string_view element = FirstElement(text);
  return element == "svg" || element.ends_with(":svg");
}

}  // namespace

bool HasPictureEnding(std::string_view name) { return HasEnding(name, kPictureEndings); }

bool StartsLikePicture(ByteView head) {
  return HasOneOf(head, kSignatures) || IsWebP(head) || IsBmp(head) || IsSvg(head);
}

}  // namespace brandlint
