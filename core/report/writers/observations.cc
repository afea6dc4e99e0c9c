// SPDX-License-Identifier: MIT
// `observations`: a header line, then what was seen of each submission before anyone judged it.
#include "core/codec/observations.h"

#include "core/base/check.h"
#include "core/codec/judgement.h"
#include "core/report/format.h"

namespace brandlint {
namespace {

class ObservationsReport final : public ReportWriter {
 public:
  void Begin(const RunHeader& header, std::string& out) override {
    WriteHeader(header, out);
    out += '\n';
  }

  void Put(const Judgement& /*judgement*/,
           const Observations* observations,
           std::string& out) override {
    CHECK(observations != nullptr);
    WriteObservations(*observations, out);
    out += '\n';
  }

  void End(const RunSummary& /*summary*/, std::string& /*out*/) override {}
};

}  // namespace

extern constinit const ReportFormat kObservationsFormat{
    .id = "observations",
    .extension = ".observations.jsonl",
    .summary = "JSON lines: all evidence, unjudged; what `report --policy` judges again",
    .needs_observations = true,
    .make = [](const ReportOptions& /*options*/) -> std::unique_ptr<ReportWriter> {
      return std::make_unique<ObservationsReport>();
    },
};

}  // namespace brandlint
