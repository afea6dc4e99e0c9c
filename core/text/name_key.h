// SPDX-License-Identifier: MIT
// Names that readers cannot tell apart, or hardly: whether two apps have the same name.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace brandlint {

// What a name is made of for a reader, in two ways; two names are the same, or confusable, when
// one has a key of the other's.
//
//   0. letters and digits by themselves: case, accents, style, spaces and signs do not count, and
//      a small letter of another script counts as the Latin one that it looks like;
//   1. as they are drawn: a capital counts as what it looks like itself, a capital I and a 1 as l,
//      a 0 as o, rn as m and vv as w.
//
// A name without letters and digits is its own key. Linear in the length of the name.
std::array<std::string, 2> NameKeys(std::string_view name);

}  // namespace brandlint
