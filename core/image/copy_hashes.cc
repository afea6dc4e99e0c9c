// SPDX-License-Identifier: MIT
#include "core/image/copy_hashes.h"

#include <algorithm>

#include "core/image/copy_views.h"
#include "core/image/pdq.h"
#include "core/image/resample.h"

namespace brandlint {
namespace {

PdqFrequencies MeasureView(const Picture& look, const Box& box) {
  const bool whole = box == Box{0, 0, look.size.width, look.size.height};
  return MeasurePdq(whole ? look : CutOut(look, box));
}

}  // namespace

std::vector<ViewHash> HashesOfRejected(const std::vector<Picture>& looks) {
  std::vector<ViewHash> hashes;
  for (const Picture& look : looks) {
    for (const Box& box : BoxesOfRejected(look)) {
      const PdqFrequencies view = MeasureView(look, box);
      hashes.push_back({HashOf(view), view.quality});
    }
  }
  return hashes;
}

std::vector<ViewHash> HashesOfCopy(const std::vector<Picture>& looks) {
  std::vector<ViewHash> hashes;
  for (const Picture& look : looks) {
    for (const Box& box : BoxesOfCopy(look)) {
      const PdqFrequencies view = MeasureView(look, box);
      if (view.quality < kPdqLeastQuality) continue;
      for (const PdqSymmetry& symmetry : AllPdqSymmetries()) {
        hashes.push_back({HashOf(view, symmetry), view.quality});
      }
    }
  }
  return hashes;
}

CopyHashes CopyHashesOf(const std::vector<Picture>& looks) {
  std::vector<Picture> shrunk;
  for (const Picture& look : looks) {
    shrunk.push_back(CropShrunk(look, {0, 0, look.size.width, look.size.height}, kCopySide_px));
  }
  CopyHashes hashes;
  for (const ViewHash& view : HashesOfRejected(shrunk)) {
    const bool twice = std::ranges::find(hashes.known_by, view) != hashes.known_by.end();
    if (view.quality >= kPdqLeastQuality && !twice) hashes.known_by.push_back(view);
  }
  hashes.asked = HashesOfCopy(shrunk);
  return hashes;
}

}  // namespace brandlint
