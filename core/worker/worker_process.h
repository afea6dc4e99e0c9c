// SPDX-License-Identifier: MIT
// One worker process: made by the zygote, fed through a socket, ended by its process id.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/io/unique_fd.h"
#include "core/model/limits.h"
#include "core/worker/zygote.h"

namespace brandlint {

// How a worker ended.
struct WorkerEnd {
  std::string text;            // "was ended by signal 11 (SIGSEGV)"
  bool out_of_time = false;    // by the limit on its processor time
  bool out_of_memory = false;  // likewise
};

WorkerEnd EndOf(int wait_status);  // as of waitpid()

// Why a piece was not examined whose worker ended so: "worker-memory", "worker-timeout",
// "worker-crashed".
Error WhyNotExamined(const WorkerEnd& end, const Limits& limits);

// How long the answer to a piece is waited for; and the error when it did not come.
std::int64_t WaitSeconds(const Limits& limits);
Error NotExaminedInTime(const Limits& limits);

class WorkerProcess {
 public:
  // A worker is ready within milliseconds; a machine that needs longer than this is not working.
  static constexpr int kReadyMs = 30'000;

  // Has a worker forked and waits until it is ready, so that one that cannot even start is not
  // blamed on a picture; one that is killed before that is tried again. `zygote` must outlive it.
  // Errors: "worker-start", after `ready_ms` or little more.
  static Result<WorkerProcess> Start(Zygote& zygote, int ready_ms = kReadyMs);

  WorkerProcess(WorkerProcess&& other) noexcept;
  WorkerProcess& operator=(WorkerProcess&& other) noexcept;
  ~WorkerProcess();  // as End()

  int socket() const { return socket_.get(); }  // non-blocking
  pid_t pid() const { return pid_; }

  // Kills the process if it still runs, waits for it and says how it ended. Ending twice gives ""
  // the second time.
  WorkerEnd End();

 private:
  WorkerProcess(Zygote& zygote, pid_t pid, UniqueFd socket);

  Zygote* zygote_;
  pid_t pid_ = -1;
  UniqueFd socket_;
};

}  // namespace brandlint
