// SPDX-License-Identifier: MIT
#include "core/logo/component_tree.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "core/base/check.h"

namespace brandlint {
namespace {

// Sums over the pixels of a region. Coordinates below 2^15 and areas below 2^30 leave room.
struct Sums {
  std::int64_t n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
  int left = 1 << 30, top = 1 << 30, right = -1, bottom = -1;

  // The pixels [first, last) of a row.
  void AddRun(int first, int last, int row) {
    const std::int64_t a = first, b = last, py = row;
    const std::int64_t count = b - a, sum = (a + b - 1) * count / 2;
    n += count;
    x += sum;
    y += py * count;
    xx += ((b - 1) * b * (2 * b - 1) - (a - 1) * a * (2 * a - 1)) / 6;
    xy += py * sum;
    yy += py * py * count;
    left = std::min(left, first);
    right = std::max(right, last - 1);
    top = std::min(top, row);
    bottom = std::max(bottom, row);
  }
  void Add(const Sums& other) {
    n += other.n;
    x += other.x;
    y += other.y;
    xx += other.xx;
    xy += other.xy;
    yy += other.yy;
    left = std::min(left, other.left);
    right = std::max(right, other.right);
    top = std::min(top, other.top);
    bottom = std::max(bottom, other.bottom);
  }
};

struct Node {
  Sums sums;
  int level = 0;
  int parent = -1;
  int sibling = -1;  // next in a list of nodes that wait for their parent
  double variation = 0;
};

// A region that is still growing.
struct Growing {
  Sums sums;
  int level = 0;
  int waiting = -1;  // head of the list of nodes whose parent it will become
};

// Pixels of one value side by side. Those of a row follow each other, so that a run ends where the
// next begins; after the last of a row comes an empty one that nothing enters.
struct Run {
  int first = 0;
  int row = 0;
  int above = 0, below = 0;  // first run of the neighbouring row that touches it
  std::uint8_t value = 0;
  bool border = false;
};

// The runs of a picture, row after row, with an empty row before and after.
std::vector<Run> RunsOf(const GrayRaster& picture) {
  const int width = picture.size.width, height = picture.size.height;
  std::vector<Run> runs;
  runs.reserve(picture.pixels.size() / 4 + 2 * static_cast<std::size_t>(height));
  const auto end_row = [&](int row) {
    runs.push_back({.first = width, .row = row, .border = true});
  };
  end_row(-1);
  int above = 0;
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* const row =
        picture.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    const auto start = runs.size();
    for (int x = 0; x < width; ++x) {
      if (x > 0 && row[x] == row[x - 1]) continue;
      runs.push_back({.first = x, .row = y, .value = row[x]});
    }
    end_row(y);
    // Two rows are walked side by side; `up` and `down` touch.
    auto up = static_cast<std::size_t>(above), down = start;
    const auto last = [&](std::size_t run) { return runs[run + 1].first; };
    if (y == 0) {
      for (std::size_t run = start; run < runs.size(); ++run) runs[run].above = 0;
    } else {
      runs[up].below = static_cast<int>(down);
      runs[down].above = static_cast<int>(up);
      while (last(up) < width || last(down) < width) {
        const int up_ends = last(up), down_ends = last(down);
        if (up_ends <= down_ends) runs[++up].below = static_cast<int>(down);
        if (down_ends <= up_ends) {
          runs[++down].above = static_cast<int>(up);
          if (up_ends == down_ends) runs[up].below = static_cast<int>(down);
        }
      }
    }
    above = static_cast<int>(start);
  }
  for (auto run = static_cast<std::size_t>(above); run < runs.size(); ++run)
    runs[run].below = static_cast<int>(runs.size());
  end_row(height);
  return runs;
}

// Floods the picture from its first run like water that always finds the lowest way out; each
// basin that fills up is a node of the tree of dark regions. Runs instead of pixels: flat areas,
// most of an icon, cost next to nothing.
class Flood {
 public:
  Flood(const std::vector<Run>& runs, bool inverted, int min_area)
      : runs_(runs), flip_(inverted ? 255 : 0), min_area_(min_area), states_(runs.size()) {
    heads_.fill(-1);
    for (std::size_t i = 0; i < runs.size(); ++i) states_[i].seen = runs[i].border;
  }

