// SPDX-License-Identifier: MIT
#include "core/io/sources/folder.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/io/file_name.h"
#include "core/io/list_folder.h"
#include "core/io/picture_file.h"
#include "core/io/read_file.h"
#include "core/io/source.h"

namespace brandlint {
namespace {

// A folder that was entered. `below` is its raw path below the root, "" for the root itself.
struct Folder {
  std::string below;
  std::int64_t depth = 0;
  std::vector<FolderEntry> entries;
  std::size_t next = 0;  // the first entry that was not looked at
};

bool HasManifest(const Folder& folder) {
  return std::ranges::any_of(folder.entries, [](const FolderEntry& entry) {
    return entry.name == kManifestName && entry.kind != FolderEntry::Kind::kFolder;
  });
}

// Looks around below one root, within the limits.
class Walk {
 public:
  Walk(std::string root, const Limits& limits)
      : root_(std::move(root)), limits_(limits), files_left_(limits.folder_files) {}

  // Errors: as ListFolder, and "limit-folder-depth". After "limit-folder-files" nothing more is
  // entered, or every folder from there on would say so.
  Result<Folder> Enter(const std::string& below, std::int64_t depth) {
    if (depth > limits_.folder_depth) {
      return Error{"limit-folder-depth",
                   "lies deeper than the limit of " + std::to_string(limits_.folder_depth) +
                       " folders (folder_depth); nothing in it was checked"};
    }
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(files_left_, 0));
    Result<std::vector<FolderEntry>> entries = ListFolder(File(below), most);
    if (!entries && entries.error().code == "limit-folder-files") {
      full_ = true;
      return Error{"limit-folder-files",
                   "with it there are more files than the limit of " +
                       std::to_string(limits_.folder_files) +
                       " (folder_files); neither it nor what comes after it was checked"};
    }
    if (!entries) return entries.error();
    files_left_ -= std::ssize(*entries);
    return Folder{below, depth, *std::move(entries)};
  }

  enum class Kind { kPicture, kFolder, kLink, kIgnored };

  // What to do with an entry that is no manifest. A link counts when it stands for something that
  // would have been looked at; other links are like other files.
  Kind Look(const Folder& folder, const FolderEntry& entry) {
    const std::string file = File(JoinName(folder.below, entry.name));
    switch (entry.kind) {
      case FolderEntry::Kind::kFolder:
        return entry.name.starts_with('.') ? Kind::kIgnored : Kind::kFolder;
      case FolderEntry::Kind::kLink:
        if (HasPictureEnding(entry.name) || LeadsToFolder(file)) return Kind::kLink;
        break;
      case FolderEntry::Kind::kFile:
        if (IsPicture(entry.name, file)) return Kind::kPicture;
        break;
      case FolderEntry::Kind::kOther:
        // Reading it will say what it is.
        if (HasPictureEnding(entry.name)) return Kind::kPicture;
        break;
    }
    ++ignored_;
    return Kind::kIgnored;
  }

  // The path to open of something below the root.
  std::string File(const std::string& below) const { return JoinName(root_, below); }

  bool full() const { return full_; }
  std::size_t ignored() const { return ignored_; }

 private:
  static bool IsPicture(const std::string& name, const std::string& file) {
    // macOS puts a file's other half beside it under "._" and its name (AppleDouble, RFC 1740).
    const bool maybe_half = name.starts_with("._");
    if (HasPictureEnding(name) && !maybe_half) return true;
    const Result<Bytes> head = ReadHead(file, kPictureHeadBytes, Links::kRefuse);
    // What cannot be read could be one; it will be named as not examined.
    if (!head) return head.error().code == "file-unreadable";
    if (maybe_half && HasAt(*head, 0, std::string_view("\0\x05\x16\x07", 4))) return false;
    return HasPictureEnding(name) || StartsLikePicture(*head);
  }

