// SPDX-License-Identifier: MIT
// Every reader of core/codec on any bytes: what they say is consistent, and what is read and can be
// written is written the same again.
#include <algorithm>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/codec/brand.h"
#include "core/codec/json_reader.h"
#include "core/codec/json_writer.h"
#include "core/codec/name_row.h"
#include "core/codec/observations.h"
#include "core/codec/permissions.h"
#include "core/codec/policy.h"
#include "core/codec/submission.h"
#include "tests/fuzz/text_input.h"

namespace brandlint {
namespace {

constexpr std::string_view kFile = "in.json";

void CheckError(const Error& error) {
  CHECK(!error.code.empty() && error.message.starts_with(kFile));
  CHECK(IsUtf8(error.message));
}

void Write(const JsonValue& value, JsonWriter& out) {
  switch (value.type) {
    case JsonValue::Type::kNull:
      return out.Null();
    case JsonValue::Type::kBool:
      return out.Bool(value.boolean);
    case JsonValue::Type::kNumber:
      return out.Text(value.text);  // as written: a number has many forms
    case JsonValue::Type::kText:
      return out.Text(value.text);
    case JsonValue::Type::kArray:
      out.BeginArray();
      for (const JsonValue& child : value.children) Write(child, out);
      return out.EndArray();
    case JsonValue::Type::kObject:
      out.BeginObject();
      // The writer's keys are ours; a stranger's goes as a text.
      for (const JsonValue& child : value.children) {
        out.Key("m");
        out.BeginArray();
        out.Text(child.key);
        Write(child, out);
        out.EndArray();
      }
      return out.EndObject();
  }
}

void CheckDocument(std::string_view text) {
  const Result<JsonDocument> document = ParseJson(text, kFile);
  NameRow row;
  const Result<void> read_row = ReadNameRow(text, kFile, 1, row);
  if (!read_row) CheckError(read_row.error());
  if (!document) {
    CheckError(document.error());
    CHECK(!read_row.ok());  // the row reader is as strict, but for keys that come twice elsewhere
    return;
  }
  const JsonValue& root = document->root;
  if (read_row.ok()) {
    CHECK(root.type == JsonValue::Type::kObject);
    // What comes twice is, or stands in, a member that a row skips.
    CHECK(document->duplicates.empty() ||
          std::ranges::any_of(root.children, [](const JsonValue& member) {
            return member.key != "name" && member.key != "id";
          }));
    for (const JsonValue& member : root.children) {
      if (member.key == "name") CHECK(member.text == row.name);
      if (member.key == "id") CHECK(member.text == row.id);
    }
  }
  std::string written;
  JsonWriter writer(written);
  Write(root, writer);
  JsonOptions deep;
  deep.max_depth = 1000;  // members were written as arrays
  deep.max_bytes = 1 << 30;
  CHECK(ParseJson(written, kFile, deep).ok());
}

void CheckSubmission(std::string_view text) {
  const SubmissionReading reading = ReadSubmission(text, kFile);
  CHECK(reading.readable || !reading.submission.problems.empty());
  CHECK(reading.asset_places.size() == reading.submission.assets.size());
  for (const Subject& subject : reading.submission.texts) CHECK(IsUtf8(subject.text));
  for (const Problem& problem : reading.submission.problems) CHECK(IsUtf8(problem.message));
}

void CheckObservations(std::string_view text) {
  const Result<Observations> read = ReadObservations(text, kFile);
  if (!read) return CheckError(read.error());
  std::string once, twice;
  WriteObservations(*read, once);
  const Result<Observations> again = ReadObservations(once, kFile);
  CHECK(again.ok());
  CHECK(again->evidence == read->evidence && again->assets == read->assets);
  WriteObservations(*again, twice);
  CHECK(once == twice);
}

template <typename T>
void CheckRead(const Result<T>& read) {
  if (!read) CheckError(read.error());
}

}  // namespace
}  // namespace brandlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  const std::string_view text = TextOf(data, size);
  CheckDocument(text);
  CheckSubmission(text);
  CheckObservations(text);
  CheckRead(ReadBrand(text, kFile));
  CheckRead(ReadPolicy(text, kFile));
  CheckRead(ReadPermissions(text, kFile));
  return 0;
}
