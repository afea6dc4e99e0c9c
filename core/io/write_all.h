// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace brandlint {

// Writes all of `content`, however often the system takes only a part. False: errno says why not.
bool WriteAll(int fd, std::string_view content);

}  // namespace brandlint
