// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <utility>

#include "core/codec/judgement.h"
#include "core/codec/observations.h"
#include "service/records/submissions.h"
#include "service/standing/standing.h"

namespace brandlint {
namespace {

// Judged anew in one transaction: others' writes wait for it.
constexpr std::int64_t kPortion = 25;

constexpr const char* kWaiting = " IN ('open', 'held', 'appealed')";

struct StoredRow {
  std::string id, name, state, header, observations, result;
};

std::vector<StoredRow> ReadPiece(Transaction& store,
                                 const std::string& after,
                                 std::int64_t count,
                                 bool waiting_only) {
  std::vector<StoredRow> rows;
  const std::string waiting = waiting_only ? std::string(" AND s.state") + kWaiting : "";
  for (const Row& row :
       store.Run("SELECT s.id, s.name, s.state, r.header, r.observations, r.result FROM results r "
                 "JOIN submissions s ON s.id = r.submission WHERE s.id > $1 AND s.state NOT IN "
                 "('erased', 'trial')" +
                     waiting + " ORDER BY s.id LIMIT $2",
                 {after, count})) {
    rows.push_back({row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5)});
  }
  return rows;
}

struct Both {
  RunHeader header;  // of what was stored
  Observations observations;
  Judgement before, after;
};

Result<Both> JudgeRow(const StoredRow& row,
                      const Checker& checker,
                      const Standing& standing,
                      const Date& as_of) {
  auto header = ReadHeader(row.header, row.id);
  if (!header) return header.error();
  auto observations = ReadObservations(row.observations, row.id);
  if (!observations) return observations.error();
  auto before = ReadResult(row.result, row.id);
  if (!before) return before.error();
  Judgement after = JudgeBy(standing, checker, *observations, as_of);
  return Both{*std::move(header), *std::move(observations), *std::move(before), std::move(after)};
}

// What it was examined with stays as it was: these packs may be others than those in use by now.
RunHeader JudgedAnew(RunHeader header, RunHeader now) {
  header.policies = std::move(now.policies);
  header.permissions = std::move(now.permissions);
  header.as_of = now.as_of;
  return header;
}

}  // namespace

std::vector<std::string> RulesOf(const Judgement& judgement) {
  std::vector<std::string> rules;
  for (const Finding& finding : judgement.findings) {
    if (finding.verdict != Verdict::kNote) rules.push_back(finding.rule);
  }
  std::ranges::sort(rules);
  return rules;
}

bool Differ(const Judgement& one, const Judgement& other) {
  return one.verdict != other.verdict || RulesOf(one) != RulesOf(other);
}

Result<ShadowPiece> JudgeTwice(Store& store,
                               const Checker& checker,
                               const Standing& standing,
                               const std::string& after,
                               std::int64_t count,
                               const Date& as_of) {
  const auto rows = store.Read([&](Transaction& reading) -> Result<std::vector<StoredRow>> {
    return ReadPiece(reading, after, count, false);
  });
  if (!rows) return rows.error();
  ShadowPiece piece;
  for (const StoredRow& row : *rows) {
    auto both = JudgeRow(row, checker, standing, as_of);
    if (!both) return both.error();
    piece.rows.push_back(
        {row.id, row.name, row.state, std::move(both->before), std::move(both->after)});
  }
  if (static_cast<std::int64_t>(rows->size()) == count) piece.last = rows->back().id;
  return piece;
}

namespace {

// SQLite has one writer at a time anyway.
Rows JudgingRow(Transaction& store, const char* lock) {
  return store.Run(std::string("SELECT cause, asked_at, done, waiting, changed, finished_at, last "
                               "FROM judging WHERE only_row = 1") +
                   (store.dialect() == Dialect::kPostgres ? lock : ""));
}

Judging JudgingOf(const Rows& rows) {
  if (rows.empty()) return {};
  const Row& row = rows[0];
  return {.cause = row.Text(0),
          .asked_at = row.Int(1),
          .done = row.Int(2),
          .of = std::max(row.Int(2), row.Int(3)),
          .changed = row.Int(4),
          .finished_at = row.Int(5)};
}

}  // namespace

Judging ReadJudging(Transaction& store) { return JudgingOf(JudgingRow(store, "")); }

Judging AskToJudge(Transaction& store, const std::string& cause, Milliseconds now) {
  // First the row, which waits for those who store results, and then what they stored is counted.
  store.Run(
      "UPDATE judging SET cause = $1, asked_at = $2, last = '', done = 0, changed = 0, "
      "finished_at = 0 WHERE only_row = 1",
      {cause, now});
  store.Run(std::string("UPDATE judging SET waiting = (SELECT count(*) FROM submissions "
                        "WHERE state") +
            kWaiting + ") WHERE only_row = 1");
  return ReadJudging(store);
}

void HoldStanding(Transaction& store) { JudgingRow(store, " FOR SHARE"); }

Result<bool> JudgePortion(Transaction& store,
                          const Checker& checker,
                          Milliseconds now,
                          const Complain& complain) {
  const Rows row = JudgingRow(store, " FOR UPDATE");
  if (row.empty() || row[0].Int(5) != 0) return false;
  const auto standing = ReadStanding(store, checker);
  if (!standing) return standing.error();
  const Date as_of = DayOfTime(now);
  std::string last = row[0].Text(6);
  std::int64_t changed = 0;
  const auto piece = ReadPiece(store, last, kPortion, true);
  for (const StoredRow& stored : piece) {
    last = stored.id;
    const auto both = JudgeRow(stored, checker, *standing, as_of);
    if (!both) {
      complain(stored.id + " was not judged anew: " + both.error().message);
      continue;
    }
    if (!Differ(both->before, both->after)) continue;
    ++changed;
    PutResult(
        store,
        stored.id,
        JudgedAnew(both->header, HeaderOf(*standing, checker, both->observations.form, as_of)),
        both->observations,
        both->after,
        "judged again",
        now);
  }
  const auto count = static_cast<std::int64_t>(piece.size());
  const bool more = count == kPortion;
  store.Run(
      "UPDATE judging SET last = $1, done = done + $2, changed = changed + $3, finished_at = $4 "
      "WHERE only_row = 1",
      {last, count, changed, more ? Milliseconds{0} : now});
  return more;
}

}  // namespace brandlint
