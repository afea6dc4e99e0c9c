// SPDX-License-Identifier: MIT
#include "service/store/store.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/base/check.h"
#include "service/store/migrate.h"

namespace brandlint {
namespace {

constexpr std::size_t kGroup = 64;  // works in one transaction: a few ten milliseconds
constexpr std::size_t kIdleReaders = 16;
constexpr int kAttempts = 5;  // at a busy or restarting database, half a second to eight apart

Error ErrorOf(const Result<Rows>& result) { return result.error(); }

Result<void> Plain(Connection& connection, const char* sql) {
  const auto done = connection.Run(sql, {});
  if (!done) return ErrorOf(done);
  return {};
}

bool CanTryAgain(const Error& error) {
  return error.code == "store-busy" || error.code == "store-lost";
}

}  // namespace

Rows Transaction::Run(std::string_view sql, std::initializer_list<Value> parameters) {
  return RunAll(sql, {parameters.begin(), parameters.size()});
}

Rows Transaction::Run(std::string_view sql, const std::vector<Value>& parameters) {
  return RunAll(sql, parameters);
}

Rows Transaction::RunAll(std::string_view sql, std::span<const Value> parameters) {
  if (error_) return {};
  auto rows = connection_.Run(sql, parameters);
  if (rows) return *std::move(rows);
  error_ = rows.error();
  return {};
}

Result<std::unique_ptr<Store>> Store::Open(const StoreAddress& address) {
  auto writer = Connect(address);
  if (!writer) return writer.error();
  return OpenOver(*std::move(writer), address);
}

Result<std::unique_ptr<Store>> Store::OpenExisting(const StoreAddress& address) {
  const auto missing = [&](const std::string& why) {
    return Error{
        "store-missing",
        "there is no store at " + address.Shown() + " (" + why + "); 'brandlint serve' makes one"};
  };
  // To connect would make the file.
  if (address.dialect == Dialect::kSqlite && access(address.place.c_str(), F_OK) != 0) {
    return missing(std::strerror(errno));
  }
  auto writer = Connect(address);
  if (!writer) return writer.error();
  const auto version = (*writer)->Run("SELECT max(version) FROM schema_version", {});
  if (!version && version.error().code == "store-failed") return missing(version.error().message);
  if (!version) return version.error();
  return OpenOver(*std::move(writer), address);
}

Result<std::unique_ptr<Store>> Store::OpenOver(std::unique_ptr<Connection> writer,
                                               const StoreAddress& address) {
  std::unique_ptr<Store> store(new Store(address, Access::kUse));
  if (const auto done = Migrate(*writer); !done) return done.error();
  store->writer_ = std::move(writer);
  store->writing_ = std::thread([raw = store.get()] { raw->WriteLoop(); });
  return store;
}

Result<std::unique_ptr<Store>> Store::OpenToLook(const StoreAddress& address) {
  std::unique_ptr<Store> store(new Store(address, Access::kLook));
  auto reader = Connect(address, Access::kLook);
  if (!reader) return reader.error();
  store->readers_.push_back(*std::move(reader));
  return store;
}

Store::~Store() {
  {
    const std::lock_guard lock(queue_mutex_);
    stopping_ = true;
  }
  queue_changed_.notify_all();
  if (writing_.joinable()) writing_.join();
}

Result<std::unique_ptr<Connection>> Store::TakeReader() {
  {
    const std::lock_guard lock(readers_mutex_);
    if (!readers_.empty()) {
      auto reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  return Connect(address_, access_);
}

Result<void> Store::ReadJob(const Job& job) {
  Result<void> outcome;
  // The second time with a new connection, when the first was an idle one that has died since.
  for (int attempt = 0; attempt < 2; ++attempt) {
    auto reader = TakeReader();
    if (!reader) return reader.error();
    Connection& connection = **reader;
    outcome = Plain(connection,
                    connection.dialect() == Dialect::kPostgres
                        ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                        : "BEGIN");
    if (outcome) {
      Transaction transaction(connection);
      outcome = job(transaction);
      const auto ended = Plain(connection, "ROLLBACK");
      if (outcome && !ended) outcome = ended;
    }
    if (!outcome && outcome.error().code == "store-lost") {
      const std::lock_guard lock(readers_mutex_);
      readers_.clear();
      continue;
    }
    const std::lock_guard lock(readers_mutex_);
    if (readers_.size() < kIdleReaders) readers_.push_back(*std::move(reader));
    return outcome;
  }
  return outcome;
}

Result<void> Store::WriteJob(const Job& job) {
  CHECK(access_ == Access::kUse);
  Waiting waiting{&job, std::nullopt};
  std::unique_lock lock(queue_mutex_);
  CHECK(!stopping_);
  queue_.push_back(&waiting);
  queue_changed_.notify_one();
  group_done_.wait(lock, [&] { return waiting.outcome.has_value(); });
  return *waiting.outcome;
}

void Store::WriteLoop() {
  while (true) {
    std::vector<Waiting*> group;
    {
      std::unique_lock lock(queue_mutex_);
      queue_changed_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;  // whoever was waiting has been served
      while (!queue_.empty() && group.size() < kGroup) {
        group.push_back(queue_.front());
        queue_.pop_front();
      }
    }
    WriteGroup(group);
    group_done_.notify_all();
  }
}

// Gives every member its outcome.
void Store::WriteGroup(const std::vector<Waiting*>& group) {
  Result<void> done;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(250 << attempt));
    if (writer_ == nullptr) {
      auto connection = Connect(address_);
      if (!connection) {
        done = connection.error();
        continue;
      }
      writer_ = *std::move(connection);
    }
    auto outcomes = TryGroup(*writer_, group);
    if (outcomes) {
      const std::lock_guard lock(queue_mutex_);
      for (std::size_t i = 0; i < group.size(); ++i) group[i]->outcome = (*outcomes)[i];
      return;
    }
    done = outcomes.error();
    if (done.error().code == "store-lost" || done.error().code == "store-uncertain") {
      writer_ = nullptr;
    }
    // A commit that broke off may have been done: to do it again could do it twice.
    if (!CanTryAgain(done.error())) break;
  }
  Error error = done.error();
  if (error.code == "store-uncertain") error.code = "store-lost";
  const std::lock_guard lock(queue_mutex_);
  for (Waiting* const waiting : group) waiting->outcome = error;
}

// All in one transaction, each in a savepoint of its own. An error means that nothing was changed,
// except "store-uncertain".
Result<std::vector<Result<void>>> Store::TryGroup(Connection& connection,
                                                  const std::vector<Waiting*>& group) {
  const bool sqlite = connection.dialect() == Dialect::kSqlite;
  if (const auto begun = Plain(connection, sqlite ? "BEGIN IMMEDIATE" : "BEGIN"); !begun) {
    return begun.error();
  }
  std::vector<Result<void>> outcomes;
  for (Waiting* const waiting : group) {
    Result<void> outcome = Plain(connection, "SAVEPOINT work");
    if (outcome) {
      Transaction transaction(connection);
      outcome = (*waiting->job)(transaction);
      if (!outcome && !CanTryAgain(outcome.error())) {
        const auto undone = Plain(connection, "ROLLBACK TO SAVEPOINT work");
        if (!undone) outcome = undone;
      }
    }
    if (!outcome && CanTryAgain(outcome.error())) {
      (void)Plain(connection, "ROLLBACK");
      return outcome.error();
    }
    if (const auto released = Plain(connection, "RELEASE SAVEPOINT work"); !released) {
      (void)Plain(connection, "ROLLBACK");
      return released.error();
    }
    outcomes.push_back(outcome);
  }
  if (const auto committed = Plain(connection, "COMMIT"); !committed) {
    (void)Plain(connection, "ROLLBACK");
    if (committed.error().code != "store-lost") return committed.error();
    return Error{"store-uncertain", committed.error().message};
  }
  return outcomes;
}

Milliseconds Now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Date DayOfTime(Milliseconds time) {
  const std::chrono::sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds(time)};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(point)};
  return {static_cast<int>(day.year()),
          static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace brandlint
