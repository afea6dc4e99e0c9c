// SPDX-License-Identifier: MIT
// Appends JSON to a string. Fast, since a list of names gives hundreds of thousands of records a
// second, and safe to show: what could steer a terminal is written as an escape.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace brandlint {

struct JsonValue;

// Writes values one after another, `{"key": value, "key": value}`, on one line. The caller keeps
// objects and arrays balanced and writes a key before each member.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void BeginObject();
  void EndObject();
  void BeginArray();
  void EndArray();

  // `key` is one of ours: printable ASCII without quotes and backslashes.
  void Key(std::string_view key);

  // Bytes that are not UTF-8 become U+FFFD. Control characters, bidi controls and zero-width
  // characters are escaped as \uXXXX: the value is the same, and a terminal shows it harmlessly.
  void Text(std::string_view text);
  void Bool(bool value);
  void Null();
  void Integer(std::int64_t value);
  void Unsigned(std::uint64_t value);

  // The shortest digits that read back as the same double. Precondition: finite.
  void Number(double value);

  // Exactly `decimals` digits after the point, rounded to nearest. Precondition: finite.
  void Fixed(double value, int decimals);

  // A value that is JSON already, as it is. Precondition: it is one whole value of ours.
  void Raw(std::string_view json);

  // What was read, as compact as this writes; `value.key` is not a part of it.
  void Value(const JsonValue& value);

  // A key with its value.
  void Text(std::string_view key, std::string_view text) { Key(key), Text(text); }
  void Bool(std::string_view key, bool value) { Key(key), Bool(value); }
  void Integer(std::string_view key, std::int64_t value) { Key(key), Integer(value); }
  void Unsigned(std::string_view key, std::uint64_t value) { Key(key), Unsigned(value); }
  void Number(std::string_view key, double value) { Key(key), Number(value); }

  // The same, left out when `text` is empty.
  void OptionalText(std::string_view key, std::string_view text) {
    if (!text.empty()) Text(key, text);
  }

 private:
  void Separate();

  std::string& out_;
  bool comma_ = false;  // something stands before in this object or array
};

}  // namespace brandlint
