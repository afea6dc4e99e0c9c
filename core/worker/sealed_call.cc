// SPDX-License-Identifier: MIT
#include "core/worker/sealed_call.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <new>
#include <string_view>

#include "core/io/system_error.h"
#include "core/io/unique_fd.h"
#include "core/worker/kept_files.h"
#include "core/worker/lock_down.h"
#include "core/worker/protocol.h"
#include "core/worker/sandbox.h"
#include "core/worker/serve.h"
#include "core/worker/worker_process.h"

namespace brandlint {
namespace {

constexpr std::size_t kReadAtOnce = 1024 * 1024;

[[noreturn]] void Answer(
    int socket, pid_t parent, const SealedJob& job, ByteView input, const Limits& limits) noexcept {
  constexpr int kRoom = 8;
  if (!LockDown(socket, parent, {})) ::_exit(kCannotStartStatus);
  AnswerRefusedCalls(kRefusedCallStatus);
  const SandboxOptions options{.address_bytes = limits.worker_bytes,
                               .descriptors = kWorkerSocket + 1 + kRoom};
  if (!EnterSandbox(options)) ::_exit(kCannotStartStatus);
  LimitProcessorTime(limits.asset_cpu_seconds);
  try {
    const std::string answer = job(input);
    const FrameLength length = answer.size();
    std::size_t sent = 0;
    const std::string_view head(reinterpret_cast<const char*>(&length), sizeof length);
    if (!SendSome(kWorkerSocket, head, sent, -1)) ::_exit(0);
    sent = 0;
    if (!answer.empty() && !SendSome(kWorkerSocket, answer, sent, -1)) ::_exit(0);
  } catch (const std::bad_alloc&) {
    ::_exit(kNoMemoryStatus);
  }
  ::_exit(0);
}

// A child that is killed and waited for, once, at the latest when this goes.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { End(); }

  int End() {
    int status = 0;
    if (pid_ < 0) return status;
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_;
};

enum class Reading { kWhole, kEnded, kOutOfTime };

Reading ReadFrame(int socket, std::int64_t seconds, std::string& body) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + std::chrono::seconds(seconds);
  std::string received;
  while (true) {
    FrameLength length = 0;
    if (received.size() >= sizeof length) {
      std::memcpy(&length, received.data(), sizeof length);
      if (received.size() - sizeof length > length) return Reading::kEnded;  // it babbles
      if (received.size() - sizeof length == length) break;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return Reading::kOutOfTime;
    pollfd wait{socket, POLLIN, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return Reading::kEnded;
    if (ready > 0 && !ReceiveSome(socket, received, kReadAtOnce, nullptr)) return Reading::kEnded;
  }
  body = received.substr(sizeof(FrameLength));
  return Reading::kWhole;
}

}  // namespace

Result<std::string> CallSealed(const SealedJob& job, ByteView input, const Limits& limits) {
  const auto failed = [](int number) {
    return Error{"worker-start",
                 "a worker process cannot be started: " + std::string(SystemReason(number))};
  };
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return failed(errno);
  const UniqueFd ours(ends[0]);
  UniqueFd theirs(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) return failed(errno);
  if (pid == 0) Answer(theirs.get(), parent, job, input, limits);
  theirs.reset();
  Child child(pid);

  std::string body;
  switch (ReadFrame(ours.get(), WaitSeconds(limits), body)) {
    case Reading::kWhole:
      return body;
    case Reading::kOutOfTime:
      return NotExaminedInTime(limits);
    case Reading::kEnded:
      break;
  }
  return WhyNotExamined(EndOf(child.End()), limits);
}

}  // namespace brandlint
