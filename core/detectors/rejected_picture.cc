// SPDX-License-Identifier: MIT
#include "core/detectors/rejected_picture.h"

#include "core/image/pdq.h"

namespace brandlint {
namespace {

// Steeper than that of marks: a bank has thousands of pictures to be taken for one, and is compared
// in more views.
constexpr CopyScorePoint kRejectedScores[] = {
    {0, 1}, {kPdqCopyDistance, 0.9}, {kRejectedDistance, 0.75}, {kPdqBits, 0}};

}  // namespace

double ScoreOfDistance(int distance, std::span<const CopyScorePoint> points) {
  while (points[1].distance < distance) points = points.subspan(1);
  const CopyScorePoint& from = points[0];
  const CopyScorePoint& to = points[1];
  const double share =
      static_cast<double>(distance - from.distance) / (to.distance - from.distance);
  return from.score + share * (to.score - from.score);
}

Evidence EvidenceOfCopy(const Copy& copy, const Subject& subject, Size size) {
  Evidence evidence;
  evidence.detector = kNearCopyId;
  evidence.kind = "near-copy";
  evidence.subject = subject;
  evidence.score = copy.score;
  const Box whole{0, 0, size.width, size.height};
  evidence.region = Region{whole, CornersOf(whole)};
  evidence.measures = {{"distance", static_cast<double>(copy.distance), "bits"},
                       {"quality", static_cast<double>(copy.quality), ""},
                       {"coverage", 1, ""}};
  return evidence;
}

Evidence EvidenceOfRejected(const RejectedHit& hit, const Subject& subject, Size size) {
  Evidence evidence = EvidenceOfCopy(
      {ScoreOfDistance(hit.distance, kRejectedScores), hit.distance, hit.quality}, subject, size);
  evidence.brand = hit.brand;
  evidence.reference = hit.id;
  evidence.reference_kind = "rejected-picture";
  evidence.remark = FormatDate(hit.date) + ": " + hit.reason;
  return evidence;
}

}  // namespace brandlint
