// SPDX-License-Identifier: MIT
// AVIF and HEIC by libheif: the same container around two codecs; the frames of an animated AVIF
// are avif_sequence.h's. Sources: ISO/IEC 23008-12 (HEIF), ISO/IEC 14496-12 (boxes), AV1 Image File
// Format 1.1.0.
#include <libheif/heif.h>
#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/image/avif_sequence.h"
#include "core/image/boxes.h"
#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/heif_references.h"

namespace brandlint {
namespace {

constexpr std::string_view kAv1Brands[] = {"avif", "avis"};
constexpr std::string_view kHevcBrands[] = {"heic", "heix", "hevc", "hevx", "heim", "heis"};
constexpr std::string_view kEitherBrands[] = {"mif1", "msf1"};  // the others say which

bool IsOneOf(std::string_view brand, auto& brands) {
  return std::ranges::find(brands, brand) != std::end(brands);
}

// "avif", "heic", or nothing, by the brands in the first box.
std::string_view FormatOf(ByteView bytes) {
  std::size_t at = 0;
  const std::optional<FileBox> first = NextBox(bytes, at);
  if (!first || first->type != "ftyp" || first->content.size() < 4) return "";
  // The main brand, its version, compatible brands.
  bool either = false;
  constexpr std::size_t kMostBrands = 32;
  for (std::size_t i = 0; i + 4 <= first->content.size() && i < 4 * kMostBrands; i += 4) {
    if (i == 4) continue;
    const std::string_view brand = AsText(first->content.subspan(i, 4));
    if (IsOneOf(brand, kAv1Brands)) return "avif";
    if (IsOneOf(brand, kHevcBrands)) return "heic";
    either = either || IsOneOf(brand, kEitherBrands);
    // Films name picture brands nowhere, pictures name them first.
    if (i == 0 && !either) return "";
  }
  return either ? "heic" : "";
}

struct Facts {
  bool ended_early = false;
  bool has_sequence = false;
};

struct Free {
  void operator()(heif_context* context) const { heif_context_free(context); }
  void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
  void operator()(heif_image* image) const { heif_image_release(image); }
  void operator()(heif_decoding_options* options) const { heif_decoding_options_free(options); }
};
using Context = std::unique_ptr<heif_context, Free>;
using Handle = std::unique_ptr<heif_image_handle, Free>;

Error Damaged(const heif_error& error) {
  return {"image-damaged", std::string("damaged HEIF data: ") + error.message};
}

// Contents of the ItemReferenceBox of every "meta" box of the file, in which libheif may look.
std::vector<ByteView> ReferencesOf(ByteView bytes) {
  std::vector<ByteView> references;
  for (std::size_t at = 0; const auto box = NextBox(bytes, at);) {
    if (box->type != "meta") continue;
    constexpr std::size_t kVersion = 4;  // and flags
    const ByteView inner = box->content.subspan(std::min(kVersion, box->content.size()));
    for (std::size_t in = 0; const auto part = NextBox(inner, in);) {
      if (part->type == "iref") references.push_back(part->content);
    }
  }
  return references;
}

Facts LookAtBoxes(ByteView bytes) {
  Facts facts;
  for (std::size_t at = 0; const auto box = NextBox(bytes, at);) {
    facts.ended_early = facts.ended_early || !box->whole;
    facts.has_sequence = facts.has_sequence || box->type == "moov";
  }
  return facts;
}

// Reads the boxes; no pixel is decoded.
Result<Context> Read(ByteView bytes) {
  for (const ByteView references : ReferencesOf(bytes)) {
    if (const auto wrong = WhatIsWrongWithReferences(references))
      return Error{"image-header", "a HEIF with " + *wrong};
  }
  Context context(heif_context_alloc());
  heif_context_set_max_decoding_threads(context.get(), 0);  // in this one
  const heif_error error = heif_context_read_from_memory_without_copy(
      context.get(), bytes.data(), bytes.size(), nullptr);
  if (error.code != heif_error_Ok)
    return Error{"image-header", std::string("damaged HEIF header: ") + error.message};
  return context;
}

std::vector<heif_item_id> ImagesOf(const Context& context) {
  const int count = std::max(heif_context_get_number_of_top_level_images(context.get()), 0);
  std::vector<heif_item_id> ids(static_cast<std::size_t>(count));
  ids.resize(static_cast<std::size_t>(
      std::max(heif_context_get_list_of_top_level_image_IDs(context.get(), ids.data(), count), 0)));
  return ids;
}

Result<Handle> Open(const Context& context, heif_item_id id) {
  heif_image_handle* handle = nullptr;
  const heif_error error = heif_context_get_image_handle(context.get(), id, &handle);
  Handle owned(handle);
  if (error.code != heif_error_Ok) return Damaged(error);
  return owned;
}

Size SizeOf(const Handle& handle) {
  return {heif_image_handle_get_width(handle.get()), heif_image_handle_get_height(handle.get())};
}

bool HasBox(ByteView bytes, std::string_view type) {
  for (std::size_t at = 0; const auto box = NextBox(bytes, at);) {
    if (box->type == type) return true;
  }
  return false;
}

// The frames of an animated AVIF come after the pictures of the file. Nothing: it is none.
std::optional<Result<AvifSequenceFacts>> SequenceOf(ByteView bytes) {
  if (!HasBox(bytes, "moov") || FormatOf(bytes) != "avif") return std::nullopt;
  return ReadAvifSequence(bytes);
}

Result<PictureHeader> Probe(ByteView bytes, const Limits&) {
  PictureHeader header{std::string(FormatOf(bytes)), {}, 0};
  const auto sequence = SequenceOf(bytes);
  const bool moves = sequence && *sequence;
  if (moves) {
    header.size = (*sequence)->size;
    header.frames = (*sequence)->frames;
    if (!HasBox(bytes, "meta")) return header;  // and nothing else
  }
  const Result<Context> context = Read(bytes);
  if (!context && moves) return header;  // Decode tells of it
  if (!context) return context.error();
  int pictures = 0;
  for (const heif_item_id id : ImagesOf(*context)) {
    const Result<Handle> handle = Open(*context, id);
    if (!handle) return Error{"image-header", handle.error().message};
    const Size size = SizeOf(*handle);
    if (std::int64_t{size.width} * size.height >
        std::int64_t{header.size.width} * header.size.height)
      header.size = size;
    ++pictures;
  }
  header.frames += pictures;
  if (header.frames == 0) return Error{"image-header", "a HEIF file without a picture"};
  return header;
}

// 8 bits a channel, as it is to be shown; straight alpha.
Result<Picture> Draw(const Handle& handle) {
  const std::unique_ptr<heif_decoding_options, Free> options(heif_decoding_options_alloc());
  options->convert_hdr_to_8bit = 1;
  options->strict_decoding = 1;
  heif_image* drawn = nullptr;
  const heif_error error = heif_decode_image(
      handle.get(), &drawn, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, options.get());
  const std::unique_ptr<heif_image, Free> image(drawn);
  if (error.code != heif_error_Ok) return Damaged(error);
  heif_error warning{};
  if (heif_image_get_decoding_warnings(image.get(), 0, &warning, 1) > 0) return Damaged(warning);

  int stride = 0;
  const std::uint8_t* const plane =
      heif_image_get_plane_readonly(image.get(), heif_channel_interleaved, &stride);
  const Size size = {heif_image_get_width(image.get(), heif_channel_interleaved),
                     heif_image_get_height(image.get(), heif_channel_interleaved)};
  if (plane == nullptr || size.width < 1 || size.height < 1)
    return Error{"image-damaged", "damaged HEIF data: nothing was decoded"};
  Picture picture = BlankPicture(size);
  const std::size_t row_bytes = 4 * static_cast<std::size_t>(size.width);
  for (int y = 0; y < size.height; ++y) {
    const std::uint8_t* const row = plane + static_cast<std::ptrdiff_t>(y) * stride;
    std::copy_n(row, row_bytes, picture.rgba.data() + row_bytes * static_cast<std::size_t>(y));
  }
  if (heif_image_is_premultiplied_alpha(image.get()) != 0) {
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
      const int alpha = picture.rgba[i + 3];
      for (std::size_t c = i; alpha > 0 && c < i + 3; ++c) {
        const int straight = (picture.rgba[c] * 255 + alpha / 2) / alpha;
        picture.rgba[c] = static_cast<std::uint8_t>(std::min(straight, 255));
      }
    }
  }
  return picture;
}

// libheif 1.15 leaves the pixels of a grid or an overlay that no tile covers as its memory was:
// what an earlier picture left there. Drawn upon two different fillings, such pixels differ.
Result<Picture> DrawDerived(const Handle& handle) {
  ::mallopt(M_PERTURB, 0x55);
  Result<Picture> picture = Draw(handle);
  ::mallopt(M_PERTURB, 0xAA);
  const Result<Picture> again = Draw(handle);
  ::mallopt(M_PERTURB, 0);
  if (picture && again && picture->rgba == again->rgba) return picture;
  if (!picture) return picture;
  return Error{"image-damaged", "damaged HEIF data: in a part of the picture nothing is drawn"};
}

// The pictures of a file, then the frames of its animation.
class Frames {
 public:
  Frames(ByteView bytes, const Limits& limits) : has_references_(!ReferencesOf(bytes).empty()) {
    sequence_ = SequenceOf(bytes);
    if (HasBox(bytes, "meta") || !sequence_) context_ = Read(bytes);
    if (context_ && *context_) ids_ = ImagesOf(*context_);
    if (sequence_ && *sequence_) frames_.emplace(bytes, **sequence_, limits);
  }

