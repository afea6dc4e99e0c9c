// SPDX-License-Identifier: MIT
#include "core/worker/message.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

namespace brandlint {

ssize_t SendMessage(int socket, ByteView bytes, int file) {
  iovec part{const_cast<std::uint8_t*>(bytes.data()), bytes.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof file)] = {};
  if (file >= 0) {
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof file);
    std::memcpy(CMSG_DATA(header), &file, sizeof file);
  }
  ssize_t done = 0;
  do {
    done = ::sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (done < 0 && errno == EINTR);
  return done;
}

ssize_t ReceiveMessage(int socket, void* to, std::size_t most, UniqueFd* file) {
  iovec part{to, most};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  int fd = -1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof fd)] = {};
  if (file != nullptr) {  // without room for it, the kernel drops a descriptor
    message.msg_control = control;
    message.msg_controllen = sizeof control;
  }
  ssize_t done = 0;
  do {
    done = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (done < 0 && errno == EINTR);
  if (done < 0 || file == nullptr) return done;
  const cmsghdr* const header = CMSG_FIRSTHDR(&message);
  if (header != nullptr && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
    std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
    file->reset(fd);
  }
  return done;
}

}  // namespace brandlint
