// SPDX-License-Identifier: MIT
// Drawings that resemble marks made of bars, bows, rings and letters, and are none.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace brandlint {

inline constexpr int kPlainDrawingKinds = 8;
inline constexpr std::array<std::string_view, kPlainDrawingKinds> kPlainDrawingNames = {
    "bar_chart", "equaliser", "menu", "smiley", "barcode", "letters", "battery", "sliders"};

// An SVG picture of that kind. Sizes, colours and numbers are random.
std::string PlainDrawing(int kind, std::mt19937& random);

}  // namespace brandlint
