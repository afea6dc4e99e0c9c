// SPDX-License-Identifier: MIT
#include "core/io/sources/make_submission.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/codec/submission.h"
#include "core/io/descriptors/descriptor.h"
#include "core/io/descriptors/fastlane.h"
#include "core/io/file_name.h"

namespace brandlint {
namespace {

void SetSource(const std::string& raw, Submission& submission) {
  submission.source = ShownName(raw);
  submission.source_b64 = NameAsBase64(raw);
  if (submission.id.empty()) submission.id = submission.source;
}

// Finds the file of a listed asset, or says what is wrong with its path.
std::optional<Error> Locate(const Tree& tree, const std::string& inside, Asset& asset) {
  Result<TreeFile> place = tree.Locate(JoinName(inside, NormalName(asset.path)));
  if (!place) {
    const bool missing = place.error().code == "file-missing";
    return Error{missing ? "asset-missing" : place.error().code,
                 asset.path + (missing ? " does not exist" : " " + place.error().message)};
  }
  asset.file = std::move(place->file);
  asset.content = std::move(place->content);
  return std::nullopt;
}

}  // namespace

Submission LoosePicture(const std::string& source,
                        const TreeFile& place,
                        std::optional<SubjectType> role) {
  Submission submission;
  SetSource(source, submission);
  submission.assets.push_back({submission.source, place.file, role, "", place.content});
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

void LocateAssets(const Tree& tree, const std::string& inside, SubmissionReading& reading) {
  Submission& submission = reading.submission;
  for (std::size_t i = 0; i < submission.assets.size(); ++i) {
    Asset& asset = submission.assets[i];
    if (asset.content) continue;  // made by who read the descriptor
    if (const auto error = Locate(tree, inside, asset)) {
      submission.problems.push_back(
          {asset.path, error->code, reading.asset_places[i] + ": " + error->message});
    }
  }
}

FoundManifest ReadManifest(const Tree& tree,
                           const std::string& inside,
                           const std::string& file,
                           const Limits& limits) {
  const std::string name = ShownName(file);
  const Result<Bytes> text = tree.Read(JoinName(inside, file), limits, &Limits::manifest_bytes);
  if (text) return {file, ReadSubmission(AsText(*text), name, 1, limits)};
  FoundManifest manifest{.file = file, .reading = {}};
  manifest.reading.submission.form = SubmissionForm::kListing;
  manifest.reading.submission.problems.push_back(
      {name, text.error().code, name + ": " + text.error().message});
  return manifest;
}

std::optional<FoundManifest> FindManifest(const Tree& tree,
                                          const std::string& inside,
                                          const std::vector<FolderEntry>& entries,
                                          const Limits& limits) {
  const bool own = std::ranges::any_of(entries, [](const FolderEntry& entry) {
    return entry.name == kManifestName && entry.kind != FolderEntry::Kind::kFolder;
  });
  if (own) return ReadManifest(tree, inside, std::string(kManifestName), limits);
  auto found = FindDescriptor(tree, inside, entries, limits);
  if (found) return FoundManifest{std::move(found->file), std::move(found->reading)};
  auto listing = ReadFastlane(tree, inside, entries, limits);
  if (!listing) return std::nullopt;
  return FoundManifest{"", *std::move(listing)};
}

Submission ManifestSubmission(const std::string& source,
                              const Tree& tree,
                              const std::string& inside,
                              FoundManifest manifest,
                              const FolderContent& content) {
  SubmissionReading& reading = manifest.reading;
  LocateAssets(tree, inside, reading);
  Submission submission = std::move(reading.submission);
  SetSource(source, submission);

  std::set<std::string> listed;
  for (const Asset& asset : submission.assets) listed.insert(NormalName(asset.path));
  for (const auto& [name, place] : content.pictures) {
    if (listed.contains(name)) continue;
    const std::string path = ShownName(name);
    submission.assets.push_back({path, place.file, std::nullopt, "", place.content});
    // Of a manifest that could not be read nobody knows what it lists.
    if (!reading.readable) continue;
    submission.notes.push_back(path + " is not in " +
                               (manifest.file == kManifestName || manifest.file.empty()
                                    ? "the manifest"
                                    : ShownName(manifest.file)) +
                               "; checked as well");
  }
  for (const Problem& problem : content.problems) {
    // Of what is listed, its reading tells the same.
    if (!listed.contains(problem.path)) submission.problems.push_back(problem);
  }
  return submission;
}

}  // namespace brandlint
