// SPDX-License-Identifier: MIT
#include "service/store/pictures.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/base/check.h"
#include "core/base/digest.h"
#include "core/io/read_file.h"
#include "core/io/write_file.h"

namespace brandlint {
namespace {

// Bounded by whoever put it there.
Limits NoBound() {
  Limits limits;
  limits.file_bytes = std::int64_t{1} << 40;
  return limits;
}

Result<void> MakeFolder(const std::string& folder) {
  if (mkdir(folder.c_str(), 0750) == 0 || errno == EEXIST) return {};
  return Error{"output-unwritable", folder + ": " + std::strerror(errno)};
}

}  // namespace

Result<PictureStore> PictureStore::Open(std::string folder) {
  for (std::size_t slash = folder.find('/', 1); slash != std::string::npos;
       slash = folder.find('/', slash + 1)) {
    if (const auto made = MakeFolder(folder.substr(0, slash)); !made) return made.error();
  }
  if (const auto made = MakeFolder(folder); !made) return made.error();
  return OpenExisting(folder);
}

Result<PictureStore> PictureStore::OpenExisting(const std::string& folder) {
  // Workers open what lies there without following links.
  auto resolved = ResolvePath(folder);
  if (!resolved) {
    return Error{resolved.error().code,
                 "folder of pictures " + folder + ": " + resolved.error().message};
  }
  struct stat facts {};
  if (stat(resolved->c_str(), &facts) == 0 && !S_ISDIR(facts.st_mode)) {
    return Error{"not-a-folder", "folder of pictures " + folder + ": is a file"};
  }
  return PictureStore(*std::move(resolved));
}

bool PictureStore::IsDigest(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string PictureStore::FileOf(std::string_view sha256) const {
  CHECK(IsDigest(sha256));
  return folder_ + "/" + std::string(sha256.substr(0, 2)) + "/" + std::string(sha256.substr(2));
}

Result<std::string> PictureStore::Put(ByteView content) const {
  std::string sha256 = Sha256Hex(content);
  if (Has(sha256)) return sha256;
  if (const auto made = MakeFolder(folder_ + "/" + sha256.substr(0, 2)); !made) {
    return made.error();
  }
  if (const auto written = WriteFile(FileOf(sha256), AsText(content)); !written) {
    return written.error();
  }
  return sha256;
}

bool PictureStore::Has(std::string_view sha256) const {
  const auto content = ReadFile(FileOf(sha256), NoBound(), &Limits::file_bytes, Links::kRefuse);
  return content && Sha256Hex(*content) == sha256;
}

std::int64_t PictureStore::SizeOf(std::string_view sha256) const {
  struct stat facts {};
  if (stat(FileOf(sha256).c_str(), &facts) != 0) return -1;
  return facts.st_size;
}

Result<void> PictureStore::Remove(std::string_view sha256) const {
  const std::string file = FileOf(sha256);
  if (unlink(file.c_str()) == 0 || errno == ENOENT) return {};
  return Error{"output-unwritable", file + ": " + std::strerror(errno)};
}

}  // namespace brandlint
