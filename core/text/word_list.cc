// SPDX-License-Identifier: MIT
#include "core/text/word_list.h"

#include <dawgdic/dawg-builder.h>
#include <dawgdic/dictionary-builder.h>
#include <dawgdic/dictionary.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/text/code_points.h"
#include "core/text/fold.h"
#include "core/text/letter_table.h"
#include "core/text/unmask.h"

namespace brandlint {
namespace {

// The units are read as they lie in memory, so the file is made and read on machines of one kind:
// it is never handed from one to another.
static_assert(std::endian::native == std::endian::little);

constexpr std::string_view kMagic = "wordlist/2\n\n";
constexpr std::size_t kHeader = 16;  // the magic, and the number of units

bool IsPlain(std::string_view utf8) {
  return std::ranges::all_of(utf8, [](char c) { return c >= 'a' && c <= 'z'; });
}

// The Latin letters that a letter is to someone who writes it without marks; empty when it looks
// like none. Of digits it may look like 1: then it is an l ("\u0142"), since a small i has its dot.
std::string_view PlainLettersOf(const Glyph& letter) {
  for (const Reading& reading : Letters().Of(LowerOf(letter.value))) {
    if (reading.text() == "1") return "l";
    if (IsPlain(reading.text())) return reading.text();
  }
  return {};
}

}  // namespace

std::u32string ListedLetters(std::span<const Glyph> glyphs) {
  std::u32string word;
  for (const Glyph& glyph : glyphs) {
    if (IsTransparent(glyph)) continue;
    const std::span<const Reading> readings = Letters().Of(glyph.value);
    std::string_view letters;
    if (glyph.kind == GlyphKind::kLetter) {
      letters = PlainLettersOf(glyph);
    } else if (!readings.empty()) {
      letters = readings[0].text();
    }
    if (!letters.empty()) {
      for (const char c : letters) word.push_back(static_cast<unsigned char>(c));
    } else if (IsWordPart(glyph)) {
      word += Fold(std::span(&glyph, 1)).text;
    }
  }
  return word;
}

std::string ListedWord(std::string_view utf8) {
  std::string word;
  std::size_t letters = utf8.size();
  if (IsPlain(utf8)) {
    word = utf8;
  } else {
    std::vector<Glyph> glyphs;
    for (const SourceChar& c : DecodeEscapes(utf8)) {
      glyphs.push_back(GlyphOf(c));
      const GlyphKind kind = glyphs.back().kind;
      if (kind == GlyphKind::kSeparator || kind == GlyphKind::kDigit) return {};
    }
    const std::u32string listed = ListedLetters(glyphs);
    letters = listed.size();
    for (const char32_t c : listed) AppendUtf8(c, word);
  }
  return letters < kFewestListed || letters > kMostListed ? std::string() : word;
}

struct WordList::Automaton {
  dawgdic::Dictionary words;
};

WordList::WordList(std::unique_ptr<Automaton> automaton) : automaton_(std::move(automaton)) {}
WordList::WordList(WordList&&) noexcept = default;
WordList& WordList::operator=(WordList&&) noexcept = default;
WordList::~WordList() = default;

Result<WordList> WordList::Map(ByteView bytes) {
  if (!HasAt(bytes, 0, kMagic)) return Error{"word-list", "not a compiled word list"};
  const auto units = ReadLittleEndian(bytes, kMagic.size(), 4);
  const std::size_t there =
      bytes.size() < kHeader ? 0 : (bytes.size() - kHeader) / sizeof(dawgdic::DictionaryUnit);
  if (!units || *units == 0 || *units != there) {
    return Error{"word-list",
                 "the compiled word list has " + std::to_string(there) + " units instead of " +
                     std::to_string(units.value_or(0))};
  }
  CHECK(reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(dawgdic::DictionaryUnit) == 0);
  auto automaton = std::make_unique<Automaton>();
  automaton->words.Map(bytes.data() + kHeader, there);
  return WordList(std::move(automaton));
}

std::optional<int> WordList::Find(std::u32string_view letters) const {
  if (letters.size() < kFewestListed || letters.size() > kMostListed) return std::nullopt;
  std::string utf8;  // fourteen ASCII letters need no memory of their own
  for (const char32_t c : letters) AppendUtf8(c, utf8);
  dawgdic::ValueType common = 0;
  if (!automaton_->words.Find(utf8.data(), utf8.size(), &common)) return std::nullopt;
  return common;
}

Bytes CompileWords(std::span<const std::string> words, std::span<const std::string> common) {
  dawgdic::DawgBuilder builder;
  for (const std::string& word : words) {
    while (!common.empty() && common.front() < word) common = common.subspan(1);
    const bool is_common = !common.empty() && common.front() == word;
    CHECK(builder.Insert(word.data(), word.size(), is_common ? 1 : 0));
  }
  dawgdic::Dawg dawg;
  builder.Finish(&dawg);
  dawgdic::Dictionary dictionary;
  CHECK(dawgdic::DictionaryBuilder::Build(dawg, &dictionary));

  Bytes bytes(kHeader + dictionary.total_size());
  std::ranges::copy(kMagic, bytes.begin());
  const auto units = static_cast<std::uint32_t>(dictionary.size());
  std::memcpy(bytes.data() + kMagic.size(), &units, sizeof(units));
  std::memcpy(bytes.data() + kHeader, dictionary.units(), dictionary.total_size());
  return bytes;
}

}  // namespace brandlint
