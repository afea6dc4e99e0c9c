// SPDX-License-Identifier: MIT
// By what submitted pictures are known when they come again, and which of them were rejected.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/observations.h"
#include "service/store/store.h"

namespace brandlint {

// Keeps the hashes of a submission's pictures, in the place of those before. Where they are the
// same as before nothing is written.
void KeepHashes(Transaction& store,
                const std::string& submission,
                const std::vector<AssetFacts>& assets);

// A picture for which a submission was rejected that did not win an appeal.
struct RejectedPicture {
  std::int64_t id = 0;
  std::string submission, path, sha256, brand, clause;
  Milliseconds at = 0;
};

// The pictures of a submission that is rejected under that clause in which misuse of a brand was
// found: surely, or under that very clause.
void KeepRejected(Transaction& store,
                  const std::string& submission,
                  const std::string& clause,
                  Milliseconds at);

// It was not rejected after all, or it is erased.
void ForgetRejected(Transaction& store, const std::string& submission);

// Those with a higher id, in their order.
std::vector<RejectedPicture> ListRejected(Transaction& store,
                                          std::int64_t after,
                                          std::int64_t count);

}  // namespace brandlint
