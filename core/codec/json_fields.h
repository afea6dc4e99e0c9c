// SPDX-License-Identifier: MIT
// Takes the members of JSON objects apart by name, and collects every complaint on the way with
// its file, line and key: `submission.json:14: "app.name" must be text, not a number`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/codec/json_reader.h"

namespace brandlint {

// What to do about keys that nobody asked for.
enum class UnknownKeys {
  kError,  // our own files: a mistake would change what is found
  kNote,   // a stranger's: worth telling
  kSkip,   // records: a newer program may have written more
};

// Everything that is wrong with one document. After the first few dozen only counts: a stranger
// must not make us write a million messages.
class JsonIssues {
 public:
  JsonIssues(std::string_view file, UnknownKeys unknown_keys)
      : file_(file), unknown_keys_(unknown_keys) {}

  void Add(Error error, int line);
  void AddUnknownKey(std::string message, int line);

  std::string Place(int line) const { return file_ + ":" + std::to_string(line); }
  UnknownKeys unknown_keys() const { return unknown_keys_; }
  bool ok() const { return error_count_ == 0; }

  // The error on the earliest line. Precondition: !ok().
  Error First() const;

  // All of them by line; where there were too many, the last says how many more.
  std::vector<Error> TakeErrors();
  std::vector<std::string> TakeNotes();

 private:
  struct Numbered {
    int line;
    Error error;
  };

  std::string file_;
  UnknownKeys unknown_keys_;
  std::size_t error_count_ = 0;
  std::size_t note_count_ = 0;
  std::vector<Numbered> errors_;
  std::vector<Numbered> notes_;
};

enum class Need { kRequired, kOptional };

// The members of one object. Each function below asks for one key, which makes it a known one;
// Finish() then complains about the keys that nobody asked for. A function leaves its result as
// it was when the key is missing or wrong, and answers whether it was there and right.
class JsonFields {
 public:
  // `value` that is no object is an error, and then has no members.
  JsonFields(const JsonValue& value, JsonIssues& issues);

  // Text that is not empty, even where it is optional, unless asked with `MaybeEmptyText`.
  bool Text(std::string_view key, std::string& text, Need need = Need::kRequired);
  bool MaybeEmptyText(std::string_view key, std::string& text, Need need = Need::kOptional);
  bool Bool(std::string_view key, bool& value, Need need = Need::kOptional);
  bool Number(std::string_view key, double& value, Need need = Need::kRequired);
  bool Day(std::string_view key, Date& date, Need need = Need::kRequired);
  bool Texts(std::string_view key, std::vector<std::string>& texts, Need need = Need::kOptional);

  // A whole number in [least, most].
  template <typename Integer>
  bool Whole(std::string_view key,
             Integer& value,
             std::int64_t least,
             std::int64_t most,
             Need need = Need::kRequired) {
    std::int64_t wide = 0;
    if (!WholeNumber(key, wide, least, most, need)) return false;
    value = static_cast<Integer>(wide);
    return true;
  }

  // A list of them.
  bool Wholes(std::string_view key,
              std::vector<std::int64_t>& values,
              std::int64_t least,
              std::int64_t most,
              Need need = Need::kOptional);

  // A word that `parse` (text to optional) knows; `words` are all it knows, for the message.
  template <typename T>
  bool Word(std::string_view key,
            T& value,
            std::optional<T> (*parse)(std::string_view),
            std::span<const std::string_view> words,
            Need need = Need::kRequired) {
    const JsonValue* const found = Find(key, need, JsonValue::Type::kText);
    if (found == nullptr) return false;
    if (const std::optional<T> parsed = parse(found->text)) {
      value = *parsed;
      return true;
    }
    FailWord(*found, key, words);
    return false;
  }

  // A list of such words; one that is not known is left out of it.
  template <typename T>
  bool Words(std::string_view key,
             std::vector<T>& values,
             std::optional<T> (*parse)(std::string_view),
             std::span<const std::string_view> words,
             Need need = Need::kOptional) {
    const JsonValue* const found = Find(key, need, JsonValue::Type::kArray);
    if (found == nullptr) return false;
    for (std::size_t i = 0; i < found->children.size(); ++i) {
      const JsonValue& child = found->children[i];
      const std::string name = ElementName(key, i);
      if (!HasType(child, name, JsonValue::Type::kText)) continue;
      if (const std::optional<T> parsed = parse(child.text)) {
        values.push_back(*parsed);
      } else {
        FailWord(child, name, words);
      }
    }
    return true;
  }

