// SPDX-License-Identifier: MIT
// The page of console/report/, as far as the build had what it is made with.
#pragma once

#include <optional>

#include "core/report/page_frame.h"

namespace brandlint {

// What Vite made of console/report/; nothing in a build without Node and npm's packages
// (cmake/Console.cmake), whose `html` report is the plain page.
std::optional<PageFiles> ConsoleReportPage();

}  // namespace brandlint
