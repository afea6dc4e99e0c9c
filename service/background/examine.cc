// SPDX-License-Identifier: MIT
#include "service/background/examine.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "core/codec/submission.h"
#include "service/copies/rejected_index.h"
#include "service/records/copies.h"
#include "service/records/jobs.h"
#include "service/records/submissions.h"
#include "service/standing/standing.h"

namespace brandlint {
namespace {

constexpr auto kPause = std::chrono::milliseconds(200);  // when the queue is empty
constexpr auto kRenewal = std::chrono::seconds(15);      // a quarter of a lease

struct Taken {
  ClaimedJob job;
  std::string manifest;
  std::vector<NewAsset> assets;
};

// The submission as it was handed in, with its pictures where they are kept.
Submission SubmissionOf(const Taken& taken, const PictureStore& pictures, const Limits& limits) {
  SubmissionReading reading = ReadSubmission(taken.manifest, "submission", 1, limits);
  Submission submission = std::move(reading.submission);
  submission.id = taken.job.submission;
  submission.source = taken.job.submission;
  for (Asset& asset : submission.assets) {
    for (const NewAsset& kept : taken.assets) {
      if (kept.path == asset.path && PictureStore::IsDigest(kept.sha256)) {
        asset.file = pictures.FileOf(kept.sha256);
      }
    }
    if (asset.file.empty()) {
      submission.problems.push_back({asset.path, "asset-missing", asset.path + ": was not kept"});
    }
  }
  return submission;
}

// A worker died over it again and again.
Observations PutAside(const Taken& taken, const Submission& submission, const Checker& checker) {
  const RunHeader header = checker.Header();
  Observations seen{.id = submission.id,
                    .source = submission.source,
                    .form = submission.form,
                    .app_id = submission.app_id,
                    .developer_id = submission.developer_id,
                    .detectors = header.detectors,
                    .texts = submission.texts,
                    .problems = submission.problems,
                    .notes = submission.notes};
  for (const Asset& asset : submission.assets) {
    seen.assets.push_back({.path = asset.path, .role = asset.role.value_or(SubjectType::kOther)});
  }
  seen.problems.push_back({"",
                           "worker-crashed",
                           "it was not examined: the worker that had it died " +
                               std::to_string(taken.job.attempts - 1) + " times"});
  return seen;
}

// Adds what of its pictures was rejected before, and gives the header's line for that.
Result<std::optional<RunHeader::BankPart>> CompareWithRejected(Store& store,
                                                               RejectedIndex& rejected,
                                                               Observations& seen) {
  const auto followed = store.Read([&](Transaction& reading) -> Result<void> {
    rejected.Follow(reading);
    return {};
  });
  if (!followed) return followed.error();
  std::ranges::move(rejected.Match(seen), std::back_inserter(seen.evidence));
  // What was asked is of no use afterwards.
  for (AssetFacts& asset : seen.assets) asset.copy_queries.clear();
  return rejected.Facts();
}

// Judges and stores. The job goes away in the same transaction.
Result<void> Keep(Store& store,
                  const Checker& checker,
                  RejectedIndex& rejected,
                  const Taken& taken,
                  Observations seen,
                  const std::string& worker) {
  const auto bank = CompareWithRejected(store, rejected, seen);
  if (!bank) return bank.error();
  return store.Write([&](Transaction& writing) -> Result<void> {
    if (!FinishJob(writing, worker, taken.job.id)) return {};  // another has it now
    HoldStanding(writing);
    const auto standing = ReadStanding(writing, checker);
    if (!standing) return standing.error();
    const Date today = DayOfTime(Now());
    seen.same_names = SameNamesOf(writing, seen.id, seen.texts);
    const Judgement judgement = JudgeBy(*standing, checker, seen, today);
    RunHeader header = HeaderOf(*standing, checker, seen.form, today);
    if (*bank) header.banks.push_back(**bank);
    KeepHashes(writing, seen.id, seen.assets);
    PutResult(writing, seen.id, header, seen, judgement, worker, Now());
    return {};
  });
}

// The queue as a source of submissions. It ends when nothing is waiting, and may go on later.
class QueueSource final : public Source {
 public:
  QueueSource(Store& store,
              const PictureStore& pictures,
              const Checker& checker,
              RejectedIndex& rejected,
              const ExamineOptions& options)
      : store_(store),
        pictures_(pictures),
        checker_(checker),
        rejected_(rejected),
        options_(options) {}

