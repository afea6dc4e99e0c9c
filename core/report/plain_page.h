// SPDX-License-Identifier: MIT
// The `html` report of a build without npm: one page, written whole, that needs no script.
#pragma once

#include <memory>

#include "core/report/format.h"

namespace brandlint {

// Summary first, then each submission with its findings: place, clause, what would pass. What it
// says is escaped by EscapeForDisplay and EscapeXml.
std::unique_ptr<ReportWriter> MakePlainPage(const ReportOptions& options);

}  // namespace brandlint
