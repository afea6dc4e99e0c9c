// SPDX-License-Identifier: MIT
#include "core/worker/kept_files.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <iterator>
#include <set>
#include <vector>

namespace brandlint {
namespace {

constexpr std::size_t kMostFiles = 1'024;

// Below are the few descriptors that a worker has anyway.
constexpr int kFirst = 64;

// A signal handler has no other way to its data than a global. All of it belongs to this process
// and is written once, but for the name of a refused file.
struct Answers {
  std::vector<std::string> files;  // sorted; descriptor kFirst + i
  int status = 1;
  std::array<char, 256> refused{};
};
Answers& TheAnswers() {
  static Answers answers;
  return answers;
}

// The numbers and arguments of a call, and where its answer goes.
struct Registers {
  explicit Registers(ucontext_t& context) : context_(context) {}
#if defined(__x86_64__)
  std::uint64_t Argument(int index) const {
    constexpr int kPlaces[] = {REG_RDI, REG_RSI, REG_RDX};
    return static_cast<std::uint64_t>(context_.uc_mcontext.gregs[kPlaces[index]]);
  }
  void Answer(long value) { context_.uc_mcontext.gregs[REG_RAX] = value; }
#elif defined(__aarch64__)
  std::uint64_t Argument(int index) const { return context_.uc_mcontext.regs[index]; }
  void Answer(long value) { context_.uc_mcontext.regs[0] = static_cast<std::uint64_t>(value); }
#else
#error "Where this machine keeps the arguments of a system call has to be said here."
#endif

 private:
  ucontext_t& context_;
};

// As strcmp, but "//" is "/", as it is for the system.
int ComparePaths(const char* a, const char* b) {
  const auto next = [](const char* at) { return *at == '/' ? at + std::strspn(at, "/") : at + 1; };
  while (*a != '\0' && *a == *b) {
    a = next(a);
    b = next(b);
  }
  return static_cast<unsigned char>(*a) - static_cast<unsigned char>(*b);
}

// The descriptor of a kept file, or -1.
int FindKept(const char* path) {
  const std::vector<std::string>& files = TheAnswers().files;
  const auto less = [](const std::string& file, const char* name) {
    return ComparePaths(file.c_str(), name) < 0;
  };
  const auto found = std::lower_bound(files.begin(), files.end(), path, less);
  const bool kept = found != files.end() && ComparePaths(found->c_str(), path) == 0;
  return kept ? kFirst + static_cast<int>(found - files.begin()) : -1;
}

// Descriptors of one file share their position. Freetype and HarfBuzz map their files and never
// read, so that does not matter.
long OpenKept(const char* path, std::uint64_t flags) {
  const int kept = FindKept(path);
  if (kept >= 0 && (flags & O_ACCMODE) == O_RDONLY) {
    const int copy = ::fcntl(kept, F_DUPFD_CLOEXEC, 0);
    return copy >= 0 ? copy : -EMFILE;
  }
  std::array<char, 256>& refused = TheAnswers().refused;
  if (refused[0] == '\0') std::strncpy(refused.data(), path, refused.size() - 1);
  return -EACCES;
}

// Fontconfig passes over fonts that cannot be read.
long AccessKept(const char* path, std::uint64_t mode) {
  return FindKept(path) >= 0 && (mode & ~std::uint64_t{R_OK}) == 0 ? 0 : -EACCES;
}

// GLib looks every few seconds whether its list of file types is still the same.
long StatKept(const char* path, std::uint64_t facts) {
  const int kept = FindKept(path);
  if (kept < 0) return -EACCES;
  return ::fstat(kept, reinterpret_cast<struct stat*>(facts)) == 0 ? 0 : -errno;
}

// True when the call was one about a file, and is answered.
bool AnswerAboutFile(int call, Registers& registers) {
  const auto path_at = [&](int index) {
    return reinterpret_cast<const char*>(registers.Argument(index));
  };
  switch (call) {
    case SYS_openat:
      registers.Answer(OpenKept(path_at(1), registers.Argument(2)));
      return true;
    case SYS_faccessat:
    case SYS_faccessat2:
      registers.Answer(AccessKept(path_at(1), registers.Argument(2)));
      return true;
    case SYS_newfstatat:  // with an empty path it is let through
      registers.Answer(StatKept(path_at(1), registers.Argument(2)));
      return true;
#ifdef SYS_open
    case SYS_open:
      registers.Answer(OpenKept(path_at(0), registers.Argument(1)));
      return true;
    case SYS_access:
      registers.Answer(AccessKept(path_at(0), registers.Argument(1)));
      return true;
#endif
    default:
      return false;
  }
}

// Calls only what may be called in a signal handler; a refused call is made by the thread itself,
// so nothing of it is held half way but what it was doing.
void OnRefusedCall(int, siginfo_t* info, void* context) {
  const int saved = errno;
  Registers registers(*static_cast<ucontext_t*>(context));
  if (AnswerAboutFile(info->si_syscall, registers)) {
    errno = saved;
    return;
  }
  constexpr std::string_view kText = "brandlint: a worker may not make system call ";
  std::array<char, 80> line{};
  std::memcpy(line.data(), kText.data(), kText.size());
  char* end =
      std::to_chars(line.data() + kText.size(), line.data() + line.size() - 1, info->si_syscall)
          .ptr;
  *end++ = '\n';
  // Nothing is left to do when even that fails.
  [[maybe_unused]] const ssize_t written =
      ::write(STDERR_FILENO, line.data(), static_cast<std::size_t>(end - line.data()));
  ::_exit(TheAnswers().status);
}

// Room for so many descriptors, as far as the system lets it grow; how many there is room for.
int MakeRoom(int wanted) {
  rlimit room{};
  if (::getrlimit(RLIMIT_NOFILE, &room) != 0) return 0;
  if (room.rlim_cur < static_cast<rlim_t>(wanted)) {
    room.rlim_cur = std::min<rlim_t>(static_cast<rlim_t>(wanted), room.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &room) != 0) ::getrlimit(RLIMIT_NOFILE, &room);
  }
  return static_cast<int>(std::min<rlim_t>(room.rlim_cur, static_cast<rlim_t>(wanted)));
}

}  // namespace

KeptDescriptors OpenKeptFiles(std::span<const std::string> files) {
  constexpr int kReserve = 16;  // what is opened besides, one after the other
  Answers& answers = TheAnswers();
  answers.files.clear();
  const auto less = [](const std::string& a, const std::string& b) {
    return ComparePaths(a.c_str(), b.c_str()) < 0;
  };
  const std::set<std::string, decltype(less)> sorted(files.begin(), files.end());
  const auto count = static_cast<int>(std::min(sorted.size(), kMostFiles));
  const int end = MakeRoom(kFirst + count + kReserve) - kReserve;
  int next = kFirst;
  for (const std::string& file : sorted) {
    if (next >= std::min(end, kFirst + count)) break;
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) continue;
    const int moved = fd == next ? fd : ::dup3(fd, next, O_CLOEXEC);
    if (moved != fd) ::close(fd);
    if (moved < 0) continue;
    answers.files.push_back(file);
    ++next;
  }
  return {kFirst, next};
}

void AnswerRefusedCalls(int status) {
  TheAnswers().status = status;
  struct sigaction action {};
  action.sa_sigaction = OnRefusedCall;
  action.sa_flags = SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  sigaction(SIGSYS, &action, nullptr);
}

std::string TakeRefusedFile() {
  std::array<char, 256>& refused = TheAnswers().refused;
  std::string file(refused.data());
  refused.fill('\0');
  return file;
}

}  // namespace brandlint
