// SPDX-License-Identifier: MIT
#include "core/io/write_all.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>

namespace brandlint {

bool WriteAll(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t done = ::write(fd, content.data(), content.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

}  // namespace brandlint
