// SPDX-License-Identifier: MIT
// What was seen of a mark, in words, from its measures.
#pragma once

#include <string>

#include "core/model/evidence.h"

namespace brandlint {

// "five of five bars and the bow, white on green, turned by 12 degrees, covering 4 % of the
// picture". For evidence without parts (a near copy): "the picture as a whole".
std::string DescribeMark(const Evidence& evidence);

}  // namespace brandlint
