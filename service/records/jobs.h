// SPDX-License-Identifier: MIT
// The queue of what is to be examined: a table. A worker claims rows for a while, renews the claim
// as long as it works, and takes the row away in the transaction that stores the result. So every
// submission gets exactly one result, whatever dies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "service/store/store.h"

namespace brandlint {

// A worker that has not renewed its claim for so long is taken for dead.
inline constexpr Milliseconds kJobLease = 60'000;

// A job whose workers died so often is put aside: not examined.
inline constexpr std::int64_t kJobAttempts = 3;

struct ClaimedJob {
  std::int64_t id = 0;
  std::string submission;
  std::int64_t attempts = 0;  // this one counted
};

// The next `count` jobs that nobody has, the lowest priority number first, then the oldest.
std::vector<ClaimedJob> ClaimJobs(Transaction& store,
                                  const std::string& worker,
                                  std::int64_t count,
                                  Milliseconds now);

void RenewJobs(Transaction& store, const std::string& worker, Milliseconds now);

// Gives back what a worker has not finished; it does not count as an attempt.
void ReleaseJobs(Transaction& store, const std::string& worker);

// Takes the job away. False when the worker has lost it to another: its result is not to be kept.
bool FinishJob(Transaction& store, const std::string& worker, std::int64_t job);

// Asks for a submission to be examined anew.
void AddJob(Transaction& store,
            const std::string& submission,
            std::int64_t priority,
            Milliseconds now);

struct QueueFacts {
  std::int64_t waiting = 0;
  std::int64_t running = 0;
  Milliseconds oldest = 0;  // when the oldest that waits was put there; 0 for none
};
QueueFacts QueueOf(Transaction& store, Milliseconds now);

}  // namespace brandlint
