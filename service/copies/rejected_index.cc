// SPDX-License-Identifier: MIT
#include "service/copies/rejected_index.h"

#include <algorithm>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/date.h"
#include "core/base/digest.h"
#include "core/detectors/rejected_picture.h"
#include "core/image/pdq.h"

namespace brandlint {

void RejectedIndex::Follow(Transaction& store) {
  const Rows changes = store.Run("SELECT added, removed FROM rejected_changes WHERE only_row = 1");
  if (changes.empty()) return;
  const std::int64_t added = changes[0].Int(0), removed = changes[0].Int(1);
  if (removed != removed_) Clear();
  if (added == added_ && removed == removed_) return;
  Load(store);
  if (store.error()) return Clear();
  added_ = added;
  removed_ = removed;
}

void RejectedIndex::Clear() {
  pictures_.clear();
  brands_.clear();
  contents_.clear();
  digest_.clear();
  last_ = 0;
  added_ = removed_ = -1;
}

// A row for each hash; one without, where there are none of a picture.
void RejectedIndex::Load(Transaction& store) {
  for (const Row& row : store.Run(
           "SELECT r.id, r.submission, r.sha256, r.brand, r.clause, r.at, h.hash FROM "
           "rejected_pictures r LEFT JOIN picture_hashes h ON h.submission = r.submission AND "
           "h.path = r.path WHERE r.id > $1 ORDER BY r.id, h.id",
           {last_})) {
    const std::string brand = row.Text(3).empty() ? brand_ : row.Text(3);
    if (row.Int(0) != last_) {
      last_ = row.Int(0);
      contents_[row.Text(2)][brand].push_back(pictures_.size());
      pictures_.push_back({row.Text(1), row.Text(4), DayOfTime(row.Int(5))});
    }
    if (const auto hash = ParsePdqHash(row.Text(6)))
      Add(brands_[brand], *hash, pictures_.size() - 1);
    digest_ = Sha256Hex(AsBytes(digest_ + row.Text(2) + brand + row.Text(6)));
  }
}

void RejectedIndex::Add(OfBrand& brand, const PdqHash& hash, std::size_t picture) {
  brand.hashes.push_back(hash);
  brand.pictures.push_back(picture);
  // A quarter more each time, so that every hash is indexed a few times in all.
  const std::size_t tail = brand.hashes.size() - brand.index.size();
  if (tail > std::max(PdqIndex::kFewestIndexed, brand.index.size() / 4)) {
    brand.index = PdqIndex(brand.hashes);
  }
}

std::optional<RejectedIndex::Hit> RejectedIndex::Nearest(const OfBrand& brand,
                                                         const PdqHash& query,
                                                         int radius,
                                                         const std::string& but) const {
  std::optional<Hit> nearest;
  const auto is_other = [&](std::size_t row) {
    return pictures_[brand.pictures[row]].submission != but;
  };
  for (const PdqHit& hit : brand.index.Within(query, radius)) {
    if (!is_other(hit.row)) continue;
    nearest = {brand.pictures[hit.row], hit.distance};
    break;
  }
  for (std::size_t row = brand.index.size(); row < brand.hashes.size(); ++row) {
    const int distance = PdqDistance(query, brand.hashes[row]);
    if (distance > (nearest ? nearest->distance - 1 : radius) || !is_other(row)) continue;
    nearest = {brand.pictures[row], distance};
  }
  return nearest;
}

std::vector<Evidence> RejectedIndex::Match(const Observations& seen) const {
  std::vector<Evidence> evidence;
  for (const AssetFacts& asset : seen.assets) {
    if (asset.size.width <= 0 || asset.size.height <= 0) continue;
    std::map<std::string, std::pair<Hit, int>> found;  // by brand, with the quality of the view
    if (const auto same = contents_.find(asset.sha256); same != contents_.end()) {
      for (const auto& [brand, pictures] : same->second) {
        for (const std::size_t picture : pictures) {
          if (pictures_[picture].submission == seen.id) continue;
          found.try_emplace(brand, Hit{picture, 0}, 0);
        }
      }
    }
    for (const auto& [name, brand] : brands_) {
      for (const ViewHash& view : asset.copy_queries) {
        const auto before = found.find(name);
        const int radius =
            before == found.end() ? kRejectedDistance : before->second.first.distance - 1;
        if (radius < 0) break;
        const auto hit = Nearest(brand, view.hash, radius, seen.id);
        if (hit) found.insert_or_assign(name, std::pair(*hit, view.quality));
      }
    }
    for (const auto& [brand, hit] : found) {
      const Picture& picture = pictures_[hit.first.picture];
      evidence.push_back(EvidenceOfRejected({.id = picture.submission,
                                             .reason = picture.clause,
                                             .date = picture.date,
                                             .brand = brand,
                                             .distance = hit.first.distance,
                                             .quality = hit.second},
                                            {asset.role, asset.path, "", ""},
                                            asset.size));
      if (!asset.preview) continue;
      evidence.back().picture = EvidencePicture{.box = evidence.back().region->box,
                                                .size = asset.preview->size,
                                                .around = asset.preview->webp,
                                                .upright_size = {},
                                                .upright = {}};
    }
  }
  return evidence;
}

std::optional<RunHeader::BankPart> RejectedIndex::Facts() const {
  if (pictures_.empty()) return std::nullopt;
  return RunHeader::BankPart{"store", pictures_.size(), digest_};
}

}  // namespace brandlint
