// SPDX-License-Identifier: MIT
#include "core/trials/calibrate.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"
#include "core/base/digest.h"
#include "core/logo/calibration.h"
#include "core/logo/draw_mark.h"
#include "core/logo/find_marks.h"

namespace brandlint {

Result<CalibrationTrials> CalibrationTrials::Prepare(const Brand& brand,
                                                     std::vector<ForeignDrawing> foreign) {
  CHECK(!foreign.empty());
  CalibrationTrials trials;
  for (const Mark& mark : brand.marks) {
    Result<MarkModel> model = CompileMark(mark);
    if (!model) return Error{model.error().code, mark.file + ": " + model.error().message};
    trials.models_.push_back(*std::move(model));
    trials.drawings_.push_back(Sha256Hex(mark.content));
  }
  if (trials.models_.empty()) return Error{"mark-none", "there are 0 marks to calibrate"};
  trials.foreign_ = std::move(foreign);
  return trials;
}

std::vector<double> CalibrationTrials::Run(std::size_t index) const {
  CHECK(index < count());
  std::vector<double> best(models_.size());
  const Picture picture = ForeignPicture(foreign_[index / 2], index % 2 == 1);
  for (const Sighting& sighting : FindMarks(models_, picture))
    best[sighting.mark] = std::max(best[sighting.mark], sighting.score);
  return best;
}

std::vector<MarkCalibration> CalibrationTrials::Sum(std::span<const std::vector<double>> scores,
                                                    double rate) const {
  CHECK(scores.size() == count());
  std::string all;
  for (const ForeignDrawing& drawing : foreign_) all += Sha256Hex(drawing.content);
  std::vector<MarkCalibration> calibrations;
  for (std::size_t m = 0; m < models_.size(); ++m) {
    std::vector<double> of_mark;
    for (const std::vector<double>& row : scores) of_mark.push_back(row[m]);
    const MarkThresholds thresholds = ThresholdsFor(std::move(of_mark), rate);
    calibrations.push_back({.drawing = drawings_[m],
                            .score = kScoreVersion,
                            .foreign = Sha256Hex(AsBytes(all)),
                            .pictures = static_cast<int>(count()),
                            .rate = rate,
                            .review = thresholds.review,
                            .reject = thresholds.reject});
  }
  return calibrations;
}

}  // namespace brandlint
