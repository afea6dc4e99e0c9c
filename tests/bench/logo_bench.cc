// SPDX-License-Identifier: MIT
// Milliseconds of the logo search on pictures drawn here: its stages, whole icons, a page, packs of
// 1, 10 and 100 marks; and beside them a plain search of the same pictures by keypoints (SIFT,
// ratio test, homography by RANSAC), so that both come from one run on one machine. "icon" and
// "page" include decoding the PNG.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <opencv2/calib3d.hpp>
#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/image/decode.h"
#include "core/logo/component_tree.h"
#include "core/logo/contour.h"
#include "core/logo/find_marks.h"
#include "core/logo/lens.h"
#include "core/logo/mark_model.h"
#include "core/logo/part_candidates.h"
#include "core/logo/patch.h"
#include "core/logo/propose.h"
#include "core/logo/verify.h"
#include "core/trials/canvas.h"
#include "core/trials/invented_marks.h"
#include "core/trials/plain_drawings.h"

namespace brandlint {
namespace {

constexpr std::size_t kIcons = 12;
constexpr std::uint32_t kSeed = 20261125;

Picture DrawingOf(std::string_view svg) {
  Result<Picture> drawing = RenderSvg(AsBytes(svg), 512, Limits{});
  CHECK(drawing.ok());
  return std::move(drawing).value();
}

MarkModel ModelOf(const std::string& id, std::string_view svg) {
  Result<MarkModel> model = CompileMark(id, id, DrawingOf(svg));
  CHECK(model.ok());
  return std::move(model).value();
}

// The mark that is looked for, and others.
const std::vector<MarkModel>& Models() {
  static const std::vector<MarkModel> models = [] {
    std::vector<MarkModel> made = {ModelOf(kInventedMarks[0].name, kInventedMarks[0].svg)};
    std::mt19937 random(kSeed);
    while (made.size() < 100)
      made.push_back(ModelOf(std::to_string(made.size()), AnyMarkSvg(random)));
    return made;
  }();
  return models;
}

// A ground with foreign shapes on it; every second one also bears the mark, recoloured and turned.
Picture DrawScene(Size size, int shapes, double mark_px, std::mt19937& random) {
  const Rgb ground = AnyColour(random);
  Picture picture =
      Whole(random, 0, 1) == 0 ? Plain(size, ground) : Gradient(size, ground, AnyColour(random));
  const auto somewhere = [&](double margin) {
    return Point{Uniform(random, margin, size.width - margin),
                 Uniform(random, margin, size.height - margin)};
  };
  for (int i = 0; i < shapes; ++i) {
    const double px = mark_px * Uniform(random, 0.2, 0.8);
    const auto kind = static_cast<std::size_t>(Whole(random, 1, 9));
    Paint(picture,
          StencilOf(kInventedMarks[kind].svg),
          Place(somewhere(0.5 * px), px, Uniform(random, -180, 180)),
          AnyColour(random));
  }
  if (Whole(random, 0, 1) == 0) {
    const double px = mark_px * Uniform(random, 0.6, 1);
    Paint(picture,
          StencilOf(kInventedMarks[0].svg),
          Place(somewhere(0.55 * px), px, Uniform(random, -30, 30)),
          ColourAgainst(ground, 60, random));
  }
  AddNoise(picture, 1.5, random);
  return picture;
}

const std::vector<Picture>& Icons(int side_px) {
  static std::vector<std::pair<int, std::vector<Picture>>> made;
  for (const auto& [side, icons] : made) {
    if (side == side_px) return icons;
  }
  std::mt19937 random(kSeed);
  std::vector<Picture> icons;
  while (icons.size() < kIcons)
    icons.push_back(DrawScene({side_px, side_px}, Whole(random, 0, 4), 0.8 * side_px, random));
  made.reserve(16);  // the references handed out stay good
  return made.emplace_back(side_px, std::move(icons)).second;
}

const std::vector<Picture>& Pages() {
  static const std::vector<Picture> pages = [] {
    std::mt19937 random(kSeed);
    std::vector<Picture> drawn;
    while (drawn.size() < 3) {
      Picture page = Plain({1280, 800}, {250, 250, 252});
      // Lines of something like text, boxes of something like cards.
      for (int i = 0; i < 12; ++i) {
        const Rgb card = AnyColour(random);
        PaintBox(page, {20 + i % 4 * 315, 30 + i / 4 * 260, 290, 235}, card);
        const Rgb ink = ColourAgainst(card, 80, random);
        for (int letter = 0; letter < 180; ++letter) {
          PaintBox(page,
                   {36 + i % 4 * 315 + letter % 30 * 8,
                    120 + i / 4 * 260 + letter / 30 * 20,
                    Whole(random, 2, 6),
                    Whole(random, 5, 11)},
                   ink);
        }
        Paint(page,
              StencilOf(kInventedMarks[static_cast<std::size_t>(Whole(random, 0, 9))].svg),
              Place({60.0 + i % 4 * 315, 70.0 + i / 4 * 260}, 48, 0),
              ink);
      }
      drawn.push_back(std::move(page));
    }
    return drawn;
  }();
  return pages;
}

std::vector<Bytes> Encoded(const std::vector<Picture>& pictures) {
  std::vector<Bytes> encoded;
  for (const Picture& picture : pictures) encoded.push_back(EncodePng(picture));
  return encoded;
}

Picture Decoded(const Bytes& content) {
  Result<DecodedPicture> decoded = DecodePicture(content, Limits{});
  CHECK(decoded.ok());
  return std::move(decoded->frames.front());
}

// One round works on every picture; "s/picture" is the mean over them.
void CountPictures(benchmark::State& state, std::size_t pictures) {
  state.counters["s/picture"] = benchmark::Counter(
      static_cast<double>(pictures),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void SearchAll(benchmark::State& state, const std::vector<Picture>& pictures, std::size_t marks) {
  const std::vector<Bytes> files = Encoded(pictures);
  const std::span models = std::span(Models()).first(marks);
  for (auto _ : state) {
    for (const Bytes& file : files) benchmark::DoNotOptimize(FindMarks(models, Decoded(file)));
  }
  CountPictures(state, files.size());
}

void Icon(benchmark::State& state) { SearchAll(state, Icons(static_cast<int>(state.range(0))), 1); }
BENCHMARK(Icon)->ArgName("px")->Arg(48)->Arg(128)->Arg(512)->Arg(1024)->Unit(
    benchmark::kMillisecond);

// Icons without the mark, as they are drawn: bar charts, letters, smileys, other marks.
std::vector<Picture> ForeignIcons() {
  constexpr int kEach = 8;
  std::mt19937 random(kSeed);
  std::vector<Picture> icons;
  const auto add = [&](std::string_view svg) {
    icons.push_back(Flatten(DrawingOf(svg), AnyColour(random)));
  };
  for (int i = 0; i < kEach; ++i) {
    for (int kind = 0; kind < kPlainDrawingKinds; ++kind) add(PlainDrawing(kind, random));
    add(AnyMarkSvg(random));
    add(kInventedMarks[static_cast<std::size_t>(1 + i)].svg);
  }
  return icons;
}

// How long the slowest take: CPU time of each icon, decoding included, over all rounds.
void ForeignIcon(benchmark::State& state) {
  const std::vector<Bytes> files = Encoded(ForeignIcons());
  const std::span models = std::span(Models()).first(1);
  std::vector<double> seconds;
  for (auto _ : state) {
    for (const Bytes& file : files) {
      const std::clock_t start = std::clock();
      benchmark::DoNotOptimize(FindMarks(models, Decoded(file)));
      seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
  }
  std::ranges::sort(seconds);
  const auto percentile = [&](std::size_t percent) {
    return seconds[(seconds.size() - 1) * percent / 100];
  };
  state.counters["s/median"] = percentile(50);
  state.counters["s/95th"] = percentile(95);
}
BENCHMARK(ForeignIcon)->Unit(benchmark::kMillisecond);

void Page(benchmark::State& state) { SearchAll(state, Pages(), 1); }
BENCHMARK(Page)->Unit(benchmark::kMillisecond);

void Pack(benchmark::State& state) {
  SearchAll(state, Icons(512), static_cast<std::size_t>(state.range(0)));
}
BENCHMARK(Pack)->ArgName("marks")->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

// The plain way: keypoints of the picture against those of the drawing.
class KeypointSearch {
 public:
  KeypointSearch() {
    const Picture drawing = Flatten(DrawingOf(kInventedMarks[0].svg), {255, 255, 255});
    sift_->detectAndCompute(GreyOf(drawing), cv::noArray(), points_, descriptors_);
    CHECK(points_.size() >= 4);
  }

  // The homography that carries the drawing to the picture; empty without one.
  cv::Mat Find(const Picture& picture) const {
    constexpr float kRatio = 0.75F;  // D. Lowe, IJCV 60(2), 2004, section 7.1: 0.8
    std::vector<cv::KeyPoint> points;
    cv::Mat descriptors;
    sift_->detectAndCompute(GreyOf(picture), cv::noArray(), points, descriptors);
    if (descriptors.rows < 2) return {};
    std::vector<std::vector<cv::DMatch>> nearest;
    cv::BFMatcher(cv::NORM_L2).knnMatch(descriptors_, descriptors, nearest, 2);
    std::vector<cv::Point2f> from, to;
    for (const auto& two : nearest) {
      if (two.size() < 2 || two[0].distance > kRatio * two[1].distance) continue;
      from.push_back(points_[static_cast<std::size_t>(two[0].queryIdx)].pt);
      to.push_back(points[static_cast<std::size_t>(two[0].trainIdx)].pt);
    }
    if (from.size() < 4) return {};
    return cv::findHomography(from, to, cv::RANSAC, 3.0);
  }

 private:
  static cv::Mat GreyOf(const Picture& picture) {
    const cv::Mat rgba(picture.size.height,
                       picture.size.width,
                       CV_8UC4,
                       const_cast<std::uint8_t*>(picture.rgba.data()));  // only read
    cv::Mat grey;
    cv::cvtColor(rgba, grey, cv::COLOR_RGBA2GRAY);
    return grey;
  }

  cv::Ptr<cv::SIFT> sift_ = cv::SIFT::create();
  std::vector<cv::KeyPoint> points_;
  cv::Mat descriptors_;
};

void SearchPlainly(benchmark::State& state, const std::vector<Picture>& pictures) {
  cv::setNumThreads(1);
  const KeypointSearch search;
  const std::vector<Bytes> files = Encoded(pictures);
  for (auto _ : state) {
    for (const Bytes& file : files) benchmark::DoNotOptimize(search.Find(Decoded(file)));
  }
  CountPictures(state, files.size());
}

void PlainSiftIcon(benchmark::State& state) {
  SearchPlainly(state, Icons(static_cast<int>(state.range(0))));
}
BENCHMARK(PlainSiftIcon)
    ->ArgName("px")
    ->Arg(48)
    ->Arg(128)
    ->Arg(512)
    ->Arg(1024)
    ->Unit(benchmark::kMillisecond);

void PlainSiftPage(benchmark::State& state) { SearchPlainly(state, Pages()); }
BENCHMARK(PlainSiftPage)->Unit(benchmark::kMillisecond);

void Decode(benchmark::State& state) {
  const std::vector<Bytes> files = Encoded(Icons(512));
  for (auto _ : state) {
    for (const Bytes& file : files) benchmark::DoNotOptimize(Decoded(file));
  }
  CountPictures(state, files.size());
}
BENCHMARK(Decode)->Unit(benchmark::kMillisecond);

void PrepareLenses(benchmark::State& state) {
  for (auto _ : state) {
    for (const Picture& icon : Icons(512)) benchmark::DoNotOptimize(PrepareLens(icon));
  }
  CountPictures(state, kIcons);
}
BENCHMARK(PrepareLenses)->Unit(benchmark::kMillisecond);

// What the later stages start from, for each icon.
struct Prepared {
  Lens lens;
  std::vector<PartCandidate> candidates;
  Warp pose;  // of the best proposal, or over the whole picture
};

const std::vector<Prepared>& PreparedIcons() {
  static const std::vector<Prepared> prepared = [] {
    std::vector<Prepared> all;
    for (const Picture& icon : Icons(512)) {
      Prepared& one = all.emplace_back();
      one.lens = PrepareLens(icon);
      std::vector<Blob> blobs;
      for (const GrayRaster& plane : one.lens.planes) {
        for (const Blob& blob : StableBlobs(plane)) blobs.push_back(blob);
      }
      one.candidates = PartCandidatesOf(blobs);
      one.pose = Place({256, 256}, 400, 0);
      const std::vector<Proposal> proposals = ProposePoses(Models()[0], one.candidates);
      if (proposals.empty()) continue;
      const double s = 1 / one.lens.planes_per_picture;
      one.pose = Compose(Warp{{s, 0, 0, 0, s, 0, 0, 0, 1}}, proposals[0].plane_from_mark);
    }
    return all;
  }();
  return prepared;
}

template <typename Stage>
void EachPrepared(benchmark::State& state, Stage stage) {
  for (auto _ : state) {
    for (const Prepared& one : PreparedIcons()) benchmark::DoNotOptimize(stage(one));
  }
  CountPictures(state, kIcons);
}

void FindBlobs(benchmark::State& state) {
  EachPrepared(state, [](const Prepared& one) {
    std::size_t count = 0;
    for (const GrayRaster& plane : one.lens.planes) count += StableBlobs(plane).size();
    return count;
  });
}
BENCHMARK(FindBlobs)->Unit(benchmark::kMillisecond);

void Propose(benchmark::State& state) {
  EachPrepared(state,
               [](const Prepared& one) { return ProposePoses(Models()[0], one.candidates); });
}
BENCHMARK(Propose)->Unit(benchmark::kMillisecond);

void FitRoughlyOnce(benchmark::State& state) {
  EachPrepared(state,
               [](const Prepared& one) { return RoughFit(Models()[0], one.lens, one.pose); });
}
BENCHMARK(FitRoughlyOnce)->Unit(benchmark::kMillisecond);

void RefineOnce(benchmark::State& state) {
  EachPrepared(state, [](const Prepared& one) {
    double value = 0;
    return RefinePose(Models()[0], one.lens, one.pose, value);
  });
}
BENCHMARK(RefineOnce)->Unit(benchmark::kMillisecond);

void ReadAndMeasureOnce(benchmark::State& state) {
  EachPrepared(state, [](const Prepared& one) {
    Patch patch;
    SamplePatch(one.lens, one.pose, Models()[0].every_sample, patch);
    const PatchReading reading = ReadMark(Models()[0], patch);
    return MeasureShape(Models()[0], one.lens, one.pose, reading);
  });
}
BENCHMARK(ReadAndMeasureOnce)->Unit(benchmark::kMillisecond);

void Compile(benchmark::State& state) {
  const Picture drawing = DrawingOf(kInventedMarks[0].svg);
  for (auto _ : state) benchmark::DoNotOptimize(CompileMark("mark", "mark", drawing));
}
BENCHMARK(Compile)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace brandlint
