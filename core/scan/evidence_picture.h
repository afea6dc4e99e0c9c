// SPDX-License-Identifier: MIT
// What a reviewer has to see of a finding in a picture.
#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/model/brand.h"
#include "core/model/evidence.h"
#include "core/model/observations.h"

namespace brandlint {

// The place of `evidence` in one of the looks of its picture, the one on which most can be seen
// there, with what is around it, and, of a mark, the same brought upright as the pack draws it.
// Encoded anew from pixels: nothing of the submitted file is in it.
//
// looks  As Looks gives them. Precondition: evidence.region is there.
EvidencePicture PictureOf(const std::vector<Picture>& looks, const Evidence& evidence);

// A picture as a whole, made smaller where it is large; transparent where it is.
Preview PreviewOf(const Picture& picture);

// On a ground on which it is seen. Errors: those of logo/draw_mark.h; "mark-blank".
Result<ReferencePicture> ReferenceOf(const Mark& mark);

}  // namespace brandlint
