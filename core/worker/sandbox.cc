// SPDX-License-Identifier: MIT
#include "core/worker/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string_view>

#include "core/io/system_error.h"
#include "core/worker/kept_files.h"
#include "core/worker/lock_down.h"

namespace brandlint {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

Error Failure(std::string_view what, int number) {
  return {"sandbox",
          "a worker cannot be sealed off: " + std::string(what) + ": " + SystemReason(number) +
              " (doctor says what is active here; --no-sandbox goes without)"};
}

// 0 where the kernel has none, or does not have it switched on.
int LandlockAbi() {
  const long abi =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return static_cast<int>(std::max(abi, 0L));
}

// linux/landlock.h of later kernels; a field an older kernel does not know may be zero.
struct LandlockRules {
  std::uint64_t files = 0;
  std::uint64_t ports = 0;
  std::uint64_t scopes = 0;
};

// Everything that this version of the interface can take away (landlock(7), "ABI versions").
LandlockRules AllOf(int abi) {
  LandlockRules rules{.files = (1U << 13) - 1};
  if (abi >= 2) rules.files |= 1U << 13;  // links between folders
  if (abi >= 3) rules.files |= 1U << 14;  // truncating
  if (abi >= 4) rules.ports = 3;          // TCP: bind, connect
  if (abi >= 5) rules.files |= 1U << 15;  // ioctl on devices
  if (abi >= 6) rules.scopes = 3;         // abstract sockets, signals to others
  return rules;
}

Result<void> EnterLandlock() {
  const int abi = LandlockAbi();
  if (abi == 0) return {};
  const LandlockRules rules = AllOf(abi);
  const long fd = ::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (fd < 0) return Failure("landlock_create_ruleset", errno);
  const long done = ::syscall(SYS_landlock_restrict_self, fd, 0);
  const int number = errno;
  ::close(static_cast<int>(fd));
  if (done != 0) return Failure("landlock_restrict_self", number);
  return {};
}

struct Release {
  void operator()(void* filter) const { seccomp_release(filter); }
};

using Condition = scmp_arg_cmp;

// Argument `index` is `value`.
constexpr Condition Is(unsigned index, std::uint64_t value) {
  return {index, SCMP_CMP_EQ, value, 0};
}

// Those bits of argument `index` are set, or not.
constexpr Condition Has(unsigned index, std::uint64_t bits) {
  return {index, SCMP_CMP_MASKED_EQ, bits, bits};
}
constexpr Condition HasNot(unsigned index, std::uint64_t bits) {
  return {index, SCMP_CMP_MASKED_EQ, bits, 0};
}

// Negative errors of libseccomp are errno numbers.
Result<void> EnterFilter() {
  // A refused call is not made, and raises SIGSYS in the thread that asked for it.
  const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_TRAP));
  if (!filter) return Failure("seccomp_init", ENOMEM);
  int failed = seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
  // Whatever threads a library may have.
  if (failed == 0) failed = seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1);
  const auto allow = [&](int number, std::initializer_list<Condition> conditions) {
    if (failed != 0) return;
    failed = seccomp_rule_add_array(filter.get(),
                                    SCMP_ACT_ALLOW,
                                    number,
                                    static_cast<unsigned>(conditions.size()),
                                    conditions.begin());
  };
#define SYSTEM_CALL(name, why) allow(SCMP_SYS(name), {});
#define SYSTEM_CALL_IF(name, why, ...) allow(SCMP_SYS(name), {__VA_ARGS__});
#include "core/worker/system_calls.def"
#undef SYSTEM_CALL
#undef SYSTEM_CALL_IF
  if (failed == 0) {
    failed = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
  }
  if (failed == 0) failed = seccomp_load(filter.get());
  if (failed != 0) return Failure("seccomp", -failed);
  return {};
}

Result<void> Limit(decltype(RLIMIT_AS) what, std::string_view name, rlim_t most) {
  rlimit limit{};
  if (::getrlimit(what, &limit) != 0) return Failure(name, errno);
  limit.rlim_max = std::min(limit.rlim_max, most);
  limit.rlim_cur = std::min(limit.rlim_cur, limit.rlim_max);
  if (::setrlimit(what, &limit) != 0) return Failure(name, errno);
  return {};
}

// The child's answer to TryOutSandbox: bits of an exit status.
constexpr int kSealed = 1;
constexpr int kFilesRefused = 2;

// Runs `attempt` in a sealed child; its exit status, or -1 when it ended otherwise.
template <typename Attempt>
int InSealedChild(const SandboxOptions& options, Attempt attempt) {
  const pid_t pid = ::fork();
  if (pid < 0) return -1;
  if (pid == 0) {
    const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (null >= 0) ::dup2(null, STDERR_FILENO);
    AnswerRefusedCalls(kRefusedCallStatus);
    if (!EnterSandbox(options)) ::_exit(0);
    ::_exit(kSealed | attempt());
  }
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Result<void> EnterSandbox(const SandboxOptions& options) {
  if (options.address_bytes > 0 && !kSanitized) {
    const auto most = static_cast<rlim_t>(options.address_bytes);
    if (const auto done = Limit(RLIMIT_AS, "RLIMIT_AS", most); !done) return done;
  }
  if (options.descriptors > 0) {
    const auto most = static_cast<rlim_t>(options.descriptors);
    if (const auto done = Limit(RLIMIT_NOFILE, "RLIMIT_NOFILE", most); !done) return done;
  }
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return Failure("no_new_privs", errno);
  if (const auto done = EnterLandlock(); !done) return done;
  return EnterFilter();
}

void LimitProcessorTime(std::int64_t seconds) {
  rusage used{};
  if (::getrusage(RUSAGE_SELF, &used) != 0) return;
  const rlim_t so_far = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1;
  const rlimit limit{so_far + static_cast<rlim_t>(std::max<std::int64_t>(seconds, 1)),
                     RLIM_INFINITY};
  // The clock on the wall, which the parent watches, holds in any case.
  ::setrlimit(RLIMIT_CPU, &limit);
}

SandboxReport TryOutSandbox(const SandboxOptions& options) {
  SandboxReport report{.landlock_abi = LandlockAbi()};
  const int files = InSealedChild(options, [] {
    return ::open("/proc/self/status", O_RDONLY) < 0 && errno == EACCES ? kFilesRefused : 0;
  });
  report.refuses_files = files == (kSealed | kFilesRefused);
  // What is refused there ends the child at once.
  report.refuses_sockets = InSealedChild(options, [] {
                             ::socket(AF_INET, SOCK_STREAM, 0);
                             return 0;
                           }) == kRefusedCallStatus;
  report.refuses_processes = InSealedChild(options, [] {
                               if (::fork() == 0) ::_exit(0);
                               return 0;
                             }) == kRefusedCallStatus;
  if (files >= 0 && (files & kSealed) != 0) return report;
  // Said by the one who tries, in a child so that this process stays as it is.
  int ends[2];
  report.failure = "no reason given";
  if (::pipe2(ends, O_CLOEXEC) != 0) return report;
  const pid_t pid = ::fork();
  if (pid == 0) {
    const auto sealed = EnterSandbox(options);
    const std::string reason = sealed ? "" : sealed.error().message;
    ::_exit(::write(ends[1], reason.data(), reason.size()) < 0 ? 1 : 0);
  }
  ::close(ends[1]);
  char reason[512];
  const ssize_t size = ::read(ends[0], reason, sizeof reason);
  ::close(ends[0]);
  if (pid > 0) ::waitpid(pid, nullptr, 0);
  if (size > 0) report.failure.assign(reason, static_cast<std::size_t>(size));
  return report;
}

}  // namespace brandlint
