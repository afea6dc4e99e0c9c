// SPDX-License-Identifier: MIT
// A connection to a database that speaks SQL: SQLite or PostgreSQL behind one interface of one
// function. Statements are written in what both understand; `$1` is the first parameter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/result.h"

namespace brandlint {

enum class Dialect { kSqlite, kPostgres };

// A parameter of a statement: NULL, a whole number or text.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string>;

// One row of an answer. Columns are counted from 0.
class Row {
 public:
  explicit Row(std::vector<std::optional<std::string>> columns) : columns_(std::move(columns)) {}

  bool IsNull(std::size_t column) const { return !columns_.at(column).has_value(); }

  // Empty for NULL.
  const std::string& Text(std::size_t column) const;

  // 0 for NULL. Precondition: the column holds whole numbers.
  std::int64_t Int(std::size_t column) const;

 private:
  std::vector<std::optional<std::string>> columns_;
};
using Rows = std::vector<Row>;

// Error codes of all functions of this page:
//   store-lost    the connection is gone, or could not be made
//   store-busy    another writer was in the way: the transaction can be tried again
//   store-failed  anything else; the message is the database's
//
// Not for use by two threads at once.
class Connection {
 public:
  virtual ~Connection() = default;

  // Runs one statement, which is prepared once and kept, and gives its rows (also those of
  // RETURNING). After an error inside a transaction the caller rolls back.
  virtual Result<Rows> Run(std::string_view sql, std::span<const Value> parameters) = 0;

  // Runs several statements, separated by semicolons, without parameters and rows.
  virtual Result<void> Script(const std::string& sql) = 0;

  virtual Dialect dialect() const = 0;
};

// kLook: nothing is made and nothing is changed, not even a file that is not there.
enum class Access { kUse, kLook };

// Opens or makes the file: write-ahead log, every commit flushed to the disk (synchronous=FULL),
// foreign keys held.
Result<std::unique_ptr<Connection>> OpenSqlite(const std::string& file, Access access);

// `url` as libpq understands it: postgresql://user@host/database, also with ?host=/socket/folder.
// Messages never repeat the password.
Result<std::unique_ptr<Connection>> OpenPostgres(const std::string& url, Access access);

// sqlite:FILE or postgresql://...
struct StoreAddress {
  Dialect dialect = Dialect::kSqlite;
  std::string place;  // the file, or the URL

  // For people and logs: without a password.
  std::string Shown() const;
};

// Errors: "usage" for anything else.
Result<StoreAddress> ParseStoreAddress(std::string_view text);
Result<std::unique_ptr<Connection>> Connect(const StoreAddress& address,
                                            Access access = Access::kUse);

}  // namespace brandlint
