// SPDX-License-Identifier: MIT
// Names of files are bytes; records are UTF-8. The way from one to the other.
#pragma once

#include <string>
#include <string_view>

namespace brandlint {

// `raw` itself when it is UTF-8, else with its bad and hidden bytes written out: "a\x{FF}.png".
std::string ShownName(std::string_view raw);

// The raw name for `source_b64` when it is not UTF-8, else empty.
std::string NameAsBase64(std::string_view raw);

// "icons" and "a.png" to "icons/a.png". The current folder adds nothing: "." and "a.png" is
// "a.png"; either may be empty.
std::string JoinName(std::string_view folder, std::string_view below);

// The part after the last "/".
std::string_view BaseName(std::string_view path);

// A relative path without empty parts, "." and "..": "a/./b//../c" to "a/c". A ".." too many is
// dropped; whoever cares has looked before.
std::string NormalName(std::string_view path);

}  // namespace brandlint
