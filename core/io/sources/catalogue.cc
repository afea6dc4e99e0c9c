// SPDX-License-Identifier: MIT
#include "core/io/sources/catalogue.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <functional>
#include <ios>
#include <optional>
#include <sparsehash/sparse_hash_set>
#include <system_error>
#include <utility>

#include "core/codec/catalogue_row.h"
#include "core/codec/csv_record.h"
#include "core/codec/submission.h"
#include "core/io/file_name.h"
#include "core/io/read_line.h"
#include "core/io/sources/arguments.h"
#include "core/io/sources/make_submission.h"

namespace brandlint {
namespace {

// What both kinds of catalogue do with a row once it is read.
class Catalogue : public Source {
 public:
  Catalogue(std::unique_ptr<std::istream> in,
            std::string name,
            std::string folder,
            const SourceOptions& options)
      : in_(std::move(in)),
        name_(std::move(name)),
        tree_(MakeDiskTree(std::move(folder))),
        options_(options) {}

  Result<std::optional<Submission>> Next() final {
    if (torn_) return std::optional<Submission>();
    try {
      return Read();
    } catch (const std::ios_base::failure& failure) {
      // What a file's buffer throws when the disk cannot be read.
      torn_ = true;
      return std::optional(OnlyProblem(
          name_, "file-unreadable", std::string("cannot be read to its end: ") + failure.what()));
    }
  }

 protected:
  virtual Result<std::optional<Submission>> Read() = 0;

  std::istream& in() { return *in_; }
  const std::string& name() const { return name_; }
  const Limits& limits() const { return options_.limits; }

  Submission Finish(SubmissionReading reading, int line) {
    LocateAssets(*tree_, "", reading);
    Submission submission = std::move(reading.submission);
    const std::string place = name_ + ":" + std::to_string(line);
    submission.source = place;
    if (submission.id.empty()) {
      submission.id = place;
    } else if (options_.repeated_ids &&
               !seen_.insert(std::hash<std::string>()(submission.id)).second) {
      submission.problems.push_back(
          {name_, "id-repeated", place + ": \"id\": an earlier row has this id, too"});
    }
    return submission;
  }

  Submission Refuse(int line, std::string code, const std::string& what) {
    Submission submission;
    submission.form = SubmissionForm::kListing;
    submission.source = name_ + ":" + std::to_string(line);
    submission.id = submission.source;
    submission.problems.push_back({name_, std::move(code), submission.source + ": " + what});
    return submission;
  }

  Submission TooLong(int line) {
    return Refuse(line,
                  "limit-line-bytes",
                  "the row is longer than the limit of " + std::to_string(limits().line_bytes) +
                      " bytes (line_bytes)");
  }

 private:
  const std::unique_ptr<std::istream> in_;
  const std::string name_;
  const std::shared_ptr<const Tree> tree_;
  const SourceOptions options_;
  bool torn_ = false;
  google::sparse_hash_set<std::size_t> seen_;  // hashes of the ids
};

class JsonlCatalogue final : public Catalogue {
 public:
  using Catalogue::Catalogue;

  Result<std::optional<Submission>> Read() override {
    bool too_long = false;
    while (ReadLine(in(), limits().line_bytes, line_, too_long)) {
      ++number_;
      if (too_long) return std::optional(TooLong(number_));
      if (line_.find_first_not_of(" \t") == std::string::npos) continue;
      return std::optional(Finish(ReadSubmission(line_, name(), number_, limits()), number_));
    }
    return std::optional<Submission>();
  }

 private:
  std::string line_;
  int number_ = 0;
};

class CsvCatalogue final : public Catalogue {
 public:
  using Catalogue::Catalogue;

  Result<std::optional<Submission>> Read() override {
    while (!ended_ && ReadCsvRecord(in(), limits().line_bytes, record_)) {
      const int line = next_line_;
      next_line_ += record_.lines;
      if (record_.error == "limit-line-bytes") return std::optional(TooLong(line));
      if (!record_.error.empty()) return std::optional(BadQuote(line));
      if (record_.fields.size() == 1 && record_.fields[0].empty()) continue;
      if (header_) return std::optional(Row(line));
      Result<CatalogueHeader> header = ReadCatalogueHeader(record_.fields, name());
      // Without knowing the columns nothing of the file can be read.
      ended_ = !header.ok();
      if (ended_)
        return std::optional(OnlyProblem(name(), header.error().code, header.error().message));
      header_ = *std::move(header);
    }
    return std::optional<Submission>();
  }

 private:
  Submission Row(int line) {
    Submission submission = Finish(ReadCatalogueRow(*header_, record_.fields, name(), line), line);
    // What is to be said of the columns is said once.
    for (std::string& note : std::exchange(header_->notes, {}))
      submission.notes.push_back(std::move(note));
    return submission;
  }

  Submission BadQuote(int line) {
    const std::string lines = record_.lines > 1 ? "lines " + std::to_string(line) + " to " +
                                                      std::to_string(next_line_ - 1) + ": "
                                                : "";
    return Refuse(
        line, "csv-quote", lines + "a quote is not closed, or something follows a closing quote");
  }

  CsvRecord record_;
  std::optional<CatalogueHeader> header_;
  int next_line_ = 1;
  bool ended_ = false;
};

bool EndsIn(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() &&
         std::ranges::equal(name.substr(name.size() - ending.size()), ending, [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == b;
         });
}

bool IsCsv(const GivenPath& path) { return EndsIn(path.resolved, ".csv"); }

std::unique_ptr<Source> Open(const GivenPath& path, const SourceOptions& options) {
  // Opening a FIFO would wait for its writer.
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path.resolved, ignored))
    return MakeSingleSource(OnlyProblem(path.raw, "file-not-regular", "is not a regular file"));
  auto in = std::make_unique<std::ifstream>(path.resolved, std::ios::binary);
  if (!*in) return MakeSingleSource(OnlyProblem(path.raw, "file-unreadable", "cannot be opened"));
  const std::string folder =
      path.resolved.substr(0, path.resolved.size() - BaseName(path.resolved).size());
  return (IsCsv(path) ? MakeCsvCatalogue : MakeJsonlCatalogue)(
      std::move(in), ShownName(path.raw), folder, options);
}

}  // namespace

std::unique_ptr<Source> MakeJsonlCatalogue(std::unique_ptr<std::istream> in,
                                           std::string name,
                                           std::string folder,
                                           const SourceOptions& options) {
  return std::make_unique<JsonlCatalogue>(
      std::move(in), std::move(name), std::move(folder), options);
}

std::unique_ptr<Source> MakeCsvCatalogue(std::unique_ptr<std::istream> in,
                                         std::string name,
                                         std::string folder,
                                         const SourceOptions& options) {
  return std::make_unique<CsvCatalogue>(std::move(in), std::move(name), std::move(folder), options);
}

extern constinit const PathFormat kCatalogueFormat{
    .id = "catalogue",
    .summary = "a .jsonl of manifests or a .csv with id, name, ...: a submission each row",
    .takes =
        [](const GivenPath& path) {
          return !path.is_folder && (IsCsv(path) || EndsIn(path.resolved, ".jsonl") ||
                                     EndsIn(path.resolved, ".ndjson"));
        },
    .open = Open,
};

}  // namespace brandlint
