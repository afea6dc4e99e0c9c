// SPDX-License-Identifier: MIT
// brand.json, "brandlint.brand/1": the written half of a brand pack.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/model/brand.h"
#include "core/model/limits.h"

namespace brandlint {

// Reads the text of a brand.json. `file` is what messages call it ("lumapay/brand.json").
//
// Mark::content and Brand::digest stay empty: they come from the pack's other files. Mark::id is
// the stem of its file. Unknown keys are errors: a brand is written by us, so a key that is not
// understood is a mistake that would change what is found.
//
// Errors: those of json_reader.h; the message names file, line and key. Beyond types it asks for
// a name or a mark, for "#RRGGBB" colours, for ids that do not repeat, for names without spaces
// at their ends, and for files that stay in the pack's folder.
Result<Brand> ReadBrand(std::string_view text, std::string_view file, const Limits& limits = {});

// Appends the text of a brand.json: keys in one fixed order, laid out
// for people to go on writing (json_layout.h). Keys that may be missing are left out when they say
// nothing. ReadBrand gives the same brand back, without Mark::content and Brand::digest.
void WriteBrand(const Brand& brand, std::string& out);

}  // namespace brandlint
