// SPDX-License-Identifier: MIT
// Catalogues: many submissions in one file, a row each.
#pragma once

#include <istream>
#include <memory>
#include <string>

#include "core/io/source.h"

namespace brandlint {

// The submissions of a catalogue in JSONL, read row by row. Their `source` is "NAME:LINE"; what the
// rows name is looked for below `folder`.
//
// name    What rows and messages call the catalogue.
// folder  Without links.
//
// A row that cannot be read is a submission of one problem, and the next one follows. A row whose
// id an earlier one had is checked as well, and has the problem "id-repeated": eight bytes a row
// are kept to know it (options.repeated_ids), so that of 10 million rows about one in a million
// catalogues would have a row refused wrongly.
std::unique_ptr<Source> MakeJsonlCatalogue(std::unique_ptr<std::istream> in,
                                           std::string name,
                                           std::string folder,
                                           const SourceOptions& options);

// The same in comma separated values; the first line names the columns.
std::unique_ptr<Source> MakeCsvCatalogue(std::unique_ptr<std::istream> in,
                                         std::string name,
                                         std::string folder,
                                         const SourceOptions& options);

}  // namespace brandlint
