// SPDX-License-Identifier: MIT
// What is shown of records, as JSON, wherever a route gives them.
#pragma once

#include "core/codec/json_writer.h"
#include "service/api/route.h"
#include "service/records/decisions.h"
#include "service/records/submissions.h"

namespace brandlint {

// Whether the caller may see everything of it, or, as who handed it in, what concerns him.
bool SeesAll(const Call& call);
bool SeesOwn(const Call& call, const SubmissionRow& row);

// The submission of the path, when the caller may see it. Errors: "not-found", also for what he
// may not see: what there is of others is not told.
Result<SubmissionRow> VisibleSubmission(Transaction& store, const Call& call);

// Whether a brand has that clause; also when it is empty.
bool IsClause(const Call& call, const std::string& clause);

// The members of an object that stands for it.
void WriteRow(const SubmissionRow& row, bool all, JsonWriter& json);
void WriteDecision(const DecisionRow& decision, bool all, JsonWriter& json);

// Stands for these rows as the caller sees them: another one as soon as anything of it is changed.
// A value of ETag. Source: RFC 9110, section 8.8.3.
std::string TagOf(const std::vector<SubmissionRow>& rows, bool all, bool more);

// Whether the caller says that he has what the tag stands for. Source: RFC 9110, section 13.1.2.
bool HasAlready(const Call& call, const std::string& tag);

HttpResponse RowAnswer(const Result<SubmissionRow>& row);

}  // namespace brandlint
