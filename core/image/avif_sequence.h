// SPDX-License-Identifier: MIT
// The frames of an animated AVIF (an image sequence), by libavif, which reads no more than that
// here: stills are libheif's, which gives every picture of a file and not only the one that stands
// for it, and reads no sequences.
// Sources: ISO/IEC 14496-12 (tracks and their tables), AV1 Image File Format 1.1.0, section 3.
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/bytes.h"
#include "core/base/geometry.h"
#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/model/limits.h"

namespace brandlint {

struct AvifSequenceFacts {
  Size size;  // the largest of its tracks'
  int frames = 0;
};

// Reads the boxes of the tracks, in time proportional to them; allocates nothing.
// Errors: "image-header": damaged, without a track of AV1 pictures, more than 16 tracks, or with
// more than 100,000 frames.
Result<AvifSequenceFacts> ReadAvifSequence(ByteView bytes);

class AvifSequence {
 public:
  // bytes  Of which ReadAvifSequence gave `facts`; they outlive this.
  AvifSequence(ByteView bytes, const AvifSequenceFacts& facts, const Limits& limits);
  ~AvifSequence();

  // Frame `index` of facts.frames: 8 bits a channel, straight alpha. Frames that lie between the
  // last one drawn (or the last that stands alone) and this one are decoded on the way.
  // Errors: "image-truncated", "image-damaged", "image-memory".
  Result<Picture> Draw(int index);

 private:
  struct Opened;
  std::unique_ptr<Opened> opened_;
};

}  // namespace brandlint
