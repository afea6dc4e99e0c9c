// SPDX-License-Identifier: MIT
#include "core/scan/scanner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <ostream>
#include <string>
#include <utility>

#include "core/base/digest.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Pictures by their bytes; "text" is read from every one of them.
class FakeTools final : public Tools {
 public:
  std::map<std::string, Result<DecodedPicture>> pictures;
  Result<PageText> text = PageText{};
  std::vector<std::string> installed = {"eng"};
  ReadOptions asked;  // of the last reading
  int reads = 0;

  Result<DecodedPicture> Decode(ByteView bytes, const Limits&) override {
    return pictures.at(std::string(AsText(bytes)));
  }
  Result<void> HasLanguage(const std::string& language) override {
    if (std::ranges::find(installed, language) != installed.end()) return {};
    return Error{"ocr-language", "data of " + language + " is missing"};
  }
  Result<PageText> ReadText(const Picture&, const ReadOptions& options) override {
    ++reads;
    asked = options;
    return text;
  }
};

// Answers one piece of evidence for each text, each look and each line.
class EchoMatcher final : public Matcher {
 public:
  std::vector<Evidence> Match(const Query& query) const override {
    std::vector<Evidence> found;
    const auto add = [&](std::string excerpt, int x, double score) {
      Evidence evidence;
      evidence.detector = "echo";
      evidence.subject = query.subject;
      evidence.excerpt = std::move(excerpt);
      evidence.score = score;
      if (query.looks != nullptr) {
        evidence.region = Region{{x, 0, 10, 10}, CornersOf({x, 0, 10, 10})};
      }
      found.push_back(std::move(evidence));
    };
    if (query.looks == nullptr) {
      add(query.subject.text, 0, 1);
      return found;
    }
    for (const Picture& look : *query.looks) add("look", 0, look.rgba[0] / 255.0);
    for (const TextLine& line : query.lines) add(line.words[0].text, 100, 0.5);
    return found;
  }
};

constexpr Detector kEcho{.id = "echo",
                         .summary = "",
                         .page = "",
                         .needs = {.pixels = true, .text_in_pictures = true},
                         .stage = Stage::kStable,
                         .compile = nullptr};

CompiledPack EchoPack() {
  CompiledPack pack;
  pack.parts.push_back({&kEcho, std::make_unique<EchoMatcher>()});
  pack.needs_pixels = true;
  pack.needs_text_in_pictures = true;
  return pack;
}

Picture Grey(Size size, std::uint8_t shade) {
  Picture picture{size, Bytes(4U * static_cast<std::size_t>(size.width * size.height), shade)};
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
  return picture;
}

DecodedPicture Decoded(Size size, std::vector<std::uint8_t> shades) {
  DecodedPicture decoded;
  decoded.header = {"png", size, static_cast<int>(shades.size())};
  for (const std::uint8_t shade : shades) decoded.frames.push_back(Grey(size, shade));
  return decoded;
}

struct ScanRun {
  FakeTools tools;
  ScanOptions options;
  CompiledPack pack = EchoPack();
  Submission submission;
  std::vector<std::string> files;  // the bytes of each asset

  void Add(const std::string& path,
           const std::string& bytes,
           std::optional<SubjectType> role = SubjectType::kIcon) {
    submission.assets.push_back({path, path, role, ""});
    files.push_back(bytes);
  }
  Observations operator()() {
    std::vector<AssetBytes> assets;
    for (const std::string& file : files) {
      assets.push_back({AsBytes(file), Sha256Hex(AsBytes(file)), std::nullopt});
    }
    return Scan(submission, assets, pack, options, tools);
  }
};

TEST(Scan, ShowsEvidenceInPicturesWhereAsked) {
  ScanRun run;
  run.submission.texts = {{SubjectType::kName, "", "Deskline", ""}};
  run.tools.pictures.emplace("A", Decoded({64, 64}, {255}));
  run.Add("a.png", "A");
  for (const bool asked : {false, true}) {
    run.options.pictures = asked;
    const Observations seen = run();
    ASSERT_THAT(seen.evidence, SizeIs(2));
    EXPECT_FALSE(seen.evidence[0].picture);
    EXPECT_EQ(seen.evidence[1].picture.has_value(), asked);
  }
}

