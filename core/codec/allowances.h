// SPDX-License-Identifier: MIT
// A list of allowed findings, "brandlint.allow/1".
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/model/allowances.h"
#include "core/model/limits.h"

namespace brandlint {

// Reads the text of such a list; `file` is what messages call it. Allowances::digest is that of
// `text`.
//
// Errors: those of json_reader.h; unknown keys are errors. An entry says which finding (the 32
// hexadecimal digits of its fingerprint, each once), why, who lets it pass and until when: one that
// leaves one of these open is refused.
Result<Allowances> ReadAllowances(std::string_view text,
                                  std::string_view file,
                                  const Limits& limits = {});

}  // namespace brandlint
