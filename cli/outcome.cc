// SPDX-License-Identifier: MIT
#include "cli/outcome.h"

#include <ostream>

namespace brandlint::cli {

Exit UsageError(std::string_view command, const Error& error, Streams streams) {
  streams.err << "brandlint " << command << ": " << error.message << "\n";
  return Exit::kUsage;
}

Exit Outcome(std::string_view command,
             const CheckingOptions& options,
             Reports& reports,
             Streams streams) {
  const std::vector<Error> unwritten = reports.End();
  for (const Error& error : unwritten) {
    streams.err << "brandlint " << command << ": " << error.message << "\n";
  }
  const bool fails =
      options.fail_on != "none" && reports.any_finding() &&
      reports.worst() >= (options.fail_on == "reject" ? Verdict::kReject : Verdict::kReview);
  if (fails) return Exit::kFinding;
  const bool incomplete = reports.summary().incomplete > 0 || !unwritten.empty();
  return incomplete ? Exit::kIncomplete : Exit::kClean;
}

}  // namespace brandlint::cli
