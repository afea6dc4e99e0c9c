// SPDX-License-Identifier: MIT
// EXIF orientation: how stored pixels have to be turned to be seen upright.
#pragma once

#include "core/image/picture.h"

namespace brandlint {

// The values 1 to 8 of the tag: where the stored first row and first column belong. 1 is upright.
// Source: CIPA DC-008 (Exif 2.32), section 4.6.4, tag 0x0112.
using Orientation = int;

// The orientation in an Exif block, which is a TIFF header and its first directory, with or
// without "Exif\0\0" in front. 1 when there is none or it makes no sense.
Orientation ExifOrientation(ByteView block);

// The size after turning, and the turned picture.
Size OrientedSize(Size stored, Orientation orientation);
Picture Oriented(Picture stored, Orientation orientation);

}  // namespace brandlint