  const std::string root_;  // without links
  const Limits limits_;
  std::int64_t files_left_;
  bool full_ = false;
  std::size_t ignored_ = 0;
};

constexpr const char* kLinkCode = "link-not-followed";
constexpr const char* kLinkMessage = "is a symbolic link, and links in a folder are not followed";

// Gathers what belongs to the submission whose manifest lies at `top`, from `folder`, which is top
// or lies below it; folders below with a manifest of their own go to `nested`.
void Gather(Walk& walk,
            const std::string& top,
            const Folder& folder,
            FolderContent& content,
            std::vector<Folder>& nested) {
  for (const FolderEntry& entry : folder.entries) {
    const std::string below = JoinName(folder.below, entry.name);
    const std::string name = top.empty() ? below : below.substr(top.size() + 1);
    const auto problem = [&](const std::string& code, const std::string& message) {
      content.problems.push_back({ShownName(name), code, ShownName(name) + ": " + message});
    };
    if (entry.name == kManifestName && entry.kind != FolderEntry::Kind::kFolder) continue;
    switch (walk.Look(folder, entry)) {
      case Walk::Kind::kIgnored:
        break;
      case Walk::Kind::kPicture:
        content.pictures.push_back(name);
        break;
      case Walk::Kind::kLink:
        problem(kLinkCode, kLinkMessage);
        break;
      case Walk::Kind::kFolder: {
        if (walk.full()) break;
        Result<Folder> inner = walk.Enter(below, folder.depth + 1);
        if (!inner) {
          problem(inner.error().code, inner.error().message);
        } else if (HasManifest(*inner)) {
          nested.push_back(*std::move(inner));
        } else {
          Gather(walk, top, *inner, content, nested);
        }
        break;
      }
    }
  }
}

class FolderSource final : public Source {
 public:
  FolderSource(const GivenPath& path, const SourceOptions& options)
      : given_(path.raw), options_(options), walk_(path.resolved, options.limits) {}

  Result<std::optional<Submission>> Next() override {
    if (!entered_) {
      entered_ = true;
      if (auto problem = Push("", 0)) return problem;
    }
    while (!open_.empty()) {
      Folder& folder = open_.back();
      if (HasManifest(folder)) return TakeSubmission();
      if (folder.next == folder.entries.size()) {
        open_.pop_back();
        continue;
      }
      const FolderEntry entry = folder.entries[folder.next++];
      const std::string below = JoinName(folder.below, entry.name);
      switch (walk_.Look(folder, entry)) {
        case Walk::Kind::kIgnored:
          break;
        case Walk::Kind::kPicture:
          return std::optional(LoosePicture(Name(below), walk_.File(below), options_.role));
        case Walk::Kind::kLink:
          return std::optional(OnlyProblem(Name(below), kLinkCode, kLinkMessage));
        case Walk::Kind::kFolder:
          if (walk_.full()) break;
          if (auto problem = Push(below, folder.depth + 1)) return problem;
          break;
      }
    }
    return std::optional<Submission>();
  }

  std::size_t ignored_files() const override { return walk_.ignored(); }

 private:
  std::string Name(const std::string& below) const { return JoinName(given_, below); }

  // Enters a folder, or makes a submission of the reason why not.
  std::optional<Submission> Push(const std::string& below, std::int64_t depth) {
    Result<Folder> folder = walk_.Enter(below, depth);
    if (!folder) return OnlyProblem(Name(below), folder.error().code, folder.error().message);
    open_.push_back(*std::move(folder));
    return std::nullopt;
  }

  // The submission of the manifest in the last folder; those below it come next.
  std::optional<Submission> TakeSubmission() {
    const Folder folder = std::move(open_.back());
    open_.pop_back();
    FolderContent content;
    std::vector<Folder> nested;
    Gather(walk_, folder.below, folder, content, nested);
    std::ranges::move(nested.rbegin(), nested.rend(), std::back_inserter(open_));
    return ManifestSubmission(Name(folder.below),
                              walk_.File(folder.below),
                              std::string(kManifestName),
                              content,
                              options_.limits);
  }

  const std::string given_;
  const SourceOptions options_;
  Walk walk_;
  bool entered_ = false;
  std::vector<Folder> open_;  // the way down to where the walk is, and submissions to come
};

}  // namespace

FolderContent ContentOfSubmission(const std::string& folder, const Limits& limits) {
  FolderContent content;
  Walk walk(folder, limits);
  const Result<Folder> top = walk.Enter("", 0);
  if (!top) {
    content.problems.push_back({"", top.error().code, "the folder: " + top.error().message});
    return content;
  }
  std::vector<Folder> nested;  // submissions of their own, which nobody asked for
  Gather(walk, "", *top, content, nested);
  return content;
}

extern constinit const PathFormat kFolderFormat{
    .id = "folder",
    .summary = "a folder: each submission.json with what lies below it, else each picture alone",
    .takes = [](const GivenPath& path) { return path.is_folder; },
    .open = [](const GivenPath& path, const SourceOptions& options) -> std::unique_ptr<Source> {
      return std::make_unique<FolderSource>(path, options);
    },
};

}  // namespace brandlint
