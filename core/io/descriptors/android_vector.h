// SPDX-License-Identifier: MIT
// Vector drawings of Android as SVG, which then is drawn, within its limits, where other SVGs are.
// Source: developer.android.com, "VectorDrawable", "GradientDrawable"; path data is that of
// SVG 1.1, section 8.3.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/codec/json_reader.h"

namespace brandlint {

// What an attribute of colour refers to: "#aarrggbb", or a document with a gradient.
struct AndroidPaint {
  std::string colour;
  std::optional<JsonValue> document;
};
// Nothing: the reference leads nowhere.
using AndroidPaints = std::function<std::optional<AndroidPaint>(std::string_view reference)>;

struct VectorDrawing {
  // Elements of SVG in a square or oblong of `width` x `height` from 0, 0 on, both positive. Of the
  // stranger's bytes it has numbers and path data only, written anew.
  std::string svg;
  double width = 0, height = 0;

  // What Android would show otherwise, for a sentence: "a colour that is nowhere". Empty: nothing.
  std::string not_drawn;
};

// vector  The element of that name, of the sources or of ParseAndroidXml.
// prefix  Of the ids in it: letters, another one for each drawing of one document.
// Nothing when it has no size.
std::optional<VectorDrawing> DrawVector(const JsonValue& vector,
                                        const std::string& prefix,
                                        const AndroidPaints& paints);

// "#ff336699" of "#369", "#f369", "#336699" and itself; nothing when it is none.
std::optional<std::string> AndroidColour(std::string_view text);

// fill="#336699" fill-opacity="0.5", of a colour that AndroidColour gave; `name` is "fill".
std::string DrawingColour(std::string_view name, std::string_view colour, double opacity = 1);

// A number of the sources ("24dp") or of a compiled one ("24dip"), its unit left out. `otherwise`
// when it is none, or not finite.
double AndroidNumber(std::string_view text, double otherwise);

std::string DrawingNumber(double number);

}  // namespace brandlint
