// SPDX-License-Identifier: MIT
// How many resubmitted pictures the detector "near_copy" knows again, by what was done to them, and
// how many others it takes for one. The pictures are icons invented by chance: overlapping shapes
// in several colours. The floors record what was reached; a change that falls below one has to say
// why.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <ostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/detectors/detector.h"
#include "core/detectors/rejected_picture.h"
#include "core/image/copy_hashes.h"
#include "core/image/copy_views.h"
#include "core/image/ground.h"
#include "core/image/pdq.h"
#include "core/image/pdq_index.h"
#include "core/trials/alterations.h"
#include "core/trials/canvas.h"

namespace brandlint {
namespace {

constexpr std::uint32_t kSeed = 20261125;  // fixed: a failure must be repeatable
constexpr int kIcons = 100;
constexpr int kSide_px = 256;

// The shapes of one icon in a box of 100, its ground left out.
struct Icon {
  Rgb ground;
  std::string shapes;
};

Icon IconOf(const char* series, int number) {
  std::mt19937 random = RandomFor(kSeed, series, number);
  Icon icon{.ground = AnyColour(random), .shapes = ""};
  const int count = Whole(random, 4, 8);
  for (int i = 0; i < count; ++i) {
    const std::string fill = "' fill='" + SvgColour(ColourAgainst(icon.ground, 40, random)) + "'/>";
    const double x = Uniform(random, 22, 78), y = Uniform(random, 22, 78);
    const double size = Uniform(random, 8, 26);
    const auto point = [&] {
      return SvgNumber(x + Uniform(random, -size, size)) + " " +
             SvgNumber(y + Uniform(random, -size, size));
    };
    switch (Whole(random, 0, 2)) {
      case 0:
        icon.shapes += "<circle cx='" + SvgNumber(x) + "' cy='" + SvgNumber(y) + "' r='" +
                       SvgNumber(size / 1.5) + fill;
        break;
      case 1: {
        const std::string a = point(), b = point(), c = point();
        icon.shapes += "<path d='M" + a + "L" + b + "L" + c + "Z" + fill;
        break;
      }
      default:
        icon.shapes += "<rect x='" + SvgNumber(x - size / 2) + "' y='" + SvgNumber(y - size / 2) +
                       "' width='" + SvgNumber(size) + "' height='" +
                       SvgNumber(Uniform(random, 8, 26)) + fill;
    }
  }
  return icon;
}

// Draws what of the icon's plane lies in a square window.
Picture DrawIcon(const Icon& icon,
                 int side_px = kSide_px,
                 const std::string& window = "0 0 100 100",
                 const std::string& transform = "") {
  return Draw("<svg xmlns='http://www.w3.org/2000/svg' viewBox='" + window + "'><g transform='" +
                  transform + "'>" + icon.shapes + "</g></svg>",
              side_px,
              icon.ground);
}

// Every channel c becomes gain * c + lift.
Picture Levels(Picture picture, double gain, double lift) {
  for (std::size_t i = 0; i < picture.rgba.size(); ++i) {
    if (i % 4 == 3) continue;
    const double value = gain * picture.rgba[i] + lift;
    picture.rgba[i] = static_cast<std::uint8_t>(std::clamp(std::round(value), 0.0, 255.0));
  }
  return picture;
}

std::string Square(double from, double side) {
  return SvgNumber(from) + " " + SvgNumber(from) + " " + SvgNumber(side) + " " + SvgNumber(side);
}

struct CopyKind {
  const char* name;
  Picture (*make)(const Icon& icon, std::mt19937& random);
  // Least share that is known again: from a bank, and by a service.
  double floor, floor_of_service;
};

void PrintTo(const CopyKind& kind, std::ostream* out) { *out << kind.name; }

const CopyKind kKinds[] = {
    {"unchanged", [](const Icon& icon, std::mt19937&) { return DrawIcon(icon); }, 1.0, 1.0},
    {"small",
     [](const Icon& icon, std::mt19937& random) { return DrawIcon(icon, Whole(random, 48, 128)); },
     0.92,
     0.95},
    {"large",
     [](const Icon& icon, std::mt19937& random) { return DrawIcon(icon, Whole(random, 384, 512)); },
     0.97,
     0.99},
    {"compressed",
     [](const Icon& icon, std::mt19937& random) {
       Picture picture = DrawIcon(icon);
       RoundBlocks(picture, Whole(random, 20, 50));
       return picture;
     },
     0.94,
     0.97},
    {"blurred",
     [](const Icon& icon, std::mt19937& random) {
       Picture picture = DrawIcon(icon);
       BlurBox(picture, Whole(random, 1, 3), 2);
       return picture;
     },
     0.87,
     0.89},
    {"noisy",
     [](const Icon& icon, std::mt19937& random) {
       Picture picture = DrawIcon(icon);
       AddNoise(picture, Uniform(random, 4, 12), random);
       return picture;
     },
     0.85,
     0.94},
    {"brighter_or_darker",
     [](const Icon& icon, std::mt19937& random) {
       return Levels(DrawIcon(icon), Uniform(random, 0.7, 1.1), Uniform(random, -20, 20));
     },
     0.98,
     0.98},
    {"cropped",
     [](const Icon& icon, std::mt19937& random) {
       const double cut = Uniform(random, 1, 10);
       return DrawIcon(icon, kSide_px, Square(cut, 100 - 2 * cut));
     },
     0.94,
     0.93},
    {"padded",
     [](const Icon& icon, std::mt19937& random) {
       const double pad = Uniform(random, 3, 15);
       return DrawIcon(icon, kSide_px, Square(-pad, 100 + 2 * pad));
     },
     0.97,
     0.95},
    {"turned_by_quarters",
     [](const Icon& icon, std::mt19937& random) {
       const int turn = 90 * Whole(random, 1, 3);
       return DrawIcon(icon, kSide_px, "0 0 100 100", "rotate(" + std::to_string(turn) + " 50 50)");
     },
     0.83,
     0.99},
    {"mirrored",
     [](const Icon& icon, std::mt19937&) {
       return DrawIcon(icon, kSide_px, "0 0 100 100", "translate(100 0) scale(-1 1)");
     },
     0.98,
     0.99},
    {"several_at_once",
     [](const Icon& icon, std::mt19937& random) {
       const double cut = Uniform(random, -8, 8);
       Picture picture = DrawIcon(icon, Whole(random, 96, 400), Square(cut, 100 - 2 * cut));
       picture = Levels(std::move(picture), Uniform(random, 0.8, 1.05), Uniform(random, -10, 10));
       RoundBlocks(picture, Whole(random, 30, 70));
       return picture;
     },
     0.96,
     0.94},
};

std::string IdOf(int number) { return "icon-" + std::to_string(number); }

// All icons as rejected pictures, as `brandlint bank add` hashes them.
const Matcher& TheMatcher() {
  static const std::unique_ptr<const Matcher> matcher = [] {
    Bank bank;
    for (int number = 0; number < kIcons; ++number) {
      for (const Picture& look : Looks(DrawIcon(IconOf("rejected icon", number)))) {
        for (const Box& box : BoxesOfRejected(look)) {
          const PdqFrequencies frequencies = MeasurePdq(CutOut(look, box));
          bank.rows.push_back({.id = IdOf(number),
                               .hash = HashOf(frequencies),
                               .quality = frequencies.quality,
                               .reason = "rejected",
                               .date = {2026, 11, 3},
                               .brand = "lumapay"});
        }
      }
    }
    return FindDetector("near_copy")
        ->compile({}, {.banks = {std::make_shared<const Bank>(std::move(bank))}})
        .value();
  }();
  return *matcher;
}

// The best evidence of a rejected picture; its score is 0 when there is none.
Evidence SeenIn(const Picture& picture) {
  const std::vector<Picture> looks = Looks(picture);
  const Query query{
      .subject = {.type = SubjectType::kIcon, .path = "a.png"}, .looks = &looks, .lines = {}};
  Evidence best;
  best.score = 0;
  for (Evidence& evidence : TheMatcher().Match(query)) {
    if (evidence.score > best.score) best = std::move(evidence);
  }
  return best;
}

// The same as a service looks them up, by the hashes of shrunk pictures. Gives the number of the
// nearest within what is evidence; -1 when there is none.
int SeenByService(const Picture& picture) {
  struct Kept {
    std::vector<int> numbers;
    PdqIndex index;
  };
  static const Kept kept = [] {
    Kept made;
    std::vector<PdqHash> hashes;
    for (int number = 0; number < kIcons; ++number) {
      const Picture icon = DrawIcon(IconOf("rejected icon", number));
      for (const ViewHash& view : CopyHashesOf(Looks(icon)).known_by) {
        hashes.push_back(view.hash);
        made.numbers.push_back(number);
      }
    }
    made.index = PdqIndex(std::move(hashes));
    return made;
  }();
  int number = -1;
  int radius = kRejectedDistance;
  for (const ViewHash& view : CopyHashesOf(Looks(picture)).asked) {
    const auto hit = radius < 0 ? std::nullopt : kept.index.Nearest(view.hash, radius);
    if (!hit) continue;
    number = kept.numbers[hit->row];
    radius = hit->distance - 1;
  }
  return number;
}

constexpr double kReviews = 0.75;  // the policies' least score of what comes back

class NearCopyRecallTest : public testing::TestWithParam<CopyKind> {};

TEST_P(NearCopyRecallTest, IsKnownAgain) {
  const CopyKind& kind = GetParam();
  int known = 0, known_by_service = 0;
  std::string missed, missed_by_service;
  for (int number = 0; number < kIcons; ++number) {
    std::mt19937 random = RandomFor(kSeed, kind.name, number);
    const Picture copy = kind.make(IconOf("rejected icon", number), random);
    const Evidence seen = SeenIn(copy);
    const bool right = seen.score >= kReviews && seen.reference == IdOf(number);
    known += right ? 1 : 0;
    if (!right) missed += " " + std::to_string(number);
    const bool right_by_service = SeenByService(copy) == number;
    known_by_service += right_by_service ? 1 : 0;
    if (!right_by_service) missed_by_service += " " + std::to_string(number);
  }
  std::printf("near-copy\tby service\t%s\t%.3f\n",
              kind.name,
              static_cast<double>(known_by_service) / kIcons);
  EXPECT_GE(static_cast<double>(known_by_service) / kIcons, kind.floor_of_service)
      << missed_by_service;
  std::printf("near-copy\trecall\t%s\t%.3f\n", kind.name, static_cast<double>(known) / kIcons);
  EXPECT_GE(static_cast<double>(known) / kIcons, kind.floor) << "missed:" << missed;
}

INSTANTIATE_TEST_SUITE_P(, NearCopyRecallTest, testing::ValuesIn(kKinds), [](const auto& row) {
  return std::string(row.param.name);
});

TEST(NearCopyAlarms, OtherIconsAreNotKnown) {
  constexpr int kOthers = 400;
  int flagged = 0;
  for (int number = 0; number < kOthers; ++number) {
    const Picture other = DrawIcon(IconOf("other icon", number));
    flagged += SeenIn(other).score >= kReviews || SeenByService(other) >= 0 ? 1 : 0;
  }
  std::printf("near-copy\talarms\t%d\t%d\n", flagged, kOthers);
  EXPECT_EQ(flagged, 0);
}

}  // namespace
}  // namespace brandlint
