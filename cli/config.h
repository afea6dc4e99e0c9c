// SPDX-License-Identifier: MIT
// brandlint.toml: the same options as on the command line, one a key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace brandlint::cli {

struct ConfigItem {
  std::string key;                  // "fail-on"; "_" is read as "-"
  std::vector<std::string> values;  // one, or the members of an array
  int line = 0;
};

inline constexpr const char* kConfigName = "brandlint.toml";
inline constexpr const char* kIgnoreName = ".brandlintignore";

// The nearest file of that name from the working directory upward, or nothing.
std::optional<std::string> FindUpward(const std::string& name);

// Reads a configuration file: keys at the top level, each text, a number, true, false or an array
// of these. Errors: "config-unreadable", "config-syntax"; messages name file and line.
Result<std::vector<ConfigItem>> ReadConfig(const std::string& file);

}  // namespace brandlint::cli
