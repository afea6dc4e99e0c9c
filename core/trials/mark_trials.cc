// SPDX-License-Identifier: MIT
#include "core/trials/mark_trials.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/check.h"
#include "core/base/geometry.h"
#include "core/image/ground.h"
#include "core/logo/draw_mark.h"
#include "core/scan/judge.h"
#include "core/trials/foreign_marks.h"

namespace brandlint {
namespace {

constexpr std::string_view kDetector = "logo";
constexpr double kSamePlace = 0.5;  // least overlap (IoU) with where the mark was painted

// The corners of the mark's box in the picture.
Quad PlaceOf(Size box, const Warp& picture_from_mark) {
  const double w = box.width / 2000.0, h = box.height / 2000.0;
  return {picture_from_mark({0.5 - w, 0.5 - h}),
          picture_from_mark({0.5 + w, 0.5 - h}),
          picture_from_mark({0.5 + w, 0.5 + h}),
          picture_from_mark({0.5 - w, 0.5 + h})};
}

// The least score with which a rule about marks in icons gives that verdict; 0 when none does.
double LeastScore(const Policy& policy, Verdict verdict) {
  double least = 0;
  for (const Rule& rule : policy.rules) {
    if (!rule.evidence || rule.verdict != verdict) continue;
    const auto& detectors = rule.evidence->detectors;
    const bool asked =
        std::ranges::find(rule.subjects, SubjectType::kIcon) != rule.subjects.end() &&
        (detectors.empty() || std::ranges::find(detectors, kDetector) != detectors.end());
    const double score = rule.evidence->min_score;
    if (asked && (least == 0 || score < least)) least = score;
  }
  return least;
}

SubmissionVerdict VerdictOf(Verdict verdict) {
  if (verdict == Verdict::kReject) return SubmissionVerdict::kReject;
  return verdict == Verdict::kReview ? SubmissionVerdict::kReview : SubmissionVerdict::kPass;
}

}  // namespace

Result<MarkTrials> MarkTrials::Prepare(std::span<const Brand> brands,
                                       const Policy& policy,
                                       std::span<const ForeignDrawing> foreign,
                                       const TrialOptions& options) {
  CHECK(options.rounds > 0);
  MarkTrials trials;
  trials.brands_.assign(brands.begin(), brands.end());
  trials.policy_ = policy;
  trials.options_ = options;
  trials.foreign_.assign(foreign.begin(), foreign.end());
  const std::vector<std::string> detectors = {std::string(kDetector)};
  auto pack = CompilePack(trials.brands_, detectors, {});
  if (!pack) return pack.error();
  trials.pack_ = *std::move(pack);
  for (std::size_t b = 0; b < trials.brands_.size(); ++b) {
    for (std::size_t m = 0; m < trials.brands_[b].marks.size(); ++m) {
      const Mark& mark = trials.brands_[b].marks[m];
      const Result<Picture> drawing = DrawMark(mark);
      if (!drawing) return drawing.error();
      const Result<MarkModel> model = CompileMark(mark.id, mark.title, *drawing);
      if (!model) return model.error();
      trials.tried_.push_back({b, m, SitterOf(*drawing, *model), model->box});
    }
  }
  if (trials.tried_.empty()) return Error{"mark-none", "there are 0 marks to alter"};
  return trials;
}

std::size_t MarkTrials::altered_count() const {
  return tried_.size() * Alterations().size() * static_cast<std::size_t>(options_.rounds);
}

std::size_t MarkTrials::IndexOf(std::size_t mark, std::size_t kind, int round) const {
  return (mark * Alterations().size() + kind) * static_cast<std::size_t>(options_.rounds) +
         static_cast<std::size_t>(round);
}

std::vector<MarkTrials::Outcome> MarkTrials::Run(std::size_t index) const {
  CHECK(index < count());
  if (index >= altered_count()) return Look(ForeignPicture(index - altered_count()), nullptr);
  const auto rounds = static_cast<std::size_t>(options_.rounds);
  const std::size_t kinds = Alterations().size();
  const Tried& tried = tried_[index / rounds / kinds];
  const Alteration& alteration = Alterations()[index / rounds % kinds];
  const Scene scene =
      DrawAlteration(alteration, tried.sitter, options_.seed, static_cast<int>(index % rounds));
  const Quad place = PlaceOf(tried.box, scene.picture_from_mark);
  return Look(scene.picture, &place);
}

Picture MarkTrials::ForeignPicture(std::size_t index) const {
  if (index >= 2 * foreign_.size()) {
    const int number = static_cast<int>(index - 2 * foreign_.size());
    std::mt19937 random = RandomFor(options_.seed, "plain drawing", number);
    const int side = Whole(random, 64, 256);
    return Draw(PlainDrawing(number / kPlainDrawingsEach, random), side, {255, 255, 255});
  }
  return brandlint::ForeignPicture(foreign_[index / 2], index % 2 == 1);
}

std::string MarkTrials::ForeignName(std::size_t index) const {
  if (index < 2 * foreign_.size()) {
    return foreign_[index / 2].name + (index % 2 == 0 ? "" : ", on a plate");
  }
  const std::size_t number = index - 2 * foreign_.size();
  return std::string(kPlainDrawingNames[number / kPlainDrawingsEach]) + " " +
         std::to_string(number % kPlainDrawingsEach + 1);
}

std::vector<MarkTrials::Outcome> MarkTrials::Look(const Picture& picture, const Quad* place) const {
  Observations seen;
  seen.id = "trial";
  seen.detectors = {std::string(kDetector)};
  AssetFacts& facts = seen.assets.emplace_back();
  facts.path = "trial.png";
  facts.role = SubjectType::kIcon;
  facts.format = "png";
  facts.size = picture.size;
  facts.frames = 1;
  facts.examined = Examined::kFull;
  const std::vector<Picture> looks = Looks(picture);
  Query query;
  query.subject = {facts.role, facts.path, "", ""};
  query.looks = &looks;
  for (const CompiledPack::Part& part : pack_->parts) {
    for (Evidence& evidence : part.matcher->Match(query))
      seen.evidence.push_back(std::move(evidence));
  }

  const Judgement judgement = Judge(seen, policy_, {}, options_.as_of, brands_);
  std::vector<Outcome> outcomes;
  for (const Tried& tried : tried_) {
    const auto is_it = [&](const Evidence& evidence) {
      if (evidence.brand != brands_[tried.brand].id || evidence.reference != MarkOf(tried).id ||
          !evidence.region)
        return false;
      return place == nullptr ||
             IntersectionOverUnion(evidence.region->box, RegionOf(*place, picture.size).box) >
                 kSamePlace;
    };
    Outcome& outcome = outcomes.emplace_back();
    for (const Evidence& evidence : seen.evidence) {
      if (evidence.score <= outcome.score || !is_it(evidence)) continue;
      outcome.score = evidence.score;
      outcome.kind = evidence.kind;
    }
    for (const Finding& finding : judgement.findings) {
      if (is_it(finding.evidence))
        outcome.verdict = std::max(outcome.verdict, VerdictOf(finding.verdict));
    }
  }
  return outcomes;
}

MarkCurves MarkTrials::SumOf(std::size_t tried,
                             std::span<const std::vector<Outcome>> outcomes) const {
  MarkCurves curves;
  curves.brand = brands_[tried_[tried].brand].id;
  curves.mark = MarkOf(tried_[tried]).id;
  curves.title = MarkOf(tried_[tried]).title;
  // From 0.5 to 0.9; evidence begins at 0.4.
  for (int step = 10; step <= 18; ++step) curves.thresholds.push_back({step / 20.0, 0, 0});

  std::size_t index = IndexOf(tried, 0, 0);
  for (const Alteration& alteration : Alterations()) {
    MarkCurves::Kind& kind = curves.kinds.emplace_back();
    kind.id = alteration.id;
    kind.what = alteration.what;
    kind.pictures = options_.rounds;
    for (int round = 0; round < options_.rounds; ++round, ++index) {
      const Outcome& outcome = outcomes[index][tried];
      kind.found += outcome.verdict != SubmissionVerdict::kPass ? 1 : 0;
      kind.rejected += outcome.verdict == SubmissionVerdict::kReject ? 1 : 0;
      for (auto& threshold : curves.thresholds) threshold.found += outcome.score >= threshold.score;
    }
  }
  for (std::size_t i = 0; i < foreign_count(); ++i) {
    const Outcome& outcome = outcomes[altered_count() + i][tried];
    curves.foreign_flagged += outcome.verdict != SubmissionVerdict::kPass ? 1 : 0;
    curves.foreign_rejected += outcome.verdict == SubmissionVerdict::kReject ? 1 : 0;
    for (auto& threshold : curves.thresholds)
      threshold.false_alarms += outcome.score >= threshold.score;
    if (outcome.score == 0) continue;
    curves.nearest.push_back({ForeignName(i),
                              outcome.score,
                              outcome.kind,
                              std::string(SubmissionVerdictName(outcome.verdict))});
  }
  constexpr std::size_t kNearest = 5;
  std::ranges::stable_sort(curves.nearest, std::greater<>{}, &MarkCurves::Near::score);
  if (curves.nearest.size() > kNearest) curves.nearest.resize(kNearest);
  return curves;
}

PackCurves MarkTrials::Sum(std::span<const std::vector<Outcome>> outcomes) const {
  CHECK(outcomes.size() == count());
  PackCurves curves;
  curves.seed = options_.seed;
  curves.rounds = options_.rounds;
  curves.policy = policy_.id;
  curves.version = policy_.version;
  curves.review_score = LeastScore(policy_, Verdict::kReview);
  curves.reject_score = LeastScore(policy_, Verdict::kReject);
  curves.foreign_pictures = static_cast<int>(foreign_count());
  for (std::size_t i = 0; i < tried_.size(); ++i) curves.marks.push_back(SumOf(i, outcomes));
  return curves;
}

}  // namespace brandlint
