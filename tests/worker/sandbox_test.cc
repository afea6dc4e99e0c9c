// SPDX-License-Identifier: MIT
// What a sealed worker can still do, and what it cannot: each attempt is the job of a real pool.
#include "core/worker/sandbox.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ostream>
#include <thread>
#include <vector>

#include "core/worker/pool.h"
#include "tests/worker/fake_scan.h"

namespace brandlint {
namespace {

#if defined(__SANITIZE_THREAD__)
#define BRANDLINT_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define BRANDLINT_TSAN 1
#endif
#endif

// ThreadSanitizer keeps signals back until it finds time for them, and makes calls of its own.
#ifndef BRANDLINT_TSAN

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kAddressSanitized = true;
#elif defined(__has_feature)
constexpr bool kAddressSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kAddressSanitized = false;
#endif

// Runs `attempt` on one asset in a sealed worker; it answers a sentence.
Observations InWorker(const std::function<std::string()>& attempt,
                      const std::vector<std::string>& kept = {},
                      const Limits& limits = {}) {
  const ScanJob job = [&](const Submission& submission, std::span<const AssetBytes>) {
    Observations seen;
    for (const Asset& asset : submission.assets) {
      seen.assets.push_back({.path = asset.path, .examined = Examined::kFull});
      Evidence& evidence = seen.evidence.emplace_back();
      evidence.subject = {SubjectType::kIcon, asset.path, "", ""};
      evidence.excerpt = attempt();
    }
    return seen;
  };
  WorkerSetUp set_up;
  set_up.load = [&] { return kept; };
  auto pool = MakePool(job, {.workers = 1, .limits = limits, .set_up = set_up});
  EXPECT_TRUE(pool.ok());
  const TempFolder folder;
  ListSource source({MakeSubmission(folder, "a", "", {"content"})});
  auto seen = (*pool)->Next(source);
  EXPECT_TRUE(seen.ok() && *seen);
  return std::move(**seen);
}

std::string AnswerOf(const Observations& seen) {
  return seen.evidence.empty() ? seen.problems.at(0).message : seen.evidence[0].excerpt;
}

struct EscapeCase {
  const char* name;
  void (*attempt)();
};
void PrintTo(const EscapeCase& row, std::ostream* out) { *out << row.name; }

// Each would be a way out, or to something that is not the worker's.
constexpr EscapeCase kEscapes[] = {
    {"socket", [] { ::socket(AF_INET, SOCK_STREAM, 0); }},
    {"unix_socket", [] { ::socket(AF_UNIX, SOCK_STREAM, 0); }},
    {"fork", [] { ::syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr); }},
    {"exec", [] { ::execl("/bin/true", "true", nullptr); }},
    {"kill_parent", [] { ::kill(::getppid(), 0); }},
    {"trace", [] { ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr); }},
    {"unlink", [] { ::unlink("/tmp/brandlint-no-such-file"); }},
    {"make_folder", [] { ::mkdir("/tmp/brandlint-no-such-folder", 0700); }},
    {"memory_file", [] { ::memfd_create("a", 0); }},
    {"write_to_stdout", [] { [[maybe_unused]] auto done = ::write(1, "a", 1); }},
    {"executable_memory",
     [] {
       ::mmap(
           nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
     }},
    {"another_process_limits",
     [] { ::syscall(SYS_prlimit64, ::getpid(), RLIMIT_AS, nullptr, nullptr); }},
    {"namespaces", [] { ::syscall(SYS_unshare, 0); }},
    {"io_uring", [] { ::syscall(SYS_io_uring_setup, 1, nullptr); }},
};

class EscapeTest : public testing::TestWithParam<EscapeCase> {};

TEST_P(EscapeTest, EndsTheWorker) {
  const Observations seen = InWorker([] {
    GetParam().attempt();
    return std::string("survived");
  });
  ASSERT_EQ(seen.problems.size(), 1U) << AnswerOf(seen);
  EXPECT_EQ(seen.problems[0].code, "worker-crashed");
  EXPECT_EQ(seen.problems[0].message,
            "0.png: the worker process asked the system for what a worker may not do");
  EXPECT_EQ(seen.assets[0].examined, Examined::kNone);
}

INSTANTIATE_TEST_SUITE_P(, EscapeTest, testing::ValuesIn(kEscapes), [](const auto& row) {
  return std::string(row.param.name);
});

// A library may do without a file; what it was to be used for was then not seen as it should be.
TEST(Sandbox, AFileThatIsAskedForMakesTheAssetPartlyExamined) {
  const Observations seen = InWorker([] {
    const int fd = ::open("/etc/passwd", O_RDONLY | O_CLOEXEC);
    return fd < 0 && errno == EACCES ? "refused" : "opened";
  });
  EXPECT_EQ(AnswerOf(seen), "refused");
  EXPECT_EQ(seen.assets[0].examined, Examined::kPartly);
  ASSERT_EQ(seen.problems.size(), 1U);
  EXPECT_EQ(seen.problems[0].code, "worker-file-refused");
  EXPECT_THAT(seen.problems[0].message, testing::HasSubstr("/etc/passwd"));
}

TEST(Sandbox, AKeptFileOpensForReadingOnly) {
  const TempFolder folder;
  const std::string kept = folder.Write("font.ttf", "glyphs");
  const auto attempt = [&](int flags) {
    return InWorker(
        [&, flags] {
          const int fd = ::open(kept.c_str(), flags | O_CLOEXEC);
          if (fd < 0) return std::string("refused");
          struct stat facts {};
          if (::fstat(fd, &facts) != 0) return std::string("no size");
          const auto size = static_cast<std::size_t>(facts.st_size);
          void* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
          std::string content(static_cast<const char*>(at), size);
          ::close(fd);
          return ::access(kept.c_str(), R_OK) == 0 ? content : "no access";
        },
        {folder / "gone.ttf", kept});
  };
  const Observations read = attempt(O_RDONLY);
  EXPECT_EQ(AnswerOf(read), "glyphs");
  EXPECT_THAT(read.problems, testing::IsEmpty());
  EXPECT_EQ(AnswerOf(attempt(O_RDWR)), "refused");
}

TEST(Sandbox, ThreadsStillWork) {
  if (kAddressSanitized) GTEST_SKIP() << "a sanitizer's threads make calls of their own";
  const Observations seen = InWorker([] {
    std::string answer;
    std::thread thread([&] { answer = "from a thread"; });
    thread.join();
    return answer;
  });
  EXPECT_EQ(AnswerOf(seen), "from a thread");
}

TEST(Sandbox, MemoryHasALimit) {
  if (kAddressSanitized) GTEST_SKIP() << "a sanitizer's shadow needs terabytes of address space";
  Limits limits;
  limits.worker_bytes = std::int64_t{256} << 20;
  const Observations seen = InWorker(
      [] { return std::to_string(std::vector<char>(std::size_t{512} << 20).size()); }, {}, limits);
  ASSERT_EQ(seen.problems.size(), 1U);
  EXPECT_EQ(seen.problems[0].message,
            "0.png: examining it needs more memory than the limit of 268435456 bytes "
            "(worker_bytes)");
}

TEST(Sandbox, IsActiveHere) {
  const SandboxReport report = TryOutSandbox({});
  EXPECT_EQ(report.failure, "");
  EXPECT_TRUE(report.refuses_files);
  EXPECT_TRUE(report.refuses_sockets);
  EXPECT_TRUE(report.refuses_processes);
}

#endif  // BRANDLINT_TSAN

}  // namespace
}  // namespace brandlint
