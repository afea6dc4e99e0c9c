// SPDX-License-Identifier: MIT
#include "core/checker/same_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Row {
  std::string id;
  std::vector<std::string> names;
  std::string app_id = {};
};

class Rows final : public Source {
 public:
  explicit Rows(const std::vector<Row>& rows, bool fails = false) : rows_(rows), fails_(fails) {}

  Result<std::optional<Submission>> Next() override {
    if (next_ == rows_.size() && fails_) return Error{"file-unreadable", "the disk is gone"};
    if (next_ == rows_.size()) return std::optional<Submission>();
    const Row& row = rows_[next_++];
    Submission submission;
    submission.id = row.id;
    submission.app_id = row.app_id;
    for (const std::string& name : row.names)
      submission.texts.push_back({SubjectType::kName, "", name, ""});
    submission.texts.push_back({SubjectType::kDeveloper, "", "Acme", ""});
    return std::optional(std::move(submission));
  }

 private:
  const std::vector<Row>& rows_;
  const bool fails_;
  std::size_t next_ = 0;
};

// What each row is told.
std::vector<std::vector<SameName>> Told(const std::vector<Row>& rows) {
  const auto same = SameNames::Collect([&] { return std::make_unique<Rows>(rows); });
  std::vector<std::vector<SameName>> told;
  Rows source(rows);
  while (true) {
    const auto submission = source.Next();
    if (!*submission) return told;
    Observations seen;
    seen.id = (*submission)->id;
    seen.app_id = (*submission)->app_id;
    seen.texts = (*submission)->texts;
    same.Tell(seen);
    told.push_back(seen.same_names);
  }
}

TEST(SameNames, EachIsToldTheOthersId) {
  const auto told = Told({{"a", {"Deskline"}}, {"b", {"Other"}}, {"c", {"DESK-LINE"}}});
  EXPECT_THAT(told[0], ElementsAre(SameName{"Deskline", "c", "DESK-LINE", 1}));
  EXPECT_THAT(told[1], IsEmpty());
  EXPECT_THAT(told[2], ElementsAre(SameName{"DESK-LINE", "a", "Deskline", 1}));
}

TEST(SameNames, OfManyTheFirstIsNamedAndAllAreCounted) {
  std::vector<Row> rows;
  for (int i = 0; i < 50; ++i) rows.push_back({"id" + std::to_string(i), {"Deskline"}});
  const auto told = Told(rows);
  EXPECT_THAT(told[0], ElementsAre(SameName{"Deskline", "id1", "Deskline", 49}));
  for (std::size_t i = 1; i < 50; ++i)
    EXPECT_THAT(told[i], ElementsAre(SameName{"Deskline", "id0", "Deskline", 49})) << i;
}

// The first looks like the second, which looks like the third; each is told of one.
TEST(SameNames, AreFoundByWhatTheyLookLike) {
  const auto told =
      Told({{"a", {"SaIes Desk"}}, {"b", {"Sales Desk"}}, {"c", {"S\u0430les Desk"}}});
  EXPECT_THAT(told[0], ElementsAre(SameName{"SaIes Desk", "b", "Sales Desk", 2}));
  EXPECT_THAT(told[1], ElementsAre(testing::Field(&SameName::others, 2)));
  EXPECT_THAT(told[2], ElementsAre(testing::Field(&SameName::others, 2)));
}

TEST(SameNames, OneAppMayHaveItsNameInManyLanguagesAndVersions) {
  for (const auto& seen :
       Told({{"v1", {"Deskline", "deskline"}, "desk"}, {"v2", {"Deskline"}, "desk"}}))
    EXPECT_THAT(seen, IsEmpty());
  const auto told = Told({{"v1", {"Pult", "Deskline"}, "desk"}, {"x", {"Deskline"}}});
  EXPECT_THAT(told[0], ElementsAre(SameName{"Deskline", "x", "Deskline", 1}));
  EXPECT_THAT(told[1], ElementsAre(SameName{"Deskline", "v1", "Deskline", 1}));
}

// An app without a name has another finding.
TEST(SameNames, NoNameIsNotTheSame) {
  for (const auto& seen : Told({{"a", {""}}, {"b", {""}}})) EXPECT_THAT(seen, IsEmpty());
}

TEST(SameNames, WhatCameBeforeTheSourceFailedCounts) {
  const std::vector<Row> rows = {{"a", {"Deskline"}}, {"b", {"Deskline"}}};
  const auto same = SameNames::Collect([&] { return std::make_unique<Rows>(rows, true); });
  Observations seen;
  seen.id = "a";
  seen.texts = {{SubjectType::kName, "", "Deskline", ""}};
  same.Tell(seen);
  EXPECT_THAT(seen.same_names, ElementsAre(SameName{"Deskline", "b", "Deskline", 1}));
}

TEST(SameNames, StopWhenTheUserHasHadEnough) {
  const std::vector<Row> rows = {{"a", {"Deskline"}}, {"b", {"Deskline"}}};
  const std::atomic<bool> interrupted = true;
  const auto same = SameNames::Collect([&] { return std::make_unique<Rows>(rows); }, &interrupted);
  Observations seen;
  seen.id = "a";
  seen.texts = {{SubjectType::kName, "", "Deskline", ""}};
  same.Tell(seen);
  EXPECT_THAT(seen.same_names, IsEmpty());
}

}  // namespace
}  // namespace brandlint