TEST(Scan, TextsAndPicturesGiveEvidenceInOrder) {
  ScanRun run;
  run.submission.texts = {{SubjectType::kName, "", "Deskline", ""}};
  run.tools.pictures.emplace("A", Decoded({64, 64}, {255}));
  run.Add("a.png", "A");
  const Observations seen = run();
  ASSERT_THAT(seen.evidence, SizeIs(2));
  EXPECT_EQ(seen.evidence[0].excerpt, "Deskline");
  EXPECT_EQ(seen.evidence[1].subject.path, "a.png");
  EXPECT_EQ(seen.assets[0].examined, Examined::kFull);
  EXPECT_EQ(seen.assets[0].sha256, Sha256Hex(AsBytes("A")));
  EXPECT_THAT(seen.detectors, ElementsAre("echo", "form"));
  EXPECT_THAT(seen.problems, IsEmpty());
}

TEST(Scan, ABrokenPictureIsAProblemAndTheNextIsExamined) {
  ScanRun run;
  run.tools.pictures.emplace("A", Error{"image-damaged", "no pixels"});
  run.tools.pictures.emplace("B", Decoded({64, 64}, {255}));
  run.Add("a.png", "A");
  run.Add("b.png", "B");
  const Observations seen = run();
  EXPECT_THAT(seen.problems, ElementsAre(Problem{"a.png", "image-damaged", "a.png: no pixels"}));
  EXPECT_EQ(seen.assets[0].examined, Examined::kNone);
  EXPECT_EQ(seen.assets[1].examined, Examined::kFull);
  EXPECT_THAT(seen.evidence, SizeIs(1));
}

TEST(Scan, AFileThatCouldNotBeOpenedIsAProblem) {
  ScanRun run;
  run.submission.assets.push_back({"a.png", "a.png", SubjectType::kIcon, ""});
  const AssetBytes missing{{}, "", Error{"file-missing", "no such file"}};
  const Observations seen = Scan(run.submission, {{missing}}, EchoPack(), run.options, run.tools);
  EXPECT_THAT(seen.problems, ElementsAre(Problem{"a.png", "file-missing", "a.png: no such file"}));
  EXPECT_EQ(seen.assets[0].role, SubjectType::kIcon);
  EXPECT_EQ(seen.assets[0].examined, Examined::kNone);
}

TEST(Scan, HalfAPictureIsExaminedPartly) {
  ScanRun run;
  DecodedPicture half = Decoded({64, 64}, {255});
  half.whole = false;
  half.incomplete_code = "image-truncated";
  half.incomplete = "32 of 64 rows";
  run.tools.pictures.emplace("A", half);
  run.Add("a.png", "A");
  const Observations seen = run();
  EXPECT_EQ(seen.assets[0].examined, Examined::kPartly);
  EXPECT_THAT(seen.problems,
              ElementsAre(Problem{"a.png", "image-truncated", "a.png: 32 of 64 rows"}));
  EXPECT_THAT(seen.evidence, SizeIs(1));  // what is there is looked at all the same
}

TEST(Scan, TextThatCannotBeReadLeavesThePictureExaminedPartly) {
  ScanRun run;
  run.tools.text = Error{"ocr-language", "no language data"};
  run.tools.pictures.emplace("A", Decoded({64, 64}, {255}));
  run.Add("a.png", "A");
  const Observations seen = run();
  EXPECT_EQ(seen.assets[0].examined, Examined::kPartly);
  EXPECT_EQ(seen.problems.at(0).code, "ocr-language");
}

PageText PageOf(const std::string& word, int y) {
  const Quad quad = CornersOf({10, y, 30, 8});
  PageText page;
  page.lines = {{{{word, quad, 0.5}, {"team", quad, 0.75}}, 8, "line", quad}};
  page.unread = {{{{40, y, 20, 8}, CornersOf({40, y, 20, 8})}, 7, "shape", ""}};
  return page;
}

TEST(Scan, LinesAreKeptWhenTheyAreAskedFor) {
  ScanRun run;
  run.tools.text = PageOf("Lumapay", 20);
  run.tools.pictures.emplace("A", Decoded({64, 64}, {255, 255}));  // two frames, the same text
  run.Add("a.png", "A");
  EXPECT_THAT(run().assets[0].lines, IsEmpty());
  EXPECT_FALSE(run.tools.asked.read_all);
  run.options.read_all = true;
  run.options.tell_unread = true;
  const AssetFacts facts = run().assets[0];
  EXPECT_TRUE(run.tools.asked.read_all);
  EXPECT_TRUE(run.tools.asked.tell_unread);
  ASSERT_THAT(facts.lines, SizeIs(1));
  const Region region{{10, 20, 30, 8}, CornersOf({10, 20, 30, 8})};
  EXPECT_EQ(facts.lines[0], (SeenLine{"Lumapay team", region, 0.625, 8, "line"}));
  ASSERT_THAT(facts.unread, SizeIs(1));
  EXPECT_EQ(facts.unread[0].why, "shape");
}

