// SPDX-License-Identifier: MIT
// `github`: annotations of a workflow run, a line each.
// Source: docs.github.com, "Workflow commands for GitHub Actions"; the escapes are those of
// actions/toolkit, packages/core/src/command.ts.
#include <string>
#include <string_view>

#include "core/base/utf8.h"
#include "core/report/facts.h"
#include "core/report/format.h"

namespace brandlint {
namespace {

std::string Percent(std::string_view text, std::string_view special) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string escaped;
  for (const char c : EscapeForDisplay(text)) {
    if (special.find(c) == std::string_view::npos) {
      escaped += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    escaped += '%';
    escaped += kDigits[byte >> 4U];
    escaped += kDigits[byte & 0xFU];
  }
  return escaped;
}

// Line breaks are gone with EscapeForDisplay: a message cannot begin a command of its own.
std::string Data(std::string_view text) { return Percent(text, "%"); }
std::string Property(std::string_view text) { return Percent(text, "%:,"); }

class GithubReport final : public ReportWriter {
 public:
  void Begin(const RunHeader& /*header*/, std::string& /*out*/) override {}

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& out) override {
    for (const Finding& finding : judgement.findings) {
      const std::string_view command = finding.verdict == Verdict::kReject   ? "error"
                                       : finding.verdict == Verdict::kReview ? "warning"
                                                                             : "notice";
      std::string message = finding.message;
      if (!finding.fix.empty()) message += "; would pass: " + finding.fix;
      Line(command, PlaceOf(judgement, finding.evidence.subject.path), finding.rule, message, out);
    }
    for (const Problem& problem : judgement.problems) {
      Line("error", PlaceOf(judgement, problem.path), "not examined", problem.message, out);
    }
  }

  void End(const RunSummary& /*summary*/, std::string& /*out*/) override {}

 private:
  static void Line(std::string_view command,
                   const FilePlace& place,
                   std::string_view title,
                   std::string_view message,
                   std::string& out) {
    out += "::" + std::string(command) + " file=" + Property(place.file);
    if (place.line > 0) out += ",line=" + std::to_string(place.line);
    out += ",title=" + Property(title) + "::" + Data(message) + "\n";
  }
};

}  // namespace

extern constinit const ReportFormat kGithubFormat{
    .id = "github",
    .extension = ".txt",
    .summary = "annotations of a GitHub workflow run",
    .make = [](const ReportOptions& /*options*/) -> std::unique_ptr<ReportWriter> {
      return std::make_unique<GithubReport>();
    },
};

}  // namespace brandlint
