// SPDX-License-Identifier: MIT
#include "core/codec/name_row.h"

#include "core/codec/json_cursor.h"
#include "core/model/limits.h"

namespace brandlint {
namespace {

// What a value that begins like this is; empty when nothing begins like this.
std::string_view TypeAt(char next) {
  switch (next) {
    case '{':
      return "an object";
    case '[':
      return "a list";
    case 't':
    case 'f':
      return "true or false";
    case 'n':
      return "null";
    default:
      return next == '-' || (next >= '0' && next <= '9') ? "a number" : "";
  }
}

// One of the two texts; a key that comes twice would leave open which one is meant.
bool TakeField(JsonCursor& cursor, std::string_view key, std::string& text, bool& seen) {
  if (seen) return cursor.Fail("json-duplicate-key", QuotedExcerpt(key) + " is there twice");
  seen = true;
  if (const std::string_view type = TypeAt(cursor.Peek()); !type.empty()) {
    return cursor.Fail("json-wrong-type",
                       QuotedExcerpt(key) + " must be text, not " + std::string(type));
  }
  return cursor.TakeText(text);
}

bool ReadMembers(JsonCursor& cursor, NameRow& row, bool& has_name) {
  const int depth = static_cast<int>(Limits().manifest_depth);
  bool has_id = false;
  std::string key;
  if (!cursor.Take('{', "an object")) return false;
  if (cursor.Peek() == '}') return cursor.Take('}', "");
  while (true) {
    if (!cursor.TakeText(key) || !cursor.Take(':', "\":\" after a key")) return false;
    const bool read = key == "id"     ? TakeField(cursor, key, row.id, has_id)
                      : key == "name" ? TakeField(cursor, key, row.name, has_name)
                                      : cursor.SkipValue(depth);
    if (!read) return false;
    if (cursor.Peek() == '}') return cursor.Take('}', "");
    if (!cursor.Take(',', "\",\" or \"}\"")) return false;
  }
}

}  // namespace

Result<void> ReadNameRow(std::string_view text, std::string_view file, int line, NameRow& row) {
  row.id.clear();
  row.name.clear();
  JsonCursor cursor(text, file, line);
  bool has_name = false;
  if (!ReadMembers(cursor, row, has_name) || !cursor.TakeEnd()) return cursor.error();
  if (!has_name) {
    cursor.Fail("json-missing-key", "\"name\" is missing");
    return cursor.error();
  }
  return {};
}

}  // namespace brandlint
