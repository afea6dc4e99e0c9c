// SPDX-License-Identifier: MIT
// Which files of a folder are looked at as pictures. This only decides what is tried: the front
// door of core/image decides what a picture is, so a wrong yes here costs a problem that names the
// file, and a wrong no would let it pass unseen.
#pragma once

#include <string_view>

#include "core/base/bytes.h"

namespace brandlint {

// The endings that count, for messages: "png, jpg, jpeg, ...".
inline constexpr std::string_view kPictureEndings =
    "png, jpg, jpeg, jpe, jfif, webp, gif, bmp, dib, tif, tiff, svg, svgz, apng, avif, heic, heif, "
    "ico, cur, icns, jxl, jp2, j2k, j2c, jpc, jpx, jpf, psd";

// Whether the name ends in "." and one of them, in capitals or not.
bool HasPictureEnding(std::string_view name);

// So many first bytes are given to the next function. SVG needs them: comments and a DOCTYPE may
// stand before its first element.
inline constexpr std::size_t kPictureHeadBytes = 4096;

// Whether the first bytes are those of a picture. Formats nobody here can decode count as well:
// they must end as "not examined", not as "not seen".
// Sources: file signatures of each format's specification, as cited in the .cc.
bool StartsLikePicture(ByteView head);

}  // namespace brandlint
