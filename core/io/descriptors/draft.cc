// SPDX-License-Identifier: MIT
#include "core/io/descriptors/draft.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/base/utf8.h"
#include "core/codec/json_fields.h"
#include "core/io/file_name.h"

namespace brandlint {
namespace {

// Every "//" and "/* */" outside of texts becomes spaces.
std::string WithoutComments(std::string_view text) {
  std::string out(text);
  enum { kPlain, kText, kLine, kBlock } state = kPlain;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const char c = out[i], next = i + 1 < out.size() ? out[i + 1] : '\0';
    switch (state) {
      case kPlain:
        if (c == '"') state = kText;
        if (c == '/' && next == '/') state = kLine;
        if (c == '/' && next == '*') state = kBlock;
        if (state >= kLine) out[i] = out[i + 1] = ' ', ++i;
        break;
      case kText:
        if (c == '"') state = kPlain;
        if (c == '\\') ++i;
        break;
      case kLine:
        if (c == '\n')
          state = kPlain;
        else
          out[i] = ' ';
        break;
      case kBlock:
        if (c == '*' && next == '/') {
          out[i] = out[i + 1] = ' ';
          ++i;
          state = kPlain;
        } else if (c != '\n') {
          out[i] = ' ';
        }
        break;
    }
  }
  return out;
}

bool IsOnTheWeb(std::string_view path) {
  return path.find("://") != std::string_view::npos || path.starts_with("//") ||
         path.starts_with("data:");
}

// "/icons/a.png" and "./icons/a.png" are "icons/a.png"; what follows "?" or "#" asks a server.
std::string PathInFolder(std::string_view path, bool address) {
  if (address) path = path.substr(0, path.find_first_of("?#"));
  while (path.starts_with('/') || path.starts_with("./"))
    path.remove_prefix(path.starts_with('/') ? 1 : 2);
  return std::string(path);
}

Result<JsonValue> ParseBeside(DocumentFormat format,
                              std::string_view text,
                              std::string_view file,
                              const Limits& limits) {
  if (format != DocumentFormat::kJson) return ParseDocument(format, text, file, OptionsOf(limits));
  Result<JsonDocument> document = ParseDescriptor(text, file, limits);
  if (!document) return document.error();
  return std::move(document->root);
}

}  // namespace

const JsonValue* MemberOf(const JsonValue& value, std::string_view key) {
  if (value.type != JsonValue::Type::kObject) return nullptr;
  const auto found = std::ranges::find(value.children, key, &JsonValue::key);
  return found == value.children.end() ? nullptr : &*found;
}

Draft::Draft(const Tree& tree, std::string inside, std::string file, const Limits& limits)
    : tree_(tree), inside_(std::move(inside)), file_(std::move(file)), limits_(limits) {
  reading_.readable = true;
}

std::string Draft::TextOf(const JsonValue& object, std::string_view key) {
  const JsonValue* const found = MemberOf(object, key);
  if (found == nullptr || found->type == JsonValue::Type::kNull) return "";
  if (found->type == JsonValue::Type::kText) return found->text;
  AddProblem("json-wrong-type",
             file_ + ":" + std::to_string(found->line) + ": \"" + std::string(key) +
                 "\" must be text, not " + std::string(JsonTypeName(found->type)));
  return "";
}

void Draft::AddText(SubjectType type, std::string text, std::string locale) {
  if (text.empty()) return;
  const std::string key = std::string(SubjectTypeName(type)) + "\n" + locale + "\n" + text;
  if (seen_.insert(key).second)
    reading_.submission.texts.push_back({type, "", std::move(text), std::move(locale)});
}

void Draft::AddPicture(const JsonValue& path, SubjectType role, const std::string& locale) {
  const std::string place = file_ + ":" + std::to_string(path.line);
  if (path.type != JsonValue::Type::kText) {
    AddProblem("json-wrong-type",
               place + ": the path of a picture must be text, not " +
                   std::string(JsonTypeName(path.type)));
    return;
  }
  if (path.text.empty()) return;
  if (IsOnTheWeb(path.text)) {
    AddProblem("asset-remote",
               place + ": " + EscapeForDisplay(path.text.substr(0, 80)) +
                   " is not in the folder; nothing is fetched, so it was not checked");
    return;
  }
  // A file's name may hold "?": what is there under the whole name is meant.
  std::string inside = PathInFolder(path.text, false);
  if (!tree_.Locate(JoinName(inside_, NormalName(inside)))) inside = PathInFolder(path.text, true);
  if (!StaysInFolder(inside)) {
    AddProblem("path-outside",
               place + ": " + EscapeForDisplay(path.text.substr(0, 80)) + " leaves the folder");
    return;
  }
  if (!seen_.insert("/" + inside).second) return;
  reading_.submission.assets.push_back({inside, "", role, locale});
  reading_.asset_places.push_back(place);
}

