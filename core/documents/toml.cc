// SPDX-License-Identifier: MIT
#include <toml++/toml.h>

#include <sstream>
#include <string>
#include <utility>

#include "core/documents/document.h"
#include "core/documents/tree_maker.h"

namespace brandlint {
namespace {

int LineOf(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

bool AddNode(const toml::node& node, std::string key, TreeMaker& tree) {
  const int line = LineOf(node);
  if (const toml::table* const table = node.as_table()) {
    if (!tree.Open(ValueOf(JsonValue::Type::kObject, std::move(key), line))) return false;
    for (const auto& [name, value] : *table) {
      if (!AddNode(value, std::string(name.str()), tree)) return false;
    }
    return tree.Close();
  }
  if (const toml::array* const array = node.as_array()) {
    if (!tree.Open(ValueOf(JsonValue::Type::kArray, std::move(key), line))) return false;
    for (const toml::node& each : *array) {
      if (!AddNode(each, "", tree)) return false;
    }
    return tree.Close();
  }
  if (const auto text = node.value_exact<std::string>())
    return tree.Add(TextValue(std::move(key), *text, line));
  if (const auto boolean = node.value_exact<bool>()) {
    JsonValue value = ValueOf(JsonValue::Type::kBool, std::move(key), line);
    value.boolean = *boolean;
    return tree.Add(std::move(value));
  }
  std::ostringstream written;
  node.visit([&](const auto& value) { written << value; });
  JsonValue value = TextValue(std::move(key), written.str(), line);
  if (node.is_number()) value.type = JsonValue::Type::kNumber;
  return tree.Add(std::move(value));  // dates are texts
}

}  // namespace

Result<JsonValue> ParseToml(std::string_view text,
                            std::string_view file,
                            const JsonOptions& options) {
  try {
    const toml::table table = toml::parse(text);
    TreeMaker tree(file, options);
    AddNode(table, "", tree);
    return std::move(tree).Take();
  } catch (const toml::parse_error& error) {
    return Error{"document-syntax",
                 std::string(file) + ":" + std::to_string(error.source().begin.line) + ": " +
                     std::string(error.description())};
  }
}

}  // namespace brandlint
