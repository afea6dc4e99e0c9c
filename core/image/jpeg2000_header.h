// SPDX-License-Identifier: MIT
// A JPEG 2000 picture before any library sees it: its size, whether all of it is there, and refused
// when a few bytes would make a decoder work or allocate without end.
// Source: ISO/IEC 15444-1 (ITU-T T.800), annex A (code stream), B (tiles, precincts, code-blocks),
// I (file format).
#pragma once

#include <cstddef>

#include "core/base/bytes.h"
#include "core/base/geometry.h"
#include "core/base/result.h"
#include "core/model/limits.h"

namespace brandlint {

struct Jpeg2000Facts {
  bool boxed = false;      // a JP2 file; else a bare code stream
  Size size;               // of the image area on the reference grid
  bool end_early = false;  // the data end before the code stream does
  bool damaged = false;    // a tile has no part, or something stands where a part should begin

  // Up to where the code stream is what it should be, an offset into the bytes; and that of a part
  // of a tile whose length leads beyond the end, 0: none.
  std::size_t good_end = 0;
  std::size_t long_part = 0;

  bool whole() const { return !end_early && !damaged; }
};

// Whether the first bytes are those of a JP2 file or of a code stream.
bool LooksLikeJpeg2000(ByteView bytes);

// The bytes for a decoder, when not all is there: what is good of them, with the length that is,
// so that nobody allocates what a lying one asks for, and an end.
Bytes Mended(ByteView bytes, const Jpeg2000Facts& facts);

// Reads boxes and marker segments, in time proportional to them and to limits.jpeg2000_parts;
// allocates one bit a tile.
//
// Errors: "image-header" (damaged, or what is not decoded here: more than 4 components or 16 bits
// of one, colours other than grey, RGB and YCC, a tile coded in a way of its own, a marker that
// part 1 does not know, which decoders step over in different ways);
// "limit-jpeg2000-pixels"; "limit-jpeg2000-parts": more than limits.jpeg2000_parts of all that
// costs time or memory however few bytes there are: tiles, their components at each resolution,
// packets (precincts times layers), code-blocks, and places at which a precinct may begin.
Result<Jpeg2000Facts> ReadJpeg2000(ByteView bytes, const Limits& limits);

}  // namespace brandlint
