// SPDX-License-Identifier: MIT
#include "service/api/intake.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/base/bytes.h"
#include "core/codec/json_writer.h"
#include "core/codec/submission.h"
#include "service/http/multipart.h"

namespace brandlint {
namespace {

constexpr std::size_t kIdBytes = 200;

// Files by their path.
using Files = std::map<std::string, NewAsset, std::less<>>;

void CheckText(const std::string& what, const std::string& text, Intake& intake) {
  if (text.find('\0') != std::string::npos) {
    intake.complaints.push_back({"invalid", what + " holds a NUL"});
  }
  if (text.size() > kIdBytes && what != "app.name") {
    intake.complaints.push_back({"invalid",
                                 what + ": " + std::to_string(text.size()) +
                                     " bytes are more than the " + std::to_string(kIdBytes) +
                                     " that are taken"});
  }
}

// Each file that the manifest names must have come, and nothing else may.
void MatchFiles(const Submission& manifest, const Files& files, Intake& intake) {
  std::set<std::string, std::less<>> used;
  for (const Asset& asset : manifest.assets) {
    if (!used.insert(asset.path).second) continue;  // named twice: the reading tells
    const auto file = files.find(asset.path);
    if (file == files.end()) {
      intake.complaints.push_back({"asset-missing",
                                   asset.path + ": the manifest names it, and it "
                                                "was not handed in"});
    } else {
      intake.submission.assets.push_back(file->second);
    }
  }
  for (const auto& [path, file] : files) {
    if (!used.contains(path)) {
      intake.complaints.push_back(
          {"invalid", path + ": it was handed in, and the manifest does not name it"});
    }
  }
}

void ReadManifestInto(const Call& call,
                      const std::string& text,
                      const Files& files,
                      Intake& intake) {
  const SubmissionReading reading =
      ReadSubmission(text, "submission", 1, call.service.settings.limits);
  const Submission& manifest = reading.submission;
  for (const Problem& problem : manifest.problems) {
    intake.complaints.push_back({problem.code, problem.message});
  }
  NewSubmission& made = intake.submission;
  made.manifest = text;
  made.external_id = manifest.id;
  made.developer = manifest.developer_id;
  made.app = manifest.app_id.empty() ? manifest.id : manifest.app_id;
  for (const Subject& subject : manifest.texts) {
    if (subject.type != SubjectType::kName) continue;
    CheckText("app.name", subject.text, intake);
    made.names.push_back(subject.text);
  }
  if (!made.names.empty()) made.name = made.names.front();
  CheckText("id", made.external_id, intake);
  CheckText("app.id", made.app, intake);
  CheckText("app.developer.id", made.developer, intake);
  const std::string& own = call.actor.developer;
  if (!own.empty() && made.developer != own) {
    intake.complaints.push_back({"invalid",
                                 "app.developer.id: this token hands in for '" + own +
                                     "' only, not for '" + made.developer + "'"});
  }
  const auto most = static_cast<std::size_t>(call.service.settings.pictures);
  if (manifest.assets.size() > most) {
    intake.complaints.push_back({"invalid",
                                 std::to_string(manifest.assets.size()) +
                                     " pictures are more than the " + std::to_string(most) +
                                     " of one submission"});
    return;
  }
  MatchFiles(manifest, files, intake);
}

Result<Intake> ReadMultipart(const Call& call) {
  const auto parts = ReadForm(call.request.Header("content-type"), call.request.body);
  if (!parts) return parts.error();
  const auto manifest = std::ranges::find(*parts, "submission", &FormPart::name);
  if (manifest == parts->end()) {
    return Error{"bad-request", "the form has no field \"submission\" with the manifest"};
  }
  // Before anything is written: a manifest that cannot be accepted leaves nothing behind.
  Files files;
  std::map<std::string, std::string_view> contents;
  for (const FormPart& part : *parts) {
    if (&part == &*manifest) continue;
    const bool by_field = part.name == "file" || part.name == "files";
    const std::string path = by_field ? part.filename : part.name;
    files[path] = {path, "", static_cast<std::int64_t>(part.content.size())};
    contents[path] = part.content;
  }
  Intake intake;
  ReadManifestInto(call, std::string(manifest->content), files, intake);
  if (!intake.complaints.empty()) return intake;
  for (NewAsset& asset : intake.submission.assets) {
    auto kept = call.service.pictures.Put(AsBytes(contents[asset.path]));
    if (!kept) return kept.error();
    asset.sha256 = *std::move(kept);
  }
  return intake;
}

Result<Intake> ReadByHash(const Call& call) {
  std::string manifest;
  Files files;
  std::vector<Error> missing;
  const auto read = ReadDocument(
      call.request.body,
      "body",
      OptionsOf(call.service.settings.limits),
      UnknownKeys::kError,
      [&](JsonFields& fields) {
        if (const JsonValue* value =
                fields.Find("submission", Need::kRequired, JsonValue::Type::kObject)) {
          JsonWriter(manifest).Value(*value);
        }
        const JsonValue* const listed =
            fields.Find("files", Need::kOptional, JsonValue::Type::kObject);
        if (listed == nullptr) return;
        for (const JsonValue& file : listed->children) {
          if (!fields.HasType(file, "files", JsonValue::Type::kText)) continue;
          if (!PictureStore::IsDigest(file.text)) {
            fields.FailAt(
                file, "files", "json-bad-value", "must be 64 lower-case hexadecimal digits");
            continue;
          }
          const std::int64_t size = call.service.pictures.SizeOf(file.text);
          if (size < 0) {
            missing.push_back({"asset-missing",
                               file.key + ": no picture " + file.text +
                                   " was put; PUT /v1/pictures/{sha256} first"});
          }
          files[file.key] = {file.key, file.text, size};
        }
      });
  if (!read) return read.error();
  Intake intake;
  intake.complaints = std::move(missing);
  ReadManifestInto(call, manifest, files, intake);
  return intake;
}

}  // namespace

Result<Intake> ReadIntake(const Call& call) {
  const std::string_view type = call.request.Header("content-type");
  if (type.starts_with("multipart/form-data")) return ReadMultipart(call);
  if (type == "application/json" || type.starts_with("application/json;")) return ReadByHash(call);
  return Error{"media-type", "multipart/form-data or application/json is asked for"};
}

}  // namespace brandlint
