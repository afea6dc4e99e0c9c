// SPDX-License-Identifier: MIT
#include "cli/pack_curves.h"

#include <algorithm>
#include <cstdio>
#include <ostream>
#include <utility>
#include <vector>

#include "cli/foreign.h"
#include "cli/run_trials.h"
#include "core/base/utf8.h"
#include "core/codec/mark_curves.h"
#include "core/io/load_pack.h"
#include "core/trials/mark_trials.h"

namespace brandlint::cli {
namespace {

// So that a mark takes a minute at most on one core.
constexpr std::size_t kMostForeign = 400;

// The built-in packs that are not tried themselves, and the invented marks.
Result<Foreign> BuiltInForeign(const Checker& checker, const CheckingOptions& options) {
  Foreign foreign;
  for (const std::string& id : BuiltInBrands()) {
    if (std::ranges::find(checker.brands, id, &Brand::id) != checker.brands.end()) continue;
    auto brand = LoadBrand(id, options.limits);
    if (!brand) return brand.error();
    for (Mark& mark : brand->marks)
      foreign.drawings.push_back({id + "/" + mark.id, std::move(mark.content)});
  }
  const std::size_t others = foreign.drawings.size();
  std::vector<ForeignDrawing> invented = InventedForeign();
  foreign.source = (others == 0 ? "" : Count(others, "mark") + " of other packs, ") +
                   Count(invented.size(), "invented mark");
  std::ranges::move(invented, std::back_inserter(foreign.drawings));
  return foreign;
}

std::string Padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string Percent(int part, int of) {
  char text[16];
  std::snprintf(text, sizeof text, "%5.1f %%", of == 0 ? 0.0 : 100.0 * part / of);
  return text;
}

std::string Score(double score) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", score);
  return text;
}

// Twenty letters: R rejected, r for a person to look at, . missed.
std::string Strip(const MarkCurves::Kind& kind) {
  constexpr int kLetters = 20;
  std::string strip;
  for (int i = 0; i < kLetters; ++i) {
    const int picture = i * kind.pictures / kLetters;
    strip += picture < kind.rejected ? 'R' : picture < kind.found ? 'r' : '.';
  }
  return strip;
}

void PrintMark(const PackCurves& all, const MarkCurves& curves, std::ostream& out) {
  out << "\n"
      << EscapeForDisplay(curves.title) << "  (" << curves.brand << "/" << curves.mark << ")\n\n";
  out << "  recall by kind      found  rejected\n";
  int found = 0, rejected = 0, pictures = 0;
  for (const MarkCurves::Kind& kind : curves.kinds) {
    found += kind.found;
    rejected += kind.rejected;
    pictures += kind.pictures;
    out << "  " << Padded(kind.id, 14) << "  " << Percent(kind.found, kind.pictures) << "  "
        << Percent(kind.rejected, kind.pictures) << "  " << Strip(kind) << "  " << kind.what
        << "\n";
  }
  out << "  " << Padded("all together", 14) << "  " << Percent(found, pictures) << "  "
      << Percent(rejected, pictures) << "\n";

  out << "\n  pictures without it: " << all.foreign_pictures << ", flagged "
      << curves.foreign_flagged << ", rejected " << curves.foreign_rejected << "\n";
  if (curves.nearest.empty()) out << "  none comes near\n";
  if (!curves.nearest.empty()) out << "  nearest\n";
  for (const MarkCurves::Near& near : curves.nearest) {
    out << "    " << Score(near.score) << "  " << Padded(near.kind, 9) << "  "
        << Padded(near.verdict, 6) << "  " << near.name << "\n";
  }

  out << "\n  what a least score costs\n     score   recall  false alarms\n";
  for (const MarkCurves::Threshold& threshold : curves.thresholds) {
    const auto is = [&](double score) { return std::abs(score - threshold.score) < 0.001; };
    out << "      " << Score(threshold.score) << "  " << Percent(threshold.found, pictures) << "  "
        << Percent(threshold.false_alarms, all.foreign_pictures)
        << (is(all.reject_score)   ? "  the policy rejects from here"
            : is(all.review_score) ? "  the policy asks a person from here"
                                   : "")
        << "\n";
  }
}

void PrintText(const PackCurves& curves, std::ostream& out) {
  out << "\n"
      << Count(curves.marks.size(), "mark") << ", " << curves.rounds << " pictures a kind, seed "
      << curves.seed << ", policy " << curves.policy << " " << curves.version << "\n";
  out << "R rejected, r for a person to look at, . missed\n";
  out << "without a mark: " << curves.foreign << "\n";
  for (const MarkCurves& mark : curves.marks) PrintMark(curves, mark, out);
}

}  // namespace

Result<void> PrintCurves(const Checker& checker,
                         const CheckingOptions& options,
                         const CurvesOptions& asked,
                         Streams streams) {
  auto foreign = asked.foreign.empty() ? BuiltInForeign(checker, options)
                                       : ForeignOf(asked.foreign,
                                                   checker.brands,
                                                   options.limits,
                                                   {.seed = asked.seed, .most = kMostForeign});
  if (!foreign) return foreign.error();
  const auto trials =
      MarkTrials::Prepare(checker.brands,
                          checker.PolicyFor(SubmissionForm::kLoose),
                          foreign->drawings,
                          {.seed = asked.seed, .rounds = asked.rounds, .as_of = checker.as_of});
  if (!trials) return trials.error();
  PackCurves curves = trials->Sum(RunTrials(*trials, options.jobs, streams.err));
  curves.foreign = foreign->source + ", each as it is and on a plate; " +
                   Count(static_cast<std::size_t>(kPlainDrawings), "plain drawing");
  if (options.format == "json") {
    std::string text;
    WriteCurves(curves, text);
    streams.out << text;
  } else {
    PrintText(curves, streams.out);
  }
  return {};
}

}  // namespace brandlint::cli
