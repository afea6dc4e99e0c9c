// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/geometry.h"
#include "core/detectors/detector.h"
#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/image/pdq.h"
#include "core/model/limits.h"

namespace brandlint {
namespace {

constexpr std::string_view kId = "near_copy";

constexpr std::string_view kPage = R"(
## What it finds
A picture that as a whole is a copy of a brand's mark: scaled, compressed, recoloured, reversed,
mirrored, turned by quarters, with or without a margin.

## Why it matters
An icon that is the mark and nothing else needs no closer look. This is a second opinion on the
plainest case, by a method that has nothing in common with that of `logo`.

## How it measures
The mark is drawn in six colourings (mark, what is cut out of it, and what is around it, each light,
dark or between), four margins and eight symmetries. Of each drawing, and of each look of the picture,
256 bits are taken (PDQ) that say which of its coarse waves are strong; bits that differ are counted.
Pictures with too little to see (quality under 50 of 100) are not compared: their bits are noise.

## Score
1 - distance / 192: the distance up to which the source speaks of a copy (31 bits of 256) scores
0.84, unrelated pictures (about 128 bits) 0.33. Evidence starts at 0.5 (96 bits). At 0.6 (76 bits)
none of 6,612 other icons, marks and photographs was taken for a copy.

## Blind spots
Everything that is not the whole picture: a mark in a corner, on a busy ground, cropped, covered or
within a screenshot. Turns by other angles than quarters. Outlines. Marks of a pack that are too
plain for a hash of their own. All these are the business of `logo`.

## Source
Meta, "PDQ hashing" (ThreatExchange, pdqhash-2017-10-09).
)";

// Scores 0. Measured on 6,612 pictures without the mark: the nearest had more than 77 bits, so that
// 0.6, from which policies have somebody look, lies just below.
constexpr double kZeroDistance = 192;
constexpr double kFloor = 0.5;

// Enough for four pixels a sample of the hash.
constexpr int kDrawingSide_px = 256;

double ScoreOf(int distance) { return std::max(0.0, 1 - distance / kZeroDistance); }

Result<Picture> DrawMark(const Mark& mark) {
  const Limits limits;
  const Result<PictureHeader> header = ProbePicture(mark.content, limits);
  if (!header) return header.error();
  if (header->format == "svg") return RenderSvg(mark.content, kDrawingSide_px, limits);
  Result<DecodedPicture> decoded = DecodePicture(mark.content, limits);
  if (!decoded) return decoded.error();
  return std::move(decoded->frames.front());
}

std::size_t CountOf(Size size) {
  return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
}

// Which pixels lie around the mark: those that a walk over see-through pixels reaches from the
// border. What is see-through and not reached is cut out of the mark.
std::vector<bool> AroundMark(const Picture& mark) {
  const int width = mark.size.width;
  const int height = mark.size.height;
  std::vector<bool> around(CountOf(mark.size));
  std::vector<std::pair<int, int>> to_visit;
  const auto visit = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    const auto at =
        static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    constexpr std::uint8_t kMoreThanHalf = 128;
    if (around[at] || mark.rgba[4 * at + 3] >= kMoreThanHalf) return;
    around[at] = true;
    to_visit.emplace_back(x, y);
  };
  for (int x = 0; x < width; ++x) visit(x, 0), visit(x, height - 1);
  for (int y = 0; y < height; ++y) visit(0, y), visit(width - 1, y);
  while (!to_visit.empty()) {
    const auto [x, y] = to_visit.back();
    to_visit.pop_back();
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return around;
}

// Grey levels of a drawing.
struct Colouring {
  int mark, cut_out, around;
};

// Hashes look at luma only: dark on light, light on dark, and the cut-out alone (a glyph without
// its plate), each as it is and reversed; and a plate of its own upon a third level.
constexpr Colouring kColourings[] = {
    {0, 255, 255}, {255, 0, 0}, {0, 255, 0}, {255, 0, 255}, {0, 255, 128}, {255, 0, 128}};

// Of the mark's longer side, on each side of it.
constexpr double kMargins[] = {0, 0.0625, 0.125, 0.25};

// The mark in the middle of a square.
Picture Drawing(const Picture& mark,
                const std::vector<bool>& around,
                const Colouring& colouring,
                double margin) {
  const int longer = std::max(mark.size.width, mark.size.height);
  const int side = longer + 2 * static_cast<int>(longer * margin);
  Picture drawing{{side, side}, {}};
  drawing.rgba.assign(4 * CountOf(drawing.size), static_cast<std::uint8_t>(colouring.around));
  const int left = (side - mark.size.width) / 2;
  const int top = (side - mark.size.height) / 2;
  std::size_t from = 0;
  for (int y = 0; y < mark.size.height; ++y) {
    for (int x = 0; x < mark.size.width; ++x, ++from) {
      const int alpha = mark.rgba[4 * from + 3];
      const int behind = around[from] ? colouring.around : colouring.cut_out;
      const int level = (alpha * colouring.mark + (255 - alpha) * behind + 127) / 255;
      const auto to = static_cast<std::size_t>(top + y) * static_cast<std::size_t>(side) +
                      static_cast<std::size_t>(left + x);
      std::fill_n(drawing.rgba.begin() + static_cast<std::ptrdiff_t>(4 * to),
                  3,
                  static_cast<std::uint8_t>(level));
    }
  }
  return drawing;
}

struct Reference {
  std::string brand;
  std::string mark;
  std::vector<PdqHash> hashes;
};

void AddHashes(const Picture& picture, std::vector<PdqHash>& hashes) {
  const PdqFrequencies frequencies = MeasurePdq(picture);
  if (frequencies.quality < kPdqLeastQuality) return;
  for (const PdqSymmetry& symmetry : AllPdqSymmetries()) {
    const PdqHash hash = HashOf(frequencies, symmetry);
    if (std::ranges::find(hashes, hash) == hashes.end()) hashes.push_back(hash);
  }
}

std::vector<PdqHash> HashesOf(const Picture& mark) {
  std::vector<PdqHash> hashes;
  bool opaque = true;
  for (std::size_t i = 3; i < mark.rgba.size(); i += 4) opaque = opaque && mark.rgba[i] == 255;
  if (opaque) {  // a picture that brings its ground along has no silhouette to be coloured
    AddHashes(mark, hashes);
    return hashes;
  }
  const std::vector<bool> around = AroundMark(mark);
  for (const Colouring& colouring : kColourings) {
    for (const double margin : kMargins) {
      AddHashes(Drawing(mark, around, colouring, margin), hashes);
    }
  }
  return hashes;
}

class NearCopyMatcher final : public Matcher {
 public:
  explicit NearCopyMatcher(std::vector<Reference> references)
      : references_(std::move(references)) {}