  Result<std::optional<Submission>> Next() override {
    while (!*options_.stopping) {
      if (waiting_.empty() && !Claim()) break;
      Taken taken = std::move(waiting_.front());
      waiting_.pop_front();
      Submission submission = SubmissionOf(taken, pictures_, options_.limits);
      const std::string id = submission.id;
      const bool aside = taken.job.attempts > kJobAttempts;
      if (aside) {
        KeepOrTell(taken, PutAside(taken, submission, checker_));
        continue;
      }
      in_hand_[id] = std::move(taken);
      return std::optional(std::move(submission));
    }
    return std::optional<Submission>();
  }

  // Keeps what was seen of a submission that came from here.
  void Finish(Observations seen) {
    const auto found = in_hand_.find(seen.id);
    if (found == in_hand_.end()) return;
    const Taken taken = std::move(found->second);
    in_hand_.erase(found);
    KeepOrTell(taken, std::move(seen));
  }

  const std::optional<Error>& failure() const { return failure_; }

 private:
  // Some more; false when there are none, or the store is gone.
  bool Claim() {
    auto claimed = store_.Write([&](Transaction& writing) -> Result<std::vector<Taken>> {
      std::vector<Taken> list;
      for (ClaimedJob& job : ClaimJobs(writing, options_.name, 2 * options_.jobs, Now())) {
        const std::string id = job.submission;
        list.push_back({std::move(job), ManifestOf(writing, id), AssetsOf(writing, id)});
      }
      return list;
    });
    if (!claimed) {
      failure_ = claimed.error();
      return false;
    }
    failure_.reset();
    for (Taken& taken : *claimed) waiting_.push_back(std::move(taken));
    return !waiting_.empty();
  }

  void KeepOrTell(const Taken& taken, Observations seen) {
    const auto kept = Keep(store_, checker_, rejected_, taken, std::move(seen), options_.name);
    if (!kept && options_.tell) options_.tell(kept.error().message);
  }

  Store& store_;
  const PictureStore& pictures_;
  const Checker& checker_;
  RejectedIndex& rejected_;
  const ExamineOptions& options_;
  std::deque<Taken> waiting_;
  std::map<std::string, Taken> in_hand_;
  std::optional<Error> failure_;
};

// Keeps this worker's claims alive while a long picture is looked at.
class Renewal {
 public:
  Renewal(Store& store, std::string name) : store_(store), name_(std::move(name)) {
    thread_ = std::thread([this] { Loop(); });
  }
  ~Renewal() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Renewal(const Renewal&) = delete;
  Renewal& operator=(const Renewal&) = delete;

 private:
  void Loop() {
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, kRenewal, [&] { return stop_; })) {
      lock.unlock();
      // A claim that could not be renewed is lost, and its result will not be kept.
      (void)store_.Write([&](Transaction& writing) -> Result<void> {
        RenewJobs(writing, name_, Now());
        return {};
      });
      lock.lock();
    }
  }

  Store& store_;
  const std::string name_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace

void Examine(Store& store,
             const PictureStore& pictures,
             const Checker& checker,
             Runner& runner,
             const ExamineOptions& options) {
  const Renewal renewal(store, options.name);
  const auto told = [&](const Result<void>& done) {
    if (!done && options.tell) options.tell(done.error().message);
  };
  RejectedIndex rejected(checker.brands.empty() ? "" : checker.brands.front().id);
  while (!*options.stopping) {
    QueueSource source(store, pictures, checker, rejected, options);
    while (true) {
      auto seen = runner.Next(source);
      if (!seen) told(seen.error());
      if (!seen || !*seen) break;
      source.Finish(**std::move(seen));
    }
    if (source.failure()) told(*source.failure());
    for (int i = 0; i < (source.failure() ? 10 : 1) && !*options.stopping; ++i) {
      std::this_thread::sleep_for(kPause);
    }
  }
  told(store.Write([&](Transaction& writing) -> Result<void> {
    ReleaseJobs(writing, options.name);
    return {};
  }));
}

}  // namespace brandlint
