// SPDX-License-Identifier: MIT
#include "core/report/console_page.h"

#include <algorithm>
#include <string_view>

#include "EmbeddedConsole.h"
#include "core/base/bytes.h"
#include "core/base/check.h"

namespace brandlint {
namespace {

std::string_view Built(std::string_view name) {
  const auto files = EmbeddedConsole();
  const auto file = std::ranges::find(files, name, &EmbeddedFile::path);
  CHECK(file != files.end());
  return AsText(file->content);
}

}  // namespace

std::optional<PageFiles> ConsoleReportPage() {
  if (EmbeddedConsole().empty()) return std::nullopt;
  return PageFiles{.style = Built("report.css"), .script = Built("report.js")};
}

}  // namespace brandlint
