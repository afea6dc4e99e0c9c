// SPDX-License-Identifier: MIT
// The frames of an animated PNG, each as a PNG of its own for the decoder, and the canvas they are
// drawn upon. Source: PNG Specification, 3rd edition (W3C), sections 4.6, 11.3.3 and 11.3.5.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/geometry.h"
#include "core/image/picture.h"

namespace brandlint {

// What the chunks say about animation, counted without unpacking anything.
struct ApngFacts {
  bool animated = false;        // there is an acTL
  std::int64_t claimed = 0;     // frames, as acTL says
  std::int64_t counted = 0;     // frame control chunks
  bool still_is_first = false;  // the still picture is the first frame; else it is not shown
};

struct ApngFrame {
  enum class Dispose { kKeep, kClear, kRestore };

  Box region;  // of the canvas
  Dispose dispose = Dispose::kKeep;
  bool over = false;           // blended; else it replaces what was there, its alpha too
  bool is_still = false;       // its pixels are those of the still picture
  std::vector<ByteView> data;  // else what its fdAT chunks hold, looked at in place
};

struct Apng {
  std::vector<ApngFrame> frames;
  std::string complaint;  // why there are not more, or why their pixels may be wrong; else empty
};

// Reads the frame chunks of a PNG of that size, at most the first `most` frames. Frames from the
// first one on that leaves the canvas or has no data are left out. Time and memory O(|bytes|);
// `bytes` must outlive the answer.
Apng ReadApng(ByteView bytes, Size size, std::size_t most);

// A PNG with the pixels of `frame`, which is no still, and the header and palette of `png`.
Bytes PngOfFrame(ByteView png, const ApngFrame& frame);

// What a viewer shows after each frame.
class ApngCanvas {
 public:
  explicit ApngCanvas(Size size);

  // Does away with the last frame as it asks for, and draws the next one: `pixels` has the size of
  // its region. Precondition: the region is not empty and lies within the canvas.
  void Draw(const ApngFrame& frame, const Picture& pixels);

  const Picture& picture() const { return picture_; }

 private:
  std::uint8_t* Row(int x, int y);
  void Dispose();

  Picture picture_;
  Box last_;
  ApngFrame::Dispose dispose_ = ApngFrame::Dispose::kKeep;
  Bytes saved_;  // the rows that the last frame covers, when they are wanted back
};

}  // namespace brandlint