  std::vector<Evidence> Match(const Query& query) const override {
    if (query.looks == nullptr) return {};
    std::vector<PdqFrequencies> looks;
    for (const Picture& look : *query.looks) {
      looks.push_back(MeasurePdq(look));
      if (looks.back().quality < kPdqLeastQuality) looks.pop_back();
    }
    std::vector<Evidence> evidence;
    for (const Reference& reference : references_) {
      int distance = kPdqBits;
      int quality = 0;
      for (const PdqFrequencies& look : looks) {
        const PdqHash hash = HashOf(look);
        for (const PdqHash& other : reference.hashes) {
          const int bits = PdqDistance(hash, other);
          if (bits >= distance) continue;
          distance = bits;
          quality = look.quality;
        }
      }
      if (ScoreOf(distance) < kFloor) continue;
      evidence.push_back(EvidenceOf(reference, distance, quality, query));
    }
    return evidence;
  }

 private:
  static Evidence EvidenceOf(const Reference& reference,
                             int distance,
                             int quality,
                             const Query& query) {
    const Size size = query.looks->front().size;
    Evidence evidence;
    evidence.detector = kId;
    evidence.brand = reference.brand;
    evidence.reference = reference.mark;
    evidence.reference_kind = "mark";
    evidence.kind = "near-copy";
    evidence.subject = query.subject;
    evidence.score = ScoreOf(distance);
    const Box whole{0, 0, size.width, size.height};
    evidence.region = Region{whole, CornersOf(whole)};
    evidence.measures = {{"distance", static_cast<double>(distance), "bits"},
                         {"quality", static_cast<double>(quality), ""},
                         {"coverage", 1, ""}};
    return evidence;
  }

  std::vector<Reference> references_;
};

Result<std::unique_ptr<const Matcher>> Compile(std::span<const Brand> brands,
                                               const DetectorOptions& /*options*/) {
  std::vector<Reference> references;
  for (const Brand& brand : brands) {
    for (const Mark& mark : brand.marks) {
      if (mark.role != MarkRole::kMark) continue;  // words are read, not hashed
      const Result<Picture> picture = DrawMark(mark);
      if (!picture) {
        return Error{picture.error().code,
                     "brand '" + brand.id + "': " + mark.file + ": " + picture.error().message};
      }
      references.push_back({brand.id, mark.id, HashesOf(*picture)});
    }
  }
  return std::unique_ptr<const Matcher>(std::make_unique<NearCopyMatcher>(std::move(references)));
}

}  // namespace

extern constinit const Detector kNearCopyDetector{
    .id = kId,
    .summary = "a picture that as a whole is a copy of a brand's mark",
    .page = kPage,
    .needs = {.pixels = true, .text_in_pictures = false},
    .stage = Stage::kStable,
    .compile = Compile,
};

}  // namespace brandlint
