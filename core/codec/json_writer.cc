// SPDX-License-Identifier: MIT
#include "core/codec/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/codec/json_reader.h"

namespace brandlint {
namespace {

constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

// C1 controls, bidi controls, zero-width characters and line separators: a terminal obeys them or
// a reader does not see them. All lie in the basic plane.
bool IsUnsafeToShow(char32_t value) {
  return (value >= 0x7F && value <= 0x9F) || value == 0xAD || value == 0x061C ||
         (value >= 0x200B && value <= 0x200F) || (value >= 0x2028 && value <= 0x202E) ||
         (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF;
}

void AppendEscape(char32_t value, std::string& out) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 15];
}

void AppendQuoted(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    std::size_t run = i;
    while (run < text.size() && kPlain[static_cast<unsigned char>(text[run])]) ++run;
    out.append(text, i, run - i);
    i = run;
    if (i == text.size()) break;

    const CodePoint point = DecodeUtf8(text, i);
    if (point.value == '"' || point.value == '\\') {
      out += '\\';
      out += text[i];
    } else if (point.value == '\n') {
      out += "\\n";
    } else if (point.value == '\t') {
      out += "\\t";
    } else if (point.value < 0x20 || IsUnsafeToShow(point.value)) {
      AppendEscape(point.value, out);
    } else if (point.valid) {
      out.append(text, i, point.length);
    } else {
      AppendUtf8(0xFFFD, out);
    }
    i += point.length;
  }
  out += '"';
}

// Longest result: fixed notation of 1e308 with decimals.
constexpr std::size_t kMostDigits = 400;

template <typename... Arguments>
void AppendChars(std::string& out, Arguments... arguments) {
  std::array<char, kMostDigits> digits;
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), arguments...);
  CHECK(error == std::errc());
  out.append(digits.data(), end);
}

}  // namespace

void JsonWriter::Separate() {
  if (comma_) out_ += ", ";
  comma_ = true;
}

void JsonWriter::BeginObject() {
  Separate();
  out_ += '{';
  comma_ = false;
}

void JsonWriter::EndObject() {
  out_ += '}';
  comma_ = true;
}

void JsonWriter::BeginArray() {
  Separate();
  out_ += '[';
  comma_ = false;
}

void JsonWriter::EndArray() {
  out_ += ']';
  comma_ = true;
}

void JsonWriter::Key(std::string_view key) {
  Separate();
  out_ += '"';
  out_ += key;
  out_ += "\": ";
  comma_ = false;
}

void JsonWriter::Text(std::string_view text) {
  Separate();
  AppendQuoted(text, out_);
}

void JsonWriter::Bool(bool value) {
  Separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::Raw(std::string_view json) {
  Separate();
  out_ += json;
}

void JsonWriter::Value(const JsonValue& value) {
  switch (value.type) {
    case JsonValue::Type::kNull:
      return Null();
    case JsonValue::Type::kBool:
      return Bool(value.boolean);
    case JsonValue::Type::kNumber:
      return Raw(value.text);
    case JsonValue::Type::kText:
      return Text(value.text);
    case JsonValue::Type::kArray:
      BeginArray();
      for (const JsonValue& child : value.children) Value(child);
      return EndArray();
    case JsonValue::Type::kObject:
      BeginObject();
      for (const JsonValue& child : value.children) {
        // A stranger's key is a text like any other.
        Text(child.key);
        out_ += ": ";
        comma_ = false;
        Value(child);
      }
      return EndObject();
  }
}

void JsonWriter::Null() {
  Separate();
  out_ += "null";
}

void JsonWriter::Integer(std::int64_t value) {
  Separate();
  AppendChars(out_, value);
}

void JsonWriter::Unsigned(std::uint64_t value) {
  Separate();
  AppendChars(out_, value);
}

void JsonWriter::Number(double value) {
  CHECK(std::isfinite(value));
  Separate();
  AppendChars(out_, value);
}

void JsonWriter::Fixed(double value, int decimals) {
  CHECK(std::isfinite(value));
  Separate();
  AppendChars(out_, value, std::chars_format::fixed, decimals);
}

}  // namespace brandlint
