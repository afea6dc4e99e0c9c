// SPDX-License-Identifier: MIT
// Submissions from their acceptance to what is known of them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/judgement.h"
#include "core/model/observations.h"
#include "service/records/actor.h"
#include "service/store/store.h"

namespace brandlint {

// checking  waits for its result, or is being examined
// open      waits for a reviewer
// held      decided, waits for a second person
// changes   the applicant was asked for changes
// approved, rejected
// appealed  rejected, and waits for another reviewer
// erased    its pictures and texts are gone
// trial     never to be decided: an applicant looks before he hands in; gone after an hour
inline constexpr std::array<std::string_view, 9> kStates = {
    "checking", "open", "held", "changes", "approved", "rejected", "appealed", "erased", "trial"};

struct NewAsset {
  std::string path;
  std::string sha256;
  std::int64_t bytes = 0;
};

struct NewSubmission {
  std::string external_id;
  std::string app;
  std::string developer;
  std::string name;
  std::vector<std::string> names;  // all of them, also the localised ones
  std::string manifest;
  std::vector<NewAsset> assets;
  std::int64_t priority = kOrdinary;
  bool trial = false;

  static constexpr std::int64_t kAtOnce = 0, kOrdinary = 10, kWhenIdle = 20;

  // Of all that was handed in: what the same Idempotency-Key must stand for.
  std::string Digest() const;
};

struct Accepted {
  std::string id;
  bool repeated = false;  // it had been accepted before, under the same key
};

// Takes a submission in: its row, its pictures, its job.
//
// key  An Idempotency-Key of the actor, or empty.
//
// Errors: "key-reused" when the key came with other content before.
Result<Accepted> Accept(Transaction& store,
                        const Actor& actor,
                        const NewSubmission& submission,
                        const std::string& key,
                        Milliseconds now);

struct SubmissionRow {
  std::string id;
  std::string external_id;
  std::string app;
  std::string developer;
  std::string name;
  std::string state;
  std::string submitted_by;
  Milliseconds received_at = 0;
  std::int64_t severity = 0;  // 0 not checked; else as kSeverities
  bool complete = true;
  std::int64_t version = 1;
  std::string previous;
  std::string claimed_by;
  Milliseconds claimed_at = 0;
  Milliseconds claimed_until = 0;
  bool escalated = false;
  Milliseconds decided_at = 0;
  std::string icon;  // SHA-256, where there is a preview of it
};

// "pass", "review", "reject"; empty for 0.
std::string_view SeverityName(std::int64_t severity);

std::optional<SubmissionRow> FindSubmission(Transaction& store, const std::string& id);

// What a list is made of. Empty: any.
struct SubmissionFilter {
  std::vector<std::string> states;
  std::string verdict;  // "review"
  std::string developer;
  std::string app;
  std::string rule;  // with a finding of it
  std::string text;  // in the name or an id, letters of either case
  std::string claimed_by;
  std::vector<std::string> ids;  // these only, at most 500; trials among them, too
  std::string after;             // id of the last one of the page before
  std::int64_t count = 50;
  bool newest_first = false;  // else as a queue: escalated, the worst, the oldest first
};
std::vector<SubmissionRow> ListSubmissions(Transaction& store, const SubmissionFilter& filter);

// How many there are of each state.
struct StateCount {
  std::string state;
  std::int64_t count = 0;
  Milliseconds oldest = 0;  // when the oldest of them was received
};
std::vector<StateCount> CountStates(Transaction& store);

std::string ManifestOf(Transaction& store, const std::string& id);
std::vector<NewAsset> AssetsOf(Transaction& store, const std::string& id);

struct StoredResult {
  std::string header, observations, result;  // records, one line each
  Milliseconds judged_at = 0;
};
std::optional<StoredResult> ResultOf(Transaction& store, const std::string& id);

// Submissions whose result was made with other packs than these: without one of them, that is.
std::vector<std::string> ExaminedWithOtherPacks(Transaction& store,
                                                const std::vector<RunHeader::Part>& packs);

// How many those are, and how many results there are at all.
struct PackCount {
  std::int64_t results = 0;
  std::int64_t other = 0;
};
PackCount CountExaminedWithOtherPacks(Transaction& store,
                                      const std::vector<RunHeader::Part>& packs);

// Which of the stored observations' evidence a finding of it is about; -1 for a rule of the form.
// Errors: "not-found".
Result<std::int64_t> EvidenceOf(Transaction& store,
                                const std::string& id,
                                const std::string& fingerprint);

// The same of all its findings.
std::map<std::string, std::int64_t> EvidencesOf(Transaction& store, const std::string& id);

// The rules of these submissions' findings that are more than notes, by submission.
std::map<std::string, std::vector<std::string>> RulesOf(Transaction& store,
                                                        const std::vector<SubmissionRow>& rows);

// Puts a result in the place of the one before. The row's version counts up; a submission that was
// being checked is open afterwards; one that was approved and is now found to be worse is open
// again, escalated, and that is on record; any other state stays.
void PutResult(Transaction& store,
               const std::string& id,
               const RunHeader& header,
               const Observations& observations,
               const Judgement& judgement,
               const std::string& worker,
               Milliseconds now);

// Names that other apps had before this submission came, for Observations::same_names.
std::vector<SameName> SameNamesOf(Transaction& store,
                                  const std::string& id,
                                  const std::vector<Subject>& texts);

// Earlier submissions that hold one of its pictures, the latest first.
std::vector<SubmissionRow> WithSamePictures(Transaction& store, const std::string& id);

}  // namespace brandlint
