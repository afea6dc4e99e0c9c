// SPDX-License-Identifier: MIT
#include "core/ocr/chains.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <optional>

namespace brandlint {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// Components of one polarity in the frame of one direction, by their left side.
struct Piece {
  InkGlyph glyph;
  std::size_t component = 0;
};

std::vector<Piece> PiecesOf(const std::vector<Component>& components,
                            bool light,
                            const LineFrame& frame,
                            double scale) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < components.size(); ++i) {
    const Component& component = components[i];
    if (component.light != light) continue;
    const Box& box = component.box;
    const Point a = frame.ToLine({box.x * scale, box.y * scale});
    const Point b = frame.ToLine({(box.x + box.width) * scale, (box.y + box.height) * scale});
    pieces.push_back(
        {{{std::min(a.x, b.x), std::max(a.x, b.x), std::min(a.y, b.y), std::max(a.y, b.y)},
          component.area * scale * scale,
          component.contrast},
         i});
  }
  std::ranges::stable_sort(pieces, {}, [](const Piece& piece) { return piece.glyph.extent.left; });
  return pieces;
}

// The gap from `a` to its right neighbour `b`, or nothing when they cannot be neighbours.
std::optional<double> GapBetween(const InkGlyph& a,
                                 const InkGlyph& b,
                                 const ChainOptions& options) {
  const Extent& p = a.extent;
  const Extent& q = b.extent;
  const double low = std::min(p.height(), q.height());
  const double high = std::max(p.height(), q.height());
  if (high > options.max_height_ratio * low) return std::nullopt;

  const double overlap = std::min(p.bottom, q.bottom) - std::max(p.top, q.top);
  if (overlap < 0.5 * low) return std::nullopt;  // on another line, or an accent

  const double gap = q.left - p.right;
  if (gap > options.max_gap * high) return std::nullopt;
  if (gap < -0.5 * std::min(p.width(), q.width())) return std::nullopt;  // one over the other

  // One line has one colour; letters of thin and of thick strokes differ by less than this.
  if (std::max(a.contrast, b.contrast) > 3 * std::min(a.contrast, b.contrast)) return std::nullopt;
  return gap;
}

struct Links {
  std::vector<std::size_t> next;  // kNone at an end
  std::vector<std::size_t> previous;
  std::vector<double> gap;  // to next
};

// Links each piece with the nearest one on its right that has no nearer one on its left.
Links LinkNeighbours(const std::vector<Piece>& pieces, double scale, const ChainOptions& options) {
  Links links{std::vector<std::size_t>(pieces.size(), kNone),
              std::vector<std::size_t>(pieces.size(), kNone),
              std::vector<double>(pieces.size(), 0)};

  // Pieces by the bands across the line that they touch, so that only near ones are compared.
  const double band_height = 16 * scale;
  std::map<int, std::vector<std::size_t>> bands;
  const auto band_of = [&](double v) { return static_cast<int>(std::floor(v / band_height)); };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Extent& extent = pieces[i].glyph.extent;
    for (int band = band_of(extent.top); band <= band_of(extent.bottom); ++band) {
      bands[band].push_back(i);
    }
  }

  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const InkGlyph& glyph = pieces[i].glyph;
    const double reach =
        glyph.extent.right + options.max_gap * options.max_height_ratio * glyph.extent.height();
    std::size_t best = kNone;
    double best_gap = std::numeric_limits<double>::max();
    for (int band = band_of(glyph.extent.top); band <= band_of(glyph.extent.bottom); ++band) {
      const std::vector<std::size_t>& members = bands[band];
      for (auto it = std::ranges::upper_bound(members, i); it != members.end(); ++it) {
        const InkGlyph& other = pieces[*it].glyph;
        if (other.extent.left > reach || other.extent.left - glyph.extent.right > best_gap) break;
        const std::optional<double> gap = GapBetween(glyph, other, options);
        if (gap && (*gap < best_gap || (*gap == best_gap && *it < best))) {
          best = *it;
          best_gap = *gap;
        }
      }
    }
    if (best == kNone) continue;
    const std::size_t rival = links.previous[best];
    if (rival != kNone && links.gap[rival] <= best_gap) continue;
    if (rival != kNone) links.next[rival] = kNone;
    links.next[i] = best;
    links.previous[best] = i;
    links.gap[i] = best_gap;
  }
  return links;
}

