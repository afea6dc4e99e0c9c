// SPDX-License-Identifier: MIT
// Frames of an animation or pages of a file: which are worth decoding, and how a decoder says
// that it left something out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/image/picture.h"
#include "core/model/limits.h"

namespace brandlint {

// Frames are drawn upon each other, so that one can be had only after all before it. This is how
// many pixels of all of them are drawn at most: a few seconds of work.
std::int64_t MostPixelsDrawn(const Limits& limits);

// Indices of the frames to keep of `frames` >= 1 frames of that size, ascending: the first, the
// last that can be reached within MostPixelsDrawn, and between them as evenly spread as whole
// numbers allow. At most limits.picture_frames, and no more than limits.picture_pixels pixels in
// total; never empty.
std::vector<int> FramesToKeep(int frames, Size size, const Limits& limits);

// Appends `frame`, unless it shows the same as the frame before it.
void AddFrame(Picture frame, DecodedPicture& decoded);

// States that `decoded` is not whole. The first reason stays: later ones follow from it.
void MarkIncomplete(std::string code, std::string message, DecodedPicture& decoded);

// MarkIncomplete with "image-frames-skipped" when `kept` < `frames`.
void MarkSkippedFrames(int kept, int frames, const Limits& limits, DecodedPicture& decoded);

// A picture of that size in transparent black.
Picture BlankPicture(Size size);

}  // namespace brandlint
