// SPDX-License-Identifier: MIT
// Opens a stranger's files: regular ones only, bounded, without hanging on a FIFO or starting a
// device.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/limits.h"

namespace brandlint {

enum class Links {
  kFollow,  // the user named this path himself
  kRefuse,  // found below a folder: no part of the path may be a symbolic link
};

// Reads a whole file.
//
// file   Raw bytes of a path; kRefuse expects it as ResolvePath gives it, joined with names that
//        were found below.
// bound  Which limit bounds it: &Limits::file_bytes.
//
// Messages do not name the file: the caller puts its name in front.
// Errors: "file-missing"; "file-unreadable" (with the system's reason); "file-link" (kRefuse);
// "file-not-regular" (says what it is: a folder, a FIFO, ...); "file-too-large" ("70000000 bytes
// are more than the limit of 67108864 (file_bytes)").
Result<Bytes> ReadFile(const std::string& file,
                       const Limits& limits,
                       std::int64_t Limits::*bound,
                       Links links);

// The first `count` bytes, or all when there are fewer. Errors as above, never "file-too-large".
Result<Bytes> ReadHead(const std::string& file, std::size_t count, Links links);

// The error of that code.
Error TooLarge(std::int64_t size, std::int64_t limit, std::int64_t Limits::*bound);

// Opens what lies at a path without links, for reading, with more `flags` of open(2). -1 and errno;
// ELOOP when a part of the path is a link.
int OpenWithoutLinks(const std::string& path, int flags);

// The absolute path without links, "." and ".." of something that exists. Errors: "file-missing",
// "file-unreadable".
Result<std::string> ResolvePath(const std::string& file);

}  // namespace brandlint
