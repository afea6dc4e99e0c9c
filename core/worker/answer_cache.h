// SPDX-License-Identifier: MIT
// What workers answered before, so that the same picture need not be opened again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/worker/pieces.h"

namespace brandlint {

class AnswerCache {
 public:
  virtual ~AnswerCache() = default;

  // An answer that was kept under the key, as the bytes of "brandlint.observations/1".
  virtual std::optional<std::string> Find(const std::string& key) = 0;
  virtual void Keep(const std::string& key, std::string_view answer) = 0;
};

// Everything of a piece that its answer depends on: the picture's content, and as what it is looked
// at. `scope` stands for the rest: program, packs, options, language data. 64 hexadecimal digits.
// Precondition: the piece is of an asset and has content.
std::string CacheKey(const std::string& scope, const Piece& piece);

// Only what was examined in full is kept: a limit, a lack of memory or of language data may not be
// there the next time.
bool MayBeKept(const Observations& answer);

}  // namespace brandlint
