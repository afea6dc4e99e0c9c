// SPDX-License-Identifier: MIT
// Rows of a catalogue in comma separated values: which columns there are, and a row as a
// submission. (A row of JSONL is a manifest, see submission.h.)
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/codec/submission.h"

namespace brandlint {

enum class CatalogueColumn {
  kId,
  kName,
  kDeveloper,
  kShortDescription,
  kDescription,
  kIcon,
  kScreenshots,  // several, separated by ";"
};
inline constexpr std::array<std::string_view, 7> kCatalogueColumns = {
    "id", "name", "developer", "short_description", "description", "icon", "screenshots"};

struct CatalogueHeader {
  std::vector<std::optional<CatalogueColumn>> columns;  // nothing: a column that is passed over
  std::vector<std::string> notes;                       // names those, with the nearest known one
};

// Reads the first record of a catalogue, in any order and with or without a byte order mark.
//
// Errors: "csv-header" when `id` or `name` is missing or a column stands twice.
Result<CatalogueHeader> ReadCatalogueHeader(std::span<const std::string> fields,
                                            std::string_view file);

// Reads a row. Never unreadable with as many fields as the header has, all of them UTF-8.
//
// file, line  For messages: `apps.csv:12`.
// Problem codes: "csv-fields" (another number of fields), "text-not-utf8", "csv-empty" (id or name
// without a value), "path-outside".
SubmissionReading ReadCatalogueRow(const CatalogueHeader& header,
                                   std::span<const std::string> fields,
                                   std::string_view file,
                                   int line);

}  // namespace brandlint
