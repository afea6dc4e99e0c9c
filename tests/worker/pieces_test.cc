// SPDX-License-Identifier: MIT
#include "core/worker/pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/digest.h"
#include "tests/worker/fake_scan.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Pieces, TheTextsComeFirstAndThenEachAssetAlone) {
  const TempFolder folder;
  Submission submission = MakeSubmission(folder, "a", "Lumapay", {"one", ""});
  submission.notes = {"note"};
  submission.problems = {{"", "code", "message"}};
  const Assembly assembly(submission);
  ASSERT_EQ(assembly.piece_count(), 3U);

  const Piece texts = assembly.MakePiece(0, Limits());
  EXPECT_EQ(texts.submission.texts.size(), 1U);
  EXPECT_THAT(texts.submission.assets, IsEmpty());
  EXPECT_THAT(texts.submission.notes, IsEmpty());  // they are told once, when all is together
  EXPECT_THAT(texts.submission.problems, IsEmpty());
  EXPECT_THAT(texts.Assets(), IsEmpty());

  const Piece one = assembly.MakePiece(1, Limits());
  EXPECT_THAT(one.submission.texts, IsEmpty());
  ASSERT_EQ(one.submission.assets.size(), 1U);
  EXPECT_EQ(one.submission.developer_id, "acme");
  EXPECT_EQ(AsText(one.Assets()[0].bytes), "one");
  EXPECT_EQ(one.sha256, Sha256Hex(AsBytes("one")));

  const Piece empty = assembly.MakePiece(2, Limits());
  EXPECT_EQ(empty.Assets()[0].bytes.size(), 0U);
  EXPECT_FALSE(empty.Assets()[0].error);
}

TEST(Pieces, AnAssetThatCannotBeReadSaysWhy) {
  const TempFolder folder;
  Submission submission = MakeSubmission(folder, "a", "", {"12345", "x", "x"});
  submission.assets[1].file = folder / "gone.png";
  submission.assets[2].file = "";  // whoever read the submission knew that already
  const Assembly assembly(submission);
  Limits limits;
  limits.file_bytes = 4;
  EXPECT_EQ(assembly.MakePiece(1, limits).Assets()[0].error->code, "file-too-large");
  const Piece gone = assembly.MakePiece(2, limits);
  EXPECT_EQ(gone.Assets()[0].error->code, "file-missing");
  EXPECT_EQ(gone.Assets()[0].sha256, "");
  const Piece unknown = assembly.MakePiece(3, limits);
  ASSERT_TRUE(unknown.answer);
  EXPECT_THAT(unknown.answer->problems, IsEmpty());
  ASSERT_EQ(unknown.answer->assets.size(), 1U);
  EXPECT_EQ(unknown.answer->assets[0].examined, Examined::kNone);
  EXPECT_EQ(unknown.answer->assets[0].role, SubjectType::kIcon);
}

TEST(Pieces, ALinkInPlaceOfAFileIsRefused) {
  const TempFolder folder;
  Submission submission = MakeSubmission(folder, "a", "", {"x"});
  const std::string file = submission.assets[0].file;
  std::filesystem::rename(file, folder / "real");
  std::filesystem::create_symlink(folder / "real", file);
  EXPECT_EQ(Assembly(submission).MakePiece(1, Limits()).Assets()[0].error->code, "file-link");
}

TEST(Pieces, TogetherTheyAreTheWhole) {
  const TempFolder folder;
  Submission submission = MakeSubmission(folder, "a", "Lumapay", {"one", "two"});
  submission.texts.push_back({SubjectType::kDescription, "", "text", ""});
  submission.source_b64 = "YQ==";
  submission.app_id = "app";
  submission.notes = {"note"};
  submission.problems = {{"", "code", "message"}};
  std::vector<AssetBytes> files;
  const std::vector<std::string> contents = {"one", "two"};
  for (const std::string& content : contents) {
    files.push_back({AsBytes(content), Sha256Hex(AsBytes(content)), std::nullopt});
  }

  Assembly assembly(submission);
  for (const std::size_t index : {2U, 0U, 1U}) {
    EXPECT_FALSE(assembly.complete());
    const Piece piece = assembly.MakePiece(index, Limits());
    assembly.Put(index, FakeScan(piece.submission, piece.Assets()));
  }
  ASSERT_TRUE(assembly.complete());
  EXPECT_EQ(AsJson(std::move(assembly).Take()), AsJson(FakeScan(submission, files)));
}

TEST(Pieces, WhatNobodyCouldExamineIsNamed) {
  const TempFolder folder;
  const Assembly assembly(MakeSubmission(folder, "a", "Lumapay", {"one"}));
  const Error error{"worker-crashed", "the worker process was ended"};
  const Piece asset = assembly.MakePiece(1, Limits());
  const Observations unexamined = UnexaminedPiece(asset, error);
  ASSERT_EQ(unexamined.assets.size(), 1U);
  EXPECT_EQ(unexamined.assets[0].sha256, asset.sha256);
  EXPECT_EQ(unexamined.assets[0].size_bytes, 3U);
  EXPECT_EQ(unexamined.assets[0].examined, Examined::kNone);
  EXPECT_THAT(
      unexamined.problems,
      ElementsAre(Problem{"0.png", "worker-crashed", "0.png: the worker process was ended"}));
  EXPECT_TRUE(assembly.Matches(1, unexamined));
  EXPECT_FALSE(assembly.Matches(0, unexamined));

  const Observations texts = UnexaminedPiece(assembly.MakePiece(0, Limits()), error);
  EXPECT_THAT(
      texts.problems,
      ElementsAre(Problem{"", "worker-crashed", "the texts: the worker process was ended"}));
  EXPECT_TRUE(assembly.Matches(0, texts));
  EXPECT_FALSE(assembly.Matches(1, texts));
}

}  // namespace
}  // namespace brandlint
