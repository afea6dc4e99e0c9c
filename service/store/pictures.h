// SPDX-License-Identifier: MIT
// Submitted files, each once, under the name of its content: DIR/ab/cdef.... A service and its
// workers share the folder.
#pragma once

#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace brandlint {

class PictureStore {
 public:
  // Makes the folder when it is not there. Errors: "output-unwritable".
  static Result<PictureStore> Open(std::string folder);

  // The same of a folder that is there; nothing is made. Errors: those of ResolvePath
  // (core/io/read_file.h), "not-a-folder".
  static Result<PictureStore> OpenExisting(const std::string& folder);

  // Keeps the bytes and gives the 64 digits of their SHA-256. They are on the disk when it returns.
  // What a crash has left torn under that name is replaced. Errors: "output-unwritable".
  Result<std::string> Put(ByteView content) const;

  // Where a file with that SHA-256 is or would be. Precondition: IsDigest(sha256).
  std::string FileOf(std::string_view sha256) const;

  // Whether it is there, whole. Errors: none; what cannot be read is not there.
  bool Has(std::string_view sha256) const;

  // Size in bytes; -1 when it is not there.
  std::int64_t SizeOf(std::string_view sha256) const;

  // Nothing happens when it is not there. Errors: "output-unwritable".
  Result<void> Remove(std::string_view sha256) const;

  const std::string& folder() const { return folder_; }

  // 64 lower-case hexadecimal digits: anything else must never become part of a path.
  static bool IsDigest(std::string_view text);

 private:
  explicit PictureStore(std::string folder) : folder_(std::move(folder)) {}

  std::string folder_;
};

}  // namespace brandlint
