// SPDX-License-Identifier: MIT
#include "core/text/word_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/name_matcher.h"
#include "core/text/words/built_in_words.h"
#include "tests/support/brands.h"

namespace brandlint {
namespace {

// A list of its own memory.
struct OwnedList {
  Bytes bytes;
  WordList words;

  explicit OwnedList(std::vector<std::string> list)
      : bytes(Compile(std::move(list))), words(WordList::Map(bytes).value()) {}

  static Bytes Compile(std::vector<std::string> list) {
    std::ranges::sort(list);
    return CompileWords(list);
  }
};

std::u32string Letters32(std::string_view utf8) {
  std::u32string letters;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = DecodeUtf8(utf8, at);
    letters.push_back(point.value);
    at += point.length;
  }
  return letters;
}

struct LineCase {
  const char* name;
  std::string_view line;
  std::string_view listed;  // empty: is left out
};
void PrintTo(const LineCase& row, std::ostream* out) { *out << row.name; }

constexpr LineCase kLines[] = {
    {"plain", "comet", "comet"},
    {"capital", "Comet", "comet"},
    {"accents", "com\u00E9t\u00E8", "comete"},
    {"decomposed", "come\u0301t", "comet"},
    {"stroke", "k\u00F8b", "kob"},
    {"stroke_capital", "K\u00D8B", "kob"},
    {"like_a_digit_and_a_letter", "\u0142\u00F3d\u017A", "lodz"},
    {"like_it_in_capitals", "\u0141\u00D3D\u0179", "lodz"},
    {"like_a_digit_alone", "\u0431\u043E\u0431", "\u0431o\u0431"},
    {"too_short", "ox", ""},
    {"shortest", "oxo", "oxo"},
    {"longest", "abcdefghijklmn", "abcdefghijklmn"},
    {"too_long", "abcdefghijklmno", ""},
    {"possessive", "comet's", ""},
    {"hyphen", "come-on", ""},
    {"digit", "comet2", ""},
    {"empty", "", ""},
};

class ListedWordTest : public testing::TestWithParam<LineCase> {};
TEST_P(ListedWordTest, IsLettersOnly) { EXPECT_EQ(ListedWord(GetParam().line), GetParam().listed); }
INSTANTIATE_TEST_SUITE_P(, ListedWordTest, testing::ValuesIn(kLines), [](const auto& row) {
  return row.param.name;
});

TEST(WordList, HasItsWordsAndNoOthers) {
  const std::vector<std::string> all = {
      "comet", "comets", "cometary", "dome", "\u0436\u0443\u043A"};
  const OwnedList list(all);
  for (const std::string& word : all) EXPECT_TRUE(list.words.Contains(Letters32(word))) << word;
  for (const char* other : {"", "come", "cometa", "cometss", "om", "zebra", "\u0436\u0443"}) {
    EXPECT_FALSE(list.words.Contains(Letters32(other))) << other;
  }
}

TEST(WordList, OtherBytesAreAnError) {
  Bytes bytes = OwnedList::Compile({"comet"});
  EXPECT_FALSE(WordList::Map({}).ok());
  EXPECT_FALSE(WordList::Map(ByteView(bytes).first(bytes.size() - 4)).ok());
  EXPECT_FALSE(WordList::Map(ByteView(bytes).first(14)).ok());
  bytes[0] ^= 1;
  EXPECT_EQ(WordList::Map(bytes).error().code, "word-list");
}

TEST(WordList, BuiltInHasWordsOfManyLanguages) {
  const WordList& words = BuiltInWords();
  for (const char* word : {"window",
                           "fenster",
                           "fenetre",
                           "ventana",
                           "finestra",
                           "janela",
                           "venster",
                           "vindue",
                           "okno",
                           "fenestro"}) {
    EXPECT_TRUE(words.Contains(Letters32(word))) << word;
  }
  EXPECT_FALSE(words.Contains(U"wlndow"));
  const WordListFacts facts = BuiltInWordsFacts();
  EXPECT_GT(facts.words, 5'000'000u);
  EXPECT_LT(facts.bytes, 16u << 20);
  for (const ListedCount& list : facts.lists) EXPECT_GT(list.words, 5'000u) << list.list;
}

// With a list of these words, and without.
struct NearCase {
  const char* name;
  std::string_view text;
  bool with, without;  // whether a person has to look
};
void PrintTo(const NearCase& row, std::ostream* out) { *out << row.name; }

const std::vector<std::string> kWords = {"lumasay",
                                         "lumapay",
                                         "lumapays",
                                         "lumapayesque",
                                         "luma",
                                         "lumasaw",
                                         "phone",
                                         "boxing",
                                         "pagar",
                                         "poy",
                                         "lumapayphone",
                                         "lumapagar"};

constexpr NearCase kNear[] = {
    // Only edited names are freed, and words that hold the name.
    {"a_word", "Lumasay", false, true},
    {"its_plural", "Lumasays", false, false},
    {"its_possessive", "Lumasay's", false, true},
    {"at_a_hump", "BoxingLumasay", false, true},
    {"no_word", "Lumazay", true, true},
    {"word_that_holds_the_name", "Lumapayesque", false, true},
    // The name stays the name, whatever the list has.
    {"the_name", "Lumapay", true, true},
    {"its_ending", "Lumapays", true, true},
    {"at_humps", "MyLumapayBoxing", true, true},
    {"spread", "Luma Pay", true, true},
    {"disguised", "Lum\u0430pay", true, true},
    {"name_and_word", "Lumapayphone", true, true},
    {"other_form", "Lumapagar", true, true},
    // Side by side they are words of their own; a symbol between them may be a letter.
    {"two_words", "Luma Poy", false, true},
    {"letters_and_a_symbol", "Luma~Poy", true, true},
    // What is no word may be further off, without the list it may be another word; another ending
    // is
    // a word of the same stem in either case.
    {"two_edits_near_the_beginning", "Lzxapay", true, false},
    {"two_edits_at_the_end", "Lumapxz", false, false},
    {"two_edits_at_the_beginning", "Tsmapay", false, false},
};

class NearWordTest : public testing::TestWithParam<NearCase> {};

TEST_P(NearWordTest, IsFreeByTheList) {
  static const OwnedList list(kWords);
  constexpr double kLikely = 0.75;
  const std::vector<Brand> brands = {LumapayBrand()};
  const auto is_seen = [&](const WordList* words) {
    const auto matches = NameMatcher::Compile(brands, words).value().Find(GetParam().text);
    return std::ranges::any_of(matches, [](const NameMatch& m) { return m.score >= kLikely; });
  };
  EXPECT_EQ(is_seen(&list.words), GetParam().with);
  EXPECT_EQ(is_seen(nullptr), GetParam().without);
}
INSTANTIATE_TEST_SUITE_P(, NearWordTest, testing::ValuesIn(kNear), [](const auto& row) {
  return row.param.name;
});

TEST(WordList, KnowsWhichWordsAreCommon) {
  const std::vector<std::string> all = {"lamp", "lantern", "zitadelle"}, common = {"lantern"};
  const Bytes bytes = CompileWords(all, common);
  const auto words = WordList::Map(bytes);
  ASSERT_TRUE(words.ok());
  EXPECT_TRUE(words->Contains(U"lamp"));
  EXPECT_FALSE(words->IsCommon(U"lamp"));
  EXPECT_TRUE(words->IsCommon(U"lantern"));
  EXPECT_FALSE(words->IsCommon(U"light"));
}

}  // namespace
}  // namespace brandlint
