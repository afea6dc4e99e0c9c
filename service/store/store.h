// SPDX-License-Identifier: MIT
// Everything that the service remembers, in one database. Writers are grouped: requests that come
// at the same time share one flush of the disk, and each is told once its own rows are on it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "service/store/database.h"

namespace brandlint {

// Statements of one piece of work. After the first that fails the others do nothing and give no
// rows, so that only the end has to ask whether all went well.
class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(connection) {}

  Rows Run(std::string_view sql, std::initializer_list<Value> parameters = {});

  // The same with parameters that are put together at run time.
  Rows Run(std::string_view sql, const std::vector<Value>& parameters);

  Dialect dialect() const { return connection_.dialect(); }
  const std::optional<Error>& error() const { return error_; }

 private:
  Rows RunAll(std::string_view sql, std::span<const Value> parameters);

  Connection& connection_;
  std::optional<Error> error_;
};

// Thread-safe.
class Store {
 public:
  // Connects and brings the schema up to date. Errors: those of database.h; "store-newer" when a
  // newer program has written the schema.
  static Result<std::unique_ptr<Store>> Open(const StoreAddress& address);

  // The same of a store that is there: who mistyped its address is told, and not given an empty
  // one. Errors besides: "store-missing".
  static Result<std::unique_ptr<Store>> OpenExisting(const StoreAddress& address);

  // Connects to look only: nothing is made or changed, whatever the schema's version. Precondition
  // of all else: no Write(). Errors: those of database.h.
  static Result<std::unique_ptr<Store>> OpenToLook(const StoreAddress& address);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Runs work(transaction), which answers a Result, on a snapshot. Errors: the work's own, those
  // of database.h.
  template <typename Work>
  auto Read(Work work) -> decltype(work(std::declval<Transaction&>())) {
    return Carry(std::move(work), [this](const Job& job) { return ReadJob(job); });
  }

  // The same for work that changes something. It returns once the change is on the disk; work that
  // answers an error, or whose statements failed, changes nothing. Works run one after the other,
  // possibly many in one transaction, and may run a second time when the first was in vain: what
  // they do besides their statements must not mind.
  //
  // After "store-lost" the work may have been done or not: the connection went while it was being
  // committed.
  template <typename Work>
  auto Write(Work work) -> decltype(work(std::declval<Transaction&>())) {
    return Carry(std::move(work), [this](const Job& job) { return WriteJob(job); });
  }

  const StoreAddress& address() const { return address_; }

 private:
  // Runs a work, keeps what it answers, and tells whether its changes are to stay.
  using Job = std::function<Result<void>(Transaction&)>;
  struct Waiting {
    const Job* job = nullptr;
    std::optional<Result<void>> outcome;
  };

  Store(StoreAddress address, Access access) : address_(std::move(address)), access_(access) {}
  static Result<std::unique_ptr<Store>> OpenOver(std::unique_ptr<Connection> writer,
                                                 const StoreAddress& address);

  template <typename Work, typename Run>
  static auto Carry(Work work, Run run) -> decltype(work(std::declval<Transaction&>())) {
    using Answer = decltype(work(std::declval<Transaction&>()));
    std::optional<Answer> answer;
    const Job job = [&](Transaction& transaction) -> Result<void> {
      answer.emplace(work(transaction));
      if (transaction.error()) return *transaction.error();
      if (!*answer) return answer->error();
      return {};
    };
    const Result<void> done = run(job);
    if (!done) return done.error();
    return *std::move(answer);
  }

  Result<void> ReadJob(const Job& job);
  Result<void> WriteJob(const Job& job);
  void WriteLoop();
  void WriteGroup(const std::vector<Waiting*>& group);
  static Result<std::vector<Result<void>>> TryGroup(Connection& connection,
                                                    const std::vector<Waiting*>& group);
  Result<std::unique_ptr<Connection>> TakeReader();

  const StoreAddress address_;
  const Access access_;

  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Connection>> readers_;  // idle ones

  std::mutex queue_mutex_;
  std::condition_variable queue_changed_;
  std::condition_variable group_done_;
  std::deque<Waiting*> queue_;
  bool stopping_ = false;
  std::unique_ptr<Connection> writer_;  // the writing thread's alone
  std::thread writing_;
};

// Milliseconds since 1970, UTC.
using Milliseconds = std::int64_t;
Milliseconds Now();

// The day of a time, UTC.
Date DayOfTime(Milliseconds time);

}  // namespace brandlint
