// SPDX-License-Identifier: MIT
// The pool with a job that crashes, hangs and lies on demand (fake_scan.h).
#include "core/worker/pool.h"

#include <dirent.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <memory>
#include <new>
#include <ostream>

#include "core/base/check.h"
#include "core/base/digest.h"
#include "core/codec/observations.h"
#include "tests/worker/fake_scan.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::unique_ptr<Runner> Pool(int workers,
                             const Limits& limits = {},
                             const std::atomic<bool>* interrupted = nullptr,
                             bool as_done = false) {
  // The fake sleeps, hangs and looks around, which a sealed worker may not; sandbox_test.cc has
  // those.
  WorkerSetUp set_up;
  set_up.sealed = false;
  auto pool = MakePool(FakeScan,
                       {.workers = workers,
                        .limits = limits,
                        .set_up = set_up,
                        .as_done = as_done,
                        .interrupted = interrupted});
  EXPECT_TRUE(pool.ok());
  return *std::move(pool);
}

Observations RunOne(const Submission& submission, int workers = 1, const Limits& limits = {}) {
  ListSource source({submission});
  Result<std::optional<Observations>> seen = Pool(workers, limits)->Next(source);
  EXPECT_TRUE(seen.ok() && *seen);
  return std::move(**seen);
}

std::vector<std::string> Ids(const std::vector<std::string>& lines) {
  std::vector<std::string> ids;
  for (const std::string& line : lines) {
    const auto seen = ReadObservations(line, "test");
    ids.push_back(seen ? seen->id : line);
  }
  return ids;
}

TEST(Pool, GivesTheSameForAnyNumberOfWorkersAndInProcess) {
  const TempFolder folder;
  const auto submissions = MixedSubmissions(folder, 200, false);
  ListSource alone(submissions);
  const auto expected = RunAll(*MakeInProcessRunner(FakeScan, Limits()), alone);
  ASSERT_EQ(expected.size(), 200U);
  for (const int workers : {1, 2, 8}) {
    ListSource source(submissions);
    EXPECT_EQ(RunAll(*Pool(workers), source), expected) << workers << " workers";
  }
}

TEST(Pool, GivesTheSameForAnyNumberOfWorkersWhenManyCrash) {
  const TempFolder folder;
  const auto submissions = MixedSubmissions(folder, 60, true);
  ListSource one(submissions);
  const auto expected = RunAll(*Pool(1), one);
  ASSERT_EQ(expected.size(), 60U);
  ListSource eight(submissions);
  EXPECT_EQ(RunAll(*Pool(8), eight), expected);
}

TEST(Pool, AMostSlowFirstSubmissionIsStillTheFirst) {
  const TempFolder folder;
  std::vector<Submission> submissions = {MakeSubmission(folder, "0", "", {"sleep 300"})};
  std::vector<std::string> expected = {"0"};
  for (int i = 1; i < 700; ++i) {  // more than are begun ahead
    submissions.push_back(MakeSubmission(folder, std::to_string(i), "n", {}));
    expected.push_back(std::to_string(i));
  }
  ListSource source(submissions);
  EXPECT_EQ(Ids(RunAll(*Pool(2), source)), expected);
}

struct DeathCase {
  const char* content;
  const char* code;
  const char* message;
};
void PrintTo(const DeathCase& row, std::ostream* out) { *out << row.content; }

constexpr DeathCase kDeaths[] = {
    {"segfault", "worker-crashed", "the worker process was ended by signal 11 (SIGSEGV)"},
    {"abort", "worker-crashed", "the worker process was ended by signal 6 (SIGABRT)"},
    {"throw", "worker-crashed", "the worker process was ended by signal 6 (SIGABRT)"},
    {"exit", "worker-crashed", "the worker process ended with status 7"},
    {"memory",
     "worker-memory",
     "examining it needs more memory than the limit of 1610612736 bytes (worker_bytes)"},
    {"hang", "worker-timeout", "not examined within the limit of 1 s (asset_seconds)"},
    {"spin",
     "worker-timeout",
     "not examined within the limit of 1 s of processor time (asset_cpu_seconds)"},
    // The worker still runs when it is found out.
    {"lie", "worker-crashed", "the worker process was ended by signal 9 (SIGKILL)"},
};

class DeathTest : public testing::TestWithParam<DeathCase> {};

