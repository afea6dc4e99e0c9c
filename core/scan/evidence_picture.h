// SPDX-License-Identifier: MIT
// What a reviewer has to see of a finding in a picture.
#pragma once

#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/model/brand.h"
#include "core/model/evidence.h"

namespace brandlint {

// The place of `evidence` in `look` with what is around it, and, of a mark, the same brought
// upright as the pack draws it. Encoded anew from pixels: nothing of the submitted file is in it.
//
// look  Opaque. Precondition: evidence.region is there.
EvidencePicture PictureOf(const Picture& look, const Evidence& evidence);

// On a ground on which it is seen. Errors: those of logo/draw_mark.h; "mark-blank".
Result<ReferencePicture> ReferenceOf(const Mark& mark);

}  // namespace brandlint
