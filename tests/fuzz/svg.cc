// SPDX-License-Identifier: MIT
// The guard before librsvg: pieces lie in the text and in order, and the probe ends. Nothing is
// drawn here.
#include <optional>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/image/decode.h"
#include "core/image/xml_scan.h"
#include "core/model/limits.h"
#include "tests/fuzz/text_input.h"

namespace brandlint {
namespace {

constexpr std::size_t kMostAttributes = 64;

bool LiesIn(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void CheckScan(std::string_view text) {
  XmlScanner scanner(text);
  std::size_t at = 0;
  while (true) {
    const Result<std::optional<XmlPiece>> next = scanner.Next(kMostAttributes);
    if (!next) {
      CHECK(next.error().code == "image-header" || next.error().code == "limit-svg-content");
      return;
    }
    if (!next->has_value()) break;
    const XmlPiece& piece = **next;
    CHECK(!piece.source.empty() && LiesIn(piece.source, text));
    CHECK(piece.offset == at && piece.source.data() == text.data() + at);
    CHECK(LiesIn(piece.name, piece.source));
    CHECK(piece.attributes.size() <= kMostAttributes);
    for (const XmlAttribute& attribute : piece.attributes) {
      CHECK(!attribute.name.empty());
      CHECK(LiesIn(attribute.name, piece.source) && LiesIn(attribute.value, piece.source));
      (void)ResolvedValue(attribute.value);
    }
    if (piece.kind == XmlKind::kStart) (void)FindAttribute(piece, "href");
    at += piece.source.size();
  }
  CHECK(at == text.size());
}

}  // namespace
}  // namespace brandlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  const std::string_view text = TextOf(data, size);
  CheckScan(text);
  const Limits limits;
  const Result<PictureHeader> header = ProbePicture({data, size}, limits);
  if (header.ok()) {
    CHECK(header->size.width > 0 && header->size.height > 0);
    CHECK(header->size.width <= limits.picture_side_px);
  } else {
    CHECK(!header.error().code.empty() && !header.error().message.empty());
  }
  return 0;
}
