// SPDX-License-Identifier: MIT
#include "core/codec/observations.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <ostream>
#include <random>
#include <string>

#include "core/base/utf8.h"
#include "tests/support/sample_records.h"

namespace brandlint {
namespace {

void ExpectEqual(const Observations& a, const Observations& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.source_b64, b.source_b64);
  EXPECT_EQ(a.form, b.form);
  EXPECT_EQ(a.app_id, b.app_id);
  EXPECT_EQ(a.developer_id, b.developer_id);
  EXPECT_EQ(a.detectors, b.detectors);
  EXPECT_EQ(a.texts, b.texts);
  EXPECT_EQ(a.assets, b.assets);
  EXPECT_EQ(a.evidence, b.evidence);
  EXPECT_EQ(a.same_names, b.same_names);
  EXPECT_EQ(a.problems, b.problems);
  EXPECT_EQ(a.notes, b.notes);
}

Observations ThereAndBack(const Observations& observations) {
  std::string out;
  WriteObservations(observations, out);
  EXPECT_EQ(out.find('\n'), std::string::npos);
  EXPECT_TRUE(nlohmann::json::accept(out)) << out;
  const auto read = ReadObservations(out, "worker");
  EXPECT_TRUE(read.ok()) << read.error().message;
  return read.ok() ? *read : Observations();
}

TEST(Observations, ComeBackEqual) {
  ExpectEqual(ThereAndBack(SampleObservations()), SampleObservations());
  ExpectEqual(ThereAndBack({}), {});
}

TEST(Observations, WriteALongTextOnce) {
  Observations observations = SampleObservations();
  observations.texts[1].text += std::string(100'000, 'x');
  observations.evidence[1].subject = observations.texts[1];
  observations.evidence.insert(observations.evidence.end(), 100, observations.evidence[1]);
  std::string out;
  WriteObservations(observations, out);
  EXPECT_LT(out.size(), 200'000U);
  ExpectEqual(ThereAndBack(observations), observations);
}

// Any value that its types can hold, except texts that are not UTF-8 and numbers not finite.
class RandomValues {
 public:
  std::size_t Below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }

  std::string Text() {
    std::string text;
    for (std::size_t i = Below(6); i > 0; --i) {
      const std::size_t plane = Below(3);
      AppendUtf8(static_cast<char32_t>(Below(plane == 0   ? 0x80
                                             : plane == 1 ? 0x3000
                                                          : 0x110000)),
                 text);
    }
    return text;
  }
  std::string NonEmpty() { return "x" + Text(); }
  double Number() { return std::uniform_real_distribution<double>(-1e6, 1e6)(random_); }
  int Whole() { return static_cast<int>(Below(1U << 31)); }

  Subject AnySubject() { return {static_cast<SubjectType>(Below(9)), Text(), Text(), Text()}; }

  Evidence AnyEvidence(const std::vector<Subject>& texts) {
    Evidence evidence;
    evidence.detector = Text();
    evidence.brand = Text();
    evidence.reference = Text();
    evidence.reference_kind = Text();
    evidence.kind = Text();
    evidence.subject = !texts.empty() && Below(2) == 0 ? texts[Below(texts.size())] : AnySubject();
    evidence.score = Number();
    if (Below(2) == 0) {
      const std::size_t first = Below(100);
      evidence.span = Span{first, first + Below(100)};
    }
    if (Below(2) == 0) {
      Region region{{Whole(), -Whole(), Whole(), Whole()}, {}};
      for (Point& corner : region.quad) corner = {Number(), Number()};
      evidence.region = region;
    }
    evidence.excerpt = Text();
    evidence.context = Text();
    evidence.remark = Text();
    for (std::size_t i = Below(3); i > 0; --i) evidence.steps.push_back({Text(), Text(), Text()});
    for (std::size_t i = Below(3); i > 0; --i) {
      evidence.measures.push_back({Text(), Number(), Text()});
    }
    return evidence;
  }

  Observations Any() {
    Observations observations;
    observations.id = Text();
    observations.source = Text();
    observations.source_b64 = Text();
    observations.form = static_cast<SubmissionForm>(Below(2));
    observations.app_id = Text();
    observations.developer_id = Text();
    for (std::size_t i = Below(3); i > 0; --i) observations.detectors.push_back(NonEmpty());
    for (std::size_t i = Below(4); i > 0; --i) observations.texts.push_back(AnySubject());
    for (std::size_t i = Below(3); i > 0; --i) {
      observations.assets.push_back({Text(),
                                     static_cast<SubjectType>(Below(9)),
                                     Text(),
                                     Text(),
                                     Below(1ULL << 50),
                                     {Whole(), Whole()},
                                     Whole(),
                                     static_cast<Examined>(Below(3))});
    }
    for (std::size_t i = Below(4); i > 0; --i) {
      observations.evidence.push_back(AnyEvidence(observations.texts));
    }
    for (std::size_t i = Below(3); i > 0; --i)
      observations.same_names.push_back({Text(), Text(), Text(), 1 + Below(1000)});
    for (std::size_t i = Below(3); i > 0; --i) {
      observations.problems.push_back({Text(), Text(), Text()});
    }
    for (std::size_t i = Below(3); i > 0; --i) observations.notes.push_back(NonEmpty());
    return observations;
  }

 private:
  std::mt19937 random_{20261124};  // fixed: a failure must be repeatable
};

TEST(Observations, ComeBackEqualWhateverTheyHold) {
  RandomValues values;
  for (int round = 0; round < 2000 && !testing::Test::HasFailure(); ++round) {
    const Observations observations = values.Any();
    ExpectEqual(ThereAndBack(observations), observations);
  }
}

struct BadCase {
  const char* name;
  std::string_view from, to;
  std::string_view message;
};

void PrintTo(const BadCase& row, std::ostream* out) { *out << row.name; }

// One thing changed in what WriteObservations made of the sample.
constexpr BadCase kBad[] = {
    {"other_schema",
     "observations/1",
     "observations/2",
     "w:1: \"schema\" must be \"brandlint.observations/1\", not \"brandlint.observations/2\""},
    {"unknown_form",
     "\"form\": \"listing\"",
     "\"form\": \"list\"",
     "w:1: \"form\" must be loose or listing, not \"list\""},
    {"text_that_is_not_there",
     "\"in_text\": 1",
     "\"in_text\": 2",
     "w:1: \"evidence[1].in_text\" must be a whole number from 0 to 1, not 2"},
    {"neither_text_nor_subject",
     "\"in_text\": 1, ",
     "",
     "w:1: \"evidence[1].subject\" or \"in_text\" must be there, one of the two"},
    {"score_as_text",
     "\"score\": 0.98",
     "\"score\": \"high\"",
     "w:1: \"evidence[0].score\" must be a number, not text"},
    {"span_backwards",
     "[55, 62]",
     "[62, 55]",
     "w:1: \"evidence[1].span\" must be two offsets, the first not after the last"},
    {"box_of_three",
     "[310, 300, 180, 182]",
     "[310, 300, 180]",
     "w:1: \"evidence[2].region.box\" must be four whole numbers"},
    {"box_past_int",
     "[310, 300, 180, 182]",
     "[310, 300, 180, 3000000000]",
     "w:1: \"evidence[2].region.box[3]\" must be a whole number from -2147483648 to 2147483647, "
     "not "
     "3000000000"},
    {"quad_of_three",
     "[490.126, 481], ",
     "",
     "w:1: \"evidence[2].region.quad\" must be four corners"},
    {"corner_of_one",
     "[490.126, 481]",
     "[490.126]",
     "w:1: \"evidence[2].region.quad\" must be four corners of two numbers each"},
    {"unknown_examined",
     "\"full\"",
     "\"fully\"",
     "w:1: \"assets[0].examined\" must be full, partly or none, not \"fully\"; did you mean "
     "\"full\"?"},
    {"unknown_key",
     "\"notes\"",
     "\"note\"",
     "w:1: \"note\" is not a known key; did you mean \"notes\"?"},
};

class BadObservationsTest : public testing::TestWithParam<BadCase> {};

TEST_P(BadObservationsTest, AreRefused) {
  std::string text;
  WriteObservations(SampleObservations(), text);
  const std::size_t at = text.find(GetParam().from);
  ASSERT_NE(at, std::string::npos) << text;
  text.replace(at, GetParam().from.size(), GetParam().to);
  const auto read = ReadObservations(text, "w");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(, BadObservationsTest, testing::ValuesIn(kBad), [](const auto& row) {
  return row.param.name;
});

// What a dying worker leaves: every beginning of a record is an error, none a crash or a value.
TEST(Observations, AreRefusedWhenCutShort) {
  std::string text;
  WriteObservations(SampleObservations(), text);
  for (std::size_t size = 0; size < text.size(); ++size) {
    ASSERT_FALSE(ReadObservations(std::string_view(text).substr(0, size), "w").ok()) << size;
  }
}

}  // namespace
}  // namespace brandlint
