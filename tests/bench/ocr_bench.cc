// SPDX-License-Identifier: MIT
// What reading a page costs, stage by stage: one drawn page of 1280x800 with two mentions among
// sixty lines of text, buttons and a photo-like corner. `--benchmark_filter=Stage` gives the table
// of stages; they follow each other on the same page, so that they add up to the whole.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/base/check.h"
#include "core/detectors/detector.h"
#include "core/image/decode.h"
#include "core/io/load_pack.h"
#include "core/ocr/engine.h"
#include "core/ocr/find_lines.h"
#include "core/ocr/read_text.h"
#include "core/ocr/strip.h"
#include "core/ocr/wanted.h"
#include "core/trials/invented_marks.h"
#include "tests/ocr/page.h"

namespace brandlint {
namespace {

// The first name of the built-in packs that has networks.
const BrandName& NameOfAPack() {
  static const BrandName name = [] {
    for (const std::string& id : BuiltInBrands()) {
      const Result<Brand> brand = LoadBrand(id, Limits());
      CHECK(brand.ok());
      for (const BrandName& each : brand->names) {
        if (!each.word_net_file.empty()) return each;
      }
    }
    CHECK(false);
    std::abort();
  }();
  return name;
}

// As the reader of pictures looks for it.
const WantedName& Name() {
  static const WantedName name = [] {
    Result<WordNet> net = ReadWordNet(NameOfAPack().word_net);
    CHECK(net.ok());
    return WantedName(NameOfAPack().word, std::make_shared<const WordNet>(*std::move(net)));
  }();
  return name;
}

constexpr std::uint32_t kSeed = 20261125;

const Picture& PageOfText() {
  static const Picture page = [] {
    constexpr std::string_view kWords[] = {"invoice",
                                           "monthly",
                                           "reports",
                                           "the",
                                           "and",
                                           "settings",
                                           "calendar",
                                           "of",
                                           "lumber",
                                           "customer",
                                           "payments",
                                           "answer",
                                           "with",
                                           "each",
                                           "contract"};
    std::mt19937 random(kSeed);
    test::Page drawn({1280, 800});
    drawn.Fill({0, 0, 1280, 56}, "#15171c");
    for (int column = 0; column < 3; ++column) {
      for (int row = 0; row < 20; ++row) {
        std::string text;
        for (int i = 0; i < 6; ++i) text += std::string(kWords[random() % 15]) + " ";
        if (column == 1 && row == 7) text = "now works with " + Name().text + " as well";
        drawn.Write({.text = text,
                     .centre = {225.0 + 410 * column, 110.0 + 33 * row},
                     .size_px = row % 7 == 0 ? 22.0 : 14.0});
      }
    }
    drawn.Fill({1080, 12, 160, 32}, "#0b57d0", 16)
        .Write({.text = "Open " + Name().text,
                .centre = {1160, 28},
                .size_px = 14,
                .fill = "#ffffff"});
    return drawn.Render();
  }();
  return page;
}

const GreyPicture& GreyPage() {
  static const GreyPicture grey = ToGrey(PageOfText());
  return grey;
}

const Pyramid& Levels() {
  static const Pyramid pyramid{GreyPage()};
  return pyramid;
}

const std::vector<WantedWord>& Wanted() {
  static const std::vector<WantedWord> wanted = WantedWords({Name()});
  return wanted;
}

const std::vector<GlyphLine>& Lines() {
  static const std::vector<GlyphLine> lines = FindLines(GreyPage());
  return lines;
}

std::vector<Strip> CutAll() {
  std::vector<Strip> strips;
  for (const GlyphLine& line : Lines()) {
    for (const GlyphSpan& span : WordsToRead(Levels(), line, Wanted())) {
      Extent letters = line.glyphs[span.first].extent;
      for (std::size_t i = span.first; i < span.last; ++i) {
        letters = JoinExtents(letters, line.glyphs[i].extent);
      }
      strips.push_back(CutStrip(Levels(), line.frame, letters, letters, line.light));
    }
  }
  return strips;
}

TextReader& Reader() {
  static const std::unique_ptr<TextReader> reader = [] {
    auto made = TextReader::Create("eng");
    CHECK(made.ok());
    return *std::move(made);
  }();
  return *reader;
}

ReadOptions Reading(bool read_all) {
  ReadOptions options;
  options.read_all = read_all;
  options.wanted = {Name()};
  return options;
}

void StageDecode(benchmark::State& state) {
  const Bytes file = EncodePng(PageOfText());
  for (auto _ : state) benchmark::DoNotOptimize(DecodePicture(file, Limits{}));
}
BENCHMARK(StageDecode)->Unit(benchmark::kMillisecond);

void StageGrey(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Pyramid(ToGrey(PageOfText())));
}
BENCHMARK(StageGrey)->Unit(benchmark::kMillisecond);

void StageFindLines(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(FindLines(GreyPage()));
  state.counters["lines"] = static_cast<double>(Lines().size());
}
BENCHMARK(StageFindLines)->Unit(benchmark::kMillisecond);

void Filter(benchmark::State& state, const std::vector<WantedWord>& wanted) {
  std::size_t candidates = 0;
  for (auto _ : state) {
    candidates = 0;
    for (const GlyphLine& line : Lines()) {
      candidates += WordsToRead(Levels(), line, wanted).size();
    }
  }
  state.counters["candidates"] = static_cast<double>(candidates);
}

void StageFilter(benchmark::State& state) { Filter(state, Wanted()); }
BENCHMARK(StageFilter)->Unit(benchmark::kMillisecond);

// Not a stage: in place of the one above for a name without a network.
void FilterByShapes(benchmark::State& state) {
  Filter(state, WantedWords({WantedName(Name().text)}));
}
BENCHMARK(FilterByShapes)->Unit(benchmark::kMillisecond);

// Includes the filter: what it costs alone is the difference.
void StageFilterAndStrips(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(CutAll());
}
BENCHMARK(StageFilterAndStrips)->Unit(benchmark::kMillisecond);

// Of the candidates; the neighbourhood of the mentions is in ReadPage only.
void StageRead(benchmark::State& state) {
  auto engine = Engine::Create("eng");
  CHECK(engine.ok());
  const std::vector<Strip> strips = CutAll();
  for (auto _ : state) {
    for (const Strip& strip : strips) benchmark::DoNotOptimize((*engine)->Read(strip.grey));
  }
  state.counters["strips"] = static_cast<double>(strips.size());
}
BENCHMARK(StageRead)->Unit(benchmark::kMillisecond);

// Once for a reader and its names, not for each page.
void CompileShapes(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(WantedWords({WantedName(Name().text)}));
}
BENCHMARK(CompileShapes)->Unit(benchmark::kMillisecond);

void ReadPage(benchmark::State& state) {
  TextReader& reader = Reader();
  for (auto _ : state) benchmark::DoNotOptimize(reader.Read(PageOfText(), Reading(false)));
}
BENCHMARK(ReadPage)->Unit(benchmark::kMillisecond);

void ReadWholePage(benchmark::State& state) {
  TextReader& reader = Reader();
  for (auto _ : state) benchmark::DoNotOptimize(reader.Read(PageOfText(), Reading(true)));
}
BENCHMARK(ReadWholePage)->Unit(benchmark::kMillisecond);

// From the file to the evidence of names and marks: what a page costs the user.
void NameAndLogo(benchmark::State& state) {
  Brand brand;
  brand.id = brand.title = "lumapay";
  BrandName name;
  name.word = Name().text;
  brand.names.push_back(std::move(name));
  const std::string_view svg = kInventedMarks[0].svg;
  brand.marks.push_back({.id = "mark",
                         .role = MarkRole::kMark,
                         .file = "mark.svg",
                         .content = Bytes(AsBytes(svg).begin(), AsBytes(svg).end())});
  const std::vector<Brand> brands = {brand};
  const auto names = FindDetector("name")->compile(brands, {});
  const auto marks = FindDetector("logo")->compile(brands, {});
  CHECK(names.ok() && marks.ok());
  const Bytes file = EncodePng(PageOfText());
  for (auto _ : state) {
    Result<DecodedPicture> decoded = DecodePicture(file, Limits{});
    CHECK(decoded.ok());
    const Result<PageText> text = Reader().Read(decoded->frames[0], Reading(false));
    CHECK(text.ok());
    Query query;
    query.subject.type = SubjectType::kScreenshot;
    query.looks = &decoded->frames;
    query.lines = text->lines;
    const std::vector<Evidence> found = (*names)->Match(query);
    CHECK(found.size() == 2);
    benchmark::DoNotOptimize((*marks)->Match(query));
  }
}
BENCHMARK(NameAndLogo)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace brandlint
