// SPDX-License-Identifier: MIT
// Kind and score of a name that was found: the scale that detectors/name.cc explains to users.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/text/listing.h"
#include "core/text/name_reading.h"

namespace brandlint {

// Evidence below it is not worth keeping.
inline constexpr double kNameScoreFloor = 0.5;

enum class TextOrigin {
  kWritten,          // somebody typed it
  kReadFromPicture,  // l, I and 1, o and 0, rn and m are the reader's mistakes, not a disguise
};

struct NameScore {
  std::string_view kind;  // one of kNameKinds
  double score = 0;       // [0, 1]
};

// Every letter is there.
NameScore ScoreExact(const NameReading& reading, const Surroundings& around, TextOrigin origin);

// A name of few letters inside another word, read as `score` says: others may mean that word.
NameScore AsShortInside(const NameScore& score);

// Some letters differ. letters: how many the name has. beside_products: words of the brand's
// products stand in the same text.
NameScore ScoreEdited(const NameReading& reading,
                      std::size_t letters,
                      bool beside_products,
                      Listing listing);

// Another form of the name than the brand's own. edited: one letter differs.
NameScore ScoreOtherForm(bool edited);

// What is left of a score where the common noun is meant: nobody's name, unless it is disguised.
NameScore AsCommonNoun(const NameScore& score);

}  // namespace brandlint
