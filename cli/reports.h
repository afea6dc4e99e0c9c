// SPDX-License-Identifier: MIT
// The reports of one run: that on standard output, and those that --output asks for.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "core/base/result.h"
#include "core/checker/checker.h"
#include "core/report/format.h"

namespace brandlint::cli {

class Reports {
 public:
  // Errors are wrong usage: an unknown format, FORMAT=FILE without either, a file named twice,
  // letters in a language that there is none of.
  // `checker` must outlive the reports.
  static Result<Reports> Open(const CheckingOptions& options,
                              const Checker& checker,
                              std::ostream& out);

  void Begin(const RunHeader& header);

  // observations  What the judgement was made of; null for a stored result, which no format that
  //               needs observations can be written of (NeedsObservations).
  void Put(const Judgement& judgement, const Observations* observations);

  // The first format asked for that needs observations; empty when there is none.
  std::string_view NeedsObservations() const { return needs_observations_; }

  // Whether a format asked for shows evidence in pictures.
  bool ShowsPictures() const { return shows_pictures_; }

  // Ends every report and writes the files. Returns what could not be written.
  std::vector<Error> End();

  RunSummary& summary() { return summary_; }

  // The worst verdict met among findings, and whether everything was examined.
  Verdict worst() const { return worst_; }
  bool any_finding() const { return any_finding_; }

 private:
  struct Sink {
    std::unique_ptr<ReportWriter> writer;
    std::string file;  // empty: standard output
    std::string text;  // of a file: all of it; of standard output: what was not sent on yet
  };

  void Send(Sink& sink);

  std::ostream* out_ = nullptr;
  std::vector<Sink> sinks_;
  RunSummary summary_;
  Verdict worst_ = Verdict::kNote;
  bool any_finding_ = false;
  std::string_view needs_observations_;
  bool shows_pictures_ = false;
};

}  // namespace brandlint::cli
