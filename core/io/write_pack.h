// SPDX-License-Identifier: MIT
// Puts a brand pack on the disk, where nothing was before.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/brand.h"

namespace brandlint {

// Makes `folder`/<id> with brand.json and the files of the marks; `folder` is made when it is not
// there. Returns the files that were written, brand.json first; they begin with `folder`.
//
// Precondition: the marks lie in the pack's folder itself, as those of StartBrand.
// Errors: "pack-exists" when there is anything at `folder`/<id>: nothing is ever overwritten;
// "output-unwritable".
Result<std::vector<std::string>> WritePack(const Brand& brand, const std::string& folder);

}  // namespace brandlint
