// SPDX-License-Identifier: MIT
#include "core/worker/answer_cache.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/digest.h"

namespace brandlint {

std::string CacheKey(const std::string& scope, const Piece& piece) {
  CHECK(piece.submission.assets.size() == 1 && !piece.sha256.empty());
  const Asset& asset = piece.submission.assets.front();
  const std::string role(asset.role ? SubjectTypeName(*asset.role) : "");
  std::string key;
  for (const std::string_view part : {std::string_view(scope),
                                      std::string_view(piece.sha256),
                                      std::string_view(role),
                                      std::string_view(asset.locale),
                                      std::string_view(asset.path)}) {
    key += std::to_string(part.size()) + ":";
    key += part;
  }
  return Sha256Hex(AsBytes(key));
}

bool MayBeKept(const Observations& answer) {
  return answer.problems.empty() && std::ranges::all_of(answer.assets, [](const AssetFacts& facts) {
           return facts.examined == Examined::kFull;
         });
}

}  // namespace brandlint
