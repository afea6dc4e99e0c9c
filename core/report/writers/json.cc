// SPDX-License-Identifier: MIT
// `json`: one object with the header and all results, a line each.
#include "core/codec/judgement.h"
#include "core/report/format.h"

namespace brandlint {
namespace {

class JsonReport final : public ReportWriter {
 public:
  void Begin(const RunHeader& header, std::string& out) override {
    out += "{\"header\": ";
    WriteHeader(header, out);
    out += ",\n \"results\": [";
  }

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& out) override {
    out += first_ ? "\n  " : ",\n  ";
    first_ = false;
    WriteResult(judgement, out);
  }

  void End(const RunSummary& /*summary*/, std::string& out) override {
    out += first_ ? "]}\n" : "\n ]}\n";
  }

 private:
  bool first_ = true;
};

}  // namespace

extern constinit const ReportFormat kJsonFormat{
    .id = "json",
    .extension = ".json",
    .summary = "one JSON object with the header and every result",
    .make = [](const ReportOptions& /*options*/) -> std::unique_ptr<ReportWriter> {
      return std::make_unique<JsonReport>();
    },
};

}  // namespace brandlint
