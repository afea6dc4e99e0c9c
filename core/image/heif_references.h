// SPDX-License-Identifier: MIT
// Pictures of a HEIF may be made of others of the same file: a grid of tiles, a picture with its
// alpha. libheif 1.15 follows that however it goes, round in circles too, so it is looked at first.
#pragma once

#include <optional>
#include <string>

#include "core/base/bytes.h"

namespace brandlint {

// Why the references of the file's "meta" box are not to be followed; nothing when they may.
//
// iref  Content of the ItemReferenceBox, after its type: version, flags, references. Time linear in
//       its bytes, but for the logarithm of a map. Source: ISO/IEC 14496-12, section 8.11.12.
std::optional<std::string> WhatIsWrongWithReferences(ByteView iref);

}  // namespace brandlint