TEST_P(DeathTest, TakesOneAssetAndNothingElse) {
  const auto& [content, code, message] = GetParam();
  const TempFolder folder;
  ListSource source({MakeSubmission(folder, "before", "Lumapay", {"one"}),
                     MakeSubmission(folder, "bad", "Lumapay", {"one", content, "three"}),
                     MakeSubmission(folder, "after", "Lumapay", {"one"})});
  Limits limits;
  limits.asset_seconds = std::string_view(content) == "spin" ? 20 : 1;
  limits.asset_cpu_seconds = 1;
  const auto lines = RunAll(*Pool(1, limits), source);
  EXPECT_THAT(Ids(lines), ElementsAre("before", "bad", "after"));

  const auto bad = ReadObservations(lines[1], "test");
  ASSERT_TRUE(bad.ok());
  ASSERT_EQ(bad->assets.size(), 3U);
  EXPECT_EQ(bad->assets[0].examined, Examined::kFull);
  EXPECT_EQ(bad->assets[1].examined, Examined::kNone);
  EXPECT_EQ(bad->assets[1].sha256, Sha256Hex(AsBytes(content)));
  EXPECT_EQ(bad->assets[2].examined, Examined::kFull);
  EXPECT_EQ(bad->evidence.size(), 3U);  // the name and two assets
  EXPECT_THAT(bad->problems, ElementsAre(Problem{"1.png", code, std::string("1.png: ") + message}));

  for (const std::size_t other : {0U, 2U}) {
    const auto seen = ReadObservations(lines[other], "test");
    EXPECT_EQ(seen->evidence.size(), 2U);
    EXPECT_THAT(seen->problems, IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(, DeathTest, testing::ValuesIn(kDeaths), [](const auto& row) {
  return std::string(row.param.content);
});

TEST(Pool, AWorkerIsReplacedAfterSoManyPieces) {
  const TempFolder folder;
  Limits limits;
  limits.worker_jobs = 2;
  // The texts and a picture; two pictures; one picture.
  const Observations seen =
      RunOne(MakeSubmission(folder, "a", "", {"pid", "pid", "pid", "pid"}), 1, limits);
  ASSERT_EQ(seen.evidence.size(), 4U);
  EXPECT_NE(seen.evidence[0].excerpt, seen.evidence[1].excerpt);
  EXPECT_EQ(seen.evidence[1].excerpt, seen.evidence[2].excerpt);
  EXPECT_NE(seen.evidence[2].excerpt, seen.evidence[3].excerpt);
}

TEST(Pool, TextsThatKillAWorkerAreNamed) {
  const TempFolder folder;
  const Observations seen = RunOne(MakeSubmission(folder, "a", "segfault", {"one"}));
  EXPECT_EQ(seen.texts.size(), 1U);
  EXPECT_EQ(seen.evidence.size(), 1U);
  EXPECT_THAT(seen.detectors, ElementsAre("name"));
  EXPECT_THAT(seen.problems,
              ElementsAre(Problem{"",
                                  "worker-crashed",
                                  "the texts: the worker process was ended by signal 11 "
                                  "(SIGSEGV)"}));
}

// To hand them over takes longer than to look at them.
TEST(Pool, ShortTextsAreLookedAtInThisProcess) {
  const TempFolder folder;
  // Says in which process it ran.
  const ScanJob job = [](const Submission& submission, std::span<const AssetBytes> assets) {
    Observations seen = FakeScan(submission, assets);
    seen.notes = {std::to_string(::getpid())};
    return seen;
  };
  WorkerSetUp set_up;
  set_up.sealed = false;
  auto pool = MakePool(job, {.workers = 2, .set_up = set_up, .own_text_bytes = 4});
  ASSERT_TRUE(pool.ok());
  ListSource source({MakeSubmission(folder, "a", "four", {"one"}),
                     MakeSubmission(folder, "b", "four", {}),
                     MakeSubmission(folder, "c", "fives", {})});
  std::vector<Observations> all;
  for (auto next = (*pool)->Next(source); next.ok() && *next; next = (*pool)->Next(source))
    all.push_back(**next);
  ASSERT_EQ(all.size(), 3U);
  const std::string own = std::to_string(::getpid());
  EXPECT_THAT(all[0].notes, ElementsAre(own, testing::Ne(own)));  // a picture never is
  EXPECT_THAT(all[1].notes, ElementsAre(own));
  EXPECT_THAT(all[2].notes, ElementsAre(testing::Ne(own)));
  for (const Observations& seen : all) EXPECT_EQ(seen.evidence.size(), 1 + seen.assets.size());
}

// Whatever an earlier picture did to its worker is not this one's fault.
TEST(Pool, ACrashInAUsedWorkerIsTriedOnceMoreInANewOne) {
  const TempFolder folder;
  const Observations seen =
      RunOne(MakeSubmission(folder, "a", "Lumapay", {"one", "dies when used", "three"}));
  EXPECT_THAT(seen.problems, IsEmpty());
  for (const AssetFacts& asset : seen.assets) EXPECT_EQ(asset.examined, Examined::kFull);
}

TEST(Pool, WorkersOverTimeDoNotHoldUpTheOthers) {
  const TempFolder folder;
  std::vector<Submission> submissions;
  for (int i = 0; i < 4; ++i) {
    submissions.push_back(MakeSubmission(folder, std::to_string(i), "", {"hang"}));
  }
  Limits limits;
  limits.asset_seconds = 1;
  ListSource source(submissions);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(Ids(RunAll(*Pool(4, limits), source)), ElementsAre("0", "1", "2", "3"));
  // Side by side they take one second; one after the other four.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(3500));
}

TEST(Pool, LargeFilesAndAnswersArriveWhole) {
  const TempFolder folder;
  std::string large(10'000'000, ' ');
  for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>(i % 253);
  const Observations seen = RunOne(MakeSubmission(folder, "a", "", {large, "long", ""}), 2);
  ASSERT_EQ(seen.evidence.size(), 3U);
  EXPECT_EQ(seen.evidence[0].excerpt, Sha256Hex(AsBytes(large)));
  EXPECT_EQ(seen.assets[0].sha256, Sha256Hex(AsBytes(large)));
  EXPECT_EQ(seen.evidence[1].excerpt, std::string(5'000'000, 'x'));
  EXPECT_EQ(seen.evidence[2].excerpt, Sha256Hex({}));
}

TEST(Pool, ATextAsLargeAsAManifestArrivesWhole) {
  const TempFolder folder;
  const std::string text(8'000'000, 't');
  const Observations seen = RunOne(MakeSubmission(folder, "a", text, {}));
  EXPECT_EQ(seen.evidence.at(0).excerpt, text);
}

TEST(Pool, AFileThatCannotBeReadIsTheJobsToTell) {
  const TempFolder folder;
  Submission submission = MakeSubmission(folder, "a", "Lumapay", {"one", "two", "three"});
  submission.assets[0].file = folder / "gone.png";
  submission.assets[1].file = "";
  submission.problems = {{"1.png", "asset-missing", "1.png does not exist"}};
  const Observations seen = RunOne(submission);
  EXPECT_THAT(seen.problems,
              ElementsAre(Problem{"1.png", "asset-missing", "1.png does not exist"},
                          Problem{"0.png", "file-missing", "0.png: no such file"}));
  EXPECT_EQ(seen.assets[0].examined, Examined::kNone);
  EXPECT_EQ(seen.assets[1].examined, Examined::kNone);
  EXPECT_EQ(seen.assets[2].examined, Examined::kFull);
}

TEST(Pool, AnInterruptionEndsWithWhatWasFinished) {
  const TempFolder folder;
  std::vector<Submission> submissions;
  for (int i = 0; i < 50; ++i) {
    submissions.push_back(MakeSubmission(folder, std::to_string(i), "sleep 5", {"sleep 5"}));
  }
  ListSource source(submissions);
  std::atomic<bool> interrupted = false;
  const auto pool = Pool(2, {}, &interrupted);
  for (int i = 0; i < 5; ++i) {
    const auto seen = pool->Next(source);
    ASSERT_TRUE(seen.ok() && *seen);
    EXPECT_EQ((*seen)->id, std::to_string(i));
  }
  interrupted = true;
  const std::size_t taken = source.taken();
  const auto rest = Ids(RunAll(*pool, source));
  EXPECT_EQ(source.taken(), taken);  // nothing more was begun
  EXPECT_LE(rest.size(), 2U);        // what two workers had in hand
  for (std::size_t i = 0; i < rest.size(); ++i) EXPECT_EQ(rest[i], std::to_string(5 + i));
}

TEST(Pool, AnInterruptionBeforeTheStartGivesNothing) {
  const TempFolder folder;
  const std::atomic<bool> interrupted = true;
  ListSource source({MakeSubmission(folder, "a", "Lumapay", {})});
  EXPECT_THAT(RunAll(*Pool(2, {}, &interrupted), source), IsEmpty());
  ListSource again({MakeSubmission(folder, "a", "Lumapay", {})});
  EXPECT_THAT(RunAll(*MakeInProcessRunner(FakeScan, Limits(), [] { return true; }), again),
              IsEmpty());
}

TEST(Pool, ASourceThatFailsIsToldAfterWhatItGave) {
  const TempFolder folder;
  ListSource source(
      {MakeSubmission(folder, "a", "sleep 50", {}), MakeSubmission(folder, "b", "Lumapay", {})});
  source.FailAtEnd({"source-broken", "message"});
  EXPECT_THAT(Ids(RunAll(*Pool(4), source)), ElementsAre("a", "b", "error source-broken"));
}

TEST(Pool, AfterTheEndOfASourceAnotherOneIsRead) {
  const TempFolder folder;
  const auto pool = Pool(2);
  for (const std::string id : {"a", "b"}) {
    ListSource source({MakeSubmission(folder, id, "Lumapay", {})});
    EXPECT_THAT(Ids(RunAll(*pool, source)), ElementsAre(id));
  }
}

TEST(Pool, AsDoneASlowSubmissionHoldsNobodyBack) {
  const TempFolder folder;
  std::vector<Submission> submissions = {MakeSubmission(folder, "slow", "", {"sleep 1500"})};
  for (int i = 0; i < 20; ++i) {
    submissions.push_back(MakeSubmission(folder, std::to_string(i), "n", {"one"}));
  }
  ListSource source(submissions);
  const auto pool = Pool(2, {}, nullptr, true);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) {
    const auto seen = pool->Next(source);
    ASSERT_TRUE(seen.ok() && *seen);
    EXPECT_NE((*seen)->id, "slow");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(1400));
  EXPECT_THAT(Ids(RunAll(*pool, source)), ElementsAre("slow"));
}

TEST(Pool, AsDoneGivesEachSubmissionOnceAndTheSame) {
  const TempFolder folder;
  const auto submissions = MixedSubmissions(folder, 60, true);
  ListSource one(submissions);
  ListSource other(submissions);
  EXPECT_THAT(RunAll(*Pool(8, {}, nullptr, true), other),
              testing::UnorderedElementsAreArray(RunAll(*Pool(1), one)));
}

// A queue: it has nothing for now, and something later.
class LateSource final : public Source {
 public:
  explicit LateSource(std::vector<Submission> submissions) : submissions_(std::move(submissions)) {}
  Result<std::optional<Submission>> Next() override {
    if (std::exchange(empty_, !empty_) || submissions_.empty()) return std::optional<Submission>();
    Submission first = std::move(submissions_.front());
    submissions_.erase(submissions_.begin());
    return std::optional(std::move(first));
  }

 private:
  std::vector<Submission> submissions_;
  bool empty_ = false;
};

TEST(Pool, AsDoneWhatComesLaterDoesNotWaitForASlowOne) {
  const TempFolder folder;
  LateSource source({MakeSubmission(folder, "slow", "", {"sleep 1500"}),
                     MakeSubmission(folder, "later", "n", {"one"}),
                     MakeSubmission(folder, "last", "n", {"one"})});
  EXPECT_THAT(Ids(RunAll(*Pool(2, {}, nullptr, true), source)),
              ElementsAre("later", "last", "slow"));
}

TEST(Pool, AnEmptySourceGivesNothing) {
  ListSource source({});
  EXPECT_THAT(RunAll(*Pool(2), source), IsEmpty());
}

TEST(Pool, WorkersKeepNothingOfTheParent) {
  const TempFolder folder;
  const Observations seen = RunOne(MakeSubmission(folder, "a", "", {"state"}), 3);
  // 3 is the socket, 4 the file of this job. The other workers' sockets are closed.
  EXPECT_EQ(seen.evidence.at(0).excerpt,
            "sigint ignored, core 0, open 0 1 2 3 4, stdin /dev/null, stdout /dev/null");
}

std::size_t OpenDescriptors() {
  std::size_t count = 0;
  DIR* const folder = ::opendir("/proc/self/fd");
  while (::readdir(folder) != nullptr) ++count;
  ::closedir(folder);
  return count;
}

TEST(Pool, LeavesNoProcessAndNoDescriptorBehind) {
  const TempFolder folder;
  const std::size_t before = OpenDescriptors();
  std::vector<Submission> submissions;
  for (int i = 0; i < 20; ++i) {
    submissions.push_back(
        MakeSubmission(folder, std::to_string(i), "", {"segfault", "exit", "one"}));
  }
  ListSource source(submissions);
  EXPECT_EQ(RunAll(*Pool(3), source).size(), 20U);
  EXPECT_EQ(OpenDescriptors(), before);
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

// Jobs that see how many of them run at a time, in memory that all workers share.
class MemoryTurns : public testing::Test {
 protected:
  struct Shared {
    std::atomic<int> running{0};
    std::atomic<int> most{0};
  };

  MemoryTurns() {
    void* const room =
        ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(room != MAP_FAILED);
    shared_ = new (room) Shared;
  }
  ~MemoryTurns() override { ::munmap(shared_, sizeof(Shared)); }

  // Runs the contents in three workers; each says that it needs `need` bytes of 100 MiB.
  std::vector<Observations> Run(const std::vector<std::string>& contents,
                                std::int64_t need,
                                const Limits& chosen = {}) {
    WorkerSetUp set_up;
    set_up.sealed = false;
    set_up.memory_need = [need](ByteView) { return need; };
    Limits limits = chosen;
    limits.shared_bytes = std::int64_t{100} << 20;
    Shared* const shared = shared_;
    const auto job = [shared](const Submission& submission, std::span<const AssetBytes> assets) {
      const int running = ++shared->running;
      if (running > shared->most) shared->most = running;
      Observations seen = FakeScan(submission, assets);
      --shared->running;
      return seen;
    };
    auto pool = MakePool(job, {.workers = 3, .limits = limits, .set_up = set_up});
    CHECK(pool.ok());
    // Without a text: the job of the texts needs nothing and does not take turns.
    TempFolder folder;
    ListSource source({MakeSubmission(folder, "a", "", contents)});
    std::vector<Observations> all;
    while (auto seen = *(*pool)->Next(source)) all.push_back(std::move(*seen));
    return all;
  }

  int most() const { return shared_->most; }

 private:
  Shared* shared_;
};

TEST_F(MemoryTurns, OneAtATimeWhereTwoAreTooMuch) {
  const auto seen = Run(std::vector<std::string>(8, "sleep 20"), std::int64_t{60} << 20);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_THAT(seen[0].problems, IsEmpty());
  EXPECT_LE(most(), 2);  // the texts' job is one beside it
}

TEST_F(MemoryTurns, OneThatWantsMoreThanThereIsGetsItAlone) {
  const auto seen = Run(std::vector<std::string>(4, "sleep 20"), std::int64_t{500} << 20);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_THAT(seen[0].problems, IsEmpty());
  EXPECT_LE(most(), 2);
}

TEST_F(MemoryTurns, AllAtOnceWhereThereIsRoom) {
  Run(std::vector<std::string>(12, "sleep 100"), std::int64_t{33} << 20);
  EXPECT_EQ(most(), 3);
}

// Three wait for each other longer than the limit of one.
TEST_F(MemoryTurns, TheWaitIsNoOnesFault) {
  Limits limits;
  limits.asset_seconds = 2;
  const auto seen = Run(std::vector<std::string>(3, "sleep 900"), std::int64_t{60} << 20, limits);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_THAT(seen[0].problems, IsEmpty());
}

TEST_F(MemoryTurns, AWorkerThatDiesGivesItBack) {
  Limits limits;
  limits.asset_seconds = 1;
  const auto seen =
      Run({"segfault", "hang", "exit", "sleep 20", "memory"}, std::int64_t{60} << 20, limits);
  ASSERT_EQ(seen.size(), 1U);
  ASSERT_EQ(seen[0].problems.size(), 4U);
  EXPECT_EQ(seen[0].problems[0].code, "worker-crashed");
  EXPECT_EQ(seen[0].problems[1].code, "worker-timeout");
  EXPECT_EQ(seen[0].problems[2].code, "worker-crashed");
  EXPECT_EQ(seen[0].problems[3].code, "worker-memory");
}

}  // namespace
}  // namespace brandlint
