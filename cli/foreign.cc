// SPDX-License-Identifier: MIT
#include "cli/foreign.h"

#include <algorithm>
#include <random>
#include <utility>

#include "core/base/utf8.h"
#include "core/image/decode.h"
#include "core/io/list_folder.h"
#include "core/io/read_file.h"
#include "core/trials/alterations.h"
#include "core/trials/canvas.h"

namespace brandlint::cli {

std::string Count(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

Result<Foreign> ForeignOf(const std::string& folder,
                          std::span<const Brand> brands,
                          const Limits& limits,
                          const Lot& lot) {
  const auto entries = ListFolder(folder, static_cast<std::size_t>(limits.folder_files));
  if (!entries) {
    return Error{entries.error().code, EscapeForDisplay(folder) + ": " + entries.error().message};
  }
  std::vector<std::string> names;
  for (const FolderEntry& entry : *entries) {
    const std::string stem = entry.name.substr(0, entry.name.rfind('.'));
    const bool picture = entry.name.ends_with(".svg") || entry.name.ends_with(".png");
    if (entry.kind == FolderEntry::Kind::kFile && picture &&
        std::ranges::find(brands, stem, &Brand::id) == brands.end())
      names.push_back(entry.name);
  }
  const std::size_t all = names.size();
  std::mt19937 random = RandomFor(lot.seed, "foreign", 0);
  for (std::size_t i = 0; i < std::min(all, lot.most); ++i) {
    const int other = Whole(random, static_cast<int>(i), static_cast<int>(all) - 1);
    std::swap(names[i], names[static_cast<std::size_t>(other)]);
  }
  names.resize(std::min(all, lot.most));
  std::ranges::sort(names);
  Foreign foreign;
  for (const std::string& name : names) {
    const std::string path = folder + "/" + name;
    auto bytes = ReadFile(path, limits, &Limits::svg_bytes, Links::kFollow);
    if (bytes && ProbePicture(*bytes, limits))
      foreign.drawings.push_back({EscapeForDisplay(name), *std::move(bytes)});
  }
  if (foreign.drawings.empty()) {
    return Error{"usage",
                 "--foreign " + EscapeForDisplay(folder) +
                     ": has 0 pictures (*.svg, *.png) of other marks, at least 1 is needed"};
  }
  foreign.source = Count(foreign.drawings.size(), "mark") + " of " + std::to_string(all) + " in " +
                   EscapeForDisplay(folder);
  return foreign;
}

}  // namespace brandlint::cli
