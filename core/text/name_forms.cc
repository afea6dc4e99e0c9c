// SPDX-License-Identifier: MIT
#include "core/text/name_forms.h"

#include <algorithm>

#include "core/text/edit_costs.h"
#include "core/text/fold.h"
#include "core/text/letter_table.h"
#include "core/text/unmask.h"
#include "core/text/way.h"

namespace brandlint {
namespace {

SearchOptions OptionsFor(std::size_t letters, NameKind kind) {
  if (kind == NameKind::kProduct) return {.inside = false, .disguised = false, .max_cost = 0};
  if (letters < kFewestForOneEdit) return {.inside = false, .disguised = true, .max_cost = 0};
  if (letters < kFewestInside) return {.inside = false, .disguised = true, .max_cost = kFullEdit};
  const int edits = letters < kFewestForTwoEdits ? 1 : 2;
  return {.inside = true, .disguised = true, .max_cost = edits * kFullEdit};
}

// SearchOptions::humps of a word as the brand writes it.
std::uint64_t HumpsOf(std::string_view word) {
  std::uint64_t humps = 0;
  bool after_lower = false;
  std::size_t letter = 0;
  for (const SourceChar& c : DecodeEscapes(word)) {
    const Glyph glyph = GlyphOf(c);
    if (glyph.upper && after_lower && letter < kLongestWord) humps |= std::uint64_t{1} << letter;
    after_lower = glyph.lower;
    const auto readings = Letters().Of(glyph.value);
    if (IsWordPart(glyph) && !readings.empty()) letter += readings[0].length;
  }
  return humps;
}

FreePattern CompileFree(std::string_view word) {
  FreePattern pattern;
  if (word.starts_with('*')) {
    pattern.any_before = true;
    word.remove_prefix(1);
  }
  if (word.ends_with('*')) {
    pattern.any_after = true;
    word.remove_suffix(1);
  }
  pattern.word = FoldWord(word);
  return pattern;
}

OtherForm CompileForm(std::string_view text, bool common_noun) {
  OtherForm form;
  form.letters = SearchLetters(text);
  if (form.letters.empty()) form.folded = FoldWord(text);
  form.common_noun = common_noun;
  return form;
}

}  // namespace

std::string SearchLetters(std::string_view word) {
  std::string letters;
  for (const SourceChar& c : DecodeEscapes(word)) {
    const Glyph glyph = GlyphOf(c);
    if (!IsWordPart(glyph)) continue;
    const auto readings = Letters().Of(glyph.value);
    if (readings.empty() || readings[0].how > Disguise::kMarks) return {};
    letters += readings[0].text();
  }
  return letters;
}

Result<NameForms> CompileName(const Brand& brand, std::size_t index, const BrandName& name) {
  NameForms forms;
  forms.brand = index;
  forms.brand_id = brand.id;
  forms.word = name.word;
  forms.kind = name.kind;
  forms.letters = SearchLetters(name.word);
  forms.common_noun = name.common_noun;
  const std::u32string folded = FoldWord(name.word);
  const auto complain = [&](const std::string& what) {
    return Error{"brand-name", "brand " + brand.id + ": name \"" + name.word + "\" " + what};
  };
  if (folded.empty()) return complain("has no letter or digit");
  if (std::max(forms.letters.size(), folded.size()) > kLongestWord) {
    return complain("has " + std::to_string(folded.size()) + " letters, more than the limit of " +
                    std::to_string(kLongestWord));
  }
  forms.search = OptionsFor(forms.letters.size(), name.kind);
  forms.search.humps = HumpsOf(name.word);
  if (forms.letters.empty()) forms.others.push_back(CompileForm(name.word, false));

  for (const Transliteration& other : name.transliterations) {
    OtherForm form = CompileForm(other.text, other.common_noun);
    if (form.letters.empty() && form.folded.empty()) {
      return complain("has the transliteration \"" + other.text + "\" without a letter");
    }
    if (form.letters.size() > kLongestWord) {
      return complain("has the transliteration \"" + other.text + "\" of more than " +
                      std::to_string(kLongestWord) + " letters");
    }
    forms.others.push_back(std::move(form));
  }
  for (const std::string& word : name.free_words) forms.free.push_back(CompileFree(word));
  for (const GenericSense& sense : name.generic_senses) {
    for (const std::string& word : sense.words) forms.senses.Add(word);
  }
  for (const std::string& word : name.brand_senses) forms.brand_senses.Add(word);
  for (const BrandName& product : brand.names) {
    if (product.kind == NameKind::kProduct) forms.products.push_back(WordsOf(product.word));
  }
  return forms;
}

bool IsFree(const std::vector<FreePattern>& free, std::u32string_view token) {
  return std::ranges::any_of(free, [&](const FreePattern& pattern) {
    const std::u32string_view word = pattern.word;
    if (pattern.any_before && pattern.any_after) return token.find(word) != token.npos;
    if (pattern.any_before) return token.ends_with(word);
    if (pattern.any_after) return token.starts_with(word);
    return token == word || (token.starts_with(word) && token.substr(word.size()) == U"s");
  });
}

bool IsFormOf(const NameForms& name, std::u32string_view token) {
  constexpr std::size_t kLongestEnding = 3;
  const auto grows_from = [&](const auto& form) {
    return !form.empty() && token.size() >= form.size() &&
           token.size() <= form.size() + kLongestEnding &&
           std::ranges::equal(form, token.substr(0, form.size()), [](auto a, char32_t b) {
             return static_cast<char32_t>(a) == b;
           });
  };
  return grows_from(name.letters) || std::ranges::any_of(name.others, [&](const OtherForm& other) {
           return grows_from(other.letters) || grows_from(other.folded);
         });
}

}  // namespace brandlint
