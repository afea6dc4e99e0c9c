// SPDX-License-Identifier: MIT
// Marks to try with, each of another kind: what tests draw, and what a pack's marks are held
// against. Invented; no brand has them.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace brandlint {

struct InventedMark {
  const char* name;
  std::string_view svg;  // content fills the view box
};

inline constexpr std::array<InventedMark, 10> kInventedMarks = {{
    // A glyph of several long parts, cut out of a plate: three rays over a bow.
    {"rays",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><defs><mask id="m">
     <rect width="24" height="24" fill="#fff"/><path d="M12 4v8M5 6l3.2 6M19 6l-3.2 6M4 19q8-7 16 0"
     fill="none" stroke="#000" stroke-width="2.2" stroke-linecap="round"/></mask></defs>
     <rect width="24" height="24" rx="5" mask="url(#m)"/></svg>)svg"},
    // One compact part with a notch, and a leaf beside it.
    {"bitten_disc",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 24"><defs><mask id="m">
     <rect width="20" height="24" fill="#fff"/><circle cx="20" cy="12" r="4"
     fill="#000"/></mask></defs>
     <circle cx="10" cy="14" r="10" mask="url(#m)"/>
     <path d="M10 3Q9 0 14 0Q15 3 10 3Z"/></svg>)svg"},
    // A letter in a disc.
    {"letter",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><defs><mask id="m">
     <rect width="24" height="24" fill="#fff"/><path d="M8 6v12M8 13l8-7M11 11l6 7" fill="none"
     stroke="#000" stroke-width="2.6"/></mask></defs><circle cx="12" cy="12" r="12"
     mask="url(#m)"/></svg>)svg"},
    // Rings side by side and below, not touching.
    {"rings",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 21"><g fill="none" stroke="#000"
     stroke-width="1.6"><circle cx="5" cy="5" r="4.2"/><circle cx="16" cy="5" r="4.2"/>
     <circle cx="27" cy="5" r="4.2"/><circle cx="10.5" cy="16" r="4.2"/><circle cx="21.5" cy="16"
     r="4.2"/></g></svg>)svg"},
    // Nested straight shapes.
    {"hexagon",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 24"><path fill-rule="evenodd"
     d="M11 0L22 6V18L11 24L0 18V6ZM11 4L18 8V16L11 20L4 16V8Z"/><circle cx="11" cy="12" r="3"/>
     <rect x="10" y="14" width="2" height="5"/></svg>)svg"},
    // A silhouette of one piece.
    {"bird",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 20"><path d="M24 3l-4 2C19 1 14-1
     11 3
     C8 4 4 3 1 1C0 5 2 8 5 10L2 10C3 13 5 14 8 15C5 18 2 18 0 18C9 22 21 19 21 7Z"/></svg>)svg"},
    // Chevrons: equal parts in a row, told apart by place only.
    {"chevrons",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 20"><path d="M0 0h5l5 10l-5 10h-5
     l5-10Z
     M7 0h5l5 10l-5 10h-5l5-10Z"/><path d="M14 0h5l5 10l-5 10h-5l5-10Z"/></svg>)svg"},
    // Dots and a bar of different sizes.
    {"dots",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="6" cy="6" r="6"/>
     <circle cx="19" cy="8" r="4"/><circle cx="9" cy="19" r="3"/><rect x="15" y="15" width="9"
     height="9" rx="2"/></svg>)svg"},
    // A bow around a disc, and long parts that point away from it.
    {"crescent",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M14 0A12 12 0 1 0 24 16
     A10 10 0 0 1 14 0Z"/><circle cx="19" cy="5" r="4"/></svg>)svg"},
    // A shield with a key hole and two stripes cut out of it.
    {"shield",
     R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 24"><path fill-rule="evenodd"
     d="M0 3Q6 3 11 0Q16 3 22 3V12Q22 20 11 24Q0 20 0 12Z M11 5A3 3 0 0 0 9.6 10.6L8.6 15H13.4
     L12.4 10.6A3 3 0 0 0 11 5Z M4 7V13H6V7Z M16 7V13H18V7Z"/></svg>)svg"},
}};

// An SVG drawing of any further one: three to seven discs and bars on a lattice, no two in one
// cell.
std::string AnyMarkSvg(std::mt19937& random);

}  // namespace brandlint
