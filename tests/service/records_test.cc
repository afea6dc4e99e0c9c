// SPDX-License-Identifier: MIT
// The store and its records, on SQLite, and on the PostgreSQL that BRANDLINT_TEST_POSTGRES names
// (tests/service/on_postgres.py starts one).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "service/records/actor.h"
#include "service/records/audit.h"
#include "service/records/decisions.h"
#include "service/records/jobs.h"
#include "service/records/secret.h"
#include "service/records/statistics.h"
#include "service/records/submissions.h"
#include "service/store/migrate.h"
#include "service/store/pictures.h"
#include "service/store/store.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class RecordsTest : public testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override {
    if (GetParam() == Dialect::kPostgres) {
      const char* const url = std::getenv("BRANDLINT_TEST_POSTGRES");
      if (url == nullptr) GTEST_SKIP() << "on_postgres.py runs this with a PostgreSQL of its own";
      address_ = {Dialect::kPostgres, url};
      auto connection = Connect(address_);
      ASSERT_TRUE(connection) << connection.error().message;
      ASSERT_TRUE((*connection)->Script("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
    } else {
      address_ = {Dialect::kSqlite, folder_.path() + "/db"};
    }
    Reopen();
  }

  void Reopen() {
    store_.reset();
    auto store = Store::Open(address_);
    ASSERT_TRUE(store) << store.error().message;
    store_ = *std::move(store);
  }

  // One submission, as though it had been examined with that verdict.
  std::string Add(const std::string& name, std::int64_t severity = 3) {
    const auto added = store_->Write([&](Transaction& store) -> Result<std::string> {
      const auto accepted = Accept(store,
                                   {.name = "token:1"},
                                   {.external_id = name,
                                    .app = name,
                                    .developer = "acme",
                                    .name = name,
                                    .names = {name},
                                    .manifest = "{}"},
                                   "",
                                   now_++);
      if (!accepted) return accepted.error();
      store.Run("UPDATE submissions SET state = 'open', severity = $2, rank = $3 WHERE id = $1",
                {accepted->id, severity, -severity});
      return accepted->id;
    });
    EXPECT_TRUE(added) << added.error().message;
    return *added;
  }

  Result<DecisionRow> DecideAs(const std::string& person,
                               const std::string& id,
                               DecisionKind kind,
                               Milliseconds now = 1000) {
    return store_->Write([&](Transaction& store) {
      const auto row = FindSubmission(store, id);
      return Decide(
          store,
          {.name = person, .role = Role::kReviewer},
          {.submission = id, .version = row->version, .kind = kind, .clause = "c", .text = "t"},
          rules_,
          now);
    });
  }

  std::string StateOf(const std::string& id) {
    return *store_->Read([&](Transaction& store) -> Result<std::string> {
      return FindSubmission(store, id)->state;
    });
  }

  const TempFolder folder_;
  StoreAddress address_;
  std::unique_ptr<Store> store_;
  ReviewRules rules_;
  Milliseconds now_ = 1;
};

INSTANTIATE_TEST_SUITE_P(,
                         RecordsTest,
                         testing::Values(Dialect::kSqlite, Dialect::kPostgres),
                         [](const auto& dialect) {
                           return dialect.param == Dialect::kSqlite ? "sqlite" : "postgres";
                         });

// --- The store -----------------------------------------------------------------------------------

