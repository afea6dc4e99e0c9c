// SPDX-License-Identifier: MIT
#include "core/codec/catalogue_row.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Fields = std::vector<std::string>;

SubmissionReading Row(const Fields& columns, const Fields& fields) {
  const Result<CatalogueHeader> header = ReadCatalogueHeader(columns, "apps.csv");
  CHECK(header.ok());
  return ReadCatalogueRow(*header, fields, "apps.csv", 7);
}

std::vector<std::string> CodesOf(const SubmissionReading& reading) {
  std::vector<std::string> codes;
  for (const Problem& problem : reading.submission.problems) codes.push_back(problem.code);
  return codes;
}

TEST(ReadCatalogueRow, ReadsEveryColumnInAnyOrder) {
  const SubmissionReading reading = Row({"\xEF\xBB\xBFname",
                                         "screenshots",
                                         "id",
                                         "icon",
                                         "description",
                                         "short_description",
                                         "developer"},
                                        {"Deskline",
                                         "shots/1.png;shots/2.png;",
                                         "a-1",
                                         "icon.png",
                                         "Keeps notes.",
                                         "Notes.",
                                         "Acme Ltd"});
  EXPECT_TRUE(reading.readable);
  const Submission& submission = reading.submission;
  EXPECT_THAT(submission.problems, IsEmpty());
  EXPECT_EQ(submission.id, "a-1");
  EXPECT_EQ(submission.form, SubmissionForm::kListing);
  EXPECT_THAT(submission.texts,
              ElementsAre(Subject{SubjectType::kName, "", "Deskline", ""},
                          Subject{SubjectType::kShortDescription, "", "Notes.", ""},
                          Subject{SubjectType::kDescription, "", "Keeps notes.", ""},
                          Subject{SubjectType::kDeveloper, "", "Acme Ltd", ""}));
  ASSERT_EQ(submission.assets.size(), 3U);
  EXPECT_EQ(submission.assets[0].path, "icon.png");
  EXPECT_EQ(submission.assets[0].role, SubjectType::kIcon);
  EXPECT_EQ(submission.assets[2].path, "shots/2.png");
  EXPECT_EQ(submission.assets[2].role, SubjectType::kScreenshot);
  EXPECT_EQ(reading.asset_places[2], "apps.csv:7: \"screenshots\"");
}

TEST(ReadCatalogueRow, NamesWhatIsWrong) {
  const SubmissionReading shifted = Row({"id", "name"}, {"a", "b", "c"});
  EXPECT_FALSE(shifted.readable);
  EXPECT_EQ(shifted.submission.problems[0].message,
            "apps.csv:7: 3 fields, but the first line names 2 columns");
  EXPECT_THAT(CodesOf(Row({"id", "name"}, {"", "Deskline"})), ElementsAre("csv-empty"));
  EXPECT_THAT(CodesOf(Row({"id", "name"}, {"a", "\xFF"})), ElementsAre("text-not-utf8"));
  const SubmissionReading outside = Row({"id", "name", "icon"}, {"a", "b", "../x.png"});
  EXPECT_THAT(CodesOf(outside), ElementsAre("path-outside"));
  EXPECT_THAT(outside.submission.assets, IsEmpty());
}

TEST(ReadCatalogueHeader, WantsIdAndNameOnce) {
  for (const Fields& columns : {Fields{"id"}, Fields{"name"}, Fields{"id", "name", "id"}}) {
    const Result<CatalogueHeader> header = ReadCatalogueHeader(columns, "apps.csv");
    ASSERT_FALSE(header.ok());
    EXPECT_EQ(header.error().code, "csv-header");
  }
}

TEST(ReadCatalogueHeader, PassesOverUnknownColumnsAndSaysSo) {
  const Result<CatalogueHeader> header =
      ReadCatalogueHeader(Fields{"id", "name", "developr"}, "apps.csv");
  ASSERT_TRUE(header.ok());
  EXPECT_THAT(header->notes,
              ElementsAre("apps.csv:1: the column \"developr\" is not known; did you mean "
                          "\"developer\"?"));
}

}  // namespace
}  // namespace brandlint
