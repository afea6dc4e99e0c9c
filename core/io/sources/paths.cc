// SPDX-License-Identifier: MIT
#include "core/io/sources/paths.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "core/archive/archive_kind.h"
#include "core/io/descriptors/descriptor.h"
#include "core/io/list_folder.h"
#include "core/io/picture_file.h"
#include "core/io/read_file.h"
#include "core/io/sources/arguments.h"
#include "core/io/sources/catalogue.h"
#include "core/io/sources/make_submission.h"

namespace brandlint {
namespace {

constexpr std::string_view kStandardInput = "-";

class PathsSource final : public Source {
 public:
  PathsSource(std::vector<std::string> paths, const SourceOptions& options)
      : paths_(std::move(paths)), options_(options) {}

  Result<std::optional<Submission>> Next() override {
    while (true) {
      if (current_) {
        Result<std::optional<Submission>> submission = current_->Next();
        if (!submission || *submission) return submission;
        ignored_ += current_->ignored_files();
        current_ = nullptr;
      }
      if (next_ == paths_.size()) return std::optional<Submission>();

      if (paths_[next_] == kStandardInput && options_.standard_input != nullptr) {
        ++next_;
        current_ = OpenStandardInput();
        continue;
      }
      GivenPath path{.raw = paths_[next_++], .resolved = "", .is_folder = false};
      Result<std::string> resolved = ResolvePath(path.raw);
      if (!resolved) {
        const bool missing = resolved.error().code == "file-missing";
        return std::optional(
            OnlyProblem(path.raw,
                        missing ? "path-missing" : "path-unreadable",
                        missing ? "no such file or folder" : resolved.error().message));
      }
      path.resolved = *std::move(resolved);
      path.is_folder = LeadsToFolder(path.resolved);
      const auto format = std::ranges::find_if(
          PathFormats(), [&](const PathFormat* candidate) { return candidate->takes(path); });
      current_ = (*format)->open(path, options_);
    }
  }

  std::size_t ignored_files() const override {
    return ignored_ + (current_ ? current_->ignored_files() : 0);
  }

 private:
  // What its rows name is looked for from the working directory.
  std::unique_ptr<Source> OpenStandardInput() const {
    const Result<std::string> here = ResolvePath(".");
    if (!here)
      return MakeSingleSource(
          OnlyProblem("standard input", "file-unreadable", here.error().message));
    return MakeJsonlCatalogue(std::make_unique<std::istream>(options_.standard_input->rdbuf()),
                              "standard input",
                              *here,
                              options_);
  }

  const std::vector<std::string> paths_;
  const SourceOptions options_;
  std::size_t next_ = 0;
  std::unique_ptr<Source> current_;
  std::size_t ignored_ = 0;  // of the sources before
};

// "manifest.json, package.json, ...", each once.
std::string DescriptorNames() {
  std::string names;
  std::set<std::string_view> seen;
  for (const Descriptor* const descriptor : Descriptors()) {
    if (seen.insert(descriptor->file).second)
      names += (names.empty() ? "" : ", ") + std::string(descriptor->file);
  }
  return names;
}

}  // namespace

std::unique_ptr<Source> MakePathsSource(std::vector<std::string> paths,
                                        const SourceOptions& options) {
  return std::make_unique<PathsSource>(std::move(paths), options);
}

std::size_t CountExisting(std::span<const std::string> paths) {
  return static_cast<std::size_t>(std::ranges::count_if(paths, [](const std::string& path) {
    if (path == kStandardInput) return true;
    const Result<std::string> resolved = ResolvePath(path);
    return resolved.ok() || resolved.error().code != "file-missing";
  }));
}

std::string NothingToCheck(const Source& source) {
  std::string message = "nothing to check: looked for " + std::string(kManifestName) +
                        ", descriptors of apps (" + DescriptorNames() + "), pictures (" +
                        std::string(kPictureEndings) + ") and archives (" +
                        std::string(kArchiveEndings) + ")";
  const std::size_t ignored = source.ignored_files();
  if (ignored == 1) message += "; 1 other file was left alone";
  if (ignored > 1) message += "; " + std::to_string(ignored) + " other files were left alone";
  return message;
}

}  // namespace brandlint