  Result<Picture> At(int index) {
    if (std::cmp_less(index, ids_.size())) {
      const Result<Handle> handle = Open(*context_, ids_[static_cast<std::size_t>(index)]);
      if (!handle) return handle.error();
      return has_references_ ? DrawDerived(*handle) : Draw(*handle);
    }
    return frames_->Draw(index - static_cast<int>(ids_.size()));
  }

  const Result<Context>& context() const { return context_; }
  const std::optional<Result<AvifSequenceFacts>>& sequence() const { return sequence_; }

 private:
  const bool has_references_;
  Result<Context> context_ = Context();
  std::vector<heif_item_id> ids_;
  std::optional<Result<AvifSequenceFacts>> sequence_;
  std::optional<AvifSequence> frames_;
};

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits& limits) {
  Frames frames(bytes, limits);
  DecodedPicture decoded;
  decoded.header = header;
  const Facts facts = LookAtBoxes(bytes);
  if (facts.ended_early) MarkIncomplete("image-truncated", "the HEIF data ends early", decoded);
  if (!frames.context()) {
    MarkIncomplete(
        "image-damaged",
        "of an animation the picture that stands for it: " + frames.context().error().message,
        decoded);
  }
  int kept = 0;
  for (const int index : FramesToKeep(header.frames, header.size, limits)) {
    Result<Picture> picture = frames.At(index);
    ++kept;
    if (!picture) {
      if (header.frames == 1) return picture.error();
      MarkIncomplete(picture.error().code, picture.error().message, decoded);
      continue;
    }
    AddFrame(*std::move(picture), decoded);
  }
  if (decoded.frames.empty()) return Error{"image-damaged", decoded.incomplete};
  MarkSkippedFrames(kept, header.frames, limits, decoded);
  const auto& sequence = frames.sequence();
  if (facts.has_sequence && !(sequence && *sequence)) {
    std::string why = "an animation of which only the picture that stands for it was examined";
    if (sequence) why += ": " + sequence->error().message;
    MarkIncomplete("image-frames-skipped", why, decoded);
  }
  return decoded;
}

}  // namespace

extern constinit const PictureDecoder kAvifDecoder{
    .format = "avif",
    .media_type = "image/avif",
    .endings = "avif",
    .recognises = [](ByteView bytes) { return FormatOf(bytes) == "avif"; },
    .probe = Probe,
    .decode = Decode,
};
extern constinit const PictureDecoder kHeicDecoder{
    .format = "heic",
    .media_type = "image/heic",
    .endings = "heic heif",
    .recognises = [](ByteView bytes) { return FormatOf(bytes) == "heic"; },
    .probe = Probe,
    .decode = Decode,
};

}  // namespace brandlint