  std::vector<Node> Fill() {
    int run = 1;
    states_[1].seen = true;
    int level = LevelOf(run);
    stack_.push_back({.sums = {}, .level = level});
    for (;;) {
      const int lower = FindLower(run, level);
      if (lower >= 0) {
        Push(run);
        run = lower;
        level = LevelOf(run);
        stack_.push_back({.sums = {}, .level = level});
        continue;
      }
      const Run& own = runs_[Index(run)];
      stack_.back().sums.AddRun(own.first, runs_[Index(run) + 1].first, own.row);
      run = PopLowest();
      if (run < 0) break;
      if (LevelOf(run) > level) {
        level = LevelOf(run);
        RaiseTo(level);
      }
    }
    RaiseTo(256);
    return std::move(nodes_);
  }

 private:
  // Where the search of a run's neighbours stands: at `cursor` in the row below (stage 1) or above
  // (stage 2), or at its sides (stage 0); 3 when it is through.
  struct State {
    int next = -1;  // of the runs that wait at one level
    int cursor = 0;
    std::uint8_t stage = 0;
    bool seen = false;
  };

  static std::size_t Index(int i) { return static_cast<std::size_t>(i); }
  int LevelOf(int run) const { return runs_[Index(run)].value ^ flip_; }

  // Looks on through the neighbours of a run at `level`; returns the first that lies lower, and
  // has the others wait. -1: no more.
  int FindLower(int run, int level) {
    State& state = states_[Index(run)];
    const Run& own = runs_[Index(run)];
    const int end = runs_[Index(run) + 1].first;
    const auto enter = [&](int neighbour) {
      State& other = states_[Index(neighbour)];
      if (other.seen) return false;
      other.seen = true;
      if (LevelOf(neighbour) < level) return true;
      Push(neighbour);
      return false;
    };
    if (state.stage == 0) {
      for (; state.cursor < 2;) {
        const int neighbour = state.cursor++ == 0 ? run + 1 : run - 1;
        if (enter(neighbour)) return neighbour;
      }
      state.stage = 1;
      state.cursor = own.below;
    }
    for (; state.stage < 3; ++state.stage) {
      while (runs_[Index(state.cursor)].first < end) {
        const int neighbour = state.cursor++;
        if (enter(neighbour)) return neighbour;
      }
      state.cursor = own.above;
    }
    return -1;
  }

  void Push(int run) {
    const int level = LevelOf(run);
    states_[Index(run)].next = heads_[Index(level)];
    heads_[Index(level)] = run;
    occupied_[Index(level) / 64] |= std::uint64_t{1} << (level % 64);
  }

  int PopLowest() {
    for (std::size_t word = 0; word < occupied_.size(); ++word) {
      if (occupied_[word] == 0) continue;
      const int level = static_cast<int>(word) * 64 + std::countr_zero(occupied_[word]);
      const int run = heads_[Index(level)];
      heads_[Index(level)] = states_[Index(run)].next;
      if (heads_[Index(level)] < 0) occupied_[word] &= ~(std::uint64_t{1} << (level % 64));
      return run;
    }
    return -1;
  }

  // The water has risen to `level`: basins below it are complete.
  void RaiseTo(int level) {
    for (;;) {
      Growing& top = stack_.back();
      const int list = Complete(top);
      if (stack_.size() < 2 || level < stack_[stack_.size() - 2].level) {
        top.level = level;
        top.waiting = list;
        return;
      }
      Growing& below = stack_[stack_.size() - 2];
      below.sums.Add(top.sums);
      below.waiting = Joined(list, below.waiting);
      stack_.pop_back();
      if (level <= stack_.back().level) return;
    }
  }

  // Makes a node of a complete region, unless it is too small; returns the list of nodes that
  // now wait for a parent.
  int Complete(const Growing& region) {
    if (region.sums.n < min_area_) return region.waiting;
    const int index = static_cast<int>(nodes_.size());
    for (int child = region.waiting; child >= 0;) {
      Node& node = nodes_[Index(child)];
      node.parent = index;
      child = node.sibling;
    }
    nodes_.push_back({.sums = region.sums, .level = region.level});
    return index;
  }

  int Joined(int a, int b) {
    if (a < 0) return b;
    int last = a;
    while (nodes_[Index(last)].sibling >= 0) last = nodes_[Index(last)].sibling;
    nodes_[Index(last)].sibling = b;
    return a;
  }

