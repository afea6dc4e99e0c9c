// SPDX-License-Identifier: MIT
// Puts a tree together from what a parser tells on its way, within the limits.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/codec/json_reader.h"

namespace brandlint {

class TreeMaker {
 public:
  TreeMaker(std::string_view file, const JsonOptions& options) : file_(file), options_(options) {}

  // A value that is not open: of the innermost open one, or the root. False: there are too many,
  // and error() says so.
  bool Add(JsonValue value) {
    if (++values_ > options_.max_values) {
      return Fail("document-too-large",
                  value.line,
                  "has more values than the limit of " + std::to_string(options_.max_values));
    }
    if (open_.empty()) {
      root_ = std::move(value);
    } else {
      open_.back().children.push_back(std::move(value));
    }
    return true;
  }

  // A value whose children come next. False: it lies too deep.
  bool Open(JsonValue value) {
    if (std::cmp_greater_equal(open_.size(), options_.max_depth)) {
      return Fail("document-too-deep",
                  value.line,
                  "is nested deeper than the limit of " + std::to_string(options_.max_depth));
    }
    open_.push_back(std::move(value));
    return true;
  }

  bool Close() {
    JsonValue value = std::move(open_.back());
    open_.pop_back();
    return Add(std::move(value));
  }

  // Always false. The first error stays.
  bool Fail(std::string code, int line, const std::string& what) {
    if (!error_) {
      error_ =
          Error{std::move(code), std::string(file_) + ":" + std::to_string(line) + ": " + what};
    }
    return false;
  }

  JsonValue* innermost() { return open_.empty() ? nullptr : &open_.back(); }
  std::size_t depth() const { return open_.size(); }

  Result<JsonValue> Take() && {
    if (error_) return *std::move(error_);
    return std::move(root_);
  }

 private:
  const std::string_view file_;
  const JsonOptions options_;
  std::vector<JsonValue> open_;
  JsonValue root_;
  std::size_t values_ = 0;
  std::optional<Error> error_;
};

inline JsonValue TextValue(std::string key, std::string text, int line) {
  JsonValue value;
  value.type = JsonValue::Type::kText;
  value.line = line;
  value.key = std::move(key);
  value.text = std::move(text);
  return value;
}

inline JsonValue ValueOf(JsonValue::Type type, std::string key, int line) {
  JsonValue value;
  value.type = type;
  value.line = line;
  value.key = std::move(key);
  return value;
}

}  // namespace brandlint
