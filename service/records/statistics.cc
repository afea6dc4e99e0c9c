// SPDX-License-Identifier: MIT
#include "service/records/statistics.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "service/records/decisions.h"
#include "service/records/submissions.h"

namespace brandlint {
namespace {

constexpr Milliseconds kDay = Milliseconds{24} * 60 * 60 * 1000;

// Weeks begin on Mondays; 1970 began on a Thursday.
constexpr std::int64_t MondayOf(std::int64_t day) { return (day + 3) / 7 * 7 - 3; }

}  // namespace

std::vector<RuleRecord> RuleRecords(Transaction& store, Milliseconds now, std::int64_t weeks) {
  // A rule has a row for each day on which submissions with its findings were decided, and for each
  // state.
  const Rows rows = store.Run(
      "SELECT f.rule, s.state, s.decided_at / 86400000, count(*) FROM findings f JOIN submissions "
      "s ON s.id = f.submission WHERE f.verdict <> 'note' AND s.state <> 'trial' GROUP BY f.rule, "
      "s.state, s.decided_at / 86400000 ORDER BY f.rule, s.decided_at / 86400000");
  const std::int64_t first_week = MondayOf(now / kDay) - 7 * (weeks - 1);
  std::vector<RuleRecord> records;
  for (const Row& row : rows) {
    if (records.empty() || records.back().rule != row.Text(0)) {
      records.push_back({.rule = row.Text(0)});
    }
    RuleRecord& record = records.back();
    const std::string state = row.Text(1);
    const std::int64_t count = row.Int(3);
    const bool agreed = state == "rejected" || state == "changes";
    if (!agreed && state != "approved") {
      if (state != "erased") record.open += count;
      continue;
    }
    record.decided += count;
    if (agreed) record.agreed += count;
    const std::int64_t week = MondayOf(row.Int(2));
    if (week < first_week) continue;
    if (record.weeks.empty() || record.weeks.back().first_day != week) {
      record.weeks.push_back({.first_day = week});
    }
    record.weeks.back().decided += count;
    if (agreed) record.weeks.back().agreed += count;
  }
  return records;
}

std::vector<Label> ListLabels(Transaction& store, const std::string& after, std::int64_t count) {
  std::vector<Label> labels;
  for (const Row& row :
       store.Run("SELECT id, name, severity, state FROM submissions WHERE state IN "
                 "('approved', 'rejected', 'changes') AND id > $1 ORDER BY id "
                 "LIMIT $2",
                 {after, count})) {
    Label label{row.Text(0), row.Text(1), std::string(SeverityName(row.Int(2))), row.Text(3), {}};
    for (const Row& finding : store.Run("SELECT DISTINCT rule FROM findings WHERE submission = $1 "
                                        "AND verdict <> 'note' ORDER BY rule",
                                        {label.submission})) {
      label.rules.push_back(finding.Text(0));
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

std::vector<DayRecord> DayRecords(Transaction& store, Milliseconds now, std::int64_t days) {
  const std::int64_t today = now / kDay;
  std::map<std::int64_t, DayRecord, std::greater<>> records;
  for (std::int64_t day = today; day > today - days; --day) records[day].day = day;
  const Milliseconds from = (today - days + 1) * kDay;
  for (const Row& row :
       store.Run("SELECT received_at / 86400000, count(*) FROM submissions "
                 "WHERE received_at >= $1 AND state <> 'trial' GROUP BY received_at / 86400000",
                 {from})) {
    if (records.contains(row.Int(0))) records[row.Int(0)].received = row.Int(1);
  }
  for (const Row& row :
       store.Run("SELECT at / 86400000, kind, count(*) FROM decisions WHERE at >= $1 AND status = "
                 "'final' GROUP BY at / 86400000, kind",
                 {from})) {
    if (!records.contains(row.Int(0))) continue;
    DayRecord& record = records[row.Int(0)];
    const auto kind = ParseDecision(row.Text(1));
    if (!kind) continue;
    const std::string state = StateAfter(*kind);
    (state == "approved"   ? record.approved
     : state == "rejected" ? record.rejected
                           : record.changes) += row.Int(2);
  }
  std::vector<DayRecord> list;
  for (auto& [day, record] : records) list.push_back(record);
  return list;
}

}  // namespace brandlint
