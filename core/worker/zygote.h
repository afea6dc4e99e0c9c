// SPDX-License-Identifier: MIT
// The process all workers are forked from. It is made once, early; loads what every worker needs
// (language data, fonts); and never sees a stranger's bytes, so that each new worker starts clean,
// with everything loaded, however large its grandparent has become.
#pragma once

#include <sys/types.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/io/unique_fd.h"
#include "core/model/limits.h"
#include "core/worker/runner.h"

namespace brandlint {

// What is loaded before a worker is sealed off. It may be empty.
struct WorkerSetUp {
  // In the zygote, once. Answers the files that libraries will open by name later (fonts). Threads
  // that it starts must come to their end.
  std::function<std::vector<std::string>()> load;

  // Pieces that need much memory take turns at it (see Limits::shared_bytes).
  MemoryNeed memory_need;

  // False leaves the files, sockets and system calls to the worker; for tests whose job looks at
  // its process from inside.
  bool sealed = true;
};

class Zygote {
 public:
  // Forks. Precondition: this process has one thread.
  // limits   asset_cpu_seconds and worker_bytes hold for each worker.
  // Errors: "worker-start".
  static Result<std::unique_ptr<Zygote>> Start(const ScanJob& job,
                                               const WorkerSetUp& set_up,
                                               const Limits& limits);
  Zygote(const Zygote&) = delete;
  Zygote& operator=(const Zygote&) = delete;
  ~Zygote();  // ends it and whatever workers are left

  pid_t pid() const { return pid_; }

  // A new worker, which locks itself down, is sealed off, says that it is ready and answers jobs
  // (protocol.h) until its socket closes. Errors: "worker-start".
  struct Worker {
    pid_t pid = -1;
    UniqueFd socket;
  };
  Result<Worker> Fork();

  // Kills a worker that still runs, and waits for it. Its status, as of waitpid(); nothing when the
  // zygote itself is gone.
  std::optional<int> End(pid_t worker);

 private:
  Zygote(pid_t pid, UniqueFd socket) : pid_(pid), socket_(std::move(socket)) {}

  pid_t pid_;
  UniqueFd socket_;
};

}  // namespace brandlint
