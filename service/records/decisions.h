// SPDX-License-Identifier: MIT
// What reviewers do with a submission, and what may follow what.
//
//   open ──approve, reject, changes──► approved, rejected, changes      (final)
//     └──approve of what is worse than may be approved alone──► held ──the same by another──►
//     approved
//   rejected ──appeal by the applicant, once──► appealed ──overturn, uphold by another──► approved,
//   rejected
//
// A final decision can be taken back by whoever made it for a short time; what is sent of it waits
// for so long.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "service/records/actor.h"
#include "service/records/submissions.h"
#include "service/store/store.h"

namespace brandlint {

enum class DecisionKind {
  kApprove,
  kReject,
  kChanges,
  kUphold,    // of an appeal: it stays rejected
  kOverturn,  // of an appeal: it is approved
  kComment,   // for colleagues; the rest moves nothing either
  kSkip,
  kEscalate,
};
inline constexpr std::array<std::string_view, 8> kDecisionWords = {
    "approve", "reject", "changes", "uphold", "overturn", "comment", "skip", "escalate"};
std::string_view DecisionName(DecisionKind kind);
std::optional<DecisionKind> ParseDecision(std::string_view name);

// The state that one leads to when it counts. Precondition: it is none of the last three.
std::string StateAfter(DecisionKind kind);

struct ReviewRules {
  Milliseconds claim_ms = Milliseconds{15} * 60 * 1000;
  Milliseconds undo_ms = Milliseconds{60} * 1000;

  // Approving what was found to be so bad (2 review, 3 reject) takes a second person; 4: never.
  std::int64_t second_person_from = 3;
};

struct DecisionRequest {
  std::string submission;
  std::int64_t version = 0;  // of the row that was looked at
  DecisionKind kind = DecisionKind::kComment;
  std::string clause;  // what the applicant is told; asked for with reject and changes
  std::string text;
};

struct DecisionRow {
  std::int64_t id = 0;
  std::string submission;
  std::string kind;
  std::string actor;
  Milliseconds at = 0;
  std::string clause;
  std::string text;
  std::string status;  // final, held, undone, noted
  std::string confirmed_by;
  Milliseconds confirmed_at = 0;
};
std::vector<DecisionRow> DecisionsOf(Transaction& store, const std::string& submission);

struct AppealRow {
  std::string actor;
  Milliseconds at = 0;
  std::string text;
};
std::optional<AppealRow> AppealOf(Transaction& store, const std::string& submission);

// Error codes of the functions below:
//   not-found     no such submission or decision
//   stale         the row was changed since it was looked at
//   claimed       somebody else has it
//   not-now       the state does not allow it
//   same-person   it takes another one
//   bad-value     a clause or a text is missing

// Takes a submission for a while, or for a while longer. Gives the row afterwards.
Result<SubmissionRow> Claim(Transaction& store,
                            const Actor& actor,
                            const std::string& submission,
                            const ReviewRules& rules,
                            Milliseconds now);

// Gives it back. A senior may give back what others have.
Result<SubmissionRow> Release(Transaction& store,
                              const Actor& actor,
                              const std::string& submission,
                              Milliseconds now);

// Records a decision and moves the submission.
Result<DecisionRow> Decide(Transaction& store,
                           const Actor& actor,
                           const DecisionRequest& request,
                           const ReviewRules& rules,
                           Milliseconds now);

// Takes the last final decision back.
Result<SubmissionRow> Undo(Transaction& store,
                           const Actor& actor,
                           const std::string& submission,
                           const ReviewRules& rules,
                           Milliseconds now);

Result<SubmissionRow> Appeal(Transaction& store,
                             const Actor& actor,
                             const std::string& submission,
                             const std::string& text,
                             Milliseconds now);

}  // namespace brandlint
