// SPDX-License-Identifier: MIT
#include <sqlite3.h>
#include <sys/stat.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "core/base/check.h"
#include "service/store/database.h"

namespace brandlint {
namespace {

// Another process may be writing; one transaction of a group takes milliseconds.
constexpr int kPatienceMs = 10'000;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

Error ErrorOf(int code, sqlite3* database) {
  const std::string message = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"store-busy", "the database is busy: " + message};
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
      return {"store-lost", "the database cannot be opened: " + message};
    default:
      return {"store-failed", "the database says: " + message};
  }
}

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(Database database) : database_(std::move(database)) {}

  Result<Rows> Run(std::string_view sql, std::span<const Value> parameters) override {
    auto prepared = Prepare(sql);
    if (!prepared) return prepared.error();
    sqlite3_stmt* const statement = *prepared;
    Bind(statement, parameters);
    Rows rows;
    int code = SQLITE_OK;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) rows.push_back(RowOf(statement));
    const Result<Rows> result =
        code == SQLITE_DONE ? Result<Rows>(std::move(rows)) : ErrorOf(code, database_.get());
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return result;
  }

  Result<void> Script(const std::string& sql) override {
    const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return ErrorOf(code, database_.get());
    return {};
  }

  Dialect dialect() const override { return Dialect::kSqlite; }

 private:
  Result<sqlite3_stmt*> Prepare(std::string_view sql) {
    if (const auto kept = statements_.find(sql); kept != statements_.end()) {
      return kept->second.get();
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(
        database_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) return ErrorOf(code, database_.get());
    return statements_.emplace(std::string(sql), Statement(statement)).first->second.get();
  }

  static void Bind(sqlite3_stmt* statement, std::span<const Value> parameters) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      // `$2` is a name to SQLite, which numbers names in the order in which it meets them.
      const int index =
          sqlite3_bind_parameter_index(statement, ("$" + std::to_string(i + 1)).c_str());
      if (index == 0) continue;
      if (const auto* number = std::get_if<std::int64_t>(&parameters[i])) {
        sqlite3_bind_int64(statement, index, *number);
      } else if (const auto* text = std::get_if<std::string>(&parameters[i])) {
        sqlite3_bind_text64(
            statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
      } else {
        sqlite3_bind_null(statement, index);
      }
    }
  }

  static Row RowOf(sqlite3_stmt* statement) {
    std::vector<std::optional<std::string>> columns;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      if (sqlite3_column_type(statement, i) == SQLITE_NULL) {
        columns.emplace_back();
        continue;
      }
      const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      columns.emplace_back(
          std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, i))));
    }
    return Row(std::move(columns));
  }

  Database database_;  // outlives the statements: members go in the opposite order
  std::map<std::string, Statement, std::less<>> statements_;
};

}  // namespace

Result<std::unique_ptr<Connection>> OpenSqlite(const std::string& file, Access access) {
  struct stat facts {};
  const bool there = stat(file.c_str(), &facts) == 0;
  if (there && S_ISDIR(facts.st_mode)) {
    return Error{"store-lost", file + ": is a folder, not a file of SQLite"};
  }
  if (!there && access == Access::kLook) return Error{"store-lost", file + ": no such file"};
  sqlite3* opened = nullptr;
  const int make = access == Access::kUse ? SQLITE_OPEN_CREATE : 0;
  const int code =
      sqlite3_open_v2(file.c_str(),
                      &opened,
                      SQLITE_OPEN_READWRITE | make | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                      nullptr);
  Database database(opened);
  if (code != SQLITE_OK) {
    const Error error = ErrorOf(code, database.get());
    return Error{error.code, file + ": " + error.message};
  }
  sqlite3_busy_timeout(database.get(), kPatienceMs);
  auto connection = std::make_unique<SqliteConnection>(std::move(database));
  // Not opened for reading only: that would leave the files of the log behind, of whoever has
  // looked.
  if (const auto set = connection->Script(access == Access::kUse
                                              ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                                                "PRAGMA foreign_keys=ON"
                                              : "PRAGMA query_only=ON");
      !set) {
    return Error{set.error().code, file + ": " + set.error().message};
  }
  return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace brandlint
