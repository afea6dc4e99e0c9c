// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/geometry.h"
#include "core/detectors/detector.h"
#include "core/logo/calibration.h"
#include "core/logo/draw_mark.h"
#include "core/logo/find_marks.h"
#include "core/logo/mark_model.h"
#include "core/logo/score.h"

namespace brandlint {
namespace {

constexpr std::string_view kId = "logo";

constexpr std::string_view kPage = R"(
## What it finds
A brand's mark in an icon or a screenshot: in any colour or reversed, turned, tilted, drawn as an
outline, without its ground, partly covered, cut by the border, small in a corner, several times.
It says which parts it found, how the mark is turned, and how much of the picture it covers. A mark
that has other parts than the brand's (one more, one missing, other lengths) is a `lookalike`.

## Why it matters
A mark in somebody else's icon says that the app comes from the brand or is endorsed by it. That
holds for a recoloured or half covered mark as much as for a copy.

## How it measures
A mark is compiled from its drawing to parts: connected pieces of the glyph, and the plate they are
cut out of. In a picture, connected regions that stay the same over many grey levels are taken for
parts, in luminance and in the strongest colour axis, dark and bright alike. Two of them that lie
like two parts of the mark give a pose; other parts must support it. Where bars are half covered,
the ends that are seen do: four ends of three bars that lie, point and are wide as the mark's. The
picture is then seen through the pose, the pose is refined, and every part is compared on its own:
do two colours, spread as part and surroundings, explain what is there, or does its outline? A part
whose place shows nothing but ground is absent, one whose place shows something else is covered.
Then the border of every part and of the plate is measured along its normals, to a thousandth of the
mark: how much of it lies where it should, how much is contradicted, and whether parts are longer,
wider, deeper bent or squarer than the mark's, or the plate has a tail. That tells a drawing of its
own from an alteration; what bends, blurs or covers the whole excuses it.

## Score
How much the picture speaks for the mark, in [0, 1]; evidence starts at 0.4. It is calibrated on
icons without the mark: about one in a thousand reaches 0.60, where somebody should look, and about
one in several thousand 0.80, from where a kind other than `lookalike` may be rejected. A mark of
which a whole kind of part is not to be seen stays below 0.80, whatever the rest looks like.
Where the pack holds thresholds measured for the mark (`brandlint pack calibrate`), the score is
mapped so that 0.60 and 0.80 mean the same whatever the mark is: the share of foreign marks that
the pack states reaches 0.60, none of those measured 0.80. It never rises by that; a calibration of
another drawing is passed over, and `brandlint pack check` says so.
A mark of fewer than four parts, or of discs, squares and bars only, reaches 0.80 only where its
borders agree under little distortion, and one plain shape never does: a person has to look.
`exact`: all parts and the plate, upright, filled, in place. `altered`: all parts, but turned,
mirrored, outlined, warped, reversed or recoloured. `part`: without the plate, cut by the border,
or covered.

## Blind spots
Marks under 12 pixels. More than a third of the mark covered (of marks covered by 40 to 60 % three
in four are seen). Strong perspective or waves that bend straight parts, and drawings in loose
strokes: seen, but often called `lookalike`. The other way round, about one in twenty redrawings
with small differences is called `altered`. Contrast under 2 %. A mark filled with a busy
photograph. Marks of one simple part (a disc, a square) cannot be told from ordinary drawing:
compile only what is particular. Of marks of fewer than four parts other marks come near, and
covered ones are lost sooner; `brandlint pack check --curves` measures it for any mark. Equalisers
and sliders that happen to have a mark's heights reach 0.6 now and then.

## Source
Regions: Nister and Stewenius, "Linear Time Maximally Stable Extremal Regions", ECCV 2008. Shapes
under affine maps: Flusser and Suk, Pattern Recognition 26(1), 1993. Parts and their constellation:
own measurements, docs/accuracy.md.
)";

struct Compiled {
  std::string brand;
  std::string_view reference_kind;
  std::vector<std::array<double, 3>> palette;  // colours in which the mark is a plain copy
  MarkThresholds thresholds;
};

// Farthest (in levels, over R, G and B together) that a copy's colour is from the brand's: what
// compression and another rendering move it.
constexpr double kSameColour = 60;

bool InPalette(const std::array<double, 3>& colour,
               const std::vector<std::array<double, 3>>& palette) {
  return std::ranges::any_of(palette, [&](const std::array<double, 3>& known) {
    return std::hypot(known[0] - colour[0], known[1] - colour[1], known[2] - colour[2]) <
           kSameColour;
  });
}

// The brand's colours ("#RRGGBB"; others are passed over), and black and white.
std::vector<std::array<double, 3>> PaletteOf(const Brand& brand) {
  std::vector<std::array<double, 3>> palette = {{0, 0, 0}, {255, 255, 255}};
  for (const std::string& text : brand.colours) {
    unsigned value = 0;
    if (text.size() != 7 || text[0] != '#') continue;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
    if (error != std::errc() || end != text.data() + 7) continue;
    palette.push_back({static_cast<double>(value >> 16),
                       static_cast<double>(value >> 8 & 0xFF),
                       static_cast<double>(value & 0xFF)});
  }
  return palette;
}

// What a reader calls a part: by how long it is and how well it fills its ellipse of inertia.
std::string_view ShapeName(const MarkPart& part) {
  constexpr double kStraight = 0.9;  // bars with round or square ends have 0.95, bows 0.5 to 0.85
  constexpr double kRound = 0.985;   // a square has 0.955
  if (!part.ink) return "hole";
  if (part.elongated()) return part.fill > kStraight ? "bar" : "bow";
  return part.fill > kRound && part.major_sd < 1.15 * part.minor_sd ? "disc" : "piece";
}

// 0xRRGGBB.
double ColourNumber(const std::array<double, 3>& colour) {
  double number = 0;
  for (const double value : colour)
    number = 256 * number + std::round(std::clamp(value, 0.0, 255.0));
  return number;
}

double AreaOf(const Quad& quad) {
  double twice = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point &a = quad[i], &b = quad[(i + 1) % 4];
    twice += a.x * b.y - a.y * b.x;
  }
  return std::abs(twice) / 2;
}

