// SPDX-License-Identifier: MIT
// What submissions are judged by just now: the policies that were published and the permissions
// that were granted in the store, over what the program was started with.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/checker/checker.h"
#include "core/model/judgement.h"
#include "service/store/store.h"

namespace brandlint {

struct Standing {
  Policy listing;
  Policy loose;
  Permissions permissions;  // those of the start, then those of the store

  const Policy& PolicyFor(SubmissionForm form) const {
    return form == SubmissionForm::kListing ? listing : loose;
  }
};

// Errors: those of the store, and of a record in it that cannot be read, which cannot come from
// this program.
Result<Standing> ReadStanding(Transaction& store, const Checker& checker);

// Pure: the same observations, standing and day give the same judgement.
Judgement JudgeBy(const Standing& standing,
                  const Checker& checker,
                  const Observations& observations,
                  const Date& as_of);

// The header of such a judgement.
RunHeader HeaderOf(const Standing& standing,
                   const Checker& checker,
                   SubmissionForm form,
                   const Date& as_of);

// The header of judgements of every form.
RunHeader HeaderOf(const Standing& standing, const Checker& checker, const Date& as_of);

// --- Permissions: proposed by one person, granted by another -------------------------------------

struct GrantRow {
  std::string id;
  std::string record;  // an entry of brandlint.permissions/1 without "id" and "granted_by"
  std::string proposed_by;
  Milliseconds proposed_at = 0;
  std::string granted_by;
  Milliseconds granted_at = 0;
  std::string ended_by;
  Milliseconds ended_at = 0;
};

std::vector<GrantRow> ListGrants(Transaction& store);

// Errors: those of codec/permissions.h for a record that says too little.
Result<GrantRow> ProposeGrant(Transaction& store,
                              const std::string& record,
                              const std::string& actor,
                              Milliseconds now);

// Errors: "not-found", "not-now", "same-person".
Result<GrantRow> ConfirmGrant(Transaction& store,
                              const std::string& id,
                              const std::string& actor,
                              Milliseconds now);
Result<GrantRow> EndGrant(Transaction& store,
                          const std::string& id,
                          const std::string& actor,
                          Milliseconds now);

// --- Policies: proposed by one person, published by another --------------------------------------

struct PolicyRow {
  std::int64_t id = 0;
  std::string name;  // of the policy that it replaces
  std::string text;  // brandlint.policy/1
  std::string digest;
  std::string proposed_by;
  Milliseconds proposed_at = 0;
  std::string published_by;
  Milliseconds published_at = 0;
  Milliseconds withdrawn_at = 0;
};

std::vector<PolicyRow> ListPolicies(Transaction& store);

// Errors: "not-found".
Result<PolicyRow> FindPolicy(Transaction& store, std::int64_t id);

// Errors: those of PolicyOfText; "bad-value" when it is none of those in use, or refers to a clause
// that no brand has.
Result<PolicyRow> ProposePolicy(Transaction& store,
                                const Checker& checker,
                                const std::string& text,
                                const std::string& actor,
                                Milliseconds now);

// Errors: "not-found", "not-now", "same-person".
Result<PolicyRow> PublishPolicy(Transaction& store,
                                std::int64_t id,
                                const std::string& actor,
                                Milliseconds now);
Result<PolicyRow> WithdrawPolicy(Transaction& store,
                                 std::int64_t id,
                                 const std::string& actor,
                                 Milliseconds now);

// The standing as it would be with that policy in force.
Result<Standing> StandingWith(const Standing& standing, const PolicyRow& policy);

// A stored result, and the same observations under another standing.
struct JudgedTwice {
  std::string submission, name, state;
  Judgement before, after;
};
struct ShadowPiece {
  std::vector<JudgedTwice> rows;  // by the submissions' ids
  std::string last;               // id of the last submission; empty when all were judged
};

// Judges stored observations anew, of up to `count` submissions after `after`, without a pixel.
// Changes nothing. Everything that is judged is held in memory.
Result<ShadowPiece> JudgeTwice(Store& store,
                               const Checker& checker,
                               const Standing& standing,
                               const std::string& after,
                               std::int64_t count,
                               const Date& as_of);

// Whether the verdict or the rules of findings that are more than notes differ.
bool Differ(const Judgement& one, const Judgement& other);

// The rules of findings that are more than notes, in their order; a rule may come again.
std::vector<std::string> RulesOf(const Judgement& judgement);

// --- Judging anew what waits for a reviewer
// --------------------------------------------------------

// How far it is. One at a time: what is asked for later begins anew, by all that counts by then.
struct Judging {
  std::string cause;  // "policy:3"; empty: it was never asked for
  Milliseconds asked_at = 0;
  std::int64_t done = 0, of = 0;  // submissions; more may have come to wait meanwhile
  std::int64_t changed = 0;       // of those done, in their verdict or rules
  Milliseconds finished_at = 0;   // 0: it goes on
};
Judging ReadJudging(Transaction& store);

// Asks for it, in the transaction that changes what is judged by. It is done in the background, in
// portions, each in a transaction of its own, and goes on wherever it was when the program died.
Judging AskToJudge(Transaction& store, const std::string& cause, Milliseconds now);

// For a transaction that judges and keeps the result: until its end nobody changes what is judged
// by and asks to judge anew. Precondition: ReadStanding() comes after it.
void HoldStanding(Transaction& store);

// Judges the next few and keeps the results. What cannot be judged, because its record cannot be
// read, stays as it is, and is told. Gives whether there is more to do.
using Complain = std::function<void(const std::string&)>;
Result<bool> JudgePortion(Transaction& store,
                          const Checker& checker,
                          Milliseconds now,
                          const Complain& complain);

}  // namespace brandlint
