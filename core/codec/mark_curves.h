// SPDX-License-Identifier: MIT
// `brandlint.curves/1`: what `pack check --curves --format json` writes.
#pragma once

#include <string>

#include "core/model/mark_curves.h"

namespace brandlint {

// Appends the document, laid out for people, and a line feed.
void WriteCurves(const PackCurves& curves, std::string& out);

}  // namespace brandlint
