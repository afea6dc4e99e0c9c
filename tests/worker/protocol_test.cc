// SPDX-License-Identifier: MIT
#include "core/worker/protocol.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

namespace brandlint {
namespace {

Piece ExamplePiece() {
  Piece piece;
  Submission& submission = piece.submission;
  submission.id = "id";
  submission.source = "source";
  submission.source_b64 = "c291cmNl";
  submission.form = SubmissionForm::kListing;
  submission.app_id = "app";
  submission.developer_id = "developer";
  submission.texts = {{SubjectType::kName, "", std::string("not UTF-8: \xFF, and a \0", 21), "de"},
                      {SubjectType::kDeveloper, "", "", ""}};
  submission.assets = {{"icon.png", "/raw/\xFE", SubjectType::kBanner, "en"},
                       {"x.png", "", std::nullopt, ""}};
  piece.size_bytes = 1234567890123;
  piece.sha256 = "abc";
  piece.error = Error{"code", "message"};
  return piece;
}

TEST(Protocol, AJobArrivesAsItWasSent) {
  const Piece piece = ExamplePiece();
  const std::string frame = WriteJob(piece);
  FrameLength length = 0;
  std::memcpy(&length, frame.data(), sizeof length);
  ASSERT_EQ(length, frame.size() - sizeof length);
  const auto job = ReadJob(std::string_view(frame).substr(sizeof length));
  ASSERT_TRUE(job);
  EXPECT_EQ(job->submission.id, "id");
  EXPECT_EQ(job->submission.source, "source");
  EXPECT_EQ(job->submission.source_b64, "c291cmNl");
  EXPECT_EQ(job->submission.form, SubmissionForm::kListing);
  EXPECT_EQ(job->submission.app_id, "app");
  EXPECT_EQ(job->submission.developer_id, "developer");
  EXPECT_EQ(job->submission.texts, piece.submission.texts);
  ASSERT_EQ(job->submission.assets.size(), 2U);
  EXPECT_EQ(job->submission.assets[0].path, "icon.png");
  EXPECT_EQ(job->submission.assets[0].role, SubjectType::kBanner);
  EXPECT_EQ(job->submission.assets[0].locale, "en");
  EXPECT_EQ(job->submission.assets[0].file, "");  // a worker opens nothing
  EXPECT_FALSE(job->submission.assets[1].role);
  EXPECT_EQ(job->size_bytes, 1234567890123U);
  EXPECT_EQ(job->sha256, "abc");
  EXPECT_EQ(job->error, piece.error);
}

TEST(Protocol, AJobThatIsCutOrTooLongIsNone) {
  const std::string body = WriteJob(ExamplePiece()).substr(sizeof(FrameLength));
  ASSERT_TRUE(ReadJob(body));
  for (std::size_t size = 0; size < body.size(); ++size) {
    EXPECT_FALSE(ReadJob(std::string_view(body).substr(0, size))) << size;
  }
  EXPECT_FALSE(ReadJob(body + "x"));
  EXPECT_FALSE(ReadJob(std::string(100, '\xFF')));
}

TEST(Protocol, ASealedFileCannotBeChanged) {
  const auto file = MakeSealedFile(AsBytes("content"));
  ASSERT_TRUE(file.ok());
  char content[16] = {};
  EXPECT_EQ(::pread(file->get(), content, sizeof content, 0), 7);
  EXPECT_STREQ(content, "content");
  EXPECT_LT(::pwrite(file->get(), "x", 1, 0), 0);
  EXPECT_NE(::ftruncate(file->get(), 0), 0);
  EXPECT_NE(::ftruncate(file->get(), 100), 0);
  EXPECT_EQ(::mmap(nullptr, 7, PROT_READ | PROT_WRITE, MAP_SHARED, file->get(), 0), MAP_FAILED);
}

TEST(Protocol, BytesAndAFileGoThroughASocketThatIsFull) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
  UniqueFd a(ends[0]);
  const UniqueFd b(ends[1]);
  const auto file = MakeSealedFile(AsBytes("content"));
  ASSERT_TRUE(file.ok());
  std::string frame(3'000'000, 'x');
  for (std::size_t i = 0; i < frame.size(); ++i) frame[i] = static_cast<char>(i % 251);

  std::size_t sent = 0;
  std::string received;
  UniqueFd arrived;
  ASSERT_TRUE(SendSome(a.get(), frame, sent, file->get()));
  EXPECT_LT(sent, frame.size());  // the socket's buffer is smaller
  while (received.size() < frame.size()) {
    ASSERT_TRUE(ReceiveSome(b.get(), received, 100'000, &arrived));
    ASSERT_TRUE(SendSome(a.get(), frame, sent, file->get()));
  }
  EXPECT_EQ(received, frame);
  ASSERT_TRUE(arrived);
  char content[16] = {};
  EXPECT_EQ(::pread(arrived.get(), content, sizeof content, 0), 7);

  // Nothing there yet is not the end; the end is.
  EXPECT_TRUE(ReceiveSome(b.get(), received, 100, nullptr));
  a.reset();
  EXPECT_FALSE(ReceiveSome(b.get(), received, 100, nullptr));
  sent = 0;
  EXPECT_FALSE(SendSome(b.get(), "x", sent, -1));
}

}  // namespace
}  // namespace brandlint
