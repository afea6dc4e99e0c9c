// SPDX-License-Identifier: MIT
// `junit`: JUnit XML, for continuous integration. A submission is a test suite, so that its counts
// are known when its element begins; a finding or a problem is a test case. The schema that its
// readers share has no attribute for a file: the path stands in the case's name, and in its text
// as seen from where the program ran.
#include <algorithm>
#include <string>

#include "core/base/utf8.h"
#include "core/report/facts.h"
#include "core/report/format.h"

namespace brandlint {
namespace {

std::string Shown(std::string_view text) { return EscapeXml(EscapeForDisplay(text)); }

std::string Attribute(std::string_view key, std::string_view value) {
  return " " + std::string(key) + "=\"" + Shown(value) + "\"";
}

class JunitReport final : public ReportWriter {
 public:
  void Begin(const RunHeader& header, std::string& out) override {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
           Attribute("name", header.tool) + ">\n";
  }

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& out) override {
    const auto failures = std::ranges::count_if(judgement.findings, [](const Finding& finding) {
      return finding.verdict != Verdict::kNote;
    });
    const std::size_t cases = judgement.findings.size() + judgement.problems.size();
    out += "  <testsuite" + Attribute("name", judgement.id) +
           Attribute("tests", std::to_string(std::max<std::size_t>(cases, 1))) +
           Attribute("failures", std::to_string(failures)) +
           Attribute("errors", std::to_string(judgement.problems.size())) + ">\n";
    for (const Finding& finding : judgement.findings) PutFinding(judgement, finding, out);
    for (const Problem& problem : judgement.problems) PutProblem(judgement, problem, out);
    if (cases == 0) {
      out += "    <testcase" + Attribute("name", "no finding") +
             Attribute("classname", judgement.id) + "/>\n";
    }
    out += "  </testsuite>\n";
  }

  void End(const RunSummary& /*summary*/, std::string& out) override { out += "</testsuites>\n"; }

 private:
  static void PutFinding(const Judgement& judgement, const Finding& finding, std::string& out) {
    const Subject& subject = finding.evidence.subject;
    const FilePlace place = PlaceOf(judgement, subject.path);
    std::string name = finding.rule + ": " + std::string(SubjectTypeName(subject.type));
    if (!subject.path.empty()) name += " " + subject.path;
    if (!subject.locale.empty()) name += " (" + subject.locale + ")";
    out += "    <testcase" + Attribute("name", name) + Attribute("classname", judgement.id);
    if (finding.verdict == Verdict::kNote) {
      out += "><system-out>" + Shown(finding.message) + "</system-out></testcase>\n";
      return;
    }
    out += ">\n      <failure" + Attribute("type", VerdictName(finding.verdict)) +
           Attribute("message", finding.message) + ">" + Shown("file: " + place.file) + "\n" +
           Shown("clause: " + finding.clause);
    if (!finding.fix.empty()) out += "\n" + Shown("would pass: " + finding.fix);
    out += "\n" + Shown("fingerprint: " + finding.fingerprint) + "</failure>\n    </testcase>\n";
  }

  static void PutProblem(const Judgement& judgement, const Problem& problem, std::string& out) {
    const FilePlace place = PlaceOf(judgement, problem.path);
    std::string name = "not examined";
    if (!problem.path.empty()) name += ": " + problem.path;
    out += "    <testcase" + Attribute("name", name) + Attribute("classname", judgement.id) +
           ">\n      <error" + Attribute("type", problem.code) +
           Attribute("message", problem.message) + ">" + Shown("file: " + place.file) +
           "</error>\n    </testcase>\n";
  }
};

}  // namespace

extern constinit const ReportFormat kJunitFormat{
    .id = "junit",
    .extension = ".xml",
    .summary = "JUnit XML: a suite a submission, a case a finding",
    .make = [](const ReportOptions& /*options*/) -> std::unique_ptr<ReportWriter> {
      return std::make_unique<JunitReport>();
    },
};

}  // namespace brandlint
