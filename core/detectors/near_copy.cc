// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/geometry.h"
#include "core/detectors/detector.h"
#include "core/detectors/rejected_picture.h"
#include "core/image/copy_hashes.h"
#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/image/pdq.h"
#include "core/image/pdq_index.h"
#include "core/model/limits.h"

namespace brandlint {
namespace {

constexpr std::string_view kId = kNearCopyId;

constexpr std::string_view kPage = R"(
## What it finds
A picture that as a whole is a copy of a brand's mark: scaled, compressed, recoloured, reversed,
mirrored, turned by quarters, with or without a margin. And, with `--bank`, a picture that as a
whole is a copy of one that was rejected earlier.

## Why it matters
An icon that is the mark and nothing else needs no closer look. This is a second opinion on the
plainest case, by a method that has nothing in common with that of `logo`. What was rejected comes
back with another crop or compression, and need not be judged by a person twice.

## How it measures
The mark is drawn in six colourings (mark, what is cut out of it, and what is around it, each light,
dark or between), four margins and eight symmetries. Of each drawing, and of each look of the picture,
256 bits are taken (PDQ) that say which of its coarse waves are strong; bits that differ are counted.
Pictures with too little to see (quality under 50 of 100) are not compared: their bits are noise.

A bank has hashes of rejected pictures, each with an id, a reason and a day (`brandlint bank add`).
Against it the picture is hashed whole, without its plain border, and with 4, 7 and 10 % more and
less on every side (what is more repeats the border pixels), each in all eight symmetries. The
nearest row of each brand is told. Rows of quality under 50 are not compared either.

## Score
By the bits that differ: 0 score 1, 31 (up to which the source speaks of a copy) 0.90. Then, of a
mark: 47 score 0.75, 76 score 0.60, 96 score 0.50; of a rejected picture: 36 score 0.75, and what
has more is no evidence. Unrelated pictures have about 128. At 0.6 none of 6,612 other icons, marks and photographs was
taken for a copy of a mark.

Rejected pictures, measured on 116 icons, whole and trimmed in the bank; found at 0.90 and 0.75 when

  compressed (JPEG, quality 20)   96 %  96 %     a border added (3 to 15 %)      98 %  99 %
  half the size                   86 %  96 %     cropped by 3 % on each side     87 %  91 %
  reduced to 32 px                84 %  88 %     cropped by 6 %                  74 %  83 %
  another hue                     84 %  86 %     cropped by 10 %                 50 %  59 %
  mirrored, or a quarter turn     91 %  97 %     cropped by 6 % on one side      57 %  59 %
  rounded corners                 74 %  81 %     a bar across the foot           78 %  84 %
  turned by 2 degrees             54 %  74 %     turned by 5 degrees              5 %  14 %
  a badge laid over a corner      20 %  28 %     colours reversed                 0 %   0 %

Of 4,862 other icons against a bank of 1,000, 15 reached 0.90, 11 of them the same drawing in other
colours; 22 reached 0.75. The wrong ones show the same plate with something faint upon it.

## Blind spots
Everything that is not the whole picture: a mark in a corner, on a busy ground, cropped, covered or
within a screenshot. Turns by other angles than quarters. Outlines. Marks of a pack that are too
plain for a hash of their own. All these are the business of `logo`. Of rejected pictures: reversed
colours, turns by 5 degrees and more, more than 10 % cut off, a badge laid over.

## Source
Meta, "PDQ hashing" (ThreatExchange, pdqhash-2017-10-09).
)";

// Measured on 6,612 pictures without the mark: the nearest to a mark had more than 77 bits, so that
// 0.6 lies just below.
constexpr CopyScorePoint kMarkScores[] = {
    {0, 1}, {kPdqCopyDistance, 0.9}, {47, 0.75}, {76, 0.6}, {96, 0.5}, {192, 0}, {kPdqBits, 0}};
constexpr double kMarkFloor = 0.5;

// Enough for four pixels a sample of the hash.
constexpr int kDrawingSide_px = 256;

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

// The rejected pictures of one brand.
struct Rejected {
  std::string brand;
  std::vector<const BankRow*> rows;  // as in the index
  PdqIndex index;
};

std::vector<Rejected> IndexBanks(const std::vector<std::shared_ptr<const Bank>>& banks) {
  std::vector<Rejected> all;
  std::unordered_map<std::string_view, std::size_t> of_brand;
  for (const auto& bank : banks) {
    for (const BankRow& row : bank->rows) {
      if (row.quality < kPdqLeastQuality) continue;
      const auto [brand, is_new] = of_brand.emplace(row.brand, all.size());
      if (is_new) all.push_back({row.brand, {}, {}});
      all[brand->second].rows.push_back(&row);
    }
  }
  for (Rejected& rejected : all) {
    std::vector<PdqHash> hashes;
    hashes.reserve(rejected.rows.size());
    for (const BankRow* const row : rejected.rows) hashes.push_back(row->hash);
    rejected.index = PdqIndex(std::move(hashes));
  }
  return all;
}

class NearCopyMatcher final : public Matcher {
 public:
  NearCopyMatcher(std::vector<Reference> references, std::vector<std::shared_ptr<const Bank>> banks)
      : references_(std::move(references)),
        banks_(std::move(banks)),
        rejected_(IndexBanks(banks_)) {}

