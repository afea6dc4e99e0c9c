// SPDX-License-Identifier: MIT
#include "core/io/sources/folder.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "core/archive/archive_kind.h"
#include "core/io/archive_tree.h"
#include "core/io/file_name.h"
#include "core/io/list_folder.h"
#include "core/io/picture_file.h"
#include "core/io/read_file.h"
#include "core/io/source.h"

namespace brandlint {
namespace {

// A folder that was entered, or an archive.
struct Folder {
  std::shared_ptr<const Tree> tree;
  std::string inside;  // its raw path in the tree
  std::string below;   // its raw path below the root, as it is told; "" for the root itself
  std::int64_t depth = 0;
  std::int64_t archives = 0;  // that it is in
  std::vector<FolderEntry> entries;
  std::size_t next = 0;                  // the first entry that was not looked at
  std::vector<ArchiveProblem> problems;  // of the archive, when it is one
  std::size_t next_problem = 0;          // the first that was not told
  std::optional<FoundManifest> manifest;
};

// Looks around below one root, within the limits.
class Walk {
 public:
  // root  What `below` of folders counts from, without links.
  Walk(std::string root, const SourceOptions& options)
      : root_(std::move(root)), options_(options), files_left_(options.limits.folder_files) {}

  // Errors: as ListFolder, and "limit-folder-depth". After "limit-folder-files" nothing more is
  // entered, or every folder from there on would say so.
  Result<Folder> Enter(Folder folder) {
    const Limits& limits = options_.limits;
    if (folder.depth > limits.folder_depth) {
      return Error{"limit-folder-depth",
                   "lies deeper than the limit of " + std::to_string(limits.folder_depth) +
                       " folders (folder_depth); nothing in it was checked"};
    }
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(files_left_, 0));
    Result<std::vector<FolderEntry>> entries = folder.tree->List(folder.inside, most);
    if (!entries && entries.error().code == "limit-folder-files") {
      full_ = true;
      return Error{"limit-folder-files",
                   "with it there are more files than the limit of " +
                       std::to_string(limits.folder_files) +
                       " (folder_files); neither it nor what comes after it was checked"};
    }
    if (!entries) return entries.error();
    files_left_ -= std::ssize(*entries);
    folder.entries = *std::move(entries);
    folder.manifest = FindManifest(*folder.tree, folder.inside, folder.entries, limits);
    return folder;
  }

  // Enters an entry that is a folder.
  Result<Folder> EnterFolder(const Folder& folder, const std::string& name) {
    return Enter({.tree = folder.tree,
                  .inside = JoinName(folder.inside, name),
                  .below = JoinName(folder.below, name),
                  .depth = folder.depth + 1,
                  .archives = folder.archives});
  }

  // Enters an entry that is an archive. Errors besides those of Enter: the tree's, the unpacker's,
  // "limit-archive-depth".
  Result<Folder> EnterArchive(const Folder& folder, const std::string& name) {
    const Limits& limits = options_.limits;
    if (folder.archives >= limits.archive_depth) {
      return Error{"limit-archive-depth",
                   "is an archive in more archives than the limit of " +
                       std::to_string(limits.archive_depth) +
                       " (archive_depth); nothing in it was checked"};
    }
    const Result<Bytes> bytes =
        folder.tree->Read(JoinName(folder.inside, name), limits, &Limits::archive_bytes);
    if (!bytes) return bytes.error();
    Result<Unpacked> unpacked = options_.unpack(*bytes, limits);
    if (!unpacked) return unpacked.error();
    ignored_ += unpacked->left_alone;
    std::vector<ArchiveProblem> problems = std::move(unpacked->problems);
    const auto tree = MakeArchiveTree(std::move(unpacked->members), problems);
    return Enter({.tree = tree,
                  .inside = "",
                  .below = JoinName(folder.below, name),
                  .depth = folder.depth + 1,
                  .archives = folder.archives + 1,
                  .entries = {},
                  .problems = std::move(problems)});
  }

  enum class Kind { kPicture, kFolder, kArchive, kLink, kIgnored };

