// SPDX-License-Identifier: MIT
// What both pages of the `html` report begin with.
#pragma once

#include <string>
#include <string_view>

namespace brandlint {

// The style and the script that stand in a page. The views outlive the page's writer.
struct PageFiles {
  std::string_view style;   // must not contain "</style"
  std::string_view script;  // must not contain "</script" or "<!--"; empty: a page without one
};

// Appends everything up to and with `<body>`. The page may use its own style and script, known by
// their hashes, and pictures that stand in it; nothing else, and nothing of the network.
void PutPageHead(const PageFiles& files, std::string& out);

}  // namespace brandlint
