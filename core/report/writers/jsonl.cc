// SPDX-License-Identifier: MIT
// `jsonl`: a header line, then one result a line, one a submission.
#include "core/codec/judgement.h"
#include "core/report/format.h"

namespace brandlint {
namespace {

class JsonlReport final : public ReportWriter {
 public:
  void Begin(const RunHeader& header, std::string& out) override {
    WriteHeader(header, out);
    out += '\n';
  }

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& out) override {
    WriteResult(judgement, out);
    out += '\n';
  }

  void End(const RunSummary& /*summary*/, std::string& /*out*/) override {}
};

}  // namespace

extern constinit const ReportFormat kJsonlFormat{
    .id = "jsonl",
    .extension = ".jsonl",
    .summary = "JSON lines: the header, then one result a line",
    .make = [](const ReportOptions& /*options*/) -> std::unique_ptr<ReportWriter> {
      return std::make_unique<JsonlReport>();
    },
};

}  // namespace brandlint
