// SPDX-License-Identifier: MIT
// Names a second of NameMatcher::Find, for what comes in: plain titles, titles of other scripts,
// imitations; and nanoseconds a code point of hostile texts, at two lengths: linear when they
// agree.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/name_matcher.h"
#include "tests/accuracy/names/imitate.h"
#include "tests/support/brands.h"

namespace brandlint {
namespace {

constexpr std::size_t kTitles = 20'000;

// One house mark with other forms and a product, and one of four letters.
const NameMatcher& Matcher() {
  static const NameMatcher matcher = [] {
    Result<NameMatcher> compiled = NameMatcher::Compile(std::vector{LumapayBrand(), ZorbBrand()});
    CHECK(compiled.ok());
    return std::move(compiled).value();
  }();
  return matcher;
}

// Titles that hold nothing: what nearly every submission is.
std::vector<std::string> CleanTitles() {
  std::mt19937 random(20261124);
  std::vector<std::string> titles;
  while (titles.size() < kTitles) {
    std::string title = CleanTitle(random);
    if (Matcher().Find(title).empty()) titles.push_back(std::move(title));
  }
  return titles;
}

// Ordinary words of other scripts and of Latin with accents.
std::vector<std::string> OtherScriptTitles() {
  constexpr std::array<std::string_view, 32> kWords = {
      "погода", "радар",  "музыка", "заметки", "книга",  "камера",     "школа",  "доктор",
      "天気",   "カメラ", "音楽",   "ゲーム",  "辞書",   "旅行",       "家計簿", "メモ",
      "날씨",   "음악",   "사진",   "طقس",     "موسيقى", "مدرسة",      "καιρός", "μουσική",
      "मौसम",   "संगीत",   "כתבה",   "อากาศ",   "météo",  "Übersetzer", "Köşk",   "ngân"};
  std::mt19937 random(20261124);
  std::vector<std::string> titles;
  while (titles.size() < kTitles) {
    std::string title;
    for (std::size_t left = 1 + random() % 3; left > 0; --left) {
      if (!title.empty()) title += ' ';
      title += kWords[random() % kWords.size()];
    }
    titles.push_back(std::move(title));
  }
  return titles;
}

// Every class of imitation in turn, `percent` of them among clean titles.
std::vector<std::string> Mix(std::size_t percent) {
  std::mt19937 random(20261124);
  const auto classes = ImitationClasses();
  std::vector<std::string> titles;
  while (titles.size() < kTitles) {
    if (random() % 100 < percent) {
      const ImitationClass& how = classes[titles.size() % classes.size()];
      titles.push_back(InTitle(how.imitate("Lumapay", random), random));
    } else {
      titles.push_back(CleanTitle(random));
    }
  }
  return titles;
}

void FindInTurn(benchmark::State& state, const std::vector<std::string>& titles) {
  std::size_t next = 0, bytes = 0;
  for (auto _ : state) {
    const std::string& title = titles[next];
    benchmark::DoNotOptimize(Matcher().Find(title));
    bytes += title.size();
    if (++next == titles.size()) next = 0;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));  // names/s
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void PlainTitles(benchmark::State& state) { FindInTurn(state, CleanTitles()); }
void OtherScripts(benchmark::State& state) { FindInTurn(state, OtherScriptTitles()); }
void OneInTwentyImitates(benchmark::State& state) { FindInTurn(state, Mix(5)); }
void AllImitate(benchmark::State& state) { FindInTurn(state, Mix(100)); }
BENCHMARK(PlainTitles);
BENCHMARK(OtherScripts);
BENCHMARK(OneInTwentyImitates);
BENCHMARK(AllImitate);

void EachClass(benchmark::State& state) {
  const ImitationClass& how = ImitationClasses()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(std::string(how.name));
  std::mt19937 random(20261124);
  std::vector<std::string> titles;
  while (titles.size() < 2'000) titles.push_back(InTitle(how.imitate("Lumapay", random), random));
  FindInTurn(state, titles);
}
BENCHMARK(EachClass)->DenseRange(0, static_cast<int>(ImitationClasses().size()) - 1);

// Names a line from a file that only this machine has; nothing of it is kept.
void NamesOfAFile(benchmark::State& state) {
  const char* const path = std::getenv("BRANDLINT_BENCH_NAMES");
  std::ifstream file(path != nullptr ? path : "");
  std::vector<std::string> names;
  for (std::string line; names.size() < 1'000'000 && std::getline(file, line);) {
    names.push_back(std::move(line));
  }
  if (names.empty()) {
    state.SkipWithError("skipped: BRANDLINT_BENCH_NAMES names no file with a name a line");
    return;
  }
  FindInTurn(state, names);
}
BENCHMARK(NamesOfAFile);

struct HostileText {
  std::string_view name;
  std::string_view before, again;  // `again` until the length is reached
};

constexpr std::array<HostileText, 10> kHostile = {{
    {"zalgo", "L", "\u0301\u0302\u0337u\u0316\u0317m\u0301a\u0318p\u0319a\u031Ay"},
    {"marks", "Lumapay", "\u0301"},
    {"ignorables", "Luma", "\u200B"},
    {"separators", "Luma", "- "},
    {"in_in_in", "", "in "},
    {"name_again_and_again", "", "lumapay"},
    {"name_spread_again_and_again", "", "l u m a p a y "},
    {"nearly_the_name", "", "lumapai loomapay "},
    {"escapes", "", "&#108;%75"},
    {"overrides", "", "\u202Eyapamul\u202C"},
}};

void Hostile(benchmark::State& state) {
  const HostileText& hostile = kHostile[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(std::string(hostile.name));
  std::string text(hostile.before);
  const auto code_points = static_cast<std::size_t>(state.range(1));
  const std::size_t each = CountCodePoints(hostile.again);
  for (std::size_t count = 0; count < code_points; count += each) text += hostile.again;
  for (auto _ : state) benchmark::DoNotOptimize(Matcher().Find(text));
  state.counters["s/code_point"] = benchmark::Counter(
      static_cast<double>(CountCodePoints(text)),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(Hostile)
    ->ArgsProduct({benchmark::CreateDenseRange(0, static_cast<int>(kHostile.size()) - 1, 1),
                   {1'000, 10'000}})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace brandlint