class LogoMatcher final : public Matcher {
 public:
  LogoMatcher(std::vector<MarkModel> models, std::vector<Compiled> compiled)
      : models_(std::move(models)), compiled_(std::move(compiled)) {}

  std::vector<Evidence> Match(const Query& query) const override {
    if (query.looks == nullptr || models_.empty()) return {};
    // A mark may show on one ground only; what shows on several is told once, at its best.
    std::vector<Sighting> best;
    Size size;
    for (const Picture& look : *query.looks) {
      if (look.empty()) continue;
      size = look.size;
      for (Sighting& sighting : FindMarks(models_, look)) {
        sighting.score = CalibratedScore(sighting.score, compiled_[sighting.mark].thresholds);
        if (sighting.score < FindOptions{}.least_score) continue;
        Merge(std::move(sighting), size, best);
      }
    }
    std::ranges::stable_sort(best, [&](const Sighting& a, const Sighting& b) {
      const Box p = RegionOf(a.quad, size).box, q = RegionOf(b.quad, size).box;
      return p.y != q.y ? p.y < q.y : p.x < q.x;
    });
    std::vector<Evidence> evidence;
    for (const Sighting& sighting : best) evidence.push_back(EvidenceOf(sighting, size, query));
    return evidence;
  }

 private:
  static void Merge(Sighting sighting, Size size, std::vector<Sighting>& best) {
    const Box box = RegionOf(sighting.quad, size).box;
    for (Sighting& other : best) {
      if (other.mark != sighting.mark ||
          IntersectionOverUnion(RegionOf(other.quad, size).box, box) < kSamePlace)
        continue;
      if (sighting.score > other.score) other = std::move(sighting);
      return;
    }
    best.push_back(std::move(sighting));
  }

