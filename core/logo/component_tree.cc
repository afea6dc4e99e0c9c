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

  void Add(int px, int py) {
    ++n;
    x += px;
    y += py;
    xx += std::int64_t{px} * px;
    xy += std::int64_t{px} * py;
    yy += std::int64_t{py} * py;
    left = std::min(left, px);
    right = std::max(right, px);
    top = std::min(top, py);
    bottom = std::max(bottom, py);
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

// Floods the picture from its first pixel like water that always finds the lowest way out; each
// basin that fills up is a node of the tree of dark regions.
class Flood {
 public:
  Flood(const GrayRaster& picture, bool inverted, int min_area)
      : width_(picture.size.width), stride_(picture.size.width + 2), min_area_(min_area) {
    const auto height = static_cast<std::size_t>(picture.size.height);
    const auto stride = static_cast<std::size_t>(stride_);
    const std::size_t total = stride * (height + 2);
    value_.assign(total, 0);
    seen_.assign(total, 1);  // the border counts as seen, so that no neighbour needs a test
    edge_.assign(total, 0);
    next_.assign(total, -1);
    heads_.fill(-1);
    const std::uint8_t flip = inverted ? 255 : 0;
    for (std::size_t y = 0; y < height; ++y) {
      const std::size_t row = (y + 1) * stride + 1;
      for (std::size_t x = 0; x < static_cast<std::size_t>(width_); ++x) {
        value_[row + x] = static_cast<std::uint8_t>(
            picture.pixels[y * static_cast<std::size_t>(width_) + x] ^ flip);
        seen_[row + x] = 0;
      }
    }
  }

  std::vector<Node> Run() {
    const std::array<int, 4> step = {1, stride_, -1, -stride_};
    int pixel = stride_ + 1;
    seen_[Index(pixel)] = 1;
    int level = value_[Index(pixel)];
    stack_.push_back({.sums = {}, .level = level});
    for (;;) {
      bool went_down = false;
      for (std::uint8_t& e = edge_[Index(pixel)]; e < 4;) {
        const int neighbour = pixel + step[e];
        ++e;
        if (seen_[Index(neighbour)] != 0) continue;
        seen_[Index(neighbour)] = 1;
        if (value_[Index(neighbour)] >= level) {
          Push(neighbour);
          continue;
        }
        Push(pixel);
        pixel = neighbour;
        level = value_[Index(pixel)];
        stack_.push_back({.sums = {}, .level = level});
        went_down = true;
        break;
      }
      if (went_down) continue;
      stack_.back().sums.Add(pixel % stride_ - 1, pixel / stride_ - 1);
      const int lowest = PopLowest();
      if (lowest < 0) break;
      pixel = lowest;
      if (value_[Index(pixel)] > level) {
        level = value_[Index(pixel)];
        RaiseTo(level);
      }
    }
    RaiseTo(256);
    return std::move(nodes_);
  }

 private:
  static std::size_t Index(int i) { return static_cast<std::size_t>(i); }

  void Push(int pixel) {
    const int level = value_[Index(pixel)];
    next_[Index(pixel)] = heads_[Index(level)];
    heads_[Index(level)] = pixel;
    occupied_[Index(level) / 64] |= std::uint64_t{1} << (level % 64);
  }

  int PopLowest() {
    for (std::size_t word = 0; word < occupied_.size(); ++word) {
      if (occupied_[word] == 0) continue;
      const int level = static_cast<int>(word) * 64 + std::countr_zero(occupied_[word]);
      const int pixel = heads_[Index(level)];
      heads_[Index(level)] = next_[Index(pixel)];
      if (heads_[Index(level)] < 0) occupied_[word] &= ~(std::uint64_t{1} << (level % 64));
      return pixel;
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

  int width_;
  int stride_;
  int min_area_;
  std::vector<std::uint8_t> value_, seen_, edge_;
  std::vector<int> next_;
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
  for (const bool inverted : {false, true}) {
    AppendStable(
        Flood(picture, inverted, options.min_area).Run(), inverted, max_area, options, blobs);
  }
  return blobs;
}

}  // namespace brandlint