  // `read(fields)` for each element of a list of objects, or for the one object.
  template <typename Read>
  bool Objects(std::string_view key, Need need, Read read) {
    const JsonValue* const found = Find(key, need, JsonValue::Type::kArray);
    if (found == nullptr) return false;
    for (std::size_t i = 0; i < found->children.size(); ++i) {
      if (!HasType(found->children[i], ElementName(key, i), JsonValue::Type::kObject)) continue;
      JsonFields fields(found->children[i], *this, key, static_cast<std::ptrdiff_t>(i));
      read(fields);
      fields.Finish();
    }
    return true;
  }
  template <typename Read>
  bool Object(std::string_view key, Need need, Read read) {
    const JsonValue* const found = Find(key, need, JsonValue::Type::kObject);
    if (found == nullptr) return false;
    JsonFields fields(*found, *this, key, kNotInAList);
    read(fields);
    fields.Finish();
    return true;
  }

  // The member of that type, or null; for what the functions above do not cover.
  const JsonValue* Find(std::string_view key, Need need, JsonValue::Type type);

  // Whether the key is there and null. Makes it a known one.
  bool IsNull(std::string_view key);

  // The numbers of a value that must be a list of them; `key` is for messages.
  bool ToNumbers(const JsonValue& from, std::string_view key, std::vector<double>& values);

  // Known keys that are not used, whatever they hold.
  void Skip(std::initializer_list<std::string_view> keys);

  // "schema" must be there and be that.
  void Schema(std::string_view expected);

  void Finish();

  // Complains about a value of this object: `"marks[0].file" <what>`.
  void Fail(std::string_view key, std::string_view code, std::string_view what);
  void FailAt(const JsonValue& at,
              std::string_view key,
              std::string_view code,
              std::string_view what);
  bool HasType(const JsonValue& value, std::string_view key, JsonValue::Type type);

  // `marks[0].file`; and the line of a member, or of the object when it has none of that key.
  std::string PathOf(std::string_view key) const;
  int LineOf(std::string_view key) const;
  std::string Place(std::string_view key) const;  // `brand.json:14: "marks[0].file"`

 private:
  static constexpr std::ptrdiff_t kNotInAList = -1;

  JsonFields(const JsonValue& value,
             const JsonFields& parent,
             std::string_view key,
             std::ptrdiff_t index);

  bool WholeNumber(
      std::string_view key, std::int64_t& value, std::int64_t least, std::int64_t most, Need need);
  bool ToWhole(const JsonValue& from,
               std::string_view key,
               std::int64_t& value,
               std::int64_t least,
               std::int64_t most);
  bool ToNumber(const JsonValue& from, std::string_view key, double& value);
  void FailWord(const JsonValue& at, std::string_view key, std::span<const std::string_view> words);
  static std::string ElementName(std::string_view key, std::size_t index);

  const JsonValue& value_;
  JsonIssues& issues_;
  const JsonFields* parent_ = nullptr;  // paths are put together only when something is wrong
  std::string_view key_;
  std::ptrdiff_t index_ = kNotInAList;
  std::vector<std::string_view> known_;
};

// ParseJson and a JsonFields over the root: `read(fields)`, then Finish(). Fails with the error
// on the earliest line, a repeated key among them.
template <typename Read>
Result<void> ReadDocument(std::string_view text,
                          std::string_view file,
                          const JsonOptions& options,
                          UnknownKeys unknown_keys,
                          Read read) {
  const Result<JsonDocument> document = ParseJson(text, file, options);
  if (!document) return document.error();
  if (!document->duplicates.empty()) return document->duplicates.front();
  JsonIssues issues(file, unknown_keys);
  JsonFields fields(document->root, issues);
  read(fields);
  fields.Finish();
  if (!issues.ok()) return issues.First();
  return {};
}

// "icon, screenshot or logo".
std::string EitherOf(std::span<const std::string_view> words);

// Whether a relative path, "/" between parts, stays in its folder: not empty, not absolute, no
// part "..", no drive letter, no NUL and no backslash (a separator on some systems).
bool StaysInFolder(std::string_view path);

}  // namespace brandlint
