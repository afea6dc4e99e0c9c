// SPDX-License-Identifier: MIT
// The files in an archive, in memory. Whoever calls this does it in a process that is sealed off:
// the bytes are a stranger's, and libarchive reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/archive/zip_check.h"
#include "core/base/bytes.h"
#include "core/model/limits.h"

namespace brandlint {

struct Unpacked {
  struct Member {
    std::string name;  // raw, relative, "/" between parts; no "..", "." or empty part
    Bytes content;

    friend bool operator==(const Member&, const Member&) = default;
  };
  std::vector<Member> members;           // those wanted, in the archive's order
  std::vector<ArchiveProblem> problems;  // what is not among them though it might be wanted
  std::uint64_t left_alone = 0;          // other files

  friend bool operator==(const Unpacked&, const Unpacked&) = default;
};

// Whether a file is to be looked at, by its raw name and its first bytes.
enum class Wanted {
  kNo,
  kIfSmall,  // up to manifest_bytes: it may belong to something that is looked at
  kYes,
};
using WantMember = Wanted (*)(std::string_view name, ByteView head);
inline constexpr std::size_t kMemberHeadBytes = 4096;

// Unpacks zip (with the header of a crx or without), tar, and tar compressed by gzip, xz, bzip2 or
// Zstandard. Members that are not wanted are unpacked as far as their head.
//
// Problems: those of CheckZip; "archive-damaged" and "archive-unknown" (the archive itself);
// "archive-path-outside" (an absolute name, or one with ".."); "link-not-followed";
// "archive-encrypted"; "file-too-large"; "limit-archive-members", "limit-archive-content-bytes" and
// "limit-archive-ratio", after which nothing more is unpacked.
Unpacked Unpack(ByteView archive, WantMember want, const Limits& limits);

// One process to another. Nothing when the bytes are no such text: who wrote them had a stranger's
// bytes in hand. Names are checked again.
std::string WriteUnpacked(const Unpacked& unpacked);
std::optional<Unpacked> ReadUnpacked(std::string_view text);

}  // namespace brandlint
