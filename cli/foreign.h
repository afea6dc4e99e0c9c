// SPDX-License-Identifier: MIT
// Marks of other people in a folder, to hold a pack's own against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/brand.h"
#include "core/model/limits.h"
#include "core/trials/foreign_marks.h"

namespace brandlint::cli {

struct Foreign {
  std::vector<ForeignDrawing> drawings;
  std::string source;  // where they are from, for a sentence
};

struct Lot {
  std::uint32_t seed = 1;
  std::size_t most = 0;  // of more, so many are drawn by lot
};

// The SVG and PNG pictures of a folder; a file that is named after a brand is its own mark and left
// out. Errors: "usage" when there is none, those of io/list_folder.h.
Result<Foreign> ForeignOf(const std::string& folder,
                          std::span<const Brand> brands,
                          const Limits& limits,
                          const Lot& lot);

// "1 mark", "2 marks".
std::string Count(std::size_t count, const std::string& what);

}  // namespace brandlint::cli
