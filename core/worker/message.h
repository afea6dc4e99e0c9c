// SPDX-License-Identifier: MIT
// Bytes through a local socket, with a file descriptor beside them.
#pragma once

#include <sys/types.h>

#include <cstddef>

#include "core/base/bytes.h"
#include "core/io/unique_fd.h"

namespace brandlint {

// Sends what the socket takes of `bytes`, and with them `file` (or none, -1), which stays open
// here. As sendmsg(2), but without EINTR and SIGPIPE: the number of bytes sent, or -1 and errno.
ssize_t SendMessage(int socket, ByteView bytes, int file);

// Receives at most `most` bytes. A descriptor that came with them is closed on exec and put into
// `file`; where that is null, it is dropped. As recvmsg(2), but without EINTR.
ssize_t ReceiveMessage(int socket, void* to, std::size_t most, UniqueFd* file);

}  // namespace brandlint
