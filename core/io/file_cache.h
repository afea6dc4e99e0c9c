// SPDX-License-Identifier: MIT
// Texts by key in a folder, kept from run to run. Several processes may use it at once. Nothing of
// it is ever needed: what cannot be read is not there, what cannot be written is not kept.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace brandlint {

class FileCache {
 public:
  // Makes the folder, and those on the way to it, for this user alone.
  //
  // most_bytes  When it holds more at the end of a run that wrote, the entries used longest ago go
  //             until a fifth is free.
  //
  // Errors: "cache", when it cannot be made, or others may write into it: who can, could have a
  // picture pass that was never looked at.
  static Result<std::unique_ptr<FileCache>> Open(const std::string& folder,
                                                 std::int64_t most_bytes);
  FileCache(const FileCache&) = delete;
  FileCache& operator=(const FileCache&) = delete;
  ~FileCache();

  // Nothing when there is none, or it is not what was put there. Precondition for both: the key has
  // at least three letters, fit for a file name.
  std::optional<std::string> Get(const std::string& key);

  // Whole or not at all; not flushed: after a crash of the machine Get() finds it damaged. After a
  // first failure nothing more is tried.
  void Put(const std::string& key, std::string_view text);

  // Why nothing is kept any more: "no space left on device"; nothing when all went well.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  FileCache(std::string folder, std::int64_t most_bytes)
      : folder_(std::move(folder)), most_bytes_(most_bytes) {}
  std::string FileOf(const std::string& key) const;
  void MakeRoom() const;

  const std::string folder_;
  const std::int64_t most_bytes_;
  bool wrote_ = false;
  std::optional<Error> failure_;
};

}  // namespace brandlint
