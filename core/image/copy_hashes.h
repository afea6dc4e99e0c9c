// SPDX-License-Identifier: MIT
// Hashes by which copies of pictures are found: few of a picture that copies are looked for of,
// many of one that may be such a copy.
#pragma once

#include <vector>

#include "core/image/picture.h"
#include "core/model/pdq_hash.h"

namespace brandlint {

// What a copy of the picture is known by: of each look (image/ground.h) the views of
// BoxesOfRejected, of any quality.
std::vector<ViewHash> HashesOfRejected(const std::vector<Picture>& looks);

// What is asked about a picture that may be a copy: of each look the views of BoxesOfCopy, each in
// all eight symmetries, the plainest first; without those whose quality is below kPdqLeastQuality.
std::vector<ViewHash> HashesOfCopy(const std::vector<Picture>& looks);

// Both, of looks that are first shrunk to kCopySide_px: a tenth of the time, and the same hashes
// whatever size a picture was handed in at. Measured in tests/accuracy/near_copy: of 1,200 altered
// pictures 97 % are known again at 128 px, 95 % at 256 px and as they are.
struct CopyHashes {
  std::vector<ViewHash> known_by;  // of quality kPdqLeastQuality or more, each once
  std::vector<ViewHash> asked;
};
inline constexpr int kCopySide_px = 128;
CopyHashes CopyHashesOf(const std::vector<Picture>& looks);

}  // namespace brandlint
