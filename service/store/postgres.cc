// SPDX-License-Identifier: MIT
#include <libpq-fe.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "service/store/database.h"

namespace brandlint {
namespace {

struct FinishConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Session = std::unique_ptr<PGconn, FinishConnection>;
using Answer = std::unique_ptr<PGresult, ClearResult>;

std::string OneLine(const char* message) {
  std::string line = message == nullptr ? "" : message;
  while (!line.empty() && line.back() == '\n') line.pop_back();
  for (char& c : line) {
    if (c == '\n') c = ' ';
  }
  return line;
}

bool CanBeRead(const std::string& url) {
  const std::string_view who = std::string_view(url).substr(0, url.find('/', url.find("//") + 2));
  if (std::ranges::count(who, '@') > 1) return false;  // it takes the first for the password's end
  PQconninfoOption* const options = PQconninfoParse(url.c_str(), nullptr);
  PQconninfoFree(options);
  return options != nullptr;
}

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(Session session) : session_(std::move(session)) {}

  Result<Rows> Run(std::string_view sql, std::span<const Value> parameters) override {
    const auto name = Prepare(sql, parameters.size());
    if (!name) return name.error();
    std::vector<std::string> numbers(parameters.size());
    std::vector<const char*> values(parameters.size(), nullptr);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (const auto* number = std::get_if<std::int64_t>(&parameters[i])) {
        numbers[i] = std::to_string(*number);
        values[i] = numbers[i].c_str();
      } else if (const auto* text = std::get_if<std::string>(&parameters[i])) {
        // PostgreSQL has no way to store it, and libpq would end the text there.
        if (text->find('\0') != std::string::npos) {
          return Error{"store-failed", "a text with a NUL cannot be stored"};
        }
        values[i] = text->c_str();
      }
    }
    const Answer answer(PQexecPrepared(session_.get(),
                                       name->c_str(),
                                       static_cast<int>(parameters.size()),
                                       values.data(),
                                       nullptr,
                                       nullptr,
                                       0));
    if (const auto good = Check(answer.get()); !good) return good.error();
    return RowsOf(answer.get());
  }

  Result<void> Script(const std::string& sql) override {
    const Answer answer(PQexec(session_.get(), sql.c_str()));
    return Check(answer.get());
  }

  Dialect dialect() const override { return Dialect::kPostgres; }

 private:
  Result<std::string> Prepare(std::string_view sql, std::size_t parameters) {
    if (const auto kept = names_.find(sql); kept != names_.end()) return kept->second;
    std::string name = "s" + std::to_string(names_.size());
    const std::string text(sql);
    const Answer answer(PQprepare(
        session_.get(), name.c_str(), text.c_str(), static_cast<int>(parameters), nullptr));
    if (const auto good = Check(answer.get()); !good) return good.error();
    names_.emplace(text, name);
    return name;
  }

  Result<void> Check(const PGresult* answer) {
    const ExecStatusType status = PQresultStatus(answer);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
    const std::string message =
        OneLine(answer != nullptr ? PQresultErrorMessage(answer) : PQerrorMessage(session_.get()));
    const char* const state =
        answer != nullptr ? PQresultErrorField(answer, PG_DIAG_SQLSTATE) : nullptr;
    // Class 57P: the server is shutting down or has ended the session; 40: serialization failure
    // and deadlock. Source: PostgreSQL 15 documentation, appendix A.
    if (PQstatus(session_.get()) != CONNECTION_OK ||
        (state != nullptr && std::strncmp(state, "57P", 3) == 0)) {
      return Error{"store-lost", "the database is gone: " + message};
    }
    if (state != nullptr && std::strncmp(state, "40", 2) == 0) {
      return Error{"store-busy", "the database is busy: " + message};
    }
    return Error{"store-failed", "the database says: " + message};
  }

  static Rows RowsOf(const PGresult* answer) {
    Rows rows;
    const int columns = PQnfields(answer);
    for (int i = 0; i < PQntuples(answer); ++i) {
      std::vector<std::optional<std::string>> row;
      for (int column = 0; column < columns; ++column) {
        if (PQgetisnull(answer, i, column) != 0) {
          row.emplace_back();
        } else {
          row.emplace_back(std::string(PQgetvalue(answer, i, column),
                                       static_cast<std::size_t>(PQgetlength(answer, i, column))));
        }
      }
      rows.emplace_back(std::move(row));
    }
    return rows;
  }

  Session session_;
  std::map<std::string, std::string, std::less<>> names_;  // of prepared statements, by their text
};

}  // namespace

Result<std::unique_ptr<Connection>> OpenPostgres(const std::string& url, Access access) {
  // Its own words for what it cannot read repeat the password.
  if (!CanBeRead(url)) {
    return Error{"store-lost",
                 StoreAddress{Dialect::kPostgres, url}.Shown() +
                     ": not a URL of PostgreSQL; letters such as @ : / % in a name or password are "
                     "written as %40 %3A %2F %25"};
  }
  const char* const keywords[] = {
      "dbname", "connect_timeout", "client_encoding", "application_name", nullptr};
  const char* const values[] = {url.c_str(), "5", "UTF8", "brandlint", nullptr};
  Session session(PQconnectdbParams(keywords, values, 1));
  if (PQstatus(session.get()) != CONNECTION_OK) {
    return Error{"store-lost",
                 "the database cannot be reached: " + OneLine(PQerrorMessage(session.get()))};
  }
  // Notices ("there is already a ...") are not for standard error.
  PQsetNoticeProcessor(
      session.get(), [](void*, const char*) {}, nullptr);
  auto connection = std::make_unique<PostgresConnection>(std::move(session));
  if (access == Access::kLook) {
    const auto set = connection->Script("SET default_transaction_read_only = on");
    if (!set) return set.error();
  }
  return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace brandlint