  const std::vector<Run>& runs_;
  int flip_;
  int min_area_;
  std::vector<State> states_;
  std::array<int, 256> heads_{};
  std::array<std::uint64_t, 4> occupied_{};
  std::vector<Growing> stack_;
  std::vector<Node> nodes_;
};

Blob BlobOf(const Node& node, bool inverted) {
  const Sums& s = node.sums;
  const double n = static_cast<double>(s.n);
  const double x = static_cast<double>(s.x) / n, y = static_cast<double>(s.y) / n;
  // A pixel is a square of side 1, whose own second moment is 1/12.
  return {.area = n,
          .centre = {x + 0.5, y + 0.5},
          .xx = static_cast<double>(s.xx) / n - x * x + 1.0 / 12,
          .xy = static_cast<double>(s.xy) / n - x * y,
          .yy = static_cast<double>(s.yy) / n - y * y + 1.0 / 12,
          .box = {s.left, s.top, s.right - s.left + 1, s.bottom - s.top + 1},
          .bright = inverted,
          .level = inverted ? 255 - node.level : node.level,
          .variation = node.variation};
}

void AppendStable(std::vector<Node> nodes,
                  bool inverted,
                  double max_area,
                  const BlobOptions& options,
                  std::vector<Blob>& blobs) {
  const auto at = [&](int i) -> Node& { return nodes[static_cast<std::size_t>(i)]; };
  const int count = static_cast<int>(nodes.size());
  // A parent comes after its children, so one pass upwards finds the largest child of each.
  std::vector<int> largest_child(nodes.size(), -1);
  for (int i = 0; i < count; ++i) {
    int ancestor = i;
    while (at(ancestor).parent >= 0 && at(at(ancestor).parent).level <= at(i).level + options.delta)
      ancestor = at(ancestor).parent;
    at(i).variation =
        static_cast<double>(at(ancestor).sums.n - at(i).sums.n) / static_cast<double>(at(i).sums.n);
    if (at(i).parent < 0) continue;
    int& largest = largest_child[static_cast<std::size_t>(at(i).parent)];
    if (largest < 0 || at(largest).sums.n < at(i).sums.n) largest = i;
  }
  // last_area[i]: area of the region kept last on the way up to i.
  std::vector<double> last_area(nodes.size(), 0);
  for (int i = 0; i < count; ++i) {
    const int child = largest_child[static_cast<std::size_t>(i)];
    const double below = child < 0 ? 0 : last_area[static_cast<std::size_t>(child)];
    last_area[static_cast<std::size_t>(i)] = below;
    const double area = static_cast<double>(at(i).sums.n);
    if (area > max_area || at(i).variation > options.max_variation) continue;
    const bool calmer_than_child = child < 0 || at(i).variation < at(child).variation ||
                                   area > 1.25 * static_cast<double>(at(child).sums.n);
    const bool calmer_than_parent = at(i).parent < 0 ||
                                    at(i).variation <= at(at(i).parent).variation ||
                                    static_cast<double>(at(at(i).parent).sums.n) > 1.25 * area;
    if (!calmer_than_child || !calmer_than_parent || area < 1.25 * below) continue;
    last_area[static_cast<std::size_t>(i)] = area;
    blobs.push_back(BlobOf(at(i), inverted));
  }
}

}  // namespace

double Blob::major_sd() const {
  const double half = std::hypot((xx - yy) / 2, xy);
  return std::sqrt((xx + yy) / 2 + half);
}

double Blob::minor_sd() const {
  const double half = std::hypot((xx - yy) / 2, xy);
  // A line one pixel wide still has the 1/12 of its pixels; rounding must not go below.
  return std::sqrt(std::max((xx + yy) / 2 - half, 1.0 / 24));
}

Point Blob::axis() const {
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  return {std::cos(angle), std::sin(angle)};
}

double Blob::fill() const { return area / (4 * std::numbers::pi * major_sd() * minor_sd()); }

std::vector<Blob> StableBlobs(const GrayRaster& picture, const BlobOptions& options) {
  CHECK(picture.pixels.size() == static_cast<std::size_t>(picture.size.width) *
                                     static_cast<std::size_t>(picture.size.height));
  std::vector<Blob> blobs;
  if (picture.pixels.empty()) return blobs;
  const double max_area = options.max_share * static_cast<double>(picture.pixels.size());
  const std::vector<Run> runs = RunsOf(picture);
  for (const bool inverted : {false, true}) {
    AppendStable(
        Flood(runs, inverted, options.min_area).Fill(), inverted, max_area, options, blobs);
  }
  return blobs;
}

}  // namespace brandlint
