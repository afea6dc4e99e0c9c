// SPDX-License-Identifier: MIT
// `html`: one page that opens from disk without network. Where the build had npm's packages it is
// the console's page, else the plain one; both say the same.
#include "core/report/console_page.h"
#include "core/report/format.h"
#include "core/report/plain_page.h"
#include "core/report/script_page.h"

namespace brandlint {

extern constinit const ReportFormat kHtmlFormat{
    .id = "html",
    .extension = ".html",
    .summary = "one page for a browser, without network",
    .shows_pictures = true,
    .make = [](const ReportOptions& options) -> std::unique_ptr<ReportWriter> {
      const auto page = ConsoleReportPage();
      return page ? MakeScriptPage(options, *page) : MakePlainPage(options);
    },
};

}  // namespace brandlint
