// SPDX-License-Identifier: MIT
// A line of `names --input jsonl`: {"id": ..., "name": ...}. There are millions of them, so it is
// read without building a tree.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace brandlint {

struct NameRow {
  std::string id;    // empty when the line has none
  std::string name;  // UTF-8; a lone surrogate in the line is U+FFFD here
};

// Reads one line, without its line feed. `row` is overwritten; reusing one spares allocations.
//
// "name" is required, both are texts and come once, other keys are skipped whatever they hold and
// however often they come. As strict as the document reader otherwise. On an error `row` has no
// defined content.
//
// file, line  Only for messages: `names.jsonl:12: ...`.
// Errors: those of json_reader.h.
// Time linear in the line; about 0.2 us for a usual one.
Result<void> ReadNameRow(std::string_view text, std::string_view file, int line, NameRow& row);

}  // namespace brandlint
