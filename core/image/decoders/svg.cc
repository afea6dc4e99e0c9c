// SPDX-License-Identifier: MIT
// SVG by librsvg, from memory and without a base URI, so that no reference leads outside.
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/svg_document.h"
#include "core/image/svg_work.h"

namespace brandlint {
namespace {

struct Unref {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(GError* error) const { g_error_free(error); }
};

template <typename T>
using Owned = std::unique_ptr<T, Unref>;

std::string MessageOf(GError* raw) {
  const Owned<GError> error(raw);
  return error ? error->message : "no reason given";
}

// Straight alpha from cairo's premultiplied words (cairo_format_t, CAIRO_FORMAT_ARGB32).
void CopyPixels(cairo_surface_t* surface, Picture& picture) {
  cairo_surface_flush(surface);
  const std::uint8_t* const data = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const auto width = static_cast<std::size_t>(picture.size.width);
  std::uint8_t* to = picture.rgba.data();
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.size.height); ++y) {
    const std::uint8_t* from = data + y * stride;
    for (std::size_t x = 0; x < width; ++x, from += 4, to += 4) {
      const int alpha = from[3];  // little-endian: B G R A
      if (alpha == 0) continue;
      for (std::size_t c = 0; c < 3; ++c) {
        const int straight = (from[2 - c] * 255 + alpha / 2) / alpha;
        to[c] = static_cast<std::uint8_t>(std::min(straight, 255));
      }
      to[3] = static_cast<std::uint8_t>(alpha);
    }
  }
}

// Draws the document stretched over `size`, which has its proportions.
Result<Picture> Draw(const SvgDocument& document, Size size) {
  GError* error = nullptr;
  const ByteView text = AsBytes(document.text);
  const Owned<RsvgHandle> handle(rsvg_handle_new_from_data(text.data(), text.size(), &error));
  if (!handle) return Error{"image-damaged", "damaged SVG: " + MessageOf(error)};
  rsvg_handle_set_dpi(handle.get(), kSvgPixelsPerInch);

  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size.width, size.height));
  const Owned<cairo_t> context(cairo_create(surface.get()));
  if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) {
    return Error{"image-memory",
                 "no room to draw an SVG of " + std::to_string(size.width) + " x " +
                     std::to_string(size.height) + " px"};
  }
  // A document without viewBox is not scaled by its viewport: the canvas is.
  cairo_scale(context.get(), size.width / document.width_px, size.height / document.height_px);
  const RsvgRectangle viewport{0, 0, document.width_px, document.height_px};
  if (!rsvg_handle_render_document(handle.get(), context.get(), &viewport, &error)) {
    return Error{"image-damaged", "the SVG cannot be drawn: " + MessageOf(error)};
  }
  Picture picture = BlankPicture(size);
  CopyPixels(surface.get(), picture);
  return picture;
}

// The document's proportions with that longer side; the shorter one at least a pixel.
Size ScaledTo(const SvgDocument& document, int longer_side_px) {
  const double scale = longer_side_px / std::max(document.width_px, document.height_px);
  const auto side = [&](double length) {
    return std::clamp(static_cast<int>(std::lround(length * scale)), 1, longer_side_px);
  };
  return {side(document.width_px), side(document.height_px)};
}

// An SVG has no pixels of its own. Large enough for the smallest mark on a badge to be seen,
// small enough to be drawn and read quickly: its own size between these two. What is laborious to
// draw is drawn smaller: the time goes with the work and the square of the side.
constexpr double kLeastSide = 512;
constexpr double kMostSide = 2048;

Result<PictureHeader> Probe(ByteView bytes, const Limits& limits) {
  const Result<SvgDocument> document = ReadSvg(bytes, limits);
  if (!document) return document.error();
  const double longer = std::max(document->width_px, document->height_px);
  const double affordable = kLeastSide * std::sqrt(kSvgWorkOfSeconds / document->work);
  const double most = std::clamp(affordable, kLeastSide, kMostSide);
  const int side = static_cast<int>(std::lround(std::clamp(longer, kLeastSide, most)));
  return PictureHeader{"svg", ScaledTo(*document, side), 1};
}

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits& limits) {
  const Result<SvgDocument> document = ReadSvg(bytes, limits);
  if (!document) return document.error();
  Result<Picture> picture = Draw(*document, header.size);
  if (!picture) return picture.error();

  DecodedPicture decoded;
  decoded.header = header;
  decoded.frames.push_back(std::move(*picture));
  if (!document->not_drawn.empty()) {
    MarkIncomplete("image-svg-not-drawn",
                   "the SVG has parts that are not drawn: " + document->not_drawn,
                   decoded);
  }
  return decoded;
}

}  // namespace

Result<Picture> RenderSvg(ByteView bytes, int longer_side_px, const Limits& limits) {
  CHECK(longer_side_px >= 1);
  const Result<SvgDocument> document = ReadSvg(bytes, limits);
  if (!document) return document.error();
  return Draw(*document, ScaledTo(*document, longer_side_px));
}

extern constinit const PictureDecoder kSvgDecoder{
    .format = "svg",
    .media_type = "image/svg+xml",
    .endings = "svg svgz",
    .recognises = LooksLikeSvg,
    .probe = Probe,
    .decode = Decode,
};

}  // namespace brandlint