TEST(Scan, AtTheLimitOfReadsThePictureIsExaminedPartly) {
  ScanRun run;
  run.tools.text->whole = false;
  run.options.limits.picture_reads = 7;
  run.tools.pictures.emplace("A", Decoded({64, 64}, {255}));
  run.Add("a.png", "A");
  const Observations seen = run();
  EXPECT_EQ(run.tools.asked.max_reads, 7);
  EXPECT_EQ(seen.assets[0].examined, Examined::kPartly);
  ASSERT_THAT(seen.problems, SizeIs(1));
  EXPECT_EQ(seen.problems[0].code, "limit-picture-reads");
}

// ---- Languages.

ScanRun RunInLocale(const std::string& locale) {
  ScanRun run;
  run.tools.pictures.emplace("A", Decoded({64, 64}, {255}));
  run.Add("a.png", "A");
  run.submission.assets[0].locale = locale;
  return run;
}

TEST(Scan, APictureIsReadInTheLanguageOfItsLocale) {
  ScanRun run = RunInLocale("de-AT");
  run.tools.installed = {"eng", "eng+deu"};
  const Observations seen = run();
  EXPECT_EQ(run.tools.asked.language, "eng+deu");
  EXPECT_EQ(seen.assets[0].examined, Examined::kFull);
  EXPECT_THAT(seen.problems, IsEmpty());
}

TEST(Scan, WithoutTheDataOfItsLocaleAPictureIsReadAllTheSameButExaminedPartly) {
  ScanRun run = RunInLocale("de");
  const Observations seen = run();
  EXPECT_EQ(run.tools.asked.language, "eng");
  EXPECT_EQ(run.tools.reads, 1);
  EXPECT_EQ(seen.assets[0].examined, Examined::kPartly);
  ASSERT_THAT(seen.problems, SizeIs(1));
  EXPECT_EQ(
      seen.problems[0],
      (Problem{"a.png", "ocr-language", "a.png: data of eng+deu is missing; it was read as eng"}));
}

TEST(Scan, AnAskedForLanguageGoesBeforeTheLocale) {
  ScanRun run = RunInLocale("de");
  run.options.language = "fra";
  EXPECT_THAT(run().problems, IsEmpty());
  EXPECT_EQ(run.tools.asked.language, "fra");
}

TEST(Scan, OtherScriptsAreLookedForOnlyWhereTheyCanBeRead) {
  ScanRun run = RunInLocale("ru");
  run.tools.installed = {"eng", "eng+rus"};
  run.pack.names_in_scripts = true;
  EXPECT_THAT(run().assets[0].lines, IsEmpty());
  EXPECT_TRUE(run.tools.asked.read_all);
  run.submission.assets[0].locale = "en-GB";
  run();
  EXPECT_FALSE(run.tools.asked.read_all);
}

TEST(Scan, OneThingInTwoFramesIsReportedOnceAtItsBest) {
  ScanRun run;
  run.tools.pictures.emplace("A", Decoded({64, 64}, {100, 200, 150}));
  run.Add("a.gif", "A");
  const Observations seen = run();
  ASSERT_THAT(seen.evidence, SizeIs(1));
  EXPECT_DOUBLE_EQ(seen.evidence[0].score, 200 / 255.0);
}

TEST(Scan, ALongNameIsExaminedToTheLimitAndSaysSo) {
  ScanRun run;
  run.options.limits.name_code_points = 3;
  run.submission.texts = {{SubjectType::kName, "", "\u0430\u0431\u0432\u0433", ""}};
  const Observations seen = run();
  ASSERT_THAT(seen.problems, SizeIs(1));
  EXPECT_EQ(seen.problems[0].code, "limit-name-code-points");
  EXPECT_THAT(seen.problems[0].message, HasSubstr("4 code points are more than the limit of 3"));
  EXPECT_EQ(seen.evidence.at(0).excerpt, "\u0430\u0431\u0432");
  EXPECT_EQ(seen.evidence.at(0).subject.text, "\u0430\u0431\u0432\u0433");  // as submitted
}

