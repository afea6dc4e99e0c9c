// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/sources/arguments.h"
#include "core/io/sources/list.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ReadPathList, TakesLines) {
  EXPECT_THAT(*ReadPathList("a.png\nb c.png\r\n\n  d\nlast", '\n', Limits()),
              ElementsAre("a.png", "b c.png", "  d", "last"));
  EXPECT_THAT(*ReadPathList("", '\n', Limits()), IsEmpty());
  EXPECT_THAT(*ReadPathList("\n\n", '\n', Limits()), IsEmpty());
}

TEST(ReadPathList, TakesNulEndsAndThenAnythingElse) {
  using namespace std::string_view_literals;
  EXPECT_THAT(*ReadPathList("a\nb\0c\r\0\0\xFF"sv, '\0', Limits()),
              ElementsAre("a\nb", "c\r", "\xFF"));
}

TEST(ReadPathList, NamesTheLineThatIsWrong) {
  using namespace std::string_view_literals;
  const auto nul = ReadPathList("a\nb\0c\n"sv, '\n', Limits());
  ASSERT_FALSE(nul.ok());
  EXPECT_EQ(nul.error().message,
            "line 2: holds a NUL; a list whose paths end in NUL is read with -0");
  Limits limits;
  limits.line_bytes = 3;
  EXPECT_TRUE(ReadPathList("abc\n", '\n', limits).ok());
  const auto longer = ReadPathList("abc\nabcd\n", '\n', limits);
  ASSERT_FALSE(longer.ok());
  EXPECT_EQ(longer.error().message, "path 2: 4 bytes are more than the limit of 3 (line_bytes)");
}

TEST(SubmissionFromArguments, HoldsWhatWasGiven) {
  const TempFolder folder;
  const std::string icon = folder.Write("icon.png", "x");
  folder.MakeLink("icon.png", "link.png");
  CheckArguments arguments;
  arguments.names = {"Lumapay", "", "Luma"};
  arguments.developers = {"Acme"};
  arguments.descriptions = {"text"};
  arguments.developer_id = "acme";
  arguments.pictures = {{SubjectType::kScreenshot, folder / "gone.png"},
                        {SubjectType::kIcon, folder / "link.png"}};
  const Submission submission = SubmissionFromArguments(arguments);

  EXPECT_EQ(submission.form, SubmissionForm::kListing);
  EXPECT_EQ(submission.developer_id, "acme");
  EXPECT_THAT(submission.texts,
              ElementsAre(Subject{SubjectType::kName, "", "Lumapay", ""},
                          Subject{SubjectType::kName, "", "Luma", ""},
                          Subject{SubjectType::kDescription, "", "text", ""},
                          Subject{SubjectType::kDeveloper, "", "Acme", ""}));
  ASSERT_EQ(submission.assets.size(), 2U);
  EXPECT_EQ(submission.assets[0].file, "");
  EXPECT_EQ(submission.assets[1].path, folder / "link.png");
  EXPECT_EQ(submission.assets[1].file, icon);  // the link is followed
  EXPECT_EQ(submission.assets[1].role, SubjectType::kIcon);
  EXPECT_THAT(submission.problems,
              ElementsAre(Problem{
                  folder / "gone.png", "path-missing", (folder / "gone.png") + ": no such file"}));
}

TEST(SingleSource, GivesItsSubmissionOnce) {
  Submission submission;
  submission.id = "a";
  const auto source = MakeSingleSource(submission);
  EXPECT_EQ((*source->Next())->id, "a");
  EXPECT_FALSE(source->Next()->has_value());
  EXPECT_FALSE(source->Next()->has_value());
}

}  // namespace
}  // namespace brandlint
