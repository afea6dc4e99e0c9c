// SPDX-License-Identifier: MIT
// Puts altered marks and pictures without them before the logo detector and a policy, and counts.
// Whoever calls runs the trials, in any order and on as many threads as wanted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/model/brand.h"
#include "core/model/judgement.h"
#include "core/model/mark_curves.h"
#include "core/model/policy.h"
#include "core/scan/scanner.h"
#include "core/trials/alterations.h"
#include "core/trials/foreign_marks.h"
#include "core/trials/plain_drawings.h"

namespace brandlint {

// Drawings of every kind of plain_drawings.h are among the pictures without a mark.
inline constexpr int kPlainDrawingsEach = 10;
inline constexpr int kPlainDrawings = kPlainDrawingKinds * kPlainDrawingsEach;

struct TrialOptions {
  std::uint32_t seed = 1;
  int rounds = 20;  // pictures a mark and kind; at least 1
  Date as_of;       // the policy is applied as on that day
};

class MarkTrials {
 public:
  // foreign  Each is drawn as it is and, in light on a dark plate, as an icon.
  // Errors: what the logo detector cannot use in a brand, "mark-none" when the brands have no mark.
  static Result<MarkTrials> Prepare(std::span<const Brand> brands,
                                    const Policy& policy,
                                    std::span<const ForeignDrawing> foreign,
                                    const TrialOptions& options);

  // What one picture gave, for each mark of all brands in order.
  struct Outcome {
    double score = 0;  // the best, at the mark's place where there is one; 0: nothing
    std::string kind;
    SubmissionVerdict verdict = SubmissionVerdict::kPass;
  };

  // Trials come mark by mark, kind by kind, picture by picture; then those without a mark.
  std::size_t count() const { return altered_count() + foreign_count(); }
  std::size_t altered_count() const;
  std::size_t foreign_count() const { return foreign_.size() * 2 + kPlainDrawings; }
  std::size_t IndexOf(std::size_t mark, std::size_t kind, int round) const;

  // Trial `index` in [0, count()). Safe to call concurrently; the same for every call.
  std::vector<Outcome> Run(std::size_t index) const;

  // All outcomes, in order of their index.
  PackCurves Sum(std::span<const std::vector<Outcome>> outcomes) const;

 private:
  struct Tried {
    std::size_t brand = 0;
    std::size_t mark = 0;  // of the brand's
    Sitter sitter;
    Size box;  // of the mark in thousandths of its longer side
  };

  MarkTrials() = default;
  Picture ForeignPicture(std::size_t index) const;  // index from 0
  std::string ForeignName(std::size_t index) const;
  const Mark& MarkOf(const Tried& tried) const { return brands_[tried.brand].marks[tried.mark]; }
  // What is seen of each mark; with a quad, of the one mark at that place.
  std::vector<Outcome> Look(const Picture& picture, const Quad* place) const;
  MarkCurves SumOf(std::size_t tried, std::span<const std::vector<Outcome>> outcomes) const;

  std::shared_ptr<const CompiledPack> pack_;
  std::vector<Brand> brands_;
  Policy policy_;
  TrialOptions options_;
  std::vector<Tried> tried_;
  std::vector<ForeignDrawing> foreign_;
};

}  // namespace brandlint
