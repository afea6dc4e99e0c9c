// SPDX-License-Identifier: MIT
// The `html` report of a build with npm: the records as JSON, and the script of console/report/
// that shows them.
#pragma once

#include <cstddef>
#include <memory>

#include "core/report/format.h"
#include "core/report/page_frame.h"

namespace brandlint {

// Characters of pictures that one page may hold, as they stand in it (base64). With them and the
// records of 10,000 submissions a page stays below 50 MB, which a browser opens without a wait.
inline constexpr std::size_t kMostPictureCharacters = std::size_t{30} << 20;

// One page; its data is one JSON text, data/schemas/page.schema.json, that cannot end the element
// it stands in. Lines are final as they are written: no more is kept than which clauses and
// drawings were referred to.
std::unique_ptr<ReportWriter> MakeScriptPage(const ReportOptions& options, const PageFiles& files);

}  // namespace brandlint
