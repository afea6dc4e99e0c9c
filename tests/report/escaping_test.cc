// SPDX-License-Identifier: MIT
// What a stranger writes into a name or a path must not become a command of the program that reads
// the report: a formula, an element, a workflow command, a link.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "core/report/facts.h"
#include "core/report/format.h"
#include "core/report/letter.h"
#include "core/report/plain_page.h"
#include "core/report/script_page.h"

namespace brandlint {
namespace {

using testing::HasSubstr;
using testing::Not;

// One submission whose id, path, excerpt and message all are `text`.
std::string WriteWith(std::unique_ptr<ReportWriter> writer, const std::string& text) {
  Finding finding;
  finding.rule = "name-uses-brand";
  finding.verdict = Verdict::kReject;
  finding.evidence.detector = "name";
  finding.evidence.subject = {SubjectType::kIcon, text, "", ""};
  finding.evidence.excerpt = text;
  finding.message = text;
  finding.clause = "guidelines/name";
  finding.fix = text;
  Judgement judgement;
  judgement.id = text;
  judgement.source = "folder";
  judgement.verdict = SubmissionVerdict::kReject;
  judgement.complete = false;
  judgement.findings = {finding};
  judgement.problems = {{text, "image-damaged", text}};
  std::string out;
  writer->Begin({}, out);
  writer->Put(judgement, nullptr, out);
  writer->End({}, out);
  return out;
}

std::string Write(std::string_view format, const std::string& text) {
  return WriteWith(FindReportFormat(format)->make({}), text);
}

TEST(CsvReport, LeavesNoFormula) {
  for (const std::string start : {"=", "+", "-", "@", "\uFF1D", "\uFF20", " =", "\u3000="}) {
    const std::string out = Write("csv", start + "HYPERLINK(\"http://x\")");
    EXPECT_THAT(out, HasSubstr("\"'" + start + "HYPERLINK(\"\"http://x\"\")\"")) << start;
    EXPECT_THAT(out, Not(HasSubstr(",\"" + start))) << start;
  }
  // What a spreadsheet would take away before it looks, and what would begin a row.
  EXPECT_THAT(Write("csv", "\t=1"), HasSubstr("\"<U+0009>=1\""));
  EXPECT_THAT(Write("csv", "a\r\n=1"), HasSubstr("\"a<U+000D><U+000A>=1\""));
}

TEST(CsvReport, DoublesQuotes) {
  EXPECT_THAT(Write("csv", "a\",\"=1"), HasSubstr("\"a\"\",\"\"=1\""));
}

TEST(JunitReport, LeavesNoElement) {
  const std::string out = Write("junit", "\"/><script>&]]>\x01");
  EXPECT_THAT(out, Not(HasSubstr("<script")));
  EXPECT_THAT(out, HasSubstr("&quot;/&gt;&lt;script&gt;&amp;]]&gt;&lt;U+0001&gt;"));
}

TEST(PlainPage, LeavesNoElement) {
  const std::string out =
      WriteWith(MakePlainPage({}), "\"></title></style><script>alert(1)</script>&'\x01\u202E");
  EXPECT_THAT(out, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(out, Not(HasSubstr("\u202E")));
  EXPECT_EQ(out.find("</style>"), out.rfind("</style>"));
  EXPECT_THAT(out,
              HasSubstr("&quot;&gt;&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(1)"
                        "&lt;/script&gt;&amp;"));
  EXPECT_THAT(out, HasSubstr("id=\"s----"));
}

TEST(ScriptPage, LetsNothingEndTheDataItStandsIn) {
  const std::string out =
      WriteWith(MakeScriptPage({}, {.style = "p{}", .script = "0"}),
                "</script><script>alert(1)</script><!--\u2028\u0430\U0001F680\xFF");
  const std::size_t first = out.find("id=\"data\">"), last = out.find("</script>");
  ASSERT_LT(first, last);
  EXPECT_THAT(out.substr(last), testing::StartsWith("</script>\n<noscript>"));
  EXPECT_THAT(out, Not(HasSubstr("<!--")));
  EXPECT_THAT(out,
              HasSubstr("\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\\u003c!--"
                        "\\u2028\\u0430\\ud83d\\ude80\\ufffd"));
}

TEST(EscapeXml, ReplacesWhatXmlCannotHold) {
  EXPECT_EQ(EscapeXml(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(EscapeXml("\xFF\uFFFE\uFFFF"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(EscapeXml("\u0430\U0001F680"), "\u0430\U0001F680");
}

TEST(GithubReport, LeavesNoCommand) {
  const std::string out = Write("github", "a\n::set-env name=x::y%0A,b");
  EXPECT_THAT(out, Not(HasSubstr("\n::set-env")));
  EXPECT_THAT(out, HasSubstr("file=folder/a<U+000A>%3A%3Aset-env name=x%3A%3Ay%250A%2Cb,title="));
  EXPECT_THAT(out, HasSubstr("::a<U+000A>::set-env name=x::y%250A,b; would pass: "));
}

TEST(SarifReport, LeavesNoScheme) {
  EXPECT_THAT(Write("sarif", "javascript:alert(1)"),
              HasSubstr("\"uri\": \"folder/javascript%3Aalert%281%29\""));
  EXPECT_THAT(Write("sarif", "\u202Ea"), Not(HasSubstr("\u202E")));
}

TEST(MarkdownReport, LeavesNoMarkup) {
  const std::string out = Write("markdown", "<img src=x>\n# [a](http://b) www.c @d `e`");
  EXPECT_THAT(out,
              HasSubstr("\\<img src=x\\>\\<U+000A\\>\\# \\[a\\](http\\://b) www\\.c \\@d \\`e\\`"));
  EXPECT_THAT(out, HasSubstr("`` <img src=x><U+000A># [a](http://b) www.c @d `e` ``"));
}

TEST(MarkdownCode, IsFencedByMoreThanTheTextHas) {
  EXPECT_EQ(MarkdownCode("a"), "`a`");
  EXPECT_EQ(MarkdownCode("a`b"), "``a`b``");
  EXPECT_EQ(MarkdownCode("``a"), "``` ``a ```");
  EXPECT_EQ(MarkdownCode(""), "`  `");
}

TEST(LetterTexts, RefusesATranslationThatLosesAPlace) {
  std::string json = "{\"schema\": \"brandlint.letter/1\", \"language\": \"en\", \"texts\": {}}";
  const auto empty = LetterTexts::Read(json, "en.json");
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, "json-missing-key");
  const std::string title = "\"title\": \"Your submission\"";
  const auto lost =
      LetterTexts::Read(json.replace(json.find("{}"), 2, "{" + title + "}"), "en.json");
  ASSERT_FALSE(lost);
  EXPECT_THAT(lost.error().message, HasSubstr("must have each of {name} once"));
}

TEST(PlaceOf, TakesANameOfAListApart) {
  Judgement judgement;
  judgement.source = "names.txt:12";
  EXPECT_EQ(PlaceOf(judgement, "").file, "names.txt");
  EXPECT_EQ(PlaceOf(judgement, "").line, 12);
  judgement.source = "names:x";
  EXPECT_EQ(PlaceOf(judgement, "").file, "names:x");
  EXPECT_EQ(PlaceOf(judgement, "").line, 0);
  judgement.source = "folder:12";
  judgement.assets.resize(1);
  EXPECT_EQ(PlaceOf(judgement, "").file, "folder:12");
  EXPECT_EQ(PlaceOf(judgement, "icon.png").file, "folder:12/icon.png");
  judgement.source = "a.png";
  EXPECT_EQ(PlaceOf(judgement, "a.png").file, "a.png");
}

}  // namespace
}  // namespace brandlint
