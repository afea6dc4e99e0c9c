// SPDX-License-Identifier: MIT
#include "core/worker/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "core/io/system_error.h"
#include "core/worker/protocol.h"
#include "core/worker/sandbox.h"
#include "core/worker/serve.h"

namespace brandlint {
namespace {

// One that was killed before it had anything to do, by whoever frees memory on this machine, says
// nothing of the next.
constexpr int kTries = 3;

enum class Hello { kReady, kEnded, kSilent };

Hello WaitForHello(int socket, int most_ms) {
  std::string hello;
  while (hello.size() < sizeof(FrameLength)) {
    pollfd wait{socket, POLLIN, 0};
    const int ready = ::poll(&wait, 1, most_ms);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Hello::kSilent;
    if (!ReceiveSome(socket, hello, sizeof(FrameLength) - hello.size(), nullptr)) {
      return Hello::kEnded;
    }
  }
  return Hello::kReady;
}

}  // namespace

WorkerEnd EndOf(int status) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    const char* const name = ::sigabbrev_np(signal);
    return {"was ended by signal " + std::to_string(signal) + " (SIG" +
                (name == nullptr ? "?" : name) + ")",
            signal == SIGXCPU};
  }
  if (WEXITSTATUS(status) == kNoMemoryStatus) {
    return {.text = "ran out of memory", .out_of_memory = true};
  }
  if (WEXITSTATUS(status) == kRefusedCallStatus) {
    return {"asked the system for what a worker may not do"};
  }
  return {"ended with status " + std::to_string(WEXITSTATUS(status))};
}

Error WhyNotExamined(const WorkerEnd& end, const Limits& limits) {
  if (end.out_of_memory) {
    return {"worker-memory",
            "examining it needs more memory than the limit of " +
                std::to_string(limits.worker_bytes) + " bytes (worker_bytes)"};
  }
  if (end.out_of_time) {
    return {"worker-timeout",
            "not examined within the limit of " + std::to_string(limits.asset_cpu_seconds) +
                " s of processor time (asset_cpu_seconds)"};
  }
  return {"worker-crashed", "the worker process " + end.text};
}

std::int64_t WaitSeconds(const Limits& limits) {
  // Longer than a day is for ever, and stays clear of the clock's range.
  return std::clamp<std::int64_t>(limits.asset_seconds, 1, 86'400);
}

Error NotExaminedInTime(const Limits& limits) {
  return {"worker-timeout",
          "not examined within the limit of " + std::to_string(WaitSeconds(limits)) +
              " s (asset_seconds)"};
}

Result<WorkerProcess> WorkerProcess::Start(Zygote& zygote, int ready_ms) {
  const auto failed = [](const std::string& why) {
    return Error{"worker-start", "a worker process cannot be started: " + why};
  };
  std::string end;
  for (int i = 0; i < kTries; ++i) {
    Result<Zygote::Worker> forked = zygote.Fork();
    if (!forked) return forked.error();
    WorkerProcess worker(zygote, forked->pid, std::move(forked->socket));
    switch (WaitForHello(worker.socket(), ready_ms)) {
      case Hello::kReady:
        if (::fcntl(worker.socket(), F_SETFL, O_NONBLOCK) != 0) return failed(SystemReason(errno));
        return worker;
      case Hello::kSilent:  // the next would be no quicker
        return failed("it was not ready within " + std::to_string(ready_ms) + " ms");
      case Hello::kEnded:
        end = worker.End().text;
    }
  }
  return failed("it " + end + " before it was ready");
}

WorkerProcess::WorkerProcess(Zygote& zygote, pid_t pid, UniqueFd socket)
    : zygote_(&zygote), pid_(pid), socket_(std::move(socket)) {}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : zygote_(other.zygote_),
      pid_(std::exchange(other.pid_, -1)),
      socket_(std::move(other.socket_)) {}

WorkerProcess& WorkerProcess::operator=(WorkerProcess&& other) noexcept {
  if (this != &other) {
    End();
    zygote_ = other.zygote_;
    pid_ = std::exchange(other.pid_, -1);
    socket_ = std::move(other.socket_);
  }
  return *this;
}

WorkerProcess::~WorkerProcess() { End(); }

WorkerEnd WorkerProcess::End() {
  if (pid_ < 0) return {};
  // First the kill: one whose socket closes ends by itself, and would not tell how it was found.
  const std::optional<int> ended = zygote_->End(std::exchange(pid_, -1));
  socket_.reset();
  if (!ended) return {"was lost"};
  return EndOf(*ended);
}

}  // namespace brandlint
