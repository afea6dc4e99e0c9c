// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>

#include "core/codec/judgement.h"
#include "core/codec/observations.h"
#include "service/records/submissions.h"
#include "service/standing/standing.h"

namespace brandlint {
namespace {

constexpr std::int64_t kPiece = 100;  // results in memory at a time

struct StoredRow {
  std::string id, name, state, observations, result;
};

std::vector<StoredRow> ReadPiece(Transaction& store,
                                 const std::string& after,
                                 std::int64_t count,
                                 bool waiting_only) {
  std::vector<StoredRow> rows;
  const std::string waiting = waiting_only ? " AND s.state IN ('open', 'held', 'appealed')" : "";
  for (const Row& row :
       store.Run("SELECT s.id, s.name, s.state, r.observations, r.result FROM results r "
                 "JOIN submissions s ON s.id = r.submission WHERE s.id > $1 AND s.state NOT IN "
                 "('erased', 'trial')" +
                     waiting + " ORDER BY s.id LIMIT $2",
                 {after, count})) {
    rows.push_back({row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4)});
  }
  return rows;
}

std::vector<std::string> RulesOf(const Judgement& judgement) {
  std::vector<std::string> rules;
  for (const Finding& finding : judgement.findings) {
    if (finding.verdict != Verdict::kNote) rules.push_back(finding.rule);
  }
  std::ranges::sort(rules);
  return rules;
}

struct Both {
  Observations observations;
  Judgement before, after;
};

Result<Both> JudgeRow(const StoredRow& row,
                      const Checker& checker,
                      const Standing& standing,
                      const Date& as_of) {
  auto observations = ReadObservations(row.observations, row.id);
  if (!observations) return observations.error();
  auto before = ReadResult(row.result, row.id);
  if (!before) return before.error();
  Judgement after = JudgeBy(standing, checker, *observations, as_of);
  return Both{*std::move(observations), *std::move(before), std::move(after)};
}

bool Differ(const Judgement& one, const Judgement& other) {
  return one.verdict != other.verdict || RulesOf(one) != RulesOf(other);
}

}  // namespace

Result<ShadowRun> RunShadow(Store& store,
                            const Checker& checker,
                            const Standing& standing,
                            const std::string& after,
                            std::int64_t count,
                            const Date& as_of) {
  ShadowRun run{.last = after};
  while (run.judged < count) {
    const std::int64_t size = std::min(kPiece, count - run.judged);
    const auto rows = store.Read([&](Transaction& reading) -> Result<std::vector<StoredRow>> {
      return ReadPiece(reading, run.last, size, false);
    });
    if (!rows) return rows.error();
    for (const StoredRow& row : *rows) {
      const auto both = JudgeRow(row, checker, standing, as_of);
      if (!both) return both.error();
      ++run.judged;
      run.last = row.id;
      if (!Differ(both->before, both->after)) continue;
      run.changes.push_back({row.id,
                             row.name,
                             row.state,
                             std::string(SubmissionVerdictName(both->before.verdict)),
                             std::string(SubmissionVerdictName(both->after.verdict)),
                             RulesOf(both->before),
                             RulesOf(both->after)});
    }
    if (static_cast<std::int64_t>(rows->size()) < size) {
      run.last.clear();
      break;
    }
  }
  return run;
}

Result<std::int64_t> JudgeOpenAgain(Store& store, const Checker& checker, Milliseconds now) {
  const Date as_of = DayOfTime(now);
  std::int64_t changed = 0;
  for (std::string after; true;) {
    struct Piece {
      std::size_t rows = 0;
      std::int64_t changed = 0;
      std::string last;
    };
    const auto piece = store.Write([&](Transaction& writing) -> Result<Piece> {
      const auto standing = ReadStanding(writing, checker);
      if (!standing) return standing.error();
      Piece done;
      for (const StoredRow& row : ReadPiece(writing, after, kPiece, true)) {
        const auto both = JudgeRow(row, checker, *standing, as_of);
        if (!both) return both.error();
        ++done.rows;
        done.last = row.id;
        if (!Differ(both->before, both->after)) continue;
        ++done.changed;
        PutResult(writing,
                  row.id,
                  HeaderOf(*standing, checker, both->observations.form, as_of),
                  both->observations,
                  both->after,
                  "judged again",
                  now);
      }
      return done;
    });
    if (!piece) return piece.error();
    changed += piece->changed;
    if (piece->rows == 0) return changed;
    after = piece->last;
  }
}

}  // namespace brandlint