double Median(std::vector<double> values) {
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::ranges::nth_element(values, middle);
  return *middle;
}

// The slope of the letters' feet, by the median of all pairs' slopes, which a few descenders do
// not move. Source: P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau",
// Journal of the American Statistical Association 63, 1968.
double SlopeOf(const std::vector<InkGlyph>& glyphs) {
  constexpr std::size_t kMost = 48;  // 1128 pairs are enough of a long line
  const std::size_t step = glyphs.size() / kMost + 1;
  std::vector<double> slopes;
  for (std::size_t i = 0; i < glyphs.size(); i += step) {
    for (std::size_t j = i + step; j < glyphs.size(); j += step) {
      const Extent& a = glyphs[i].extent;
      const Extent& b = glyphs[j].extent;
      const double run = (b.left + b.right - a.left - a.right) / 2;
      if (run > 0) slopes.push_back((b.bottom - a.bottom) / run);
    }
  }
  return slopes.empty() ? 0 : Median(std::move(slopes));
}

// Turns the line's frame by `slope` and moves the glyphs into it. A box around a turned letter is
// larger than the letter: w' = w cos + h sin, h' = w sin + h cos, solved for w and h.
void Straighten(double slope, GlyphLine& line) {
  const double angle = std::atan(slope);
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const LineFrame old = line.frame;
  line.frame.along = old.ToPicture({c, s});
  line.frame.down = old.ToPicture({-s, c});
  const double shrink = std::cos(2 * angle);
  for (InkGlyph& glyph : line.glyphs) {
    const Extent& box = glyph.extent;
    const double u = (box.left + box.right) / 2;
    const double v = (box.top + box.bottom) / 2;
    const double w =
        std::max(0.3 * box.width(), (box.width() * c - box.height() * std::abs(s)) / shrink);
    const double h =
        std::max(0.3 * box.height(), (box.height() * c - box.width() * std::abs(s)) / shrink);
    const double along = u * c + v * s;
    const double down = v * c - u * s;
    glyph.extent = {along - w / 2, along + w / 2, down - h / 2, down + h / 2};
  }
  std::ranges::stable_sort(line.glyphs, {}, [](const InkGlyph& g) { return g.extent.left; });
}

void Summarise(GlyphLine& line) {
  std::vector<double> heights;
  double area = 0;
  double contrast = 0;
  line.extent = line.glyphs[0].extent;
  for (const InkGlyph& glyph : line.glyphs) {
    heights.push_back(glyph.extent.height());
    line.extent = JoinExtents(line.extent, glyph.extent);
    area += glyph.area;
    contrast += glyph.area * glyph.contrast;
  }
  line.height = Median(std::move(heights));
  line.contrast = contrast / area;
}

struct Chain {
  GlyphLine line;
  std::vector<std::size_t> components;
  std::vector<double> gaps;  // between neighbours
};

std::vector<Chain> ChainsOf(const std::vector<Component>& components,
                            bool light,
                            const LineFrame& frame,
                            double scale,
                            const ChainOptions& options) {
  const std::vector<Piece> pieces = PiecesOf(components, light, frame, scale);
  const Links links = LinkNeighbours(pieces, scale, options);
  std::vector<Chain> chains;
  for (std::size_t first = 0; first < pieces.size(); ++first) {
    if (links.previous[first] != kNone) continue;
    Chain chain;
    chain.line.frame = frame;
    chain.line.light = light;
    for (std::size_t i = first; i != kNone; i = links.next[i]) {
      chain.line.glyphs.push_back(pieces[i].glyph);
      chain.components.push_back(pieces[i].component);
      if (links.next[i] != kNone) chain.gaps.push_back(links.gap[i]);
    }
    chains.push_back(std::move(chain));
  }
  return chains;
}

// Sums over points from which the square error of their least-squares line follows.
struct LineFit {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;

  void Add(double px, double py, double sign) {
    n += sign;
    x += sign * px;
    y += sign * py;
    xx += sign * px * px;
    xy += sign * px * py;
    yy += sign * py * py;
  }

