// SPDX-License-Identifier: MIT
// All pictures that were handed in, to find those that a picture is nearly the same as. 40 bytes a
// hash in memory; the rest stays in the store.
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "core/model/pdq_hash.h"
#include "service/store/store.h"

namespace brandlint {

struct SimilarPicture {
  std::string own_path;  // of the picture that was asked about
  std::string submission, path, sha256;
  int distance = 0;  // bits of the hash that differ, at most kPdqCopyDistance
};

// Thread-safe.
class PictureIndex {
 public:
  // Pictures of other submissions, the nearest of each, the nearest first; at most `most`. Neither
  // of trials nor with the same bytes. Time linear in all hashes, about 5 ns each.
  std::vector<SimilarPicture> Similar(Transaction& store,
                                      const std::string& submission,
                                      std::size_t most);

 private:
  void Follow(Transaction& store);

  std::mutex mutex_;
  std::vector<PdqHash> hashes_;
  std::vector<std::int64_t> ids_;  // rows of picture_hashes; some may be gone there
  std::set<std::int64_t> latest_;  // of ids_, those that are asked for once more
};

}  // namespace brandlint
