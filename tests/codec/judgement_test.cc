// SPDX-License-Identifier: MIT
// Whole records are goldens of tests/report; here is what they leave open.
#include "core/codec/judgement.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/sample_records.h"

namespace brandlint {
namespace {

std::string Written(const Judgement& judgement) {
  std::string out;
  WriteResult(judgement, out);
  return out;
}

std::string Written(const RunHeader& header) {
  std::string out;
  WriteHeader(header, out);
  return out;
}

// A name that passes: the record of which there are millions.
TEST(WriteResult, LeavesOutWhatIsEmpty) {
  Judgement judgement;
  judgement.id = "17";
  judgement.source = "-";
  judgement.policy = "guidelines";
  EXPECT_EQ(Written(judgement),
            "{\"schema\": \"brandlint.result/1\", \"id\": \"17\", \"source\": \"-\", \"policy\": "
            "\"guidelines\", \"verdict\": \"pass\", \"complete\": true, \"findings\": [], "
            "\"problems\": []}");
}

// The keys of the contract's example, with its values.
TEST(WriteResult, IsTheRecordOfTheContract) {
  Finding finding;
  finding.rule = "logo-in-icon";
  finding.verdict = Verdict::kReject;
  finding.evidence.detector = "logo";
  finding.evidence.brand = "lumapay";
  finding.evidence.kind = "altered";
  finding.evidence.score = 0.971;
  finding.evidence.subject = {SubjectType::kIcon, "icons/a.png", "", ""};
  finding.evidence.region =
      Region{{310, 300, 180, 182}, {{{310, 301}, {489, 300}, {490, 481}, {311, 482}}}};
  finding.evidence.measures = {{"rotation", 12.1, "deg"}};
  finding.message = "m";
  finding.clause = "guidelines/logo";
  finding.fix = "f";
  finding.fingerprint = "p";
  Judgement judgement;
  judgement.id = "icons/a.png";
  judgement.source = "icons/a.png";
  judgement.policy = "g";
  judgement.verdict = SubmissionVerdict::kReject;
  judgement.findings = {finding};
  judgement.assets = {
      {"icons/a.png", SubjectType::kIcon, "00", "png", 1, {512, 512}, 1, Examined::kFull}};
  const auto expected = nlohmann::json::parse(R"(
{"schema": "brandlint.result/1", "id": "icons/a.png", "source": "icons/a.png", "policy": "g",
 "verdict": "reject", "complete": true,
 "findings": [{
   "rule": "logo-in-icon", "verdict": "reject", "detector": "logo", "brand": "lumapay",
   "kind": "altered", "score": 0.971,
   "subject": {"type": "icon", "path": "icons/a.png"},
   "region": {"box": [310, 300, 180, 182], "quad": [[310, 301], [489, 300], [490, 481], [311, 482]]},
   "message": "m", "clause": "guidelines/logo", "fix": "f",
   "measures": [{"name": "rotation", "value": 12.1, "unit": "deg"}], "fingerprint": "p"}],
 "assets": [{"path": "icons/a.png", "role": "icon", "sha256": "00", "width": 512, "height": 512,
             "examined": "full"}],
 "problems": []})");
  EXPECT_EQ(nlohmann::json::parse(Written(judgement)), expected);
}

TEST(ReadResult, GivesBackWhatWasWritten) {
  for (const Judgement& judgement : SampleJudgements()) {
    const std::string text = Written(judgement);
    const auto read = ReadResult(text, "r.jsonl");
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_EQ(Written(*read), text);
    EXPECT_EQ(read->verdict, judgement.verdict);
    EXPECT_EQ(read->complete, judgement.complete);
    EXPECT_EQ(read->findings.size(), judgement.findings.size());
    EXPECT_EQ(read->problems, judgement.problems);
    EXPECT_EQ(read->notes, judgement.notes);
  }
}

TEST(ReadResult, SkipsKeysOfANewerProgram) {
  std::string text = Written(SampleJudgements()[0]);
  text.insert(1, "\"newer\": {\"a\": 1}, ");
  EXPECT_TRUE(ReadResult(text, "r.jsonl").ok());
}

TEST(ReadResult, SaysWhatIsWrong) {
  const auto other = ReadResult(Written(SampleHeader()), "r.jsonl", 3);
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().message,
            "r.jsonl:3: \"schema\" must be \"brandlint.result/1\", not \"brandlint.header/1\"");
  const auto verdict =
      ReadResult(R"({"schema": "brandlint.result/1", "id": "", "source": "", "verdict": "note",
"complete": true, "findings": [], "problems": []})",
                 "r.jsonl");
  ASSERT_FALSE(verdict.ok());
  EXPECT_EQ(verdict.error().message,
            "r.jsonl:1: \"verdict\" must be pass, review or reject, not \"note\"");
}

TEST(ReadHeader, GivesBackWhatWasWritten) {
  RunHeader header = SampleHeader();
  for (int round = 0; round < 2; ++round) {
    const std::string text = Written(header);
    const auto read = ReadHeader(text, "r.jsonl");
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_EQ(Written(*read), text);
    EXPECT_EQ(read->tool, header.tool);
    EXPECT_EQ(read->as_of, header.as_of);
    EXPECT_EQ(read->detectors, header.detectors);
    EXPECT_EQ(read->permissions.id, header.permissions.id);
    EXPECT_EQ(read->words, header.words);
    EXPECT_EQ(read->banks.size(), header.banks.size());
    header.permissions = {};  // now written as null
    header.words.clear();     // and as a program without word lists did
    header.banks.clear();     // now left out
  }
}

}  // namespace
}  // namespace brandlint
