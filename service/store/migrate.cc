// SPDX-License-Identifier: MIT
#include "service/store/migrate.h"

#include <string>
#include <vector>

#include "EmbeddedMigrations.h"
#include "core/base/bytes.h"

namespace brandlint {
namespace {

// The two databases differ in one word that the schema needs: a number that counts up by itself
// and is never used again.
std::string InDialect(std::string_view sql, Dialect dialect) {
  constexpr std::string_view kPlace = "{{running number}}";
  const std::string_view word = dialect == Dialect::kSqlite
                                    ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                                    : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
  std::string text(sql);
  for (std::size_t at = 0; (at = text.find(kPlace, at)) != std::string::npos;) {
    text.replace(at, kPlace.size(), word);
  }
  return text;
}

Result<void> MigrateInside(Connection& connection) {
  // Whoever else starts now waits here. SQLite's BEGIN IMMEDIATE has done the same.
  if (connection.dialect() == Dialect::kPostgres) {
    if (const auto locked = connection.Run("SELECT pg_advisory_xact_lock(7164153)", {}); !locked) {
      return locked.error();
    }
  }
  if (const auto made =
          connection.Script("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)");
      !made) {
    return made;
  }
  const auto rows = connection.Run("SELECT max(version) FROM schema_version", {});
  if (!rows) return rows.error();
  const auto steps = EmbeddedMigrations();
  const auto have = static_cast<std::size_t>(rows->at(0).Int(0));
  if (have > steps.size()) {
    return Error{"store-newer",
                 "the store has schema version " + std::to_string(have) +
                     ", and this program knows " + std::to_string(steps.size()) +
                     ": a newer brandlint has written it"};
  }
  for (std::size_t step = have; step < steps.size(); ++step) {
    if (const auto done =
            connection.Script(InDialect(AsText(steps[step].content), connection.dialect()));
        !done) {
      return done;
    }
    const std::vector<Value> version = {static_cast<std::int64_t>(step + 1)};
    const auto noted = connection.Run("INSERT INTO schema_version (version) VALUES ($1)", version);
    if (!noted) return noted.error();
  }
  return {};
}

}  // namespace

Result<void> Migrate(Connection& connection) {
  const bool sqlite = connection.dialect() == Dialect::kSqlite;
  if (auto begun = connection.Script(sqlite ? "BEGIN IMMEDIATE" : "BEGIN"); !begun) return begun;
  if (auto done = MigrateInside(connection); !done) {
    (void)connection.Script("ROLLBACK");
    return done;
  }
  return connection.Script("COMMIT");
}

int SchemaVersion() { return static_cast<int>(EmbeddedMigrations().size()); }

}  // namespace brandlint
