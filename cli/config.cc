// SPDX-License-Identifier: MIT
#include "cli/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/bytes.h"
#include "core/io/read_file.h"

namespace brandlint::cli {
namespace {

std::string Place(const std::string& file, const toml::source_region& source) {
  return file + ":" + std::to_string(source.begin.line) + ": ";
}

std::optional<std::string> Scalar(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto day = node.value_exact<toml::date>()) {
    std::ostringstream text;
    text << *day;
    return text.str();
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> FindUpward(const std::string& name) {
  const Result<std::string> here = ResolvePath(".");
  if (!here) return std::nullopt;
  for (std::string folder = *here == "/" ? "" : *here;;) {
    const std::string file = folder + "/" + name;
    if (ReadHead(file, 0, Links::kFollow).ok()) return file;
    if (folder.empty()) return std::nullopt;
    folder.resize(folder.rfind('/'));
  }
}

Result<std::vector<ConfigItem>> ReadConfig(const std::string& file) {
  const Limits limits;
  const Result<Bytes> bytes = ReadFile(file, limits, &Limits::manifest_bytes, Links::kFollow);
  if (!bytes) return Error{"config-unreadable", file + ": " + bytes.error().message};

  toml::table table;
  try {
    table = toml::parse(AsText(*bytes), file);
  } catch (const toml::parse_error& error) {
    return Error{"config-syntax", Place(file, error.source()) + std::string(error.description())};
  }
  std::vector<ConfigItem> items;
  for (const auto& [key, node] : table) {
    ConfigItem item{.key = std::string(key.str()),
                    .values = {},
                    .line = static_cast<int>(node.source().begin.line)};
    std::ranges::replace(item.key, '_', '-');
    const auto add = [&](const toml::node& value) {
      const auto scalar = Scalar(value);
      if (scalar) item.values.push_back(*scalar);
      return scalar.has_value();
    };
    bool understood = true;
    if (const toml::array* const array = node.as_array()) {
      for (const toml::node& member : *array) understood = understood && add(member);
    } else {
      understood = add(node);
    }
    if (!understood) {
      return Error{"config-syntax",
                   Place(file, node.source()) + "\"" + item.key +
                       "\" must be text, a number, true, false, or a list of these"};
    }
    items.push_back(std::move(item));
  }
  std::ranges::stable_sort(items, {}, &ConfigItem::line);
  return items;
}

}  // namespace brandlint::cli
