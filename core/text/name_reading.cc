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

// ASCII as it stands, else code point names with spaces between.
std::string Show(std::span<const Glyph> glyphs) {
  const bool as_is = std::ranges::all_of(glyphs, IsShownAsIs, &Glyph::value);
  std::string shown;
  for (const Glyph& glyph : glyphs) {
    if (!as_is && !shown.empty()) shown += ' ';
    shown += Show(glyph.value);
  }
  return shown;
}

void ReadGlyphs(std::string_view text, std::span<const Glyph> glyphs, NameReading& reading) {
  std::uint32_t shown_until = 0;  // one escape may give several code points
  for (const Glyph& glyph : glyphs) {
    if (glyph.encoded) {
      reading.encoded = true;
      if (glyph.last > shown_until) {
        reading.AddStep("encoded",
                        std::string(text.substr(glyph.first, glyph.last - glyph.first)),
                        glyph.value == 0 ? "" : Show(glyph.value));
      }
      shown_until = std::max(shown_until, glyph.last);
    }
    if (glyph.kind == GlyphKind::kIgnorable) {
      reading.invisible = true;
      if (glyph.value != 0) {
        const std::string_view step = InfoOf(glyph.value).known() ? "invisible" : "unknown";
        reading.AddStep(step, CodePointName(glyph.value), "");
      }
    } else if (glyph.kind == GlyphKind::kMark) {
      reading.marks = true;
      reading.AddStep("marks", CodePointName(glyph.value), "");
    }
    reading.reversed |= glyph.reversed;
  }
  if (reading.reversed) reading.AddStep("bidi", "order in memory", "order on the screen");
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
  reading.AddStep(name, Show(glyphs), letters);
}

}  // namespace

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
  ReadGlyphs(text, all.subspan(first, last - first), reading);
  for (const TraceStep& step : trace) {
    const std::span<const Glyph> glyphs = all.subspan(step.glyph, step.glyphs);
    const std::string letters(word.substr(step.letter, step.letters));
    switch (step.op) {
      case TraceOp::kRead:
        ++reading.letters[static_cast<std::size_t>(step.how)];
        if (step.how != Disguise::kNone) {
          reading.AddStep(DisguiseName(step.how), Show(glyphs), letters);
        }
        break;
      case TraceOp::kSkip:
        if (glyphs[0].kind != GlyphKind::kSeparator) break;
        reading.separators = true;
        reading.AddStep("separator", Show(glyphs), "");
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
