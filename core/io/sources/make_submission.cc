// SPDX-License-Identifier: MIT
#include "core/io/sources/make_submission.h"

#include <set>
#include <utility>

#include "core/codec/submission.h"
#include "core/io/file_name.h"
#include "core/io/read_file.h"

namespace brandlint {
namespace {

void SetSource(const std::string& raw, Submission& submission) {
  submission.source = ShownName(raw);
  submission.source_b64 = NameAsBase64(raw);
  if (submission.id.empty()) submission.id = submission.source;
}

// Finds the file of a listed asset, or says what is wrong with its path.
std::optional<Error> Locate(const std::string& folder, Asset& asset) {
  const std::string file = JoinName(folder, NormalName(asset.path));
  const Result<std::string> resolved = ResolvePath(file);
  if (!resolved) {
    const bool missing = resolved.error().code == "file-missing";
    return Error{missing ? "asset-missing" : resolved.error().code,
                 asset.path + (missing ? " does not exist" : " " + resolved.error().message)};
  }
  // The folder itself is no picture, but it is not outside either: reading it will say so.
  const std::string inside = folder.ends_with('/') ? folder : folder + "/";
  if (!(*resolved + "/").starts_with(inside)) {
    return Error{"path-outside", asset.path + " leads out of the folder through a symbolic link"};
  }
  asset.file = file;
  return std::nullopt;
}

// Reads the manifest; what is wrong with it is among the problems.
SubmissionReading ReadManifest(const std::string& folder,
                               const std::string& manifest,
                               const Limits& limits) {
  const std::string name = ShownName(manifest);
  const Result<Bytes> text =
      ReadFile(JoinName(folder, manifest), limits, &Limits::manifest_bytes, Links::kRefuse);
  if (text) return ReadSubmission(AsText(*text), name, 1, limits);
  SubmissionReading reading;
  reading.submission.form = SubmissionForm::kListing;
  reading.submission.problems.push_back(
      {name, text.error().code, name + ": " + text.error().message});
  return reading;
}

}  // namespace

Submission LoosePicture(const std::string& source,
                        const std::string& file,
                        std::optional<SubjectType> role) {
  Submission submission;
  SetSource(source, submission);
  submission.assets.push_back({submission.source, file, role, ""});
  return submission;
}

Submission OnlyProblem(const std::string& source,
                       const std::string& code,
                       const std::string& message) {
  Submission submission;
  SetSource(source, submission);
  submission.problems.push_back({submission.source, code, submission.source + ": " + message});
  return submission;
}

void LocateAssets(const std::string& folder, SubmissionReading& reading) {
  Submission& submission = reading.submission;
  for (std::size_t i = 0; i < submission.assets.size(); ++i) {
    Asset& asset = submission.assets[i];
    if (const auto error = Locate(folder, asset)) {
      submission.problems.push_back(
          {asset.path, error->code, reading.asset_places[i] + ": " + error->message});
    }
  }
}

Submission ManifestSubmission(const std::string& source,
                              const std::string& folder,
                              const std::string& manifest,
                              const FolderContent& content,
                              const Limits& limits) {
  SubmissionReading reading = ReadManifest(folder, manifest, limits);
  LocateAssets(folder, reading);
  Submission submission = std::move(reading.submission);
  SetSource(source, submission);

  std::set<std::string> listed;
  for (const Asset& asset : submission.assets) listed.insert(NormalName(asset.path));
  for (const std::string& picture : content.pictures) {
    if (listed.contains(picture)) continue;
    const std::string path = ShownName(picture);
    submission.assets.push_back({path, JoinName(folder, picture), std::nullopt, ""});
    // Of a manifest that could not be read nobody knows what it lists.
    if (!reading.readable) continue;
    submission.notes.push_back(path + " is not in the manifest; checked as well");
  }
  for (const Problem& problem : content.problems) {
    // Of what is listed, its reading tells the same.
    if (!listed.contains(problem.path)) submission.problems.push_back(problem);
  }
  return submission;
}

}  // namespace brandlint
