// SPDX-License-Identifier: MIT
#include "cli/config.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/bytes.h"
#include "core/documents/document.h"
#include "core/io/read_file.h"

namespace brandlint::cli {
namespace {

// As it would be written on the command line; nothing of a list or a table.
std::optional<std::string> Scalar(const JsonValue& value) {
  switch (value.type) {
    case JsonValue::Type::kText:
    case JsonValue::Type::kNumber:
      return value.text;
    case JsonValue::Type::kBool:
      return value.boolean ? "true" : "false";
    default:
      return std::nullopt;
  }
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

  const Result<JsonValue> table = ParseDocument(DocumentFormat::kToml, AsText(*bytes), file);
  if (!table) return Error{"config-syntax", table.error().message};
  std::vector<ConfigItem> items;
  for (const JsonValue& node : table->children) {
    ConfigItem item{.key = node.key, .values = {}, .line = node.line};
    std::ranges::replace(item.key, '_', '-');
    const auto add = [&](const JsonValue& value) {
      const auto scalar = Scalar(value);
      if (scalar) item.values.push_back(*scalar);
      return scalar.has_value();
    };
    const bool understood =
        node.type == JsonValue::Type::kArray ? std::ranges::all_of(node.children, add) : add(node);
    if (!understood) {
      return Error{"config-syntax",
                   file + ":" + std::to_string(node.line) + ": \"" + item.key +
                       "\" must be text, a number, true, false, or a list of these"};
    }
    items.push_back(std::move(item));
  }
  std::ranges::stable_sort(items, {}, &ConfigItem::line);
  return items;
}

}  // namespace brandlint::cli
