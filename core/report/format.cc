// SPDX-License-Identifier: MIT
#include "core/report/format.h"

#include <algorithm>
#include <iterator>

namespace brandlint {

#define REPORT_FORMAT(constant) extern constinit const ReportFormat constant;
#include "core/report/writers/all.def"
#undef REPORT_FORMAT

namespace {

constexpr const ReportFormat* kAll[] = {
#define REPORT_FORMAT(constant) &constant,
#include "core/report/writers/all.def"
#undef REPORT_FORMAT
};

}  // namespace

void RunSummary::Count(const Judgement& judgement) {
  switch (judgement.verdict) {
    case SubmissionVerdict::kReject:
      ++reject;
      break;
    case SubmissionVerdict::kReview:
      ++review;
      break;
    case SubmissionVerdict::kPass:
      ++pass;
      break;
  }
  if (!judgement.complete) ++incomplete;
}

std::span<const ReportFormat* const> ReportFormats() { return kAll; }

const ReportFormat* FindReportFormat(std::string_view id) {
  const auto* const found =
      std::ranges::find(kAll, id, [](const ReportFormat* format) { return format->id; });
  return found == std::end(kAll) ? nullptr : *found;
}

}  // namespace brandlint