  // What to do with an entry that is no manifest. A link counts when it stands for something that
  // would have been looked at; other links are like other files.
  Kind Look(const Folder& folder, const FolderEntry& entry) {
    const std::string inside = JoinName(folder.inside, entry.name);
    if (IsIgnored(folder, entry)) {
      ++ignored_;
      return Kind::kIgnored;
    }
    switch (entry.kind) {
      case FolderEntry::Kind::kFolder:
        return entry.name.starts_with('.') ? Kind::kIgnored : Kind::kFolder;
      case FolderEntry::Kind::kLink:
        if (HasPictureEnding(entry.name) || HasArchiveEnding(entry.name) ||
            folder.tree->LeadsToFolder(inside))
          return Kind::kLink;
        break;
      case FolderEntry::Kind::kFile:
        if (HasArchiveEnding(entry.name)) return Kind::kArchive;
        if (IsPicture(*folder.tree, entry.name, inside)) return Kind::kPicture;
        break;
      case FolderEntry::Kind::kOther:
        // Reading it will say what it is.
        if (HasPictureEnding(entry.name)) return Kind::kPicture;
        if (HasArchiveEnding(entry.name)) return Kind::kArchive;
        break;
    }
    ++ignored_;
    return Kind::kIgnored;
  }

  bool full() const { return full_; }
  std::size_t ignored() const { return ignored_; }

 private:
  bool IsIgnored(const Folder& folder, const FolderEntry& entry) const {
    return options_.ignored && options_.ignored(JoinName(root_, JoinName(folder.below, entry.name)),
                                                entry.kind == FolderEntry::Kind::kFolder);
  }

  static bool IsPicture(const Tree& tree, const std::string& name, const std::string& inside) {
    // macOS puts a file's other half beside it under "._" and its name (AppleDouble, RFC 1740).
    const bool maybe_half = name.starts_with("._");
    if (HasPictureEnding(name) && !maybe_half) return true;
    const Result<Bytes> head = tree.Head(inside, kPictureHeadBytes);
    // What cannot be read could be one; it will be named as not examined.
    if (!head) return head.error().code == "file-unreadable";
    if (maybe_half && HasAt(*head, 0, std::string_view("\0\x05\x16\x07", 4))) return false;
    return HasPictureEnding(name) || StartsLikePicture(*head);
  }

