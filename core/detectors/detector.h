// SPDX-License-Identifier: MIT
// The seam between the straight line and the checks: a detector compiles brands to a matcher, a
// matcher turns a query into evidence. A new detector is one page in this folder and one line in
// all.def.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/model/bank.h"
#include "core/model/brand.h"
#include "core/model/evidence.h"
#include "core/model/text_line.h"

namespace brandlint {

// What of a submission is looked at in one go: one text, or one picture with the text read in it.
struct Query {
  Subject subject;

  // Pictures only. Every look of the picture (see image/ground.h), all of the same size; null
  // for a text, or when no detector needs pixels.
  const std::vector<Picture>* looks = nullptr;

  // Pictures only: what was read in it; empty when no detector needs text.
  std::span<const TextLine> lines;

  // Texts only. A matcher may stop when it has found more: evidence holds the text, so that
  // thousands of a long one would fill the memory. One more than these says that there are more.
  std::size_t most_matches = std::numeric_limits<std::size_t>::max();
};

// Compiled brands, immutable. Match() is safe to call concurrently and deterministic; evidence
// comes in reading order. It holds everything above the detector's own floor, which lies well
// below what any policy would act on.
class Matcher {
 public:
  virtual ~Matcher() = default;
  virtual std::vector<Evidence> Match(const Query& query) const = 0;
};

struct DetectorOptions {
  bool word_list = true;  // false: judge near words without the compiled word lists
  std::vector<std::shared_ptr<const Bank>> banks = {};  // rejected pictures; not null
};

// What a detector needs of a picture. (Every detector is also asked about texts; those that know
// pictures only answer nothing.)
struct Needs {
  bool pixels = false;
  bool text_in_pictures = false;
  bool banks = false;  // makes use of DetectorOptions::banks
};

enum class Stage { kStable, kPreview };

struct Detector {
  std::string_view id;       // "logo"
  std::string_view summary;  // one line
  std::string_view page;  // what `explain` prints: Finds / Why / How / Score / Blind spots / Source
  Needs needs;
  Stage stage = Stage::kStable;

  // Brands must outlive nothing: the matcher copies what it keeps. An Error names the brand and
  // what in its pack cannot be used.
  Result<std::unique_ptr<const Matcher>> (*compile)(std::span<const Brand> brands,
                                                    const DetectorOptions& options);
};

// All detectors, in the order of all.def, which is the order of the evidence.
std::span<const Detector* const> Detectors();

// Null when there is none of that id.
const Detector* FindDetector(std::string_view id);

}  // namespace brandlint
