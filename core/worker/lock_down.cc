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

// [first, last); a negative `last` is no end.
bool CloseRange(int first, int last) {
  const unsigned end = last < 0 ? ~0U : static_cast<unsigned>(last) - 1;
  if (last >= 0 && first >= last) return true;
  if (::close_range(static_cast<unsigned>(first), end, 0) == 0) return true;
  if (errno != ENOSYS && errno != EPERM) return false;
  // Kernels before 5.9, and containers whose filter does not know the call.
  const long most = last < 0 ? ::sysconf(_SC_OPEN_MAX) : last;
  for (int fd = first; fd < most; ++fd) ::close(fd);
  return true;
}

}  // namespace

bool LockDown(int socket, pid_t parent, KeptDescriptors kept) {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return false;
  if (::getppid() != parent) return false;  // it died before that

  for (const int signal : {SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGCHLD, SIGALRM, SIGXCPU, SIGSYS}) {
    std::signal(signal, SIG_DFL);
  }
  std::signal(SIGINT, SIG_IGN);

  // Where the parent had no standard input, the socket may stand in its place.
  const int moved = ::fcntl(socket, F_DUPFD, kWorkerSocket);
  const int null = ::open("/dev/null", O_RDWR);
  if (moved < 0 || null < 0) return false;
  if (::dup2(null, STDIN_FILENO) < 0 || ::dup2(null, STDOUT_FILENO) < 0) return false;
  if (moved != kWorkerSocket && ::dup2(moved, kWorkerSocket) < 0) return false;
  const int next = kWorkerSocket + 1;
  const bool closed = kept.first >= kept.last
                          ? CloseRange(next, -1)
                          : CloseRange(next, kept.first) && CloseRange(kept.last, -1);
  if (!closed) return false;

  const rlimit no_core{0, 0};
  return ::setrlimit(RLIMIT_CORE, &no_core) == 0;
}

}  // namespace brandlint
