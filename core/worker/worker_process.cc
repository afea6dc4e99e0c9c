// SPDX-License-Identifier: MIT
#include "core/worker/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <utility>

#include "core/codec/observations.h"
#include "core/io/system_error.h"
#include "core/worker/lock_down.h"
#include "core/worker/protocol.h"

namespace brandlint {
namespace {

// How a worker says why it gives up.
constexpr int kBadJobStatus = 2;
constexpr int kCannotStartStatus = 3;
constexpr int kNoMemoryStatus = 4;

constexpr std::size_t kReadAtOnce = 64 * 1024;

// A worker is ready within milliseconds; a machine that needs longer than this is not working.
constexpr int kReadyMs = 30'000;

// The content of a job's file, looked at in place.
class MappedFile {
 public:
  MappedFile(int fd, std::size_t size) : size_(size) {
    if (size > 0) address_ = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() {
    if (size_ > 0 && ok()) ::munmap(address_, size_);
  }
  bool ok() const { return address_ != MAP_FAILED; }
  ByteView view() const { return {static_cast<const std::uint8_t*>(address_), size_}; }

 private:
  void* address_ = nullptr;
  std::size_t size_;
};

void SendWhole(int socket, std::string_view body) {
  const FrameLength length = body.size();
  std::string frame(reinterpret_cast<const char*>(&length), sizeof length);
  frame += body;
  std::size_t sent = 0;
  if (!SendSome(socket, frame, sent, -1)) ::_exit(0);  // the parent is gone
}

// Waits for one frame; ends the process when the parent is gone.
std::string ReceiveWhole(int socket, UniqueFd& file) {
  std::string received;
  FrameLength length = 0;
  while (received.size() < sizeof length) {
    if (!ReceiveSome(socket, received, sizeof length - received.size(), &file)) ::_exit(0);
  }
  std::memcpy(&length, received.data(), sizeof length);
  received.clear();
  while (received.size() < length) {
    const std::size_t most = std::min<std::size_t>(kReadAtOnce, length - received.size());
    if (!ReceiveSome(socket, received, most, nullptr)) ::_exit(0);
  }
  return received;
}

// What the child does with its life. Exceptions of the job end it, as any crash does.
[[noreturn]] void Serve(int socket, const ScanJob& scan) noexcept {
  SendWhole(socket, "");
  while (true) {
    UniqueFd file;
    const std::optional<Job> job = ReadJob(ReceiveWhole(socket, file));
    if (!job || (job->size_bytes > 0 && !file)) ::_exit(kBadJobStatus);
    try {
      const MappedFile content(file.get(), job->size_bytes);
      if (!content.ok()) ::_exit(kNoMemoryStatus);
      std::vector<AssetBytes> assets;
      if (!job->submission.assets.empty()) {
        assets.push_back({content.view(), job->sha256, job->error});
      }
      std::string answer;
      WriteObservations(scan(job->submission, assets), answer);
      SendWhole(socket, answer);
    } catch (const std::bad_alloc&) {
      ::_exit(kNoMemoryStatus);
    }
  }
}

bool IsReady(int socket) {
  std::string hello;
  while (hello.size() < sizeof(FrameLength)) {
    pollfd wait{socket, POLLIN, 0};
    const int ready = ::poll(&wait, 1, kReadyMs);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    if (!ReceiveSome(socket, hello, sizeof(FrameLength) - hello.size(), nullptr)) return false;
  }
  return true;
}

}  // namespace

Result<WorkerProcess> WorkerProcess::Start(const ScanJob& job) {
  const auto failed = [](const std::string& why) {
    return Error{"worker-start", "a worker process cannot be started: " + why};
  };
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return failed(SystemReason(errno));
  }
  UniqueFd ours(ends[0]);
  UniqueFd theirs(ends[1]);

  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) return failed(SystemReason(errno));
  if (pid == 0) {
    const int socket = LockDown(theirs.get(), parent);
    if (socket < 0) ::_exit(kCannotStartStatus);
    Serve(socket, job);
  }

  theirs.reset();
  WorkerProcess worker(pid, std::move(ours));
  if (!IsReady(worker.socket())) return failed("it " + worker.End() + " before it was ready");
  if (::fcntl(worker.socket(), F_SETFL, O_NONBLOCK) != 0) return failed(SystemReason(errno));
  return worker;
}

WorkerProcess::WorkerProcess(pid_t pid, UniqueFd socket) : pid_(pid), socket_(std::move(socket)) {}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), socket_(std::move(other.socket_)) {}

WorkerProcess& WorkerProcess::operator=(WorkerProcess&& other) noexcept {
  if (this != &other) {
    End();
    pid_ = std::exchange(other.pid_, -1);
    socket_ = std::move(other.socket_);
  }
  return *this;
}

WorkerProcess::~WorkerProcess() { End(); }

std::string WorkerProcess::End() {
  if (pid_ < 0) return "";
  const pid_t pid = std::exchange(pid_, -1);
  // Until it is waited for, the id stays with this child, so no stranger can be hit. One that has
  // already ended keeps its own end.
  ::kill(pid, SIGKILL);
  socket_.reset();
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return "was lost";
  }
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    const char* const name = ::sigabbrev_np(signal);
    return "was ended by signal " + std::to_string(signal) + " (SIG" +
           (name == nullptr ? "?" : name) + ")";
  }
  if (WEXITSTATUS(status) == kNoMemoryStatus) return "ran out of memory";
  return "ended with status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace brandlint