TEST_P(RecordsTest, WorkThatFailsChangesNothingAndOthersOfItsGroupGoOn) {
  // Many at once, so that they share transactions; every third one fails after its insert.
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int i = 0; i < 60; ++i) {
    threads.emplace_back([&, i] {
      const auto done = store_->Write([&](Transaction& store) -> Result<void> {
        store.Run("INSERT INTO breaches (noticed_at, record, recorded_by) VALUES ($1, 'x', 'y')",
                  {std::int64_t{i}});
        if (i % 3 == 0) return Error{"refused", "on purpose"};
        if (i % 3 == 1) store.Run("SELECT 1 FROM no_such_table");
        return {};
      });
      failed += done.ok() ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failed, 40);
  const auto count = store_->Read([](Transaction& store) -> Result<std::int64_t> {
    return store.Run("SELECT count(*) FROM breaches WHERE noticed_at % 3 = 2")[0].Int(0) * 1000 +
           store.Run("SELECT count(*) FROM breaches")[0].Int(0);
  });
  EXPECT_EQ(*count, 20'020);
}

TEST_P(RecordsTest, KeepsTextsAsTheyAre) {
  const std::string text = "a'b\"c\\ \xE2\x80\xAE \xF0\x9D\x93\x8D %_\n";
  const auto back = store_->Write([&](Transaction& store) -> Result<std::string> {
    store.Run("INSERT INTO breaches (noticed_at, record, recorded_by) VALUES (1, $1, $2)",
              {text, std::string()});
    return store.Run("SELECT record FROM breaches")[0].Text(0);
  });
  EXPECT_EQ(*back, text);
}

TEST_P(RecordsTest, RefusesASchemaFromTheFuture) {
  ASSERT_TRUE(store_->Write([](Transaction& store) -> Result<void> {
    store.Run("INSERT INTO schema_version (version) VALUES (1000)");
    return {};
  }));
  store_.reset();
  const auto store = Store::Open(address_);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, "store-newer");
}

TEST_P(RecordsTest, WhatIsMistypedIsNotMade) {
  store_.reset();
  ASSERT_TRUE(Store::OpenExisting(address_));
  if (GetParam() == Dialect::kSqlite) {
    const StoreAddress other{Dialect::kSqlite, folder_.path() + "/other"};
    const auto store = Store::OpenExisting(other);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().code, "store-missing");
    EXPECT_THAT(store.error().message, HasSubstr("/other (No such file"));
    EXPECT_NE(access(other.place.c_str(), F_OK), 0);
    const auto pictures = PictureStore::OpenExisting(other.place);
    ASSERT_FALSE(pictures);
    EXPECT_THAT(pictures.error().message, HasSubstr("/other: "));
    EXPECT_NE(access(other.place.c_str(), F_OK), 0);
  }
  // A database of somebody else.
  const auto connection = Connect(address_);
  ASSERT_TRUE((*connection)->Script("DROP TABLE schema_version"));
  EXPECT_EQ(Store::OpenExisting(address_).error().code, "store-missing");
}

TEST_P(RecordsTest, KeepsEverythingWhenOpenedAgain) {
  const std::string id = Add("Deskline");
  Reopen();
  EXPECT_EQ(StateOf(id), "open");
}

// --- The queue -----------------------------------------------------------------------------------

std::vector<std::string> ClaimAs(Store& store, const char* worker, Milliseconds now) {
  std::vector<std::string> ids;
  const auto jobs = store.Write([&](Transaction& writing) -> Result<std::vector<ClaimedJob>> {
    return ClaimJobs(writing, worker, 10, now);
  });
  for (const ClaimedJob& job : *jobs) ids.push_back(job.submission);
  return ids;
}

TEST_P(RecordsTest, AJobIsOneWorkersUntilItsLeaseEnds) {
  const std::string id = Add("Deskline");
  EXPECT_THAT(ClaimAs(*store_, "a", 1000), ElementsAre(id));
  EXPECT_THAT(ClaimAs(*store_, "b", 1000 + kJobLease), ElementsAre());
  EXPECT_THAT(ClaimAs(*store_, "b", 1001 + kJobLease), ElementsAre(id));
  // The first one is not dead, only slow: what it has is not kept.
  const auto finish = [&](const char* worker) {
    return *store_->Write([&](Transaction& store) -> Result<bool> {
      const std::int64_t job =
          store.Run("SELECT id FROM jobs").empty() ? 1 : store.Run("SELECT id FROM jobs")[0].Int(0);
      return FinishJob(store, worker, job);
    });
  };
  EXPECT_FALSE(finish("a"));
  EXPECT_TRUE(finish("b"));
  EXPECT_FALSE(finish("b"));  // once
  EXPECT_THAT(ClaimAs(*store_, "c", 9'999'999), ElementsAre());
}

