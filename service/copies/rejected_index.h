// SPDX-License-Identifier: MIT
// The pictures that reviewers rejected, as a bank for what comes in: a worker holds it in memory
// and follows the store.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/image/pdq_index.h"
#include "core/model/evidence.h"
#include "core/model/judgement.h"
#include "core/model/observations.h"
#include "service/store/store.h"

namespace brandlint {

// Not for use by two threads at once.
class RejectedIndex {
 public:
  // brand  Of pictures of which none was noted.
  explicit RejectedIndex(std::string brand) : brand_(std::move(brand)) {}

  // Reads what has been rejected, or taken back, since the last time. A decision that was made
  // before this transaction counts.
  void Follow(Transaction& store);

  // Evidence, as detector near_copy gives it for a bank, of each picture that is a copy of a
  // rejected one, of the nearest of each brand. A submission's own pictures are no copies. Pictures
  // with too little to see for a hash are known by their bytes alone.
  //
  // seen  With AssetFacts::copy_queries.
  std::vector<Evidence> Match(const Observations& seen) const;

  // For the header of a result; nothing when there are none.
  std::optional<RunHeader::BankPart> Facts() const;

 private:
  struct Picture {
    std::string submission, clause;
    Date date;
  };

  // Hashes of one brand. Rows are counted from 0 in the order in which they were added; the last
  // ones are compared one by one until there are enough for a new index.
  struct OfBrand {
    std::vector<PdqHash> hashes;
    std::vector<std::size_t> pictures;  // index of each hash's
    PdqIndex index;                     // of the first index.size() hashes
  };

  struct Hit {
    std::size_t picture;
    int distance;
  };

  void Clear();
  void Load(Transaction& store);
  void Add(OfBrand& brand, const PdqHash& hash, std::size_t picture);
  std::optional<Hit> Nearest(const OfBrand& brand,
                             const PdqHash& query,
                             int radius,
                             const std::string& but) const;

  std::string brand_;
  std::vector<Picture> pictures_;
  std::map<std::string, OfBrand> brands_;
  // By content, and brand, the first.
  std::map<std::string, std::map<std::string, std::vector<std::size_t>>> contents_;
  std::string digest_;  // of all that was loaded, in its order
  std::int64_t last_ = 0;
  std::int64_t added_ = -1, removed_ = -1;  // as rejected_changes had them
};

}  // namespace brandlint
