// SPDX-License-Identifier: MIT
#include "cli/pack_facts.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "core/logo/calibration.h"
#include "core/logo/draw_mark.h"
#include "core/logo/mark_weakness.h"
#include "core/report/layout.h"
#include "core/text/name_weakness.h"
#include "core/text/words/built_in_words.h"

namespace brandlint::cli {
namespace {

struct Told {
  NameWeakness weakness;  // or that of a mark
  std::string names;      // "Luma Ledger, Luma Wallet", or a mark's file
};

void PrintWrapped(std::string_view indent, const std::string& text, std::ostream& out) {
  constexpr int kColumns = 80;
  for (const std::string& line : Wrap(text, kColumns - static_cast<int>(indent.size()))) {
    out << indent << line << "\n";
  }
}

}  // namespace

void PrintWeaknesses(const Brand& brand, std::ostream& out) {
  std::vector<Told> all;
  for (const BrandName& name : brand.names) {
    for (NameWeakness& weakness : WeaknessesOf(brand, name, &BuiltInWords())) {
      const auto same = std::ranges::find_if(
          all, [&](const Told& told) { return told.weakness.text == weakness.text; });
      if (same == all.end()) {
        all.push_back({std::move(weakness), name.word});
      } else {
        same->names += ", " + name.word;
      }
    }
  }
  if (brand.marks.empty()) {
    all.push_back({{"no-marks", "has 0 marks: nothing is looked for in pictures but the name", {}},
                   brand.id});
  }
  for (const Mark& mark : brand.marks) {
    // One that cannot be compiled is an error of whoever checks with it.
    const auto model = CompileMark(mark);
    if (!model) continue;
    if (auto weakness = WeaknessOf(*model)) {
      all.push_back(
          {{weakness->code, std::move(weakness->text), std::move(weakness->weak_in)}, mark.file});
    }
    if (StateOf(mark) == CalibrationState::kStale) {
      all.push_back({{"calibration-stale",
                      "was calibrated with another drawing or another version of the score: those "
                      "thresholds are passed over; run 'brandlint pack calibrate'",
                      {}},
                     mark.file});
    }
  }
  for (const Told& told : all) {
    out << "warning: " << EscapeForDisplay(told.names) << "  (" << told.weakness.code << ")\n";
    PrintWrapped("  ", told.weakness.text, out);
    if (told.weakness.weak_in.empty()) continue;
    std::string classes;
    for (const std::string_view each : told.weakness.weak_in) {
      classes += (classes.empty() ? "" : ", ") + std::string(each);
    }
    PrintWrapped("  ", "weak in: " + classes, out);
  }
}

}  // namespace brandlint::cli
