// SPDX-License-Identifier: MIT
#include <algorithm>

#include "core/detectors/detector.h"

namespace brandlint {

#define DETECTOR(constant) extern constinit const Detector constant;
#include "core/detectors/all.def"
#undef DETECTOR

namespace {

constexpr const Detector* kAll[] = {
#define DETECTOR(constant) &constant,
#include "core/detectors/all.def"
#undef DETECTOR
};

}  // namespace

std::span<const Detector* const> Detectors() { return kAll; }

const Detector* FindDetector(std::string_view id) {
  const auto* const found =
      std::ranges::find(kAll, id, [](const Detector* detector) { return detector->id; });
  return found == std::end(kAll) ? nullptr : *found;
}

}  // namespace brandlint
