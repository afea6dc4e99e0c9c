// SPDX-License-Identifier: MIT
#include "core/ocr/components.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace brandlint {
namespace {

// Ink of one sign in one row: columns [first, last).
struct Run {
  int first = 0;
  int last = 0;
  int y = 0;
  int contrast = 0;  // sum of the halved differences
  bool light = false;
};

// The next column at or after `x` with ink; `width` when there is none. Most of a screenshot is
// flat, so eight pixels are skipped at a time.
int SkipFlat(const std::int8_t* row, int x, int width) {
  while (x + 8 <= width) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, row + x, sizeof eight);
    if (eight != 0) break;
    x += 8;
  }
  while (x < width && row[x] == 0) ++x;
  return x;
}

void AppendRuns(const InkMap& ink, int y, std::vector<Run>& runs) {
  const std::int8_t* row = ink.row(y);
  const int width = ink.size.width;
  for (int x = SkipFlat(row, 0, width); x < width; x = SkipFlat(row, x, width)) {
    Run run{x, x, y, 0, row[x] > 0};
    while (run.last < width && row[run.last] != 0 && (row[run.last] > 0) == run.light) {
      run.contrast += std::abs(static_cast<int>(row[run.last]));
      ++run.last;
    }
    runs.push_back(run);
    x = run.last;
  }
}

class Forest {
 public:
  void Add() { parent_.push_back(parent_.size()); }

  std::size_t Root(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }

  // The smaller index stays the root, so a component is known by its first run.
  void Unite(std::size_t a, std::size_t b) {
    a = Root(a);
    b = Root(b);
    if (a < b) {
      parent_[b] = a;
    } else {
      parent_[a] = b;
    }
  }

 private:
  std::vector<std::size_t> parent_;
};

// Unites runs of the row [above, row) with those of the row [row, end) that touch them.
void Connect(const std::vector<Run>& runs, std::size_t above, std::size_t row, Forest& forest) {
  std::size_t first = above;
  for (std::size_t i = row; i < runs.size(); ++i) {
    const Run& run = runs[i];
    while (first < row && runs[first].last < run.first) ++first;
    for (std::size_t j = first; j < row && runs[j].first <= run.last; ++j) {
      if (runs[j].light == run.light) forest.Unite(j, i);
    }
  }
}

struct Sum {
  int left = 0, right = 0, top = 0, bottom = 0;
  int area = 0;
  std::int64_t contrast = 0;
  bool light = false;
};

void Grow(const Run& run, Sum& sum) {
  if (sum.area == 0) sum = {run.first, run.last, run.y, run.y + 1, 0, 0, run.light};
  sum.left = std::min(sum.left, run.first);
  sum.right = std::max(sum.right, run.last);
  sum.bottom = run.y + 1;  // runs come from top to bottom
  sum.area += run.last - run.first;
  sum.contrast += run.contrast;
}

bool Within(const Sum& sum, const ComponentOptions& options) {
  const int width = sum.right - sum.left;
  const int height = sum.bottom - sum.top;
  return height >= options.min_height_px && height <= options.max_height_px &&
         width <= options.max_aspect * height &&
         sum.area >= options.min_fill * static_cast<double>(width) * height;
}

}  // namespace

std::vector<Component> FindComponents(const InkMap& ink, const ComponentOptions& options) {
  std::vector<Run> runs;
  Forest forest;
  std::size_t above = 0;
  for (int y = 0; y < ink.size.height; ++y) {
    const std::size_t row = runs.size();
    AppendRuns(ink, y, runs);
    for (std::size_t i = row; i < runs.size(); ++i) forest.Add();
    if (above < row && runs[above].y == y - 1) Connect(runs, above, row, forest);
    above = row;
  }

  std::vector<Sum> sums(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) Grow(runs[i], sums[forest.Root(i)]);

  std::vector<Component> found;
  for (const Sum& sum : sums) {
    if (sum.area == 0 || !Within(sum, options)) continue;
    found.push_back({{sum.left, sum.top, sum.right - sum.left, sum.bottom - sum.top},
                     sum.area,
                     2.0 * static_cast<double>(sum.contrast) / sum.area,
                     sum.light});
  }
  return found;
}

}  // namespace brandlint
