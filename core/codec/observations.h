// SPDX-License-Identifier: MIT
// Observations as JSON, "brandlint.observations/1": a worker's answer, the cache's entry, and
// what can be judged again.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/model/limits.h"
#include "core/model/observations.h"

namespace brandlint {

// Appends one line without its line feed. Keys that are empty are left out. Numbers have their
// shortest form that reads back as the same double, so reading gives an equal value, provided the
// texts are UTF-8 (bytes that are not become U+FFFD) and the numbers finite.
void WriteObservations(const Observations& observations, std::string& out);

// Reads what WriteObservations wrote; `file` and `first_line` are for messages. The size is not
// limited here: whoever receives the bytes bounds them. Errors: those of json_reader.h; unknown
// keys are errors.
Result<Observations> ReadObservations(std::string_view text,
                                      std::string_view file,
                                      int first_line = 1);

}  // namespace brandlint
