// SPDX-License-Identifier: MIT
#include "service/copies/picture_index.h"

#include <algorithm>
#include <tuple>

#include "core/image/pdq.h"

namespace brandlint {
namespace {

// Workers of several machines store results at the same time, and a lower number may be seen later:
// so many of the last are looked at again.
constexpr std::int64_t kOverlap = 2000;

struct Near {
  int distance;
  std::size_t own;  // which of the hashes asked about
  std::int64_t id;

  friend auto operator<=>(const Near&, const Near&) = default;
};

// So many of the nearest are looked up; there may be thousands of one template.
constexpr std::size_t kMostNear = 500;

}  // namespace

void PictureIndex::Follow(Transaction& store) {
  const std::int64_t from = latest_.empty() ? 0 : *latest_.rbegin() - kOverlap;
  for (const Row& row :
       store.Run("SELECT id, hash FROM picture_hashes WHERE id > $1 ORDER BY id", {from})) {
    const auto hash = ParsePdqHash(row.Text(1));
    if (!hash || !latest_.insert(row.Int(0)).second) continue;
    ids_.push_back(row.Int(0));
    hashes_.push_back(*hash);
  }
  if (!latest_.empty())
    latest_.erase(latest_.begin(), latest_.upper_bound(*latest_.rbegin() - kOverlap));
}

std::vector<SimilarPicture> PictureIndex::Similar(Transaction& store,
                                                  const std::string& submission,
                                                  std::size_t most) {
  struct Own {
    std::string path;
    PdqHash hash;
  };
  std::vector<Own> own;
  for (const Row& row :
       store.Run("SELECT path, hash FROM picture_hashes WHERE submission = $1 ORDER BY id",
                 {submission})) {
    if (const auto hash = ParsePdqHash(row.Text(1))) own.push_back({row.Text(0), *hash});
  }
  std::vector<Near> near;
  if (!own.empty()) {
    const std::lock_guard lock(mutex_);
    Follow(store);
    for (std::size_t i = 0; i < own.size(); ++i) {
      for (std::size_t row = 0; row < hashes_.size(); ++row) {
        const int distance = PdqDistance(own[i].hash, hashes_[row]);
        if (distance <= kPdqCopyDistance) near.push_back({distance, i, ids_[row]});
      }
    }
  }
  std::ranges::sort(near);
  if (near.size() > kMostNear) near.resize(kMostNear);
  std::set<std::string> told{submission};
  std::vector<SimilarPicture> similar;
  for (const Near& each : near) {
    if (similar.size() >= most) break;
    const Rows rows = store.Run(
        "SELECT h.submission, h.path, a.sha256 FROM picture_hashes h JOIN submissions s ON s.id = "
        "h.submission LEFT JOIN assets a ON a.submission = h.submission AND a.path = h.path WHERE "
        "h.id = $1 AND s.state <> 'trial' AND NOT EXISTS (SELECT 1 FROM assets o WHERE "
        "o.submission = $2 AND o.sha256 = a.sha256)",
        {each.id, submission});
    if (rows.empty() || !told.insert(rows[0].Text(0)).second) continue;
    similar.push_back({.own_path = own[each.own].path,
                       .submission = rows[0].Text(0),
                       .path = rows[0].Text(1),
                       .sha256 = rows[0].Text(2),
                       .distance = each.distance});
  }
  return similar;
}

}  // namespace brandlint
