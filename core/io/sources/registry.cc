// SPDX-License-Identifier: MIT
#include "core/io/source.h"

namespace brandlint {

#define PATH_FORMAT(constant) extern constinit const PathFormat constant;
#include "core/io/sources/all.def"
#undef PATH_FORMAT

std::span<const PathFormat* const> PathFormats() {
  static constexpr const PathFormat* kAll[] = {
#define PATH_FORMAT(constant) &constant,
#include "core/io/sources/all.def"
#undef PATH_FORMAT
  };
  return kAll;
}

}  // namespace brandlint
