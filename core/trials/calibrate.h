// SPDX-License-Identifier: MIT
// Measures the thresholds of marks on pictures without them; whoever calls runs the pictures, in
// any order and on as many threads as wanted.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/logo/mark_model.h"
#include "core/model/brand.h"
#include "core/trials/foreign_marks.h"

namespace brandlint {

class CalibrationTrials {
 public:
  // Errors: what cannot be compiled of the marks; "mark-none" when the brand has none.
  static Result<CalibrationTrials> Prepare(const Brand& brand, std::vector<ForeignDrawing> foreign);

  std::size_t count() const { return 2 * foreign_.size(); }

  // The best score of each mark, as FindMarks gives it, in picture `index`; 0 where none is seen.
  // Safe to call concurrently; the same for every call.
  std::vector<double> Run(std::size_t index) const;

  // One for each mark, of all that Run gave, in order of its index. See ThresholdsFor.
  std::vector<MarkCalibration> Sum(std::span<const std::vector<double>> scores, double rate) const;

 private:
  CalibrationTrials() = default;

  std::vector<MarkModel> models_;
  std::vector<std::string> drawings_;  // digests
  std::vector<ForeignDrawing> foreign_;
};

}  // namespace brandlint
