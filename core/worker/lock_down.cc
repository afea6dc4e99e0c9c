// SPDX-License-Identifier: MIT
#include "core/worker/lock_down.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <initializer_list>

namespace brandlint {
namespace {

constexpr int kSocket = 3;  // the first after the standard ones

bool CloseFrom(int first) {
  if (::close_range(static_cast<unsigned>(first), ~0U, 0) == 0) return true;
  if (errno != ENOSYS && errno != EPERM) return false;
  // Kernels before 5.9, and containers whose filter does not know the call.
  const long last = ::sysconf(_SC_OPEN_MAX);
  for (int fd = first; fd < last; ++fd) ::close(fd);
  return true;
}

}  // namespace

int LockDown(int socket, pid_t parent) {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return -1;
  if (::getppid() != parent) return -1;  // it died before that

  for (const int signal : {SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGCHLD, SIGALRM}) {
    std::signal(signal, SIG_DFL);
  }
  std::signal(SIGINT, SIG_IGN);

  // Where the parent had no standard input, the socket may stand in its place.
  const int moved = ::fcntl(socket, F_DUPFD, kSocket);
  const int null = ::open("/dev/null", O_RDWR);
  if (moved < 0 || null < 0) return -1;
  if (::dup2(null, STDIN_FILENO) < 0 || ::dup2(null, STDOUT_FILENO) < 0) return -1;
  if (moved != kSocket && ::dup2(moved, kSocket) < 0) return -1;
  if (!CloseFrom(kSocket + 1)) return -1;

  const rlimit no_core{0, 0};
  if (::setrlimit(RLIMIT_CORE, &no_core) != 0) return -1;
  return kSocket;
}

}  // namespace brandlint
