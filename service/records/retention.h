// SPDX-License-Identifier: MIT
// What is deleted, when and on whose request; and what is known of one developer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "service/store/store.h"

namespace brandlint {

struct Deletion {
  std::int64_t submissions = 0;
  std::vector<std::string> pictures;  // SHA-256 of files that nothing refers to any more
};

// Takes pictures of submissions away that were finally decided before `before`: their rows, the
// pictures in their observations, and, among `pictures`, files that no other submission has. With
// `apply` false nothing is changed, and it tells what would be.
Deletion DeletePicturesDecidedBefore(Transaction& store,
                                     Milliseconds before,
                                     bool apply,
                                     Milliseconds now,
                                     const std::string& actor);

// Takes trials away that came before `before`, with all that belongs to them.
Deletion DeleteTrials(Transaction& store, Milliseconds before);

// Takes everything of a developer away but that there was a submission, and what was decided of it:
// texts, pictures, results, names. Source: GDPR, article 17.
Deletion EraseDeveloper(Transaction& store,
                        const std::string& developer,
                        bool apply,
                        Milliseconds now,
                        const std::string& actor);

// What the log calls a developer who was exported or erased: it names nobody, and the same one is
// known again by whoever knows the name.
std::string PseudonymOf(const std::string& developer);

// Everything of a developer, as JSON. Source: GDPR, article 15.
std::string ExportDeveloper(Transaction& store, const std::string& developer, Milliseconds now);

// Breaches of personal data, each with the hours in which it must be reported.
struct Breach {
  std::int64_t id = 0;
  Milliseconds noticed_at = 0;
  std::string record;
  Milliseconds reported_at = 0;
  std::string recorded_by;
};
inline constexpr Milliseconds kReportWithin = Milliseconds{72} * 60 * 60 * 1000;

std::vector<Breach> ListBreaches(Transaction& store);
std::int64_t AddBreach(Transaction& store, const Breach& breach, Milliseconds now);

// False when there is no such one that is open.
bool ReportBreach(Transaction& store, std::int64_t id, const std::string& actor, Milliseconds now);

}  // namespace brandlint
