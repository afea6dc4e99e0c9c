// SPDX-License-Identifier: MIT
// Picture files made in memory: by the formats' own libraries where they can write them, else
// byte by byte.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/ground.h"
#include "core/image/picture.h"

namespace brandlint {

// Every pixel differs from its neighbours and no corner is like another, so that a picture that
// was shifted, mirrored or turned cannot pass for the right one.
Picture Pattern(Size size);

// Like Pattern, with alpha from 0 (left) to 255 (right).
Picture FadingPattern(Size size);

// Smooth, for lossy formats: no channel changes by more than a few levels from pixel to pixel.
Picture Gradient(Size size);

Picture Plain(Size size, std::uint8_t red, std::uint8_t green, std::uint8_t blue);

// The largest difference of any channel; 256 when sizes differ.
int LargestDifference(const Picture& a, const Picture& b);

// Numbers as they stand in files.
Bytes LittleEndian(std::uint64_t value, int width);
Bytes BigEndian(std::uint64_t value, int width);
void Append(const Bytes& part, Bytes& whole);

// An Exif block (without "Exif\0\0") of one directory with the orientation.
Bytes ExifBlock(int orientation, bool little_endian = true);

// One of the colour types and depths of PNG. Samples of pixel (x, y) are SampleOf(x, y, channel)
// below 2^depth; palette colours are PaletteColour(index), alpha PaletteAlpha(index) if it has
// transparency.
struct PngSpec {
  Size size{9, 7};
  int colour_type = 6;
  int depth = 8;
  bool interlaced = false;
  bool transparency = false;  // tRNS, of a palette
};
std::uint32_t SampleOf(int x, int y, int channel, int depth);
Rgb PaletteColour(std::uint32_t index);
std::uint8_t PaletteAlpha(std::uint32_t index);
Bytes MakePng(const PngSpec& spec);

// A chunk with its length and checksum, and a PNG with that chunk right behind its header.
Bytes PngChunk(std::string_view type, const Bytes& content);
Bytes WithPngChunk(const Bytes& png, std::string_view type, const Bytes& content);

// One frame of an APNG, where it stands on the canvas, and what fcTL says of it.
struct ApngPart {
  Picture picture;
  int x = 0;
  int y = 0;
  int dispose = 0;  // 1 clears, 2 restores
  int blend = 0;    // 1: over
};

// The canvas has the size of `still`, which is the first frame when `still_first`.
Bytes MakeApng(const Picture& still, bool still_first, const std::vector<ApngPart>& parts);

struct JpegSpec {
  int quality = 95;
  bool progressive = false;
  bool grey = false;
  bool inks = false;  // CMYK as Adobe's programs write it: inverted, with APP14
};
Bytes MakeJpeg(const Picture& picture, const JpegSpec& spec = {});

// The JPEG with an APP1 segment behind its start.
Bytes WithJpegExif(const Bytes& jpeg, int orientation);

Bytes MakeWebp(const Picture& picture, bool lossless);
Bytes MakeWebpAnimation(const std::vector<Picture>& frames);
Bytes WithWebpExif(const Bytes& webp, int orientation);

// One image of a GIF: `indices` into GifPalette(), row by row.
struct GifImage {
  Box place;
  std::vector<std::uint8_t> indices;
  int disposal = 0;
  int transparent = -1;
  bool interlaced = false;
};
inline constexpr std::uint8_t kGifRed = 0, kGifGreen = 1, kGifBlue = 2, kGifWhite = 3;
Bytes MakeGif(Size screen, const std::vector<GifImage>& images);
GifImage PlainGifImage(Box place, std::uint8_t index);

struct TiffSpec {
  int compression = 1;  // COMPRESSION_NONE
  int orientation = 1;
  bool alpha = true;  // unassociated
};
Bytes MakeTiff(const std::vector<Picture>& pages, const TiffSpec& spec = {});

// 24 bits, bottom up.
// By libheif; lossy. `hevc`: HEIC, else AVIF. Several pictures are images of one file.
Bytes MakeHeif(const std::vector<Picture>& pictures, bool hevc);

// An animation by libavif, as good as without loss; alpha where a picture has it. `key_every`:
// so many frames stand alone, 0 only the first.
Bytes MakeAvifAnimation(const std::vector<Picture>& frames, int key_every = 0);

struct Jpeg2000Spec {
  bool lossless = true;
  bool boxed = false;  // a JP2 file; else a bare code stream
  bool alpha = true;
  bool grey = false;    // the red channel
  bool halved = false;  // YCC of which colours have half the columns and rows
  int tile_px = 0;      // 0: one tile
  int levels = 3;
};
Bytes MakeJpeg2000(const Picture& picture, const Jpeg2000Spec& spec = {});

struct JxlSpec {
  bool lossless = true;
  bool container = false;
  int orientation = 1;
};
// An animation when there are several.
Bytes MakeJxl(const std::vector<Picture>& pictures, const JxlSpec& spec = {});

Bytes MakeBmp(const Picture& picture);

Bytes Gzip(std::string_view text);

}  // namespace brandlint