  const std::string root_;
  const SourceOptions& options_;
  std::int64_t files_left_;
  bool full_ = false;
  std::size_t ignored_ = 0;
};

constexpr const char* kLinkCode = "link-not-followed";
constexpr const char* kLinkMessage = "is a symbolic link, and links in a folder are not followed";

// The name of a member of an archive, as it is told, or of the archive itself.
std::string NameOf(const Folder& archive, const ArchiveProblem& problem) {
  return JoinName(archive.below, problem.member);
}

// Gathers what belongs to the submission whose manifest lies at `top`, from `folder`, which is top
// or lies below it; folders below with a manifest of their own go to `nested`.
void Gather(Walk& walk,
            const std::string& top,
            const Folder& folder,
            FolderContent& content,
            std::vector<Folder>& nested) {
  const auto name_of = [&](const std::string& below) {
    return top.empty() ? below : below.substr(std::min(top.size() + 1, below.size()));
  };
  const auto complain = [&](const std::string& below, std::string code, const std::string& what) {
    const std::string name = name_of(below);
    const std::string shown = name.empty() ? "the archive" : ShownName(name);
    content.problems.push_back({ShownName(name), std::move(code), shown + ": " + what});
  };
  for (const ArchiveProblem& problem : folder.problems)
    complain(NameOf(folder, problem), problem.code, problem.message);
  for (const FolderEntry& entry : folder.entries) {
    const std::string below = JoinName(folder.below, entry.name);
    if (folder.manifest && entry.name == folder.manifest->file) continue;
    const Walk::Kind kind = walk.Look(folder, entry);
    switch (kind) {
      case Walk::Kind::kIgnored:
        break;
      case Walk::Kind::kPicture:
        content.pictures.push_back(
            {name_of(below), folder.tree->Place(JoinName(folder.inside, entry.name))});
        break;
      case Walk::Kind::kLink:
        complain(below, kLinkCode, kLinkMessage);
        break;
      case Walk::Kind::kArchive:
      case Walk::Kind::kFolder: {
        if (walk.full()) break;
        Result<Folder> inner = kind == Walk::Kind::kFolder ? walk.EnterFolder(folder, entry.name)
                                                           : walk.EnterArchive(folder, entry.name);
        if (!inner) {
          complain(below, inner.error().code, inner.error().message);
        } else if (inner->manifest) {
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
  // The first folder is opened when the first submission is asked for.
  using EnterRoot = std::function<Result<Folder>(Walk&)>;

  FolderSource(const GivenPath& path, const SourceOptions& options, EnterRoot enter)
      : given_(path.raw),
        options_(options),
        walk_(path.resolved, options_),
        enter_(std::move(enter)) {}

  Result<std::optional<Submission>> Next() override {
    if (enter_) {
      Result<Folder> root = std::exchange(enter_, nullptr)(walk_);
      if (auto problem = Push(std::move(root), "")) return problem;
    }
    while (!open_.empty()) {
      Folder& folder = open_.back();
      if (folder.manifest) return TakeSubmission();
      if (folder.next_problem < folder.problems.size()) {
        const ArchiveProblem& problem = folder.problems[folder.next_problem++];
        return std::optional(
            OnlyProblem(Name(NameOf(folder, problem)), problem.code, problem.message));
      }
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
          return std::optional(LoosePicture(
              Name(below), folder.tree->Place(JoinName(folder.inside, entry.name)), options_.role));
        case Walk::Kind::kLink:
          return std::optional(OnlyProblem(Name(below), kLinkCode, kLinkMessage));
        case Walk::Kind::kFolder:
          if (walk_.full()) break;
          if (auto problem = Push(walk_.EnterFolder(folder, entry.name), below)) return problem;
          break;
        case Walk::Kind::kArchive:
          if (walk_.full()) break;
          if (auto problem = Push(walk_.EnterArchive(folder, entry.name), below)) return problem;
          break;
      }
    }
    return std::optional<Submission>();
  }

  std::size_t ignored_files() const override { return walk_.ignored(); }

 private:
  std::string Name(const std::string& below) const { return JoinName(given_, below); }

  // A folder that was entered, or a submission of the reason why not.
  std::optional<Submission> Push(Result<Folder> folder, const std::string& below) {
    if (!folder) return OnlyProblem(Name(below), folder.error().code, folder.error().message);
    open_.push_back(*std::move(folder));
    return std::nullopt;
  }

  // The submission of the manifest in the last folder; those below it come next.
  std::optional<Submission> TakeSubmission() {
    Folder folder = std::move(open_.back());
    open_.pop_back();
    FolderContent content;
    std::vector<Folder> nested;
    Gather(walk_, folder.below, folder, content, nested);
    std::ranges::move(nested.rbegin(), nested.rend(), std::back_inserter(open_));
    return ManifestSubmission(
        Name(folder.below), *folder.tree, folder.inside, *std::move(folder.manifest), content);
  }

  const std::string given_;
  const SourceOptions options_;
  Walk walk_;
  EnterRoot enter_;
  std::vector<Folder> open_;  // the way down to where the walk is, and submissions to come
};

// A file by its name, or by its content when its name says nothing else: "-" of a catalogue and
// the compressed SVG keep their meaning.
bool IsArchive(const GivenPath& path) {
  if (path.is_folder) return false;
  if (HasArchiveEnding(path.resolved)) return true;
  if (HasPictureEnding(path.resolved)) return false;
  const Result<Bytes> head = ReadHead(path.resolved, kArchiveHeadBytes, Links::kRefuse);
  return head && StartsLikeArchive(*head);
}

Folder Root(std::shared_ptr<const Tree> tree) { return {.tree = std::move(tree)}; }

}  // namespace

FolderContent ContentOfSubmission(const std::string& folder, const SourceOptions& options) {
  FolderContent content;
  Walk walk(folder, options);
  const Result<Folder> top = walk.Enter(Root(MakeDiskTree(folder)));
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
    .summary =
        "a folder: each submission.json, or other descriptor of an app, with what lies below it; "
        "else "
        "each picture alone",
    .takes = [](const GivenPath& path) { return path.is_folder; },
    .open = [](const GivenPath& path, const SourceOptions& options) -> std::unique_ptr<Source> {
      return std::make_unique<FolderSource>(path, options, [root = path.resolved](Walk& walk) {
        return walk.Enter(Root(MakeDiskTree(root)));
      });
    },
};

// Read as a folder is, with the archive's name in front of its members'.
extern constinit const PathFormat kArchiveFormat{
    .id = "archive",
    .summary = "an archive (zip, crx, tar.gz, ...): as a folder, never unpacked to the disk",
    .takes = IsArchive,
    .open = [](const GivenPath& path, const SourceOptions& options) -> std::unique_ptr<Source> {
      const std::string name(BaseName(path.resolved));
      const std::string folder = path.resolved.substr(0, path.resolved.size() - name.size());
      return std::make_unique<FolderSource>(path, options, [folder, name](Walk& walk) {
        Result<Folder> archive = walk.EnterArchive(Root(MakeDiskTree(folder)), name);
        if (archive) archive->below = "";
        return archive;
      });
    },
};

}  // namespace brandlint
