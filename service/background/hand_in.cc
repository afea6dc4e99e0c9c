// SPDX-License-Identifier: MIT
#include "service/background/hand_in.h"

#include <algorithm>
#include <utility>

#include "core/base/digest.h"
#include "core/base/packing.h"
#include "core/codec/json_writer.h"
#include "core/io/read_file.h"

namespace brandlint {
namespace {

// The first text of that kind without a language of its own.
std::string FirstOf(const Submission& submission, SubjectType type) {
  for (const Subject& text : submission.texts) {
    if (text.type == type && text.locale.empty()) return text.text;
  }
  return "";
}

std::string ManifestText(const Submission& submission, const std::string& name) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject();
  json.Text("schema", "brandlint.submission/1");
  json.Text("id", submission.id);
  json.Key("app");
  json.BeginObject();
  json.OptionalText("id", submission.app_id);
  json.Text("name", name);
  bool begun = false;
  std::vector<std::string> locales;
  for (const Subject& text : submission.texts) {
    const bool localised = text.type == SubjectType::kName && !text.locale.empty() &&
                           std::ranges::find(locales, text.locale) == locales.end();
    if (!localised) continue;
    if (!std::exchange(begun, true)) {
      json.Key("names");
      json.BeginObject();
    }
    locales.push_back(text.locale);
    json.Text(text.locale, text.text);
  }
  if (begun) json.EndObject();
  json.OptionalText("short_description", FirstOf(submission, SubjectType::kShortDescription));
  json.OptionalText("description", FirstOf(submission, SubjectType::kDescription));
  const std::string developer = FirstOf(submission, SubjectType::kDeveloper);
  if (!developer.empty() || !submission.developer_id.empty()) {
    json.Key("developer");
    json.BeginObject();
    json.OptionalText("id", submission.developer_id);
    json.OptionalText("name", developer);
    json.EndObject();
  }
  json.EndObject();
  json.Key("assets");
  json.BeginArray();
  for (const Asset& asset : submission.assets) {
    json.BeginObject();
    json.Text("path", asset.path);
    if (asset.role) json.Text("role", SubjectTypeName(*asset.role));
    json.OptionalText("locale", asset.locale);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return out;
}

bool IsPlainLocale(const std::string& locale) {
  return std::ranges::all_of(locale, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

std::string HandIn::Digest() const {
  PackWriter packed;
  packed.Put(manifest);
  for (const File& file : files) packed.Put(file.path), packed.Put(AsText(file.content));
  return Sha256Hex(AsBytes(std::move(packed).Take()));
}

Result<HandIn> MakeHandIn(const Submission& submission, const Limits& limits) {
  if (!submission.problems.empty()) {
    return Error{submission.problems[0].code, submission.problems[0].message};
  }
  std::string name = FirstOf(submission, SubjectType::kName);
  for (const Subject& text : submission.texts) {
    if (name.empty() && text.type == SubjectType::kName) name = text.text;
    if (!IsPlainLocale(text.locale)) {
      return Error{"invalid", "the locale '" + text.locale + "' is none"};
    }
  }
  if (name.empty()) return Error{"invalid", submission.source + ": it has no app name"};
  HandIn hand_in{.manifest = ManifestText(submission, name), .files = {}};
  for (const Asset& asset : submission.assets) {
    auto content = asset.content
                       ? Result<Bytes>(*asset.content)
                       : ReadFile(asset.file, limits, &Limits::file_bytes, Links::kRefuse);
    if (!content) return Error{content.error().code, asset.path + ": " + content.error().message};
    hand_in.files.push_back({asset.path, *std::move(content)});
  }
  return hand_in;
}

}  // namespace brandlint
