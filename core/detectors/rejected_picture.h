// SPDX-License-Identifier: MIT
// What a picture is evidence of when it is a copy as a whole: of a mark, or of a picture that was
// rejected earlier. `near_copy` finds the latter in banks from files; a service that keeps what its
// reviewers rejected says the same of it by these.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/geometry.h"
#include "core/model/evidence.h"

namespace brandlint {

inline constexpr std::string_view kNearCopyId = "near_copy";

// What so many differing bits score; between them in proportion.
struct CopyScorePoint {
  int distance;
  double score;
};
// Precondition: the last point's distance is kPdqBits.
double ScoreOfDistance(int distance, std::span<const CopyScorePoint> points);

struct Copy {
  double score = 0;
  int distance = 0;  // bits
  int quality = 0;   // of the view that was compared
};
// Evidence of detector near_copy about the whole picture; brand and reference are the caller's.
Evidence EvidenceOfCopy(const Copy& copy, const Subject& subject, Size size);

// Measured on 4,862 icons against 1,000 others: see the page of near_copy. What is further away is
// not even evidence: among a million rows 47 bits take three times as long to look up.
inline constexpr int kRejectedDistance = 36;

struct RejectedHit {
  std::string id;  // of the rejected picture
  std::string reason;
  Date date;
  std::string brand;
  int distance = 0;  // bits, at most kRejectedDistance
  int quality = 0;
};
Evidence EvidenceOfRejected(const RejectedHit& hit, const Subject& subject, Size size);

}  // namespace brandlint
