// SPDX-License-Identifier: MIT
#include "core/io/temporary_file.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>

#include "core/base/utf8.h"
#include "core/io/system_error.h"
#include "core/io/unique_fd.h"

namespace brandlint {

Result<std::unique_ptr<std::istream>> CopyToTemporaryFile(std::istream& in) {
  const char* const asked = std::getenv("TMPDIR");
  const std::string folder = asked == nullptr || *asked == '\0' ? "/tmp" : asked;
  const auto failed = [&](int number) {
    return Error{"temporary-file",
                 EscapeForDisplay(folder) +
                     ": cannot keep the input for a second reading: " + SystemReason(number)};
  };
  std::string name = folder + "/brandlint-XXXXXX";
  const UniqueFd made(::mkstemp(name.data()));
  if (!made) return failed(errno);
  auto file = std::make_unique<std::fstream>(name, std::ios::in | std::ios::out | std::ios::binary);
  const int opening = errno;
  ::unlink(name.c_str());
  if (!*file) return failed(opening);
  std::array<char, 64 * 1024> buffer;
  while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
    errno = 0;
    if (!file->write(buffer.data(), in.gcount())) return failed(errno == 0 ? EIO : errno);
  }
  errno = 0;
  if (!file->flush()) return failed(errno == 0 ? EIO : errno);
  file->seekg(0);
  return std::unique_ptr<std::istream>(std::move(file));
}

}  // namespace brandlint