  std::vector<Evidence> Match(const Query& query) const override {
    if (query.looks == nullptr) return {};
    std::vector<Evidence> evidence = MatchMarks(query);
    if (!rejected_.empty()) MatchRejected(query, evidence);
    return evidence;
  }

 private:
  std::vector<Evidence> MatchMarks(const Query& query) const {
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
      const double score = ScoreOfDistance(distance, kMarkScores);
      if (score < kMarkFloor) continue;
      evidence.push_back(
          EvidenceOfCopy({score, distance, quality}, query.subject, query.looks->front().size));
      evidence.back().brand = reference.brand;
      evidence.back().reference = reference.mark;
      evidence.back().reference_kind = "mark";
    }
    return evidence;
  }

  void MatchRejected(const Query& query, std::vector<Evidence>& evidence) const {
    const std::vector<ViewHash> views = HashesOfCopy(*query.looks);
    for (const Rejected& rejected : rejected_) {
      std::optional<PdqHit> nearest;
      int quality = 0;
      for (const ViewHash& view : views) {
        const int radius = nearest ? nearest->distance - 1 : kRejectedDistance;
        if (radius < 0) break;
        const auto hit = rejected.index.Nearest(view.hash, radius);
        if (!hit) continue;
        nearest = hit;
        quality = view.quality;
      }
      if (!nearest) continue;
      const BankRow& row = *rejected.rows[nearest->row];
      evidence.push_back(EvidenceOfRejected({.id = row.id,
                                             .reason = row.reason,
                                             .date = row.date,
                                             .brand = rejected.brand,
                                             .distance = nearest->distance,
                                             .quality = quality},
                                            query.subject,
                                            query.looks->front().size));
    }
  }

  std::vector<Reference> references_;
  std::vector<std::shared_ptr<const Bank>> banks_;  // rejected_ points into them
  std::vector<Rejected> rejected_;
};

Result<std::unique_ptr<const Matcher>> Compile(std::span<const Brand> brands,
                                               const DetectorOptions& options) {
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
  return std::unique_ptr<const Matcher>(
      std::make_unique<NearCopyMatcher>(std::move(references), options.banks));
}

}  // namespace

extern constinit const Detector kNearCopyDetector{
    .id = kId,
    .summary = "a picture that as a whole is a copy of a brand's mark, or of a rejected picture",
    .page = kPage,
    .needs = {.pixels = true, .text_in_pictures = false, .banks = true},
    .stage = Stage::kStable,
    .compile = Compile,
};

}  // namespace brandlint
