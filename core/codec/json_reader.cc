// SPDX-License-Identifier: MIT
#include "core/codec/json_reader.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/codec/json_cursor.h"

namespace brandlint {
namespace {

// Reading and freeing a tree recurse; a thousand levels take well below 1 MB of stack.
constexpr std::int64_t kDeepest = 1000;

// Enough to repair a file with; a stranger must not make us write a million messages.
constexpr std::size_t kMostDuplicates = 50;

class Parser {
 public:
  Parser(std::string_view text, std::string_view file, const JsonOptions& options)
      : cursor_(text, file, options.first_line),
        file_(file),
        max_depth_(std::min(options.max_depth, kDeepest)),
        max_values_(options.max_values) {}

  Result<JsonDocument> Parse() {
    JsonDocument document;
    if (!ReadValue(document.root, 0) || !cursor_.TakeEnd()) return cursor_.error();
    document.duplicates = std::move(duplicates_);
    return document;
  }

 private:
  bool ReadValue(JsonValue& value, std::int64_t depth) {
    const char next = cursor_.Peek();
    value.line = cursor_.line();
    if (++values_ > max_values_) {
      return cursor_.Fail("json-too-large",
                          "more than the limit of " + std::to_string(max_values_) + " values");
    }
    switch (next) {
      case '{':
      case '[':
        if (depth >= max_depth_) {
          return cursor_.Fail(
              "json-too-deep",
              "nested deeper than the limit of " + std::to_string(max_depth_) + " levels");
        }
        return next == '{' ? ReadObject(value, depth + 1) : ReadArray(value, depth + 1);
      case '"':
        value.type = JsonValue::Type::kText;
        return cursor_.TakeText(value.text);
      case 't':
      case 'f':
        value.type = JsonValue::Type::kBool;
        value.boolean = next == 't';
        return cursor_.TakeWord(value.boolean ? "true" : "false");
      case 'n':
        return cursor_.TakeWord("null");
      default:
        break;
    }
    if (next != '-' && (next < '0' || next > '9')) return cursor_.FailExpected("a value");
    std::string_view digits;
    if (!cursor_.TakeNumber(digits)) return false;
    value.type = JsonValue::Type::kNumber;
    value.text = digits;
    return true;
  }

  bool ReadArray(JsonValue& array, std::int64_t depth) {
    array.type = JsonValue::Type::kArray;
    if (!cursor_.Take('[', "a list")) return false;
    if (cursor_.Peek() == ']') return cursor_.Take(']', "");
    while (true) {
      if (!ReadValue(array.children.emplace_back(), depth)) return false;
      if (cursor_.Peek() == ']') return cursor_.Take(']', "");
      if (!cursor_.Take(',', "\",\" or \"]\"")) return false;
    }
  }

  bool ReadObject(JsonValue& object, std::int64_t depth) {
    object.type = JsonValue::Type::kObject;
    if (!cursor_.Take('{', "an object")) return false;
    if (cursor_.Peek() == '}') return cursor_.Take('}', "");
    while (true) {
      JsonValue& member = object.children.emplace_back();
      if (!cursor_.TakeText(member.key) || !cursor_.Take(':', "\":\" after a key") ||
          !ReadValue(member, depth)) {
        return false;
      }
      if (cursor_.Peek() == '}') break;
      if (!cursor_.Take(',', "\",\" or \"}\"")) return false;
    }
    DropRepeated(object);
    return cursor_.Take('}', "");
  }

  // Sorted, so that an object of a million keys does not take the square of that.
  void DropRepeated(JsonValue& object) {
    std::vector<JsonValue>& members = object.children;
    if (members.size() < 2) return;
    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, {}, [&](std::size_t i) -> const std::string& { return members[i].key; });
    std::vector<std::size_t> repeated;
    std::size_t first = 0;  // position in `order` of the first member with this key
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (members[order[i]].key != members[order[first]].key) {
        first = i;
        continue;
      }
      repeated.push_back(order[i]);
      if (duplicates_.size() >= kMostDuplicates) continue;
      const JsonValue& again = members[order[i]];
      duplicates_.push_back({"json-duplicate-key",
                             file_ + ":" + std::to_string(again.line) + ": " +
                                 QuotedExcerpt(again.key) + " is there twice, first on line " +
                                 std::to_string(members[order[first]].line)});
    }
    if (repeated.empty()) return;
    std::ranges::sort(repeated);
    std::vector<JsonValue> kept;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (!std::ranges::binary_search(repeated, i)) kept.push_back(std::move(members[i]));
    }
    members = std::move(kept);
  }

  JsonCursor cursor_;
  std::string file_;
  std::int64_t max_depth_;
  std::size_t max_values_;
  std::size_t values_ = 0;
  std::vector<Error> duplicates_;
};

}  // namespace

std::string_view JsonTypeName(JsonValue::Type type) {
  switch (type) {
    case JsonValue::Type::kNull:
      return "null";
    case JsonValue::Type::kBool:
      return "true or false";
    case JsonValue::Type::kNumber:
      return "a number";
    case JsonValue::Type::kText:
      return "text";
    case JsonValue::Type::kArray:
      return "a list";
    case JsonValue::Type::kObject:
      break;
  }
  return "an object";
}

Result<JsonDocument> ParseJson(std::string_view text,
                               std::string_view file,
                               const JsonOptions& options) {
  if (std::cmp_greater(text.size(), options.max_bytes)) {
    return Error{"json-too-large",
                 std::string(file) + ": " + std::to_string(text.size()) +
                     " bytes are more than the limit of " + std::to_string(options.max_bytes)};
  }
  return Parser(text, file, options).Parse();
}

}  // namespace brandlint
