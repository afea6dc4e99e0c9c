// SPDX-License-Identifier: MIT
#include "core/worker/worker_process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "tests/worker/fake_scan.h"

namespace brandlint {
namespace {

std::unique_ptr<Zygote> MakeZygote() {
  auto zygote = Zygote::Start(FakeScan, {}, {});
  EXPECT_TRUE(zygote.ok());
  return *std::move(zygote);
}

TEST(WorkerProcess, EndsAndIsGone) {
  const auto zygote = MakeZygote();
  auto worker = WorkerProcess::Start(*zygote);
  ASSERT_TRUE(worker.ok());
  const pid_t pid = worker->pid();
  EXPECT_EQ(::kill(pid, 0), 0);
  EXPECT_EQ(worker->End().text, "was ended by signal 9 (SIGKILL)");
  EXPECT_EQ(worker->End().text, "");
  EXPECT_EQ(::kill(pid, 0), -1);
  EXPECT_EQ(errno, ESRCH);
}

TEST(WorkerProcess, IsNotDisturbedByCtrlC) {
  const auto zygote = MakeZygote();
  auto worker = WorkerProcess::Start(*zygote);
  ASSERT_TRUE(worker.ok());
  ::kill(zygote->pid(), SIGINT);
  ::kill(worker->pid(), SIGINT);
  EXPECT_EQ(worker->End().text, "was ended by signal 9 (SIGKILL)");  // and not by 2
}

// A second worker would be no quicker: it is not waited for three times.
TEST(WorkerProcess, ThatIsNotReadyInTimeIsSaidOnce) {
  const auto zygote = MakeZygote();
  int late = 0;
  for (int i = 0; i < 200 && late == 0; ++i) {  // a quick machine may be ready at once
    const auto worker = WorkerProcess::Start(*zygote, 0);
    if (worker.ok()) continue;
    ++late;
    EXPECT_EQ(worker.error(),
              (Error{"worker-start",
                     "a worker process cannot be started: it was not ready within 0 ms"}));
  }
  EXPECT_EQ(late, 1);
  EXPECT_TRUE(WorkerProcess::Start(*zygote).ok());  // the next is
}

TEST(Zygote, DoesNotForkBesideAThreadThatIsLeft) {
  WorkerSetUp set_up;
  set_up.load = [] {
    std::thread([] { ::pause(); }).detach();
    return std::vector<std::string>();
  };
  const auto zygote = Zygote::Start(FakeScan, set_up, {});
  ASSERT_FALSE(zygote.ok());
  EXPECT_EQ(zygote.error(),
            (Error{"worker-start",
                   "a worker process cannot be started: a library still ran a thread 5 s after it "
                   "had loaded its data"}));
}

// Even where the parent closed its standard input and the socket took its number.
TEST(WorkerProcess, StartsWithoutStandardInput) {
  const int saved = ::fcntl(0, F_DUPFD_CLOEXEC, 10);
  ::close(0);
  const auto zygote = Zygote::Start(FakeScan, {}, {});
  const bool started = zygote.ok() && WorkerProcess::Start(**zygote).ok();
  if (saved >= 0) {
    ::dup2(saved, 0);
    ::close(saved);
  }
  EXPECT_TRUE(started);
}

// A parent that is killed cannot end its workers; the system does.
TEST(WorkerProcess, DiesWithItsParent) {
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
  GTEST_SKIP() << "the sanitizer's runtime ends itself when the signal of a parent's death comes";
#endif
#endif
  ASSERT_EQ(::prctl(PR_SET_CHILD_SUBREAPER, 1), 0);  // the orphan becomes ours to wait for
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t parent = ::fork();
  ASSERT_GE(parent, 0);
  if (parent == 0) {
    const auto zygote = MakeZygote();
    const auto worker = WorkerProcess::Start(*zygote);
    const pid_t pids[] = {zygote->pid(), worker ? worker->pid() : -1};
    if (::write(ends[1], pids, sizeof pids) != sizeof pids) ::_exit(1);
    std::raise(SIGKILL);
  }
  pid_t pids[2] = {-1, -1};
  ASSERT_EQ(::read(ends[0], pids, sizeof pids), static_cast<ssize_t>(sizeof pids));
  ASSERT_GT(pids[1], 0);
  ASSERT_EQ(::waitpid(parent, nullptr, 0), parent);
  int statuses[2] = {};
  for (const int i : {0, 1}) ASSERT_EQ(::waitpid(pids[i], &statuses[i], 0), pids[i]);
  ASSERT_EQ(::prctl(PR_SET_CHILD_SUBREAPER, 0), 0);
  ::close(ends[0]);
  ::close(ends[1]);
  // By the signal, or because it saw the socket close first.
  for (const int status : statuses) {
    EXPECT_TRUE(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0);
  }
}

}  // namespace
}  // namespace brandlint
