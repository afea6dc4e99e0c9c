// SPDX-License-Identifier: MIT
// `html`: one page that opens from disk without network. Where the build had npm's packages it is
// the console's page, else the plain one; both say the same.
#include <algorithm>
#include <string_view>

#include "EmbeddedConsole.h"
#include "core/base/bytes.h"
#include "core/base/check.h"
#include "core/report/format.h"
#include "core/report/plain_page.h"
#include "core/report/script_page.h"

namespace brandlint {
namespace {

std::string_view Built(std::string_view name) {
  const auto files = EmbeddedConsole();
  const auto file = std::ranges::find(files, name, &EmbeddedFile::path);
  CHECK(file != files.end());
  return AsText(file->content);
}

std::unique_ptr<ReportWriter> MakePage(const ReportOptions& options) {
  if (EmbeddedConsole().empty()) return MakePlainPage(options);
  return MakeScriptPage(options, {.style = Built("report.css"), .script = Built("report.js")});
}

}  // namespace

extern constinit const ReportFormat kHtmlFormat{
    .id = "html",
    .extension = ".html",
    .summary = "one page for a browser, without network",
    .shows_pictures = true,
    .make = MakePage,
};

}  // namespace brandlint
