// SPDX-License-Identifier: MIT
#include "core/codec/json_fields.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/nearest.h"
#include "core/codec/json_cursor.h"

namespace brandlint {
namespace {

// Enough to repair a file with, few enough to read.
constexpr std::size_t kMostIssues = 50;

// As many keys as our largest objects have: one allocation an object.
constexpr std::size_t kUsualKeys = 16;

using Type = JsonValue::Type;

// Longer than any path of ours; a stranger's key is still cut.
std::string Quoted(std::string_view path) { return QuotedExcerpt(path, 100); }

}  // namespace

void JsonIssues::Add(Error error, int line) {
  if (++error_count_ <= kMostIssues) errors_.push_back({line, std::move(error)});
}

void JsonIssues::AddUnknownKey(std::string message, int line) {
  if (unknown_keys_ == UnknownKeys::kError) {
    Add({"json-unknown-key", std::move(message)}, line);
  } else if (unknown_keys_ == UnknownKeys::kNote && ++note_count_ <= kMostIssues) {
    notes_.push_back({line, {"json-unknown-key", std::move(message)}});
  }
}

Error JsonIssues::First() const {
  CHECK(!ok());
  return std::ranges::min_element(errors_, {}, &Numbered::line)->error;
}

std::vector<Error> JsonIssues::TakeErrors() {
  std::ranges::stable_sort(errors_, {}, &Numbered::line);
  std::vector<Error> errors;
  for (Numbered& numbered : errors_) errors.push_back(std::move(numbered.error));
  if (error_count_ > kMostIssues) {
    errors.push_back({"json-bad-value",
                      file_ + ": " + std::to_string(error_count_ - kMostIssues) +
                          " more errors are not listed"});
  }
  return errors;
}

std::vector<std::string> JsonIssues::TakeNotes() {
  std::ranges::stable_sort(notes_, {}, &Numbered::line);
  std::vector<std::string> notes;
  for (Numbered& numbered : notes_) notes.push_back(std::move(numbered.error.message));
  if (note_count_ > kMostIssues) {
    notes.push_back(file_ + ": " + std::to_string(note_count_ - kMostIssues) +
                    " more unknown keys are not listed");
  }
  return notes;
}

JsonFields::JsonFields(const JsonValue& value, JsonIssues& issues)
    : value_(value), issues_(issues) {
  known_.reserve(kUsualKeys);
  if (value.type == Type::kObject) return;
  issues_.Add({"json-wrong-type",
               issues_.Place(value.line) + ": must be an object, not " +
                   std::string(JsonTypeName(value.type))},
              value.line);
}

JsonFields::JsonFields(const JsonValue& value,
                       const JsonFields& parent,
                       std::string_view key,
                       std::ptrdiff_t index)
    : value_(value), issues_(parent.issues_), parent_(&parent), key_(key), index_(index) {
  known_.reserve(kUsualKeys);
}

const JsonValue* JsonFields::Find(std::string_view key, Need need, Type type) {
  known_.push_back(key);
  if (value_.type != Type::kObject) return nullptr;
  const auto found = std::ranges::find(value_.children, key, &JsonValue::key);
  if (found == value_.children.end()) {
    if (need == Need::kRequired) Fail(key, "json-missing-key", "is missing");
    return nullptr;
  }
  return HasType(*found, key, type) ? &*found : nullptr;
}

bool JsonFields::MaybeEmptyText(std::string_view key, std::string& text, Need need) {
  const JsonValue* const found = Find(key, need, Type::kText);
  if (found == nullptr) return false;
  text = found->text;
  return true;
}

bool JsonFields::Text(std::string_view key, std::string& text, Need need) {
  const JsonValue* const found = Find(key, need, Type::kText);
  if (found == nullptr) return false;
  if (found->text.empty()) {
    Fail(key, "json-bad-value", "must not be empty");
    return false;
  }
  text = found->text;
  return true;
}

bool JsonFields::Bool(std::string_view key, bool& value, Need need) {
  const JsonValue* const found = Find(key, need, Type::kBool);
  if (found == nullptr) return false;
  value = found->boolean;
  return true;
}

bool JsonFields::Number(std::string_view key, double& value, Need need) {
  const JsonValue* const found = Find(key, need, Type::kNumber);
  return found != nullptr && ToNumber(*found, key, value);
}

bool JsonFields::WholeNumber(
    std::string_view key, std::int64_t& value, std::int64_t least, std::int64_t most, Need need) {
  const JsonValue* const found = Find(key, need, Type::kNumber);
  return found != nullptr && ToWhole(*found, key, value, least, most);
}

bool JsonFields::IsNull(std::string_view key) {
  known_.push_back(key);
  const auto found = std::ranges::find(value_.children, key, &JsonValue::key);
  return found != value_.children.end() && found->type == Type::kNull;
}

bool JsonFields::ToNumbers(const JsonValue& from,
                           std::string_view key,
                           std::vector<double>& values) {
  if (!HasType(from, key, Type::kArray)) return false;
  for (const JsonValue& child : from.children) {
    double value = 0;
    if (!HasType(child, key, Type::kNumber) || !ToNumber(child, key, value)) return false;
    values.push_back(value);
  }
  return true;
}

bool JsonFields::Wholes(std::string_view key,
                        std::vector<std::int64_t>& values,
                        std::int64_t least,
                        std::int64_t most,
                        Need need) {
  const JsonValue* const found = Find(key, need, Type::kArray);
  if (found == nullptr) return false;
  for (std::size_t i = 0; i < found->children.size(); ++i) {
    const JsonValue& child = found->children[i];
    const std::string name = ElementName(key, i);
    std::int64_t value = 0;
    if (HasType(child, name, Type::kNumber) && ToWhole(child, name, value, least, most)) {
      values.push_back(value);
    }
  }
  return true;
}

bool JsonFields::ToNumber(const JsonValue& from, std::string_view key, double& value) {
  const char* const end = from.text.data() + from.text.size();
  if (std::from_chars(from.text.data(), end, value).ec == std::errc()) return true;
  FailAt(from, key, "json-bad-value", "is a number too large or too small to be kept");
  return false;
}

bool JsonFields::ToWhole(const JsonValue& from,
                         std::string_view key,
                         std::int64_t& value,
                         std::int64_t least,
                         std::int64_t most) {
  const char* const end = from.text.data() + from.text.size();
  std::int64_t parsed = 0;
  const auto [last, error] = std::from_chars(from.text.data(), end, parsed);
  if (error == std::errc() && last == end && parsed >= least && parsed <= most) {
    value = parsed;
    return true;
  }
  FailAt(from,
         key,
         "json-bad-value",
         "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
             ", not " + from.text.substr(0, 40));
  return false;
}

bool JsonFields::Day(std::string_view key, Date& date, Need need) {
  const JsonValue* const found = Find(key, need, Type::kText);
  if (found == nullptr) return false;
  const std::optional<Date> parsed = ParseDate(found->text);
  if (!parsed) {
    Fail(key,
         "json-bad-value",
         "must be a day such as \"2026-11-24\", not " + QuotedExcerpt(found->text));
    return false;
  }
  date = *parsed;
  return true;
}

bool JsonFields::Texts(std::string_view key, std::vector<std::string>& texts, Need need) {
  const JsonValue* const found = Find(key, need, Type::kArray);
  if (found == nullptr) return false;
  for (std::size_t i = 0; i < found->children.size(); ++i) {
    const JsonValue& child = found->children[i];
    const std::string name = ElementName(key, i);
    if (!HasType(child, name, Type::kText)) continue;
    if (child.text.empty()) {
      FailAt(child, name, "json-bad-value", "must not be empty");
    } else {
      texts.push_back(child.text);
    }
  }
  return true;
}

void JsonFields::Skip(std::initializer_list<std::string_view> keys) {
  known_.insert(known_.end(), keys);
}

void JsonFields::Schema(std::string_view expected) {
  const JsonValue* const found = Find("schema", Need::kRequired, Type::kText);
  if (found == nullptr || found->text == expected) return;
  Fail("schema",
       "json-bad-value",
       "must be \"" + std::string(expected) + "\", not " + QuotedExcerpt(found->text));
}

void JsonFields::Finish() {
  if (issues_.unknown_keys() == UnknownKeys::kSkip) return;
  if (value_.type != Type::kObject) return;
  for (const JsonValue& member : value_.children) {
    if (std::ranges::find(known_, member.key) != known_.end()) continue;
    issues_.AddUnknownKey(issues_.Place(member.line) + ": " + Quoted(PathOf(member.key)) +
                              " is not a known key" + DidYouMean(member.key, known_),
                          member.line);
  }
}

void JsonFields::Fail(std::string_view key, std::string_view code, std::string_view what) {
  issues_.Add({std::string(code), Place(key) + " " + std::string(what)}, LineOf(key));
}

void JsonFields::FailAt(const JsonValue& at,
                        std::string_view key,
                        std::string_view code,
                        std::string_view what) {
  issues_.Add({std::string(code),
               issues_.Place(at.line) + ": " + Quoted(PathOf(key)) + " " + std::string(what)},
              at.line);
}

void JsonFields::FailWord(const JsonValue& at,
                          std::string_view key,
                          std::span<const std::string_view> words) {
  FailAt(at,
         key,
         "json-bad-value",
         "must be " + EitherOf(words) + ", not " + QuotedExcerpt(at.text) +
             DidYouMean(at.text, words));
}

bool JsonFields::HasType(const JsonValue& value, std::string_view key, Type type) {
  if (value.type == type) return true;
  FailAt(value,
         key,
         "json-wrong-type",
         "must be " + std::string(JsonTypeName(type)) + ", not " +
             std::string(JsonTypeName(value.type)));
  return false;
}

std::string JsonFields::PathOf(std::string_view key) const {
  if (parent_ == nullptr) return std::string(key);
  std::string path = parent_->PathOf(key_);
  if (index_ != kNotInAList) path += "[" + std::to_string(index_) + "]";
  return path + "." + std::string(key);
}

int JsonFields::LineOf(std::string_view key) const {
  const auto found = std::ranges::find(value_.children, key, &JsonValue::key);
  return found == value_.children.end() ? value_.line : found->line;
}

std::string JsonFields::Place(std::string_view key) const {
  return issues_.Place(LineOf(key)) + ": " + Quoted(PathOf(key));
}

std::string JsonFields::ElementName(std::string_view key, std::size_t index) {
  return std::string(key) + "[" + std::to_string(index) + "]";
}

std::string EitherOf(std::span<const std::string_view> words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? " or " : ", ";
    list += words[i];
  }
  return list;
}

bool StaysInFolder(std::string_view path) {
  if (path.empty() || path.front() == '/' || (path.size() > 1 && path[1] == ':')) return false;
  if (path.find('\\') != path.npos || path.find('\0') != path.npos) return false;
  while (true) {
    const std::size_t slash = path.find('/');
    if (path.substr(0, slash) == "..") return false;
    if (slash == path.npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace brandlint