void Draft::AddPictures(const JsonValue* paths, SubjectType role, std::string_view key) {
  if (paths == nullptr || paths->type == JsonValue::Type::kNull) return;
  if (const JsonValue* const path = key.empty() ? nullptr : MemberOf(*paths, key))
    return AddPicture(*path, role);
  if (paths->type != JsonValue::Type::kArray && paths->type != JsonValue::Type::kObject)
    return AddPicture(*paths, role);
  if (paths->type == JsonValue::Type::kObject && !key.empty()) return;  // without a path
  for (const JsonValue& each : paths->children) AddPictures(&each, role, key);
}

void Draft::AddFile(const std::string& path, SubjectType role, const std::string& locale) {
  const std::string shown_locale = ShownName(locale);
  if (ShownName(path) != path || !seen_.insert("/" + path).second) return;
  reading_.submission.assets.push_back({path, "", role, shown_locale});
  reading_.asset_places.push_back(file_.empty() ? path : file_);
}

void Draft::AddMade(const std::string& path, SubjectType role, std::string content) {
  if (ShownName(path) != path || !seen_.insert("/" + path).second) return;
  const ByteView bytes = AsBytes(content);
  reading_.submission.assets.push_back(
      {path, "", role, "", std::make_shared<const Bytes>(bytes.begin(), bytes.end())});
  reading_.asset_places.push_back(file_.empty() ? path : file_);
}

std::optional<std::string> Draft::ReadTextBeside(const std::string& below,
                                                 std::int64_t Limits::*bound) {
  const std::string path = JoinName(inside_, below);
  const Result<Bytes> bytes = tree_.Read(path, limits_, bound);
  if (bytes) return std::string(AsText(*bytes));
  if (bytes.error().code != "file-missing") {
    const std::string name = ShownName(below);
    Tell(name, bytes.error().code, name + ": " + bytes.error().message);
  }
  return std::nullopt;
}

std::optional<JsonValue> Draft::ReadBeside(const std::string& below, DocumentFormat format) {
  const std::optional<std::string> text = ReadTextBeside(below);
  if (!text) return std::nullopt;
  const std::string name = ShownName(below);
  Result<JsonValue> document = ParseBeside(format, *text, name, limits_);
  if (document) return *std::move(document);
  Tell(name, document.error().code, document.error().message);
  return std::nullopt;
}

bool Draft::Has(const std::string& below) const {
  return tree_.Locate(JoinName(inside_, NormalName(below))).ok();
}

std::vector<FolderEntry> Draft::EntriesOf(const std::string& below) const {
  // The walk comes here, too, and tells what it cannot read.
  auto entries =
      tree_.List(JoinName(inside_, below), static_cast<std::size_t>(limits_.folder_files));
  return entries ? *std::move(entries) : std::vector<FolderEntry>();
}

void Draft::AddProblem(std::string code, const std::string& message) {
  Tell(file_, std::move(code), message);
}

void Draft::Tell(std::string path, std::string code, std::string message) {
  constexpr std::size_t kMost = 50;  // a stranger must not make us write a million
  std::vector<Problem>& problems = reading_.submission.problems;
  if (problems.size() < kMost)
    problems.push_back({std::move(path), std::move(code), std::move(message)});
}

Result<JsonDocument> ParseDescriptor(std::string_view text,
                                     std::string_view file,
                                     const Limits& limits) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Result<JsonDocument> plain = ParseJson(text, file, OptionsOf(limits));
  if (plain || plain.error().code != "json-syntax") return plain;
  const std::string without = WithoutComments(text);
  return without == text ? plain : ParseJson(without, file, OptionsOf(limits));
}

}  // namespace brandlint
