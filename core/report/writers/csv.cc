// SPDX-License-Identifier: MIT
// `csv`: a row a finding or problem, and one for each submission without any. RFC 4180, UTF-8.
#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/report/format.h"

namespace brandlint {
namespace {

constexpr std::string_view kColumns =
    "id,source,verdict,complete,row,rule,finding_verdict,detector,brand,kind,score,subject,path,"
    "locale,excerpt,x,y,width,height,message,clause,fix,permission,fingerprint\r\n";

// Spreadsheets run a field as a formula that begins so, full-width forms among them.
// Source: OWASP, "CSV Injection".
bool MayBeFormula(std::string_view text) {
  constexpr std::array<std::string_view, 8> kStarts = {
      "=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  // Some take white space before it away first.
  const std::size_t first = text.find_first_not_of(" \u00A0\u3000");
  if (first == std::string_view::npos) return false;
  const std::string_view rest = text.substr(first);
  for (const std::string_view start : kStarts) {
    if (rest.starts_with(start)) return true;
  }
  return false;
}

// Every text is quoted. Controls, and with them line breaks and tabs, are shown as <U+000A>: a row
// is a line, and nothing of a field is left for a formula to begin behind.
std::string Field(std::string_view text) {
  const std::string shown = EscapeForDisplay(text);
  std::string field = "\"";
  if (MayBeFormula(shown)) field += '\'';
  for (const char c : shown) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + "\"";
}

std::string ScoreText(double score) {
  constexpr int kDecimals = 3;
  char digits[32];
  const auto [end, error] =
      std::to_chars(digits, digits + sizeof digits, score, std::chars_format::fixed, kDecimals);
  CHECK(error == std::errc());  // a score is in [0, 1]
  return {digits, end};
}

class CsvReport final : public ReportWriter {
 public:
  void Begin(const RunHeader& /*header*/, std::string& out) override { out += kColumns; }

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& out) override {
    const std::string start = Field(judgement.id) + "," + Field(judgement.source) + "," +
                              std::string(SubmissionVerdictName(judgement.verdict)) + "," +
                              (judgement.complete ? "true" : "false") + ",";
    for (const Finding& finding : judgement.findings) {
      out += start;
      PutFinding(finding, out);
    }
    for (const Problem& problem : judgement.problems) {
      out += start + "problem," + Field(problem.code) + ",,,,,,," + Field(problem.path) +
             ",,,,,,," + Field(problem.message) + ",,,,\r\n";
    }
    if (judgement.findings.empty() && judgement.problems.empty()) {
      out += start + "none,,,,,,,,,,,,,,,,,,,\r\n";
    }
  }

  void End(const RunSummary& /*summary*/, std::string& /*out*/) override {}

 private:
  static void PutFinding(const Finding& finding, std::string& out) {
    const Evidence& evidence = finding.evidence;
    out += "finding," + Field(finding.rule) + "," + std::string(VerdictName(finding.verdict)) +
           "," + Field(evidence.detector) + "," + Field(evidence.brand) + "," +
           Field(evidence.kind) + "," + ScoreText(evidence.score) + "," +
           std::string(SubjectTypeName(evidence.subject.type)) + "," +
           Field(evidence.subject.path) + "," + Field(evidence.subject.locale) + "," +
           Field(evidence.excerpt) + ",";
    if (evidence.region) {
      const Box& box = evidence.region->box;
      for (const int value : {box.x, box.y, box.width, box.height}) {
        out += std::to_string(value) + ",";
      }
    } else {
      out += ",,,,";
    }
    out += Field(finding.message) + "," + Field(finding.clause) + "," + Field(finding.fix) + "," +
           Field(finding.permission) + "," + Field(finding.fingerprint) + "\r\n";
  }
};

}  // namespace

extern constinit const ReportFormat kCsvFormat{
    .id = "csv",
    .extension = ".csv",
    .summary = "a row a finding, safe to open in a spreadsheet",
    .make = [](const ReportOptions& /*options*/) -> std::unique_ptr<ReportWriter> {
      return std::make_unique<CsvReport>();
    },
};

}  // namespace brandlint