TEST_P(RecordsTest, WorkersThatClaimAtOnceShareTheJobsOut) {
  for (int i = 0; i < 40; ++i) Add("Deskline " + std::to_string(i));
  std::array<std::vector<std::string>, 4> claimed;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < claimed.size(); ++i) {
    threads.emplace_back([&, i] {
      const std::string name = "worker " + std::to_string(i);
      claimed.at(i) = ClaimAs(*store_, name.c_str(), 1000);
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<std::string> all;
  for (const auto& ids : claimed) all.insert(ids.begin(), ids.end());
  EXPECT_EQ(all.size(), 40U);
}

// --- Decisions -----------------------------------------------------------------------------------

TEST_P(RecordsTest, WhatMayFollowWhat) {
  const std::string id = Add("Deskline");
  EXPECT_EQ(DecideAs("person:a", id, DecisionKind::kOverturn).error().code, "not-now");
  ASSERT_TRUE(DecideAs("person:a", id, DecisionKind::kReject));
  EXPECT_EQ(StateOf(id), "rejected");
  EXPECT_EQ(DecideAs("person:a", id, DecisionKind::kApprove).error().code, "not-now");
  const auto appeal = [&] {
    return store_->Write(
        [&](Transaction& store) { return Appeal(store, {.name = "token:1"}, id, "please", 2000); });
  };
  ASSERT_TRUE(appeal());
  EXPECT_EQ(appeal().error().code, "not-now");
  EXPECT_EQ(DecideAs("person:b", id, DecisionKind::kApprove).error().code, "not-now");
  EXPECT_EQ(DecideAs("person:a", id, DecisionKind::kUphold).error().code, "same-person");
  ASSERT_TRUE(DecideAs("person:b", id, DecisionKind::kUphold));
  EXPECT_EQ(StateOf(id), "rejected");
  EXPECT_EQ(appeal().error().code, "not-now");  // once
}

TEST_P(RecordsTest, ASecondPersonWhoDisagreesIsTheStricterOne) {
  const std::string id = Add("Deskline");
  EXPECT_EQ(DecideAs("person:a", id, DecisionKind::kApprove)->status, "held");
  EXPECT_EQ(StateOf(id), "held");
  EXPECT_EQ(DecideAs("person:a", id, DecisionKind::kReject).error().code, "same-person");
  EXPECT_EQ(DecideAs("person:b", id, DecisionKind::kReject)->status, "final");
  EXPECT_EQ(StateOf(id), "rejected");
}

TEST_P(RecordsTest, OneApprovesWhatIsNotSoBad) {
  EXPECT_EQ(DecideAs("person:a", Add("Pass", 1), DecisionKind::kApprove)->status, "final");
  EXPECT_EQ(DecideAs("person:a", Add("Review", 2), DecisionKind::kApprove)->status, "final");
  rules_.second_person_from = 2;
  EXPECT_EQ(DecideAs("person:a", Add("Review 2", 2), DecisionKind::kApprove)->status, "held");
}

TEST_P(RecordsTest, UndoIsOnesOwnAndForAMinute) {
  const std::string id = Add("Deskline");
  ASSERT_TRUE(DecideAs("person:a", id, DecisionKind::kReject, 1000));
  const auto undo = [&](const char* person, Milliseconds now) {
    return store_->Write(
        [&](Transaction& store) { return Undo(store, {.name = person}, id, rules_, now); });
  };
  EXPECT_EQ(undo("person:b", 2000).error().code, "same-person");
  EXPECT_EQ(undo("person:a", 1001 + rules_.undo_ms).error().code, "not-now");
  ASSERT_TRUE(undo("person:a", 2000));
  EXPECT_EQ(StateOf(id), "open");
  EXPECT_EQ(undo("person:a", 2000).error().code, "not-now");
}

TEST_P(RecordsTest, ARulesPrecisionIsToldByWeeks) {
  constexpr Milliseconds kDay = Milliseconds{24} * 60 * 60 * 1000;
  constexpr std::int64_t kMonday = 20'605;  // 2026-06-01
  const auto decided = [&](const char* name, DecisionKind kind, std::int64_t day) {
    const std::string id = Add(name, 1);
    ASSERT_TRUE(store_->Write([&](Transaction& store) -> Result<void> {
      store.Run(
          "INSERT INTO findings (submission, fingerprint, rule, verdict, detector, kind, evidence) "
          "VALUES ($1, $1, 'no-mark', 'review', 'logo', 'exact', 0)",
          {id});
      return {};
    }));
    if (day == 0) return;
    ASSERT_TRUE(DecideAs("person:a", id, kind, day * kDay + 5));
  };
  decided("long ago", DecisionKind::kApprove, kMonday - 50);
  decided("on sunday", DecisionKind::kReject, kMonday - 1);
  decided("on monday", DecisionKind::kChanges, kMonday);
  decided("on tuesday", DecisionKind::kApprove, kMonday + 1);
  decided("open", DecisionKind::kApprove, 0);
  const auto records = store_->Read([&](Transaction& store) -> Result<std::vector<RuleRecord>> {
    return RuleRecords(store, (kMonday + 3) * kDay, 2);
  });
  ASSERT_EQ(records->size(), 1U);
  const RuleRecord& rule = records->front();
  EXPECT_EQ(rule.rule, "no-mark");
  EXPECT_EQ(rule.decided, 4);
  EXPECT_EQ(rule.agreed, 2);
  EXPECT_EQ(rule.open, 1);
  ASSERT_EQ(rule.weeks.size(), 2U);
  EXPECT_EQ(rule.weeks[0].first_day, kMonday - 7);
  EXPECT_EQ(rule.weeks[0].agreed, 1);
  EXPECT_EQ(rule.weeks[0].decided, 1);
  EXPECT_EQ(rule.weeks[1].first_day, kMonday);
  EXPECT_EQ(rule.weeks[1].agreed, 1);
  EXPECT_EQ(rule.weeks[1].decided, 2);
}

TEST_P(RecordsTest, AClaimKeepsOthersOutUntilItEnds) {
  const std::string id = Add("Deskline");
  const auto claim = [&](const char* person, Milliseconds now) {
    return store_->Write(
        [&](Transaction& store) { return Claim(store, {.name = person}, id, rules_, now); });
  };
  ASSERT_TRUE(claim("person:a", 1000));
  EXPECT_EQ(claim("person:b", 1000 + rules_.claim_ms - 1).error().code, "claimed");
  EXPECT_EQ(DecideAs("person:b", id, DecisionKind::kReject, 2000).error().code, "claimed");
  ASSERT_TRUE(claim("person:b", 1000 + rules_.claim_ms));
}

TEST_P(RecordsTest, TheQueueIsEscalatedFirstThenTheWorstThenTheOldest) {
  const std::string pass = Add("Pass", 1), old_reject = Add("Old", 3), review = Add("Review", 2),
                    reject = Add("New", 3), escalated = Add("Escalated", 1);
  ASSERT_TRUE(DecideAs("person:a", escalated, DecisionKind::kEscalate));
  const auto ids = [&](SubmissionFilter filter) {
    std::vector<std::string> list;
    const auto rows = store_->Read([&](Transaction& store) -> Result<std::vector<SubmissionRow>> {
      return ListSubmissions(store, filter);
    });
    for (const SubmissionRow& row : *rows) list.push_back(row.id);
    return list;
  };
  EXPECT_THAT(ids({}), ElementsAre(escalated, old_reject, reject, review, pass));
  EXPECT_THAT(ids({.after = reject, .count = 1}), ElementsAre(review));
  EXPECT_THAT(ids({.newest_first = true}),
              ElementsAre(escalated, reject, review, old_reject, pass));
  EXPECT_THAT(ids({.after = review, .newest_first = true}), ElementsAre(old_reject, pass));
  EXPECT_THAT(ids({.verdict = "review"}), ElementsAre(review));
  EXPECT_THAT(ids({.text = "eSCAL"}), ElementsAre(escalated));
  EXPECT_THAT(ids({.text = "%"}), ElementsAre());  // a sign, not a pattern
}

// --- The audit log -------------------------------------------------------------------------------

TEST_P(RecordsTest, TheLogIsReadInPagesByEachWordOfIt) {
  ASSERT_TRUE(store_->Write([](Transaction& store) -> Result<void> {
    for (const char* line : {"ada saw a", "ada saw b", "bea saw a", "ada decided a", "bea saw b"}) {
      const std::string text = line;
      const std::size_t last = text.rfind(' ');
      Audit(store, 1, text.substr(0, 3), text.substr(4, last - 4), text.substr(last + 1));
    }
    return {};
  }));
  // The numbers of the entries, and in brackets where the next page begins.
  const auto page = [&](const AuditFilter& filter) {
    const auto found = store_->Read(
        [&](Transaction& store) -> Result<AuditPage> { return FindAudit(store, filter); });
    std::string text;
    for (const AuditEntry& entry : found->entries) text += std::to_string(entry.seq) + " ";
    return text + (found->next > 0 ? "[" + std::to_string(found->next) + "]" : "end");
  };
  EXPECT_EQ(page({.count = 5}), "1 2 3 4 5 end");
  EXPECT_EQ(page({.count = 2}), "1 2 [2]");
  EXPECT_EQ(page({.from = 4}), "5 end");
  EXPECT_EQ(page({.latest = true, .count = 2}), "5 4 [4]");
  EXPECT_EQ(page({.latest = true, .from = 2}), "1 end");
  EXPECT_EQ(page({.subject = "a"}), "1 3 4 end");
  EXPECT_EQ(page({.subject = "a", .latest = true, .count = 2}), "4 3 [3]");
  EXPECT_EQ(page({.subject = "a", .actor = "ada", .latest = true}), "4 1 end");
  EXPECT_EQ(page({.actor = "bea", .action = "saw"}), "3 5 end");
  EXPECT_EQ(page({.action = "decided"}), "4 end");
  EXPECT_EQ(page({.subject = "b", .action = "decided"}), "end");
  // What is rare costs no more than the entries that are looked at.
  const AuditFilter rare{.actor = "ada", .action = "decided", .looked_at = 2};
  EXPECT_EQ(page(rare), "[2]");
  EXPECT_EQ(page({.actor = "ada", .action = "decided", .from = 2, .looked_at = 2}), "4 end");
}

struct Tampering {
  const char* name;
  const char* sql;
  const char* told;
};

TEST(Audit, TheEndAloneCanBeLookedAt) {
  const TempFolder folder;
  const StoreAddress address{Dialect::kSqlite, folder.path() + "/db"};
  const auto store = Store::Open(address);
  const auto change = [&](const std::string& sql) {
    return (*store)->Write([&](Transaction& writing) -> Result<void> {
      if (sql.empty()) {
        for (int i = 0; i < 5; ++i) Audit(writing, 1000 + i, "person:a", "saw", "sub-1");
      } else {
        writing.Run(sql);
      }
      return {};
    });
  };
  ASSERT_TRUE(change(""));
  for (const std::int64_t last : {0, 1, 2, 5, 9}) {
    const auto state = VerifyAudit(**store, last);
    ASSERT_TRUE(state) << last;
    EXPECT_EQ(state->entries, 5);
  }
  ASSERT_TRUE(change("UPDATE audit SET actor = 'person:b' WHERE seq = 3"));
  EXPECT_TRUE(VerifyAudit(**store, 2));
  EXPECT_FALSE(VerifyAudit(**store, 3));
  EXPECT_FALSE(VerifyAudit(**store));
  ASSERT_TRUE(change("DELETE FROM audit WHERE seq = 5"));
  EXPECT_FALSE(VerifyAudit(**store, 2));
}

class TamperingTest : public testing::TestWithParam<Tampering> {};

TEST_P(TamperingTest, IsFound) {
  const TempFolder folder;
  const StoreAddress address{Dialect::kSqlite, folder.path() + "/db"};
  const auto store = Store::Open(address);
  ASSERT_TRUE((*store)->Write([](Transaction& writing) -> Result<void> {
    for (int i = 0; i < 5; ++i) {
      Audit(writing, 1000 + i, "person:a", "saw", "sub-" + std::to_string(i), R"({"a": 1})");
    }
    return {};
  }));
  ASSERT_TRUE(VerifyAudit(**store));
  ASSERT_TRUE((*store)->Write([](Transaction& writing) -> Result<void> {
    writing.Run(GetParam().sql);
    return {};
  }));
  const auto state = VerifyAudit(**store);
  ASSERT_FALSE(state);
  EXPECT_EQ(state.error().code, "audit-broken");
  EXPECT_THAT(state.error().message, HasSubstr(GetParam().told));
}

INSTANTIATE_TEST_SUITE_P(
    ,
    TamperingTest,
    testing::Values(
        Tampering{
            "an_actor", "UPDATE audit SET actor = 'person:b' WHERE seq = 3", "entry 3 was changed"},
        Tampering{"a_detail",
                  "UPDATE audit SET detail = '{\"a\": 2}' WHERE seq = 2",
                  "entry 2 was changed"},
        Tampering{"a_time", "UPDATE audit SET at = 5 WHERE seq = 1", "entry 1 was changed"},
        Tampering{"a_row_taken_out", "DELETE FROM audit WHERE seq = 3", "entry 3 is missing"},
        Tampering{"the_first", "DELETE FROM audit WHERE seq = 1", "entry 1 is missing"},
        Tampering{"the_tail", "DELETE FROM audit WHERE seq > 3", "entry 4 is missing"},
        Tampering{"a_hash", "UPDATE audit SET hash = 'x' WHERE seq = 5", "entry 5 was changed"},
        Tampering{"the_end", "UPDATE audit_head SET hash = 'x'", "entry 5 was changed"}),
    [](const auto& row) { return row.param.name; });

// --- Who
// ------------------------------------------------------------------------------------------

TEST_P(RecordsTest, ATokenCountsUntilItEndsOrIsRevoked) {
  const auto made = store_->Write([](Transaction& store) -> Result<std::string> {
    return MakeToken(store, {.id = "t", .role = Role::kReviewer, .expires_at = 5000});
  });
  const auto known = [&](const std::string& token, Milliseconds now) {
    return store_
        ->Read([&](Transaction& store) -> Result<bool> {
          return ActorOfToken(store, token, now).has_value();
        })
        .value();
  };
  EXPECT_TRUE(known(*made, 4999));
  EXPECT_FALSE(known(*made, 5000));
  EXPECT_FALSE(known(*made + "x", 1));
  EXPECT_FALSE(known(HashOfSecret(*made), 1));  // what is in the store opens nothing
  ASSERT_TRUE(*store_->Write(
      [](Transaction& store) -> Result<bool> { return RevokeToken(store, "t", 10); }));
  EXPECT_FALSE(known(*made, 20));
}

TEST_P(RecordsTest, ASessionEndsWhenIdleAndAfterAWhile) {
  const SessionLimits limits{.idle = 100, .whole = 1000};
  const auto session = store_->Write([](Transaction& store) -> Result<NewSession> {
    const auto added = AddPerson(store, {.name = "ada", .role = Role::kSenior}, "a good password");
    if (!added) return added.error();
    return StartSession(store, "ada", 1000);
  });
  ASSERT_TRUE(session);
  const auto known = [&](Milliseconds now) {
    return store_
        ->Read([&](Transaction& store) -> Result<bool> {
          return ActorOfSession(store, session->secret, limits, now).has_value();
        })
        .value();
  };
  EXPECT_TRUE(known(1099));
  EXPECT_FALSE(known(1100));
  ASSERT_TRUE(store_->Write([&](Transaction& store) -> Result<void> {
    TouchSession(store, HashOfSecret(session->secret), 1950);
    return {};
  }));
  EXPECT_TRUE(known(1999));
  EXPECT_FALSE(known(2000));
}

TEST(Password, IsKnownAgainAndOnlyItself) {
  const std::string encoded = HashPassword("a good password");
  EXPECT_THAT(encoded, testing::StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_TRUE(IsPassword("a good password", encoded));
  EXPECT_FALSE(IsPassword("a good passwore", encoded));
  EXPECT_NE(encoded, HashPassword("a good password"));  // salted
  EXPECT_FALSE(IsNobodysPassword(""));
}

// Every role by every right: the table of docs/service.md.
TEST(Roles, MayWhatTheTableSays) {
  const std::map<Role, std::string> kTable = {
      // none, known, submit, submit or see, see, decide, govern, administer, audit
      {Role::kSubmitter, "111100000"},
      {Role::kReviewer, "111111000"},
      {Role::kSenior, "111111100"},
      {Role::kAdmin, "111111111"},
      {Role::kAuditor, "110110001"},
  };
  for (const auto& [role, row] : kTable) {
    std::string may;
    for (std::size_t right = 0; right < kRightWords.size(); ++right) {
      may += MayDo(role, static_cast<Right>(right)) ? '1' : '0';
    }
    EXPECT_EQ(may, row) << RoleName(role);
  }
}

}  // namespace
}  // namespace brandlint
