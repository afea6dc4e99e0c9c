// SPDX-License-Identifier: MIT
#include "service/records/jobs.h"

namespace brandlint {

std::vector<ClaimedJob> ClaimJobs(Transaction& store,
                                  const std::string& worker,
                                  std::int64_t count,
                                  Milliseconds now) {
  // Of several workers each takes rows that no other is taking just now. SQLite has one writer at a
  // time anyway.
  const Rows rows =
      store.Run(std::string("SELECT id, submission, attempts FROM jobs WHERE lease_until < $1 "
                            "ORDER BY priority, id LIMIT $2") +
                    (store.dialect() == Dialect::kPostgres ? " FOR UPDATE SKIP LOCKED" : ""),
                {now, count});
  std::vector<ClaimedJob> jobs;
  for (const Row& row : rows) {
    jobs.push_back({row.Int(0), row.Text(1), row.Int(2) + 1});
    store.Run("UPDATE jobs SET lease = $2, lease_until = $3, attempts = attempts + 1 WHERE id = $1",
              {row.Int(0), worker, now + kJobLease});
  }
  return jobs;
}

void RenewJobs(Transaction& store, const std::string& worker, Milliseconds now) {
  store.Run("UPDATE jobs SET lease_until = $2 WHERE lease = $1", {worker, now + kJobLease});
}

void ReleaseJobs(Transaction& store, const std::string& worker) {
  store.Run(
      "UPDATE jobs SET lease = NULL, lease_until = 0, attempts = attempts - 1 "
      "WHERE lease = $1",
      {worker});
}

bool FinishJob(Transaction& store, const std::string& worker, std::int64_t job) {
  return !store.Run("DELETE FROM jobs WHERE id = $1 AND lease = $2 RETURNING id", {job, worker})
              .empty();
}

void AddJob(Transaction& store,
            const std::string& submission,
            std::int64_t priority,
            Milliseconds now) {
  store.Run(
      "INSERT INTO jobs (submission, priority, created_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (submission) DO NOTHING",
      {submission, priority, now});
}

QueueFacts QueueOf(Transaction& store, Milliseconds now) {
  const Rows waiting =
      store.Run("SELECT count(*), min(created_at) FROM jobs WHERE lease_until < $1", {now});
  const Rows running = store.Run("SELECT count(*) FROM jobs WHERE lease_until >= $1", {now});
  if (waiting.empty() || running.empty()) return {};
  return {waiting[0].Int(0), running[0].Int(0), waiting[0].Int(1)};
}

}  // namespace brandlint
