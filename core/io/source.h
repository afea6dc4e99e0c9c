// SPDX-License-Identifier: MIT
// Where submissions come from. A new input format is one page in sources/ that makes a Source,
// and one line in sources/all.def.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/archive/unpack.h"
#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/limits.h"
#include "core/model/submission.h"

namespace brandlint {

class Source {
 public:
  virtual ~Source() = default;

  // The next submission, in an order that depends on the input alone; nothing at the end. What is
  // wrong with one submission is among its problems and the next one follows; an Error means that
  // the source itself cannot go on, and ends it.
  virtual Result<std::optional<Submission>> Next() = 0;

  // Files met so far that are neither manifests nor pictures. They are left alone; the number is
  // for the message that nothing was there to check.
  virtual std::size_t ignored_files() const { return 0; }
};

// The files in an archive. Errors: why it could not be unpacked at all.
using Unpacker = std::function<Result<Unpacked>(ByteView archive, const Limits& limits)>;

// In this process, members that the other pages of the shelf would look at.
Result<Unpacked> UnpackHere(ByteView archive, const Limits& limits);
Wanted WantMemberOfArchive(std::string_view name, ByteView head);

struct SourceOptions {
  Limits limits;                    // folder_depth, folder_files and those of manifests count here
  std::optional<SubjectType> role;  // of loose pictures; nothing: decided by their size
  bool repeated_ids = true;         // a row of a catalogue whose id an earlier one had is told
  Unpacker unpack = UnpackHere;     // of strangers' archives: worker/unpack_sealed.h
  // Whether the user does not want to have something looked at that is found on a walk; may be
  // empty. `path` is absolute and without links; of a member of an archive, the archive's and its
  // own.
  std::function<bool(const std::string& path, bool is_folder)> ignored = {};
  std::istream* standard_input = nullptr;  // what the path "-" reads, a catalogue in JSONL
};

// A path as somebody gave it, which exists.
struct GivenPath {
  std::string raw;       // as given: what `source` starts with
  std::string resolved;  // the same place without links (ResolvePath), to open
  bool is_folder = false;
};

// One way to read a path.
struct PathFormat {
  std::string_view id;       // "folder"
  std::string_view summary;  // one line
  bool (*takes)(const GivenPath& path);
  std::unique_ptr<Source> (*open)(const GivenPath& path, const SourceOptions& options);
};

// All formats, in the order in which they are asked; the last takes everything.
std::span<const PathFormat* const> PathFormats();

}  // namespace brandlint
