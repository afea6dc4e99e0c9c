// SPDX-License-Identifier: MIT
// A JSON document as a tree whose values know their lines, so that every complaint about it can
// say where. The only parser of documents in the program (names come through name_row.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/limits.h"

namespace brandlint {

// The codes of everything that can be wrong with a record:
//   json-too-large       more bytes or values than the limit
//   json-too-deep        nested deeper than the limit
//   json-encoding        not UTF-8
//   json-syntax          not JSON (RFC 8259)
//   json-duplicate-key   an object has a key twice
//   json-wrong-type      a number where text is asked for
//   json-missing-key     a required key is not there
//   json-unknown-key     a key that nobody knows, where that is an error
//   json-bad-value       the right type, and not one of the values that are allowed
//   path-outside         a path that is absolute or leaves its folder

struct JsonValue {
  enum class Type : std::uint8_t { kNull, kBool, kNumber, kText, kArray, kObject };

  Type type = Type::kNull;
  bool boolean = false;
  int line = 0;                     // where it begins
  std::string key;                  // when it is a member of an object
  std::string text;                 // of a text: UTF-8; of a number: as written
  std::vector<JsonValue> children;  // elements or members, in the order of the file
};

// "text", "a number", ...: for "must be text, not a number".
std::string_view JsonTypeName(JsonValue::Type type);

struct JsonDocument {
  JsonValue root;

  // One error for each key that came again in its object, the first fifty; the tree holds the
  // first value.
  std::vector<Error> duplicates;
};

struct JsonOptions {
  int first_line = 1;
  std::int64_t max_bytes = Limits().manifest_bytes;
  std::int64_t max_depth = Limits().manifest_depth;  // values above 1000 count as 1000

  // A value of one byte takes about a hundred in the tree; this bounds the tree at 100 MB.
  std::size_t max_values = 1'000'000;
};

// The bounds that the user may have moved.
inline JsonOptions OptionsOf(const Limits& limits) {
  JsonOptions options;
  options.max_bytes = limits.manifest_bytes;
  options.max_depth = limits.manifest_depth;
  return options;
}

// `file` is what messages call it: `submission.json:14: ...`.
// Errors: the first five codes above except json-duplicate-key.
// Time O(n log n) in the bytes of the text, whatever is in it.
Result<JsonDocument> ParseJson(std::string_view text,
                               std::string_view file,
                               const JsonOptions& options = {});

}  // namespace brandlint