  double Error() const {
    if (n < 2) return 0;
    const double sxx = xx - x * x / n;
    const double sxy = xy - x * y / n;
    const double syy = yy - y * y / n;
    return std::max(0.0, sxx > 0 ? syy - sxy * sxy / sxx : syy);
  }
};

// Cuts a chain whose letters' feet follow two straight lines rather than one: a level text runs
// into a slanted word beside it, and together they have neither's slope.
// Source: D. M. Hawkins, "Point estimation of the parameters of piecewise regression models",
// Journal of the Royal Statistical Society C 25(1), 1976 (split in two by least error, repeated).
void CutAtBends(Chain chain, std::vector<Chain>& straight) {
  constexpr std::size_t kFewest = 4;  // glyphs of a part: fewer have no slope to speak of
  constexpr double kRough = 0.12;     // mean deviation, in heights, that Tesseract does not mind
  constexpr double kBetter = 0.3;     // of the error with one line
  const std::vector<InkGlyph>& glyphs = chain.line.glyphs;
  const std::size_t count = glyphs.size();
  if (count >= 2 * kFewest) {
    std::vector<double> heights;
    for (const InkGlyph& glyph : glyphs) heights.push_back(glyph.extent.height());
    const double height = Median(std::move(heights));
    // Quotes have no feet: one at each end would make two lines of every quoted word.
    const double lowest = 0.6 * height;
    // Relative to the first glyph, which keeps the sums small.
    const Extent& origin = glyphs[0].extent;
    const auto add = [&](std::size_t i, double sign, LineFit& fit) {
      const Extent& extent = glyphs[i].extent;
      if (extent.height() < lowest) return;
      fit.Add((extent.left + extent.right - origin.left - origin.right) / 2,
              extent.bottom - origin.bottom,
              sign);
    };
    LineFit left;
    LineFit right;
    for (std::size_t i = 0; i < count; ++i) add(i, 1, right);
    const double whole = right.Error();
    const double rough = kRough * height;
    std::size_t cut = 0;
    double least = kBetter * whole;
    if (whole > static_cast<double>(count) * rough * rough) {
      for (std::size_t i = 0; i + kFewest < count; ++i) {
        add(i, 1, left);
        add(i, -1, right);
        if (i + 1 < kFewest || left.Error() + right.Error() >= least) continue;
        least = left.Error() + right.Error();
        cut = i + 1;
      }
    }
    if (cut > 0) {
      Chain rest;
      rest.line.frame = chain.line.frame;
      rest.line.light = chain.line.light;
      const auto at = static_cast<std::ptrdiff_t>(cut);
      rest.line.glyphs.assign(glyphs.begin() + at, glyphs.end());
      rest.components.assign(chain.components.begin() + at, chain.components.end());
      rest.gaps.assign(chain.gaps.begin() + at, chain.gaps.end());
      chain.line.glyphs.resize(cut);
      chain.components.resize(cut);
      chain.gaps.resize(cut - 1);
      CutAtBends(std::move(chain), straight);
      CutAtBends(std::move(rest), straight);
      return;
    }
  }
  straight.push_back(std::move(chain));
}

// Two letters, or one piece that is wide enough to be letters that touch.
bool MayBeText(const GlyphLine& line) { return line.extent.width() >= 1.2 * line.extent.height(); }

// Whether the letters stand nearer to each other down the picture than across it. In a paragraph
// letters of different lines stand in columns too, but farther apart than those of a word.
bool RunsDown(const Chain& chain, const std::vector<double>& gap_across) {
  constexpr std::size_t kFewest = 4;  // fewer line up by chance in every list
  if (chain.components.size() < kFewest) return false;
  std::vector<double> across;
  for (const std::size_t component : chain.components) across.push_back(gap_across[component]);
  return Median(chain.gaps) < Median(std::move(across));
}

