// SPDX-License-Identifier: MIT
// One worker process: made by fork, fed through a socket, ended by its process id.
#pragma once

#include <sys/types.h>

#include <string>

#include "core/base/result.h"
#include "core/io/unique_fd.h"
#include "core/worker/runner.h"

namespace brandlint {

class WorkerProcess {
 public:
  // Forks. The child locks itself down (lock_down.h), says that it is ready, answers jobs until
  // the socket closes, and never returns from here. The parent waits until the child is ready, so
  // that a child that cannot even start is not blamed on a picture.
  //
  // Precondition: this process has one thread.
  // Errors: "worker-start".
  static Result<WorkerProcess> Start(const ScanJob& job);

  WorkerProcess(WorkerProcess&& other) noexcept;
  WorkerProcess& operator=(WorkerProcess&& other) noexcept;
  ~WorkerProcess();  // as End()

  int socket() const { return socket_.get(); }  // non-blocking
  pid_t pid() const { return pid_; }

  // Kills the process if it still runs, waits for it and says how it ended: "was ended by signal
  // 11 (SEGV)". Ending twice gives "" the second time.
  std::string End();

 private:
  WorkerProcess(pid_t pid, UniqueFd socket);

  pid_t pid_ = -1;
  UniqueFd socket_;
};

}  // namespace brandlint
