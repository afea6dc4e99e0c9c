// SPDX-License-Identifier: MIT
// Which parts of a text are taken: one match a place.
#pragma once

#include <cstddef>
#include <iterator>
#include <map>

namespace brandlint {

class Places {
 public:
  // Takes [first, last), not empty, unless a part of it is taken. Logarithmic in the number of
  // places.
  bool Take(std::size_t first, std::size_t last) {
    const auto next = taken_.lower_bound(first);
    if (next != taken_.end() && next->first < last) return false;
    if (next != taken_.begin() && std::prev(next)->second > first) return false;
    taken_.emplace_hint(next, first, last);
    return true;
  }

 private:
  std::map<std::size_t, std::size_t> taken_;  // first to last, none overlapping
};

}  // namespace brandlint
