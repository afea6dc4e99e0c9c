// SPDX-License-Identifier: MIT
#include "core/worker/zygote.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/io/system_error.h"
#include "core/worker/freed_memory.h"
#include "core/worker/kept_files.h"
#include "core/worker/lock_down.h"
#include "core/worker/message.h"
#include "core/worker/sandbox.h"
#include "core/worker/serve.h"

namespace brandlint {
namespace {

// What the pool asks of the zygote and what it answers: one datagram each, one after the other.
enum class Ask : int { kFork, kEnd };
struct Request {
  Ask ask = Ask::kFork;
  pid_t worker = -1;
};
struct Reply {
  pid_t worker = -1;  // with its socket, for kFork
  int error = 0;      // errno
  int status = 0;     // for kEnd
};

// The first thing it says.
struct Hello {
  enum Ready : int { kReady, kThreadsUnknown, kThreadsLeft } ready = kReady;
  int error = 0;  // errno
};

template <typename T>
bool Send(int socket, const T& message, int file) {
  const ByteView bytes(reinterpret_cast<const std::uint8_t*>(&message), sizeof message);
  return SendMessage(socket, bytes, file) == static_cast<ssize_t>(sizeof message);
}

template <typename T>
bool Receive(int socket, T& message, UniqueFd* file) {
  return ReceiveMessage(socket, &message, sizeof message, file) ==
         static_cast<ssize_t>(sizeof message);
}

// Where memory is short, the system shall take a worker and not the program. Not everywhere may a
// process say so, and then it chooses by itself.
void OfferToTheOutOfMemoryKiller() {
  const UniqueFd fd(::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
  if (fd) [[maybe_unused]]
    const ssize_t done = ::write(fd.get(), "1000", 4);
}

[[noreturn]] void LiveAsWorker(int socket,
                               pid_t zygote,
                               KeptDescriptors kept,
                               const ScanJob& job,
                               const WorkerSetUp& set_up,
                               const Limits& limits) noexcept {
  constexpr int kRoom = 16;  // for the job's file, and fonts one after the other
  if (!LockDown(socket, zygote, kept)) ::_exit(kCannotStartStatus);
  OfferToTheOutOfMemoryKiller();
  if (set_up.sealed) {
    AnswerRefusedCalls(kRefusedCallStatus);
    const SandboxOptions options{.address_bytes = limits.worker_bytes,
                                 .descriptors = kept.last + kRoom};
    if (const auto sealed = EnterSandbox(options); !sealed) {
      const std::string line = "brandlint: " + sealed.error().message + "\n";
      [[maybe_unused]] const ssize_t done = ::write(STDERR_FILENO, line.data(), line.size());
      ::_exit(kCannotStartStatus);
    }
  }
  Serve(job, set_up.memory_need, limits.asset_cpu_seconds);
}

// ThreadSanitizer has a thread of its own, which it starts anew in each child.
#if defined(__SANITIZE_THREAD__)
constexpr nlink_t kThreads = 2;
#elif defined(__has_feature)
constexpr nlink_t kThreads = __has_feature(thread_sanitizer) ? 2 : 1;
#else
constexpr nlink_t kThreads = 1;
#endif

// A fork takes only the thread that asks for it along, and locks that others hold stay locked.
Hello WaitForOneThread() {
  constexpr int kMostMs = 5'000;
  for (int i = 0; i < kMostMs; ++i) {
    // A folder has one link for itself, one from above, and one for each folder in it.
    struct stat facts {};
    if (::stat("/proc/self/task", &facts) != 0) return {Hello::kThreadsUnknown, errno};
    if (facts.st_nlink <= 2 + kThreads) return {};
    ::usleep(1'000);
  }
  return {Hello::kThreadsLeft, 0};
}

[[noreturn]] void LiveAsZygote(const ScanJob& job,
                               const WorkerSetUp& set_up,
                               const Limits& limits) noexcept {
  UseOneArena();
  const std::vector<std::string> files = set_up.load ? set_up.load() : std::vector<std::string>();
  const Hello hello = WaitForOneThread();
  if (hello.ready != Hello::kReady) {
    Send(kWorkerSocket, hello, -1);
    ::_exit(kCannotStartStatus);
  }
  const KeptDescriptors kept = OpenKeptFiles(files);
  GiveBackFreedMemory();  // what loading left would be every worker's
  KeepFreedMemory();
  const pid_t self = ::getpid();
  if (!Send(kWorkerSocket, hello, -1)) ::_exit(0);
  while (true) {
    Request request;
    if (!Receive(kWorkerSocket, request, nullptr)) ::_exit(0);  // the pool is gone
    Reply reply;
    UniqueFd given;
    if (request.ask == Ask::kFork) {
      int ends[2];
      if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0) {
        given.reset(ends[0]);
        const UniqueFd theirs(ends[1]);
        reply.worker = ::fork();
        if (reply.worker == 0) LiveAsWorker(theirs.get(), self, kept, job, set_up, limits);
      }
      if (reply.worker < 0) reply.error = errno;
    } else {
      reply.worker = request.worker;
      // Until it is waited for, the id stays with this child, so no stranger can be hit. One that
      // has already ended keeps its own end.
      ::kill(request.worker, SIGKILL);
      while (::waitpid(request.worker, &reply.status, 0) < 0) {
        if (errno == EINTR) continue;
        reply.error = errno;
        break;
      }
    }
    if (!Send(kWorkerSocket, reply, reply.worker > 0 && given ? given.get() : -1)) {
      ::_exit(0);
    }
  }
}

Error Failed(const std::string& why) {
  return {"worker-start", "a worker process cannot be started: " + why};
}

}  // namespace

Result<std::unique_ptr<Zygote>> Zygote::Start(const ScanJob& job,
                                              const WorkerSetUp& set_up,
                                              const Limits& limits) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    return Failed(SystemReason(errno));
  }
  UniqueFd ours(ends[0]);
  UniqueFd theirs(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) return Failed(SystemReason(errno));
  if (pid == 0) {
    if (!LockDown(theirs.get(), parent, {})) ::_exit(kCannotStartStatus);
    LiveAsZygote(job, set_up, limits);
  }
  theirs.reset();
  std::unique_ptr<Zygote> zygote(new Zygote(pid, std::move(ours)));
  Hello hello;
  if (!Receive(zygote->socket_.get(), hello, nullptr)) {
    return Failed("what they are forked from ended before it was ready");
  }
  switch (hello.ready) {
    case Hello::kReady:
      return zygote;
    case Hello::kThreadsUnknown:
      return Failed("/proc/self/task: " + SystemReason(hello.error) +
                    "; it is needed to see that no thread is left before a fork");
    case Hello::kThreadsLeft:
      return Failed("a library still ran a thread 5 s after it had loaded its data");
  }
  return Failed("what they are forked from said what it never says");
}

Zygote::~Zygote() {
  // Its workers die with it.
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) continue;
}

Result<Zygote::Worker> Zygote::Fork() {
  Reply reply;
  Worker worker;
  if (!Send(socket_.get(), Request{Ask::kFork, -1}, -1) ||
      !Receive(socket_.get(), reply, &worker.socket)) {
    return Failed("what they are forked from is gone");
  }
  if (reply.worker < 0 || !worker.socket) return Failed(SystemReason(reply.error));
  worker.pid = reply.worker;
  return worker;
}

std::optional<int> Zygote::End(pid_t worker) {
  Reply reply;
  if (!Send(socket_.get(), Request{Ask::kEnd, worker}, -1) ||
      !Receive(socket_.get(), reply, nullptr) || reply.error != 0) {
    return std::nullopt;
  }
  return reply.status;
}

}  // namespace brandlint
