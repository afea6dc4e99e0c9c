// SPDX-License-Identifier: MIT
// Frames of an animation or pages of a file: which are worth decoding, and how a decoder says
// that it left something out.
#pragma once

#include <string>
#include <vector>

#include "core/image/picture.h"
#include "core/model/limits.h"

namespace brandlint {

// Indices of the frames to keep of `frames` >= 1 frames of that size, ascending: the first, the
// last, and between them as evenly spread as whole numbers allow. At most limits.picture_frames,
// and no more than limits.picture_pixels pixels in total; never empty.
std::vector<int> FramesToKeep(int frames, Size size, const Limits& limits);

// Appends `frame`, unless it shows the same as the frame before it.
void AddFrame(Picture frame, DecodedPicture& decoded);

// States that `decoded` is not whole. The first reason stays: later ones follow from it.
void MarkIncomplete(std::string code, std::string message, DecodedPicture& decoded);

// MarkIncomplete with "image-frames-skipped" when `kept` < `frames`.
void MarkSkippedFrames(int kept, int frames, DecodedPicture& decoded);

// A picture of that size in transparent black.
Picture BlankPicture(Size size);

}  // namespace brandlint
