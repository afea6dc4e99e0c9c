// SPDX-License-Identifier: MIT
// Whole reports of records made by hand, against the files of tests/golden/report/.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"
#include "core/report/format.h"
#include "core/report/plain_page.h"
#include "core/report/script_page.h"
#include "tests/support/golden.h"
#include "tests/support/sample_records.h"

namespace brandlint {
namespace {

using Maker = std::function<std::unique_ptr<ReportWriter>(const ReportOptions&)>;

std::string WriteWith(const Maker& make, const TextStyle& style) {
  const std::vector<Brand> brands = {SampleBrand()};
  const std::vector<Judgement> judgements = SampleJudgements();
  const Observations observations = SampleObservations();
  const ReferencePicture mark = {{160, 158},
                                 *FromBase64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")};
  const auto reference = [&](std::string_view brand, std::string_view id) {
    return brand == "lumapay" && id == "mark" ? &mark : nullptr;
  };
  const auto writer = make(
      {.brands = brands,
       .text = style,
       .reference = reference,
       .names_that_pass = [](const Judgement& judgement) {
         const bool named = judgement.id == "sub-1";
         return named ? std::vector<std::string>{"Sync", "Acme Sync"} : std::vector<std::string>{};
       }});
  std::string out;
  RunSummary summary;
  writer->Begin(SampleHeader(), out);
  for (const Judgement& judgement : judgements) {
    writer->Put(judgement, &observations, out);
    summary.Count(judgement);
  }
  summary.seconds = 0.8372;
  writer->End(summary, out);
  return out;
}

std::string Write(std::string_view format, const TextStyle& style) {
  const ReportFormat* const shelf = FindReportFormat(format);
  return shelf == nullptr ? "no such format" : WriteWith(shelf->make, style);
}

struct GoldenCase {
  const char* name;
  std::string_view format;
  TextStyle style;
  const char* golden;
};

void PrintTo(const GoldenCase& row, std::ostream* out) { *out << row.name; }

constexpr GoldenCase kCases[] = {
    {"text", "text", {}, "report/text.txt"},
    {"text_in_colour", "text", {.color = true}, "report/text-color.txt"},
    {"text_verbose_and_wide", "text", {.width = 120, .verbose = true}, "report/text-verbose.txt"},
    {"text_quiet_and_narrow", "text", {.width = 40, .quiet = true}, "report/text-quiet.txt"},
    {"json", "json", {}, "report/json.json"},
    {"jsonl", "jsonl", {}, "report/jsonl.jsonl"},
    {"observations", "observations", {}, "report/observations.jsonl"},
    {"sarif", "sarif", {}, "report/sarif.sarif"},
    {"junit", "junit", {}, "report/junit.xml"},
    {"csv", "csv", {}, "report/csv.csv"},
    {"github", "github", {}, "report/github.txt"},
    {"markdown", "markdown", {}, "report/markdown.md"},
};

class ReportTest : public testing::TestWithParam<GoldenCase> {};

TEST_P(ReportTest, IsTheGolden) {
  const std::string out = Write(GetParam().format, GetParam().style);
  EXPECT_TRUE(IsUtf8(out));
  EXPECT_TRUE(MatchesGolden(out, GetParam().golden));
}

INSTANTIATE_TEST_SUITE_P(, ReportTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

// Which of the two pages `html` is depends on what the build had.
TEST(PlainPage, IsTheGolden) {
  const std::string out = WriteWith(MakePlainPage, {});
  EXPECT_TRUE(IsUtf8(out));
  EXPECT_TRUE(MatchesGolden(out, "report/plain.html"));
}

// With a style and a script of its own: the golden need not change with each component.
constexpr PageFiles kStandIns = {.style = "p{}", .script = "0"};

TEST(ScriptPage, IsTheGolden) {
  const auto make = [](const ReportOptions& options) { return MakeScriptPage(options, kStandIns); };
  const std::string out = WriteWith(make, {});
  EXPECT_TRUE(IsUtf8(out));
  EXPECT_TRUE(MatchesGolden(out, "report/page.html"));
}

TEST(ScriptPage, HoldsNoMorePicturesThanItSays) {
  Judgement judgement = SampleJudgements()[0];
  Evidence& evidence = judgement.findings[1].evidence;
  evidence.picture->around.assign(kMostPictureCharacters / 8, 0);
  judgement.findings = {judgement.findings[1]};
  const auto writer = MakeScriptPage({}, kStandIns);
  std::string out;
  writer->Begin(SampleHeader(), out);
  constexpr int kSubmissions = 8;
  for (int i = 0; i < kSubmissions; ++i) writer->Put(judgement, nullptr, out);
  writer->End({}, out);
  EXPECT_LT(out.size(), kMostPictureCharacters + 20'000);
  EXPECT_NE(out.find("\"without_picture\": 3}"), std::string::npos);  // 5 of 4/3 * 1/8 fit
}

TEST(TextReport, LetsNothingOfAStrangerSteerTheTerminal) {
  const std::string out = Write("text", {.verbose = true});
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
  EXPECT_EQ(out.find("\u202E"), std::string::npos);
}

TEST(TextReport, SaysNothingWasCheckedInOneLine) {
  const auto writer = FindReportFormat("text")->make({});
  std::string out;
  writer->Begin({}, out);
  writer->End({}, out);
  EXPECT_EQ(out, "0 submissions\n");
}

TEST(JsonReport, IsWholeWithoutResults) {
  const auto writer = FindReportFormat("json")->make({});
  std::string out;
  writer->Begin({.tool = "t",
                 .packs = {},
                 .policies = {},
                 .permissions = {},
                 .as_of = {2026, 1, 2},
                 .detectors = {}},
                out);
  writer->End({}, out);
  EXPECT_EQ(out,
            "{\"header\": {\"schema\": \"brandlint.header/1\", \"tool\": \"t\", \"packs\": [], "
            "\"policy\": [], \"permissions\": null, \"as_of\": \"2026-01-02\"},\n"
            " \"results\": []}\n");
}

// What was appended is final: taking it away after each call gives the same report.
TEST(Reports, CanBeSentOnPieceByPiece) {
  const std::vector<Judgement> judgements = SampleJudgements();
  const Observations observations = SampleObservations();
  for (const ReportFormat* const format : ReportFormats()) {
    std::string whole, pieces, piece;
    const auto first = format->make({});
    const auto second = format->make({});
    first->Begin(SampleHeader(), whole);
    second->Begin(SampleHeader(), piece);
    for (const Judgement& judgement : judgements) {
      first->Put(judgement, &observations, whole);
      pieces += piece;
      piece.clear();
      second->Put(judgement, &observations, piece);
    }
    first->End({}, whole);
    second->End({}, piece);
    EXPECT_EQ(pieces + piece, whole) << format->id;
  }
}

TEST(Reports, AreFoundById) {
  for (const ReportFormat* const format : ReportFormats()) {
    EXPECT_EQ(FindReportFormat(format->id), format);
    EXPECT_FALSE(format->summary.empty());
    EXPECT_TRUE(format->extension.starts_with("."));
  }
  EXPECT_EQ(FindReportFormat("yaml"), nullptr);
}

TEST(RunSummary, CountsByVerdict) {
  RunSummary summary;
  for (const Judgement& judgement : SampleJudgements()) summary.Count(judgement);
  EXPECT_EQ(summary.reject, 2);
  EXPECT_EQ(summary.review, 1);
  EXPECT_EQ(summary.pass, 4);
  EXPECT_EQ(summary.incomplete, 1);
  EXPECT_EQ(summary.submissions(), 7);
}

}  // namespace
}  // namespace brandlint
