// SPDX-License-Identifier: MIT
#include "core/text/name_reading.h"

#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/text/code_points.h"
#include "core/text/edit_costs.h"

namespace brandlint {
namespace {

bool IsShownAsIs(char32_t value) { return value > 0x20 && value < 0x7F; }

std::string Show(char32_t value) {
  return IsShownAsIs(value) ? std::string(1, static_cast<char>(value)) : CodePointName(value);
}

// The text that a label or an escape of several characters stands for, "" for what shows nothing.
std::string ShowDecoded(std::span<const Glyph> way, const Glyph& glyph) {
  std::string text;
  std::vector<Glyph> all;
  for (const Glyph& other : way) {
    if (other.first != glyph.first || other.last != glyph.last || other.value == 0) continue;
    all.push_back(other);
    AppendUtf8(other.value, text);
  }
  return all.size() > 1 ? text : ShowGlyphs(all);
}

void ReadEdit(std::string_view name,
              std::span<const Glyph> glyphs,
              const std::string& letters,
              const TraceStep& step,
              NameReading& reading) {
  ++reading.edits;
  reading.edit_cost += step.cost;
  reading.sound_edits += step.cost <= kSoundEdit;
  reading.first_edit = std::min(reading.first_edit, step.letter);
  reading.last_edit = std::max(reading.last_edit, step.letter);
  reading.swapped |= step.op == TraceOp::kSwap;
  reading.digits |= std::ranges::any_of(
      glyphs, [](const Glyph& glyph) { return glyph.kind == GlyphKind::kDigit; });
  reading.AddStep(name, ShowGlyphs(glyphs), letters);
}

}  // namespace

std::string ShowGlyphs(std::span<const Glyph> glyphs) {
  const bool as_is = std::ranges::all_of(glyphs, IsShownAsIs, &Glyph::value);
  std::string shown;
  for (const Glyph& glyph : glyphs) {
    if (!as_is && !shown.empty()) shown += ' ';
    shown += Show(glyph.value);
  }
  return shown;
}

std::vector<std::size_t> ReadGlyphs(std::string_view text,
                                    std::span<const Glyph> way,
                                    std::size_t first,
                                    std::size_t last,
                                    NameReading& reading) {
  std::vector<std::size_t> glyph_of_step;
  const auto add = [&](std::size_t i, std::string_view step, std::string from, std::string to) {
    reading.AddStep(step, std::move(from), std::move(to));
    if (glyph_of_step.size() < reading.steps.size()) glyph_of_step.push_back(i);
  };
  std::uint32_t shown_until = 0;  // one escape may give several code points
  for (std::size_t i = first; i < last; ++i) {
    const Glyph& glyph = way[i];
    if (glyph.encoded) {
      reading.encoded = true;
      if (glyph.last > shown_until && reading.steps.size() < kMostSteps) {
        add(i,
            "encoded",
            std::string(text.substr(glyph.first, glyph.last - glyph.first)),
            ShowDecoded(way, glyph));
      }
      shown_until = std::max(shown_until, glyph.last);
    }
    if (glyph.kind == GlyphKind::kIgnorable) {
      reading.invisible = true;
      if (glyph.value != 0) {
        const std::string_view step = InfoOf(glyph.value).known() ? "invisible" : "unknown";
        add(i, step, CodePointName(glyph.value), "");
      }
    } else if (glyph.kind == GlyphKind::kMark) {
      reading.marks = true;
      add(i, "marks", CodePointName(glyph.value), "");
    }
    reading.reversed |= glyph.reversed;
  }
  if (reading.reversed) add(first, "bidi", "order in memory", "order on the screen");
  return glyph_of_step;
}

void NameReading::AddStep(std::string_view step, std::string from, std::string to) {
  if (steps.size() < kMostSteps) {
    steps.push_back({std::string(step), std::move(from), std::move(to)});
  }
}

NameReading ReadName(std::string_view text,
                     const Way& way,
                     std::size_t first,
                     std::size_t last,
                     std::string_view word,
                     std::span<const TraceStep> trace) {
  NameReading reading;
  const std::span<const Glyph> all = way.glyphs;
  ReadGlyphs(text, all, first, last, reading);
  for (const TraceStep& step : trace) {
    const std::span<const Glyph> glyphs = all.subspan(step.glyph, step.glyphs);
    const std::string letters(word.substr(step.letter, step.letters));
    switch (step.op) {
      case TraceOp::kRead:
        ++reading.letters[static_cast<std::size_t>(step.how)];
        if (step.how != Disguise::kNone) {
          reading.AddStep(DisguiseName(step.how), ShowGlyphs(glyphs), letters);
        }
        break;
      case TraceOp::kSkip:
        if (glyphs[0].kind != GlyphKind::kSeparator) break;
        reading.separators = true;
        reading.AddStep("separator", ShowGlyphs(glyphs), "");
        break;
      case TraceOp::kReplace:
        ReadEdit("replaced", glyphs, letters, step, reading);
        break;
      case TraceOp::kInsert:
        ReadEdit("added", glyphs, letters, step, reading);
        break;
      case TraceOp::kDelete:
        ReadEdit("missing", glyphs, letters, step, reading);
        break;
      case TraceOp::kSwap:
        ReadEdit("swapped", glyphs, letters, step, reading);
        break;
    }
  }
  return reading;
}

}  // namespace brandlint