// The echo answers once, so a limit of none stands for more than there may be.
TEST(Scan, TooManyMatchesOfATextAreCutAndSaySo) {
  ScanRun run;
  run.options.limits.text_matches = 0;
  run.submission.texts = {{SubjectType::kDescription, "", "abc", ""}};
  const Observations seen = run();
  EXPECT_THAT(seen.evidence, SizeIs(0));
  ASSERT_THAT(seen.problems, SizeIs(1));
  EXPECT_EQ(seen.problems[0].code, "limit-text-matches");
  EXPECT_THAT(seen.problems[0].message, HasSubstr("more matches than the limit of 0"));
}

struct NoteCase {
  const char* name;
  SubjectType type;
  std::string_view text;
  std::string_view note;
};

void PrintTo(const NoteCase& row, std::ostream* out) { *out << row.name; }

// U+1FAE9 came with Unicode 16.0, U+10D50 to U+10D54 as well; U+10FFFF will never be assigned.
constexpr NoteCase kNotes[] = {
    {"ascii", SubjectType::kName, "Desk & <Co>", ""},
    {"known", SubjectType::kName, "D\u00E9sk \U0001F600", ""},
    {"private_use_and_noncharacters", SubjectType::kName, "\uE000 \U0010FFFF", ""},
    {"later",
     SubjectType::kName,
     "Desk\U0001FAE9",
     "name: U+1FAE9 is not known to Unicode 15.0, the version this program reads by"},
    {"escaped",
     SubjectType::kDescription,
     "Desk &#x1FAE9; \U0001FAE9",
     "description: U+1FAE9 is not known to Unicode 15.0, the version this program reads by"},
    {"several",
     SubjectType::kName,
     "\U00010D54\U00010D50\U00010D52\U00010D51\U00010D53",
     "name: U+10D50, U+10D51, U+10D52 and 2 more are not known to Unicode 15.0, the version this "
     "program reads by"},
};

class NoteTest : public testing::TestWithParam<NoteCase> {};

TEST_P(NoteTest, SaysWhatIsNotKnown) {
  ScanRun run;
  run.submission.texts = {{GetParam().type, "", std::string(GetParam().text), ""}};
  const Observations seen = run();
  if (GetParam().note.empty()) {
    EXPECT_THAT(seen.notes, IsEmpty());
  } else {
    EXPECT_THAT(seen.notes, ElementsAre(GetParam().note));
  }
  EXPECT_THAT(seen.problems, IsEmpty());  // a note moves nothing
}

INSTANTIATE_TEST_SUITE_P(, NoteTest, testing::ValuesIn(kNotes), [](const auto& row) {
  return row.param.name;
});

struct RoleCase {
  const char* name;
  Size size;
  SubjectType role;
};

void PrintTo(const RoleCase& row, std::ostream* out) { *out << row.name; }

// The contract: at most 1024 px a side and sides within 1.25 of each other.
constexpr RoleCase kRoles[] = {
    {"usual_icon", {512, 512}, SubjectType::kIcon},
    {"largest_icon", {1024, 1024}, SubjectType::kIcon},
    {"one_more", {1025, 1024}, SubjectType::kScreenshot},
    {"just_within", {500, 400}, SubjectType::kIcon},
    {"just_outside", {501, 400}, SubjectType::kScreenshot},
    {"upright", {400, 500}, SubjectType::kIcon},
    {"screenshot", {1280, 800}, SubjectType::kScreenshot},
    {"one_pixel", {1, 1}, SubjectType::kIcon},
    {"line", {1, 1000}, SubjectType::kScreenshot},
};

class RoleBySizeTest : public testing::TestWithParam<RoleCase> {};

TEST_P(RoleBySizeTest, Decides) { EXPECT_EQ(RoleBySize(GetParam().size), GetParam().role); }

INSTANTIATE_TEST_SUITE_P(, RoleBySizeTest, testing::ValuesIn(kRoles), [](const auto& row) {
  return row.param.name;
});

TEST(Scan, ARoleThatNobodyNamedComesFromTheSize) {
  ScanRun run;
  run.tools.pictures.emplace("A", Decoded({1280, 800}, {255}));
  run.Add("a.png", "A", std::nullopt);
  EXPECT_EQ(run().assets[0].role, SubjectType::kScreenshot);
}

}  // namespace
}  // namespace brandlint