void DropHalos(std::vector<GlyphLine>& lines) {
  std::vector<Box> boxes;
  for (const GlyphLine& line : lines) {
    boxes.push_back(BoundsOf(QuadOf(line.frame, line.extent)));
  }
  std::vector<bool> drop(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = 0; j < lines.size(); ++j) {
      if (lines[i].light == lines[j].light || lines[i].contrast >= lines[j].contrast) continue;
      // A button is one piece, and may have more contrast to the page than its letters to it.
      if (2 * lines[j].glyphs.size() < lines[i].glyphs.size()) continue;
      // Half of it: a line of light text may pass a line of dark text in a neighbouring cell.
      if (Intersect(boxes[i], boxes[j]).area() > 0.5 * boxes[i].area()) drop[i] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (drop[i]) continue;
    if (kept != i) lines[kept] = std::move(lines[i]);
    ++kept;
  }
  lines.resize(kept);
}

}  // namespace

std::vector<GlyphLine> ChainLines(const std::vector<Component>& components,
                                  double scale,
                                  const ChainOptions& options) {
  const LineFrame across;
  const LineFrame downwards{{0, 1}, {-1, 0}};
  const LineFrame upwards{{0, -1}, {1, 0}};
  const double min_slope = std::tan(options.min_slant_deg * std::numbers::pi / 180);
  const double max_slope = std::tan(options.max_slant_deg * std::numbers::pi / 180);

  std::vector<GlyphLine> lines;
  for (const bool light : {false, true}) {
    std::vector<double> gap_across(components.size(), std::numeric_limits<double>::max());
    std::vector<Chain> chains;
    for (Chain& chain : ChainsOf(components, light, across, scale, options)) {
      CutAtBends(std::move(chain), chains);
    }
    for (Chain& chain : chains) {
      for (std::size_t i = 0; i < chain.gaps.size(); ++i) {
        for (const std::size_t end : {chain.components[i], chain.components[i + 1]}) {
          gap_across[end] = std::min(gap_across[end], chain.gaps[i]);
        }
      }
      constexpr std::size_t kFewest = 4;  // two or three letters have no slope to speak of
      const double slope = chain.line.glyphs.size() < kFewest ? 0 : SlopeOf(chain.line.glyphs);
      if (std::abs(slope) > min_slope && std::abs(slope) <= max_slope) {
        Straighten(slope, chain.line);
      }
      Summarise(chain.line);
      if (MayBeText(chain.line)) lines.push_back(std::move(chain.line));
    }

    for (const LineFrame& frame : {downwards, upwards}) {
      for (Chain& chain : ChainsOf(components, light, frame, scale, options)) {
        if (!RunsDown(chain, gap_across)) continue;
        Summarise(chain.line);
        chain.line.vertical = true;
        if (MayBeText(chain.line)) lines.push_back(std::move(chain.line));
      }
    }
  }
  DropHalos(lines);
  return lines;
}

void AttachMarks(std::vector<Component> marks, double scale, std::vector<GlyphLine>& lines) {
  std::ranges::stable_sort(marks, {}, [](const Component& mark) { return mark.box.y; });
  for (GlyphLine& line : lines) {
    if (line.vertical || line.frame.along != Point{1, 0}) continue;
    std::vector<InkGlyph> attached;
    auto mark = std::ranges::lower_bound(
        marks, line.extent.top / scale, {}, [](const Component& m) { return m.box.y; });
    for (; mark != marks.end() && mark->box.y * scale < line.extent.bottom; ++mark) {
      const Box& box = mark->box;
      const Extent extent{
          box.x * scale, (box.x + box.width) * scale, box.y * scale, (box.y + box.height) * scale};
      // Nearer than a space, as wide as a dash at most, and of the colour of the line.
      const double near = 0.5 * line.height;
      const bool fits = mark->light == line.light && extent.width() <= line.height &&
                        extent.left > line.extent.left - near &&
                        extent.right < line.extent.right + near &&
                        3 * mark->contrast > line.contrast;
      if (!fits) continue;
      const bool free = std::ranges::none_of(line.glyphs, [&](const InkGlyph& glyph) {
        return std::min(glyph.extent.right, extent.right) >
               std::max(glyph.extent.left, extent.left);
      });
      if (free) attached.push_back({extent, mark->area * scale * scale, mark->contrast});
    }
    if (attached.empty()) continue;
    for (const InkGlyph& glyph : attached) {
      line.glyphs.push_back(glyph);
      line.extent = JoinExtents(line.extent, glyph.extent);
    }
    std::ranges::stable_sort(line.glyphs, {}, [](const InkGlyph& g) { return g.extent.left; });
  }
}

}  // namespace brandlint