  Evidence EvidenceOf(const Sighting& sighting, Size size, const Query& query) const {
    const MarkModel& model = models_[sighting.mark];
    const Compiled& compiled = compiled_[sighting.mark];
    const PatchReading& reading = sighting.reading;
    const Stretch stretch = StretchOf(DerivativeAt(sighting.picture_from_mark, {0.5, 0.5}));
    const Region region = RegionOf(sighting.quad, size);
    const double shown = IntersectionOverUnion(BoundsOf(sighting.quad), region.box);
    const double picture_area = static_cast<double>(size.width) * size.height;

    Evidence evidence;
    evidence.detector = kId;
    evidence.brand = compiled.brand;
    evidence.reference = model.id;
    evidence.reference_kind = compiled.reference_kind;
    const bool recoloured = !InPalette(reading.ink_colour, compiled.palette) ||
                            !InPalette(reading.ground_colour, compiled.palette);
    evidence.kind = KindOf(model, sighting.picture_from_mark, reading, sighting.shape);
    if (evidence.kind == "exact" && recoloured) evidence.kind = "altered";
    if (compiled.reference_kind == "wordmark" && evidence.kind != "lookalike")
      evidence.kind = "wordmark";
    evidence.subject = query.subject;
    evidence.score = sighting.score;
    evidence.region = region;
    int found = 0, covered = 0, outside = 0;
    for (const PartReading& part : reading.parts) {
      found += part.state == PartState::kFound ? 1 : 0;
      covered += part.state == PartState::kCovered ? 1 : 0;
      outside += part.state == PartState::kOutside ? 1 : 0;
    }
    const auto measure = [&](const char* name, double value, const char* unit) {
      evidence.measures.push_back({name, value, unit});
    };
    measure("rotation", stretch.rotation_deg, "deg");
    measure("coverage", std::min(1.0, AreaOf(sighting.quad) * shown / picture_area), "");
    measure("parts_found", found, "");
    measure("parts_total", static_cast<double>(model.parts.size()), "");
    measure("parts_covered", covered, "");
    measure("parts_outside", outside, "");
    // By what they are called; see DescribeMark.
    for (const std::string_view shape : {"bar", "bow", "disc", "piece", "hole"}) {
      int of_shape = 0, seen = 0;
      for (std::size_t i = 0; i < model.parts.size(); ++i) {
        if (ShapeName(model.parts[i]) != shape) continue;
        ++of_shape;
        seen += reading.parts[i].state == PartState::kFound ? 1 : 0;
      }
      if (of_shape == 0) continue;
      measure((std::string(shape) + "s_found").c_str(), seen, "");
      measure((std::string(shape) + "s_total").c_str(), of_shape, "");
    }
    measure("ink", ColourNumber(reading.ink_colour), "rgb");
    measure("ground", ColourNumber(reading.ground_colour), "rgb");
    measure("supported", sighting.shape.supported, "");
    measure("contradicted", sighting.shape.contradicted, "");
    measure("plate", reading.plate, "");
    measure("mirrored", stretch.mirrored ? 1 : 0, "");
    measure("inverted", IsInverted(model, reading) ? 1 : 0, "");
    measure("recoloured", recoloured ? 1 : 0, "");
    measure("outlined", reading.outlined ? 1 : 0, "");
    measure("stretch", stretch.largest / std::max(stretch.smallest, 1e-9), "");
    return evidence;
  }

  // Two sightings whose boxes overlap by this are one mark seen on two grounds.
  static constexpr double kSamePlace = 0.3;

  std::vector<MarkModel> models_;
  std::vector<Compiled> compiled_;
};

Result<std::unique_ptr<const Matcher>> Compile(std::span<const Brand> brands,
                                               const DetectorOptions& /*options*/) {
  std::vector<MarkModel> models;
  std::vector<Compiled> compiled;
  for (const Brand& brand : brands) {
    for (const Mark& mark : brand.marks) {
      Result<MarkModel> model = CompileMark(mark);
      if (!model.ok()) {
        return Error{model.error().code,
                     "brand '" + brand.id + "': " + mark.file + ": " + model.error().message};
      }
      models.push_back(std::move(model).value());
      compiled.push_back(
          {brand.id, MarkRoleName(mark.role), PaletteOf(brand), ThresholdsInUse(mark)});
    }
  }
  return std::unique_ptr<const Matcher>(
      std::make_unique<LogoMatcher>(std::move(models), std::move(compiled)));
}

}  // namespace

extern constinit const Detector kLogoDetector{
    .id = kId,
    .summary = "a brand's mark in a picture, whole, altered or in part",
    .page = kPage,
    .needs = {.pixels = true, .text_in_pictures = false},
    .stage = Stage::kStable,
    .compile = Compile,
};

}  // namespace brandlint
