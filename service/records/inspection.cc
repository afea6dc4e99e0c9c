// SPDX-License-Identifier: MIT
#include "service/records/inspection.h"

#include <algorithm>
#include <utility>

#include "service/records/secret.h"

namespace brandlint {
namespace {

constexpr std::int64_t kExamples = 5;
constexpr std::int64_t kPiece = 500;  // pictures asked for at a time

std::int64_t NumberOf(const Rows& rows) { return rows.empty() ? 0 : rows[0].Int(0); }

std::string DatabaseOf(Transaction& store) {
  const bool sqlite = store.dialect() == Dialect::kSqlite;
  const Rows rows = store.Run(sqlite ? "SELECT sqlite_version()" : "SHOW server_version");
  return (sqlite ? "SQLite " : "PostgreSQL ") + (rows.empty() ? "" : rows[0].Text(0));
}

// Asked for in the catalogue: to ask a table that is not there ends a transaction.
std::int64_t SchemaVersionOf(Transaction& store) {
  const Rows there = store.Run(
      store.dialect() == Dialect::kSqlite
          ? "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"
          : "SELECT count(to_regclass('schema_version'))");
  if (NumberOf(there) == 0) return 0;
  return NumberOf(store.Run("SELECT max(version) FROM schema_version"));
}

struct Referred {
  std::string sha256, submission, path;
};

// One reference to each picture from `from` on, in the order of digests.
std::vector<Referred> ReferredFrom(Transaction& store, const std::string& from, bool itself) {
  std::vector<Referred> referred;
  for (const Row& row : store.Run(
           std::string("SELECT sha256, min(submission), min(path) FROM assets WHERE sha256 ") +
               (itself ? ">=" : ">") + " $1 GROUP BY sha256 ORDER BY sha256 LIMIT $2",
           {from, kPiece})) {
    referred.push_back({row.Text(0), row.Text(1), row.Text(2)});
  }
  return referred;
}

void LookAt(const Referred& referred, const PictureStore& pictures, PictureInspection& found) {
  ++found.looked_at;
  if (pictures.Has(referred.sha256)) return;
  const bool missing = pictures.SizeOf(referred.sha256) < 0;
  ++(missing ? found.missing : found.damaged);
  if (static_cast<std::int64_t>(found.examples.size()) >= kExamples) return;
  found.examples.push_back(referred.submission + ": " + referred.path + ": " +
                           pictures.FileOf(referred.sha256) +
                           (missing ? " is missing" : " is damaged, or cannot be read"));
}

}  // namespace

Result<Inspection> Inspect(Store& store, Milliseconds now) {
  return store.Read([&](Transaction& reading) -> Result<Inspection> {
    Inspection found;
    found.database = DatabaseOf(reading);
    found.schema_version = SchemaVersionOf(reading);
    if (found.schema_version == 0) return found;
    found.states = CountStates(reading);
    found.queue = QueueOf(reading, now);
    found.lapsed = NumberOf(reading.Run(
        "SELECT count(*) FROM jobs WHERE lease IS NOT NULL AND lease_until < $1", {now}));
    // The words of background/examine.cc.
    const Rows aside = reading.Run(
        "SELECT s.id FROM submissions s JOIN results r ON r.submission = s.id WHERE s.complete = 0 "
        "AND r.observations LIKE '%it was not examined: the worker that had it died%' "
        "ORDER BY s.received_at DESC");
    found.put_aside_count = static_cast<std::int64_t>(aside.size());
    for (const Row& row : aside) {
      if (static_cast<std::int64_t>(found.put_aside.size()) == kExamples) break;
      found.put_aside.push_back(row.Text(0));
    }
    return found;
  });
}

Result<PictureInspection> InspectPictures(Store& store,
                                          const PictureStore& pictures,
                                          std::int64_t count) {
  PictureInspection found;
  const auto referred = store.Read([](Transaction& reading) -> Result<std::int64_t> {
    return NumberOf(reading.Run("SELECT count(DISTINCT sha256) FROM assets"));
  });
  if (!referred) return referred.error();
  found.referred = *referred;
  count = std::min(count, found.referred);
  // Digests are as good as dice: from a random place on, and from the first when that was the end.
  std::string from = count < found.referred ? RandomHex(32) : "";
  for (bool itself = true; found.looked_at < count; itself = false) {
    const auto piece = store.Read([&](Transaction& reading) -> Result<std::vector<Referred>> {
      return ReferredFrom(reading, from, itself);
    });
    if (!piece) return piece.error();
    if (piece->empty() && from.empty()) break;  // some were erased meanwhile
    from = piece->empty() ? "" : piece->back().sha256;
    for (const Referred& each : *piece) {
      if (found.looked_at == count) break;
      // Anything else never becomes a path, and is none of this program's.
      if (PictureStore::IsDigest(each.sha256)) LookAt(each, pictures, found);
    }
  }
  return found;
}

}  // namespace brandlint
