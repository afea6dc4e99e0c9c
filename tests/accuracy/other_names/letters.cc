// SPDX-License-Identifier: MIT
#include "tests/accuracy/other_names/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <array>
#include <memory>
#include <string_view>

#include "core/base/check.h"

namespace brandlint {
namespace {

constexpr char32_t kLastLooked = 0x1F9FF;

struct CloseChecker {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

icu::UnicodeString Skeleton(const USpoofChecker* checker, char32_t value) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString skeleton;
  const icu::UnicodeString text(static_cast<UChar32>(value));
  uspoof_getSkeletonUnicodeString(checker, 0, text, skeleton, &status);
  CHECK(U_SUCCESS(status));
  return skeleton;
}

// "N" of "LATIN SMALL LETTER N WITH HOOK" and of "LATIN LETTER SMALL CAPITAL N"; else '\0'.
char LetterDrawnOver(char32_t value) {
  std::array<char, 128> name{};
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(value), U_UNICODE_CHAR_NAME, name.data(), name.size(), &status);
  const std::string_view text = name.data();
  for (const std::string_view start :
       {std::string_view("LATIN SMALL LETTER "), std::string_view("LATIN CAPITAL LETTER ")}) {
    if (!text.starts_with(start)) continue;
    const std::string_view rest = text.substr(start.size());
    if (rest.size() > 2 && rest.substr(1).starts_with(" WITH ")) {
      return static_cast<char>(rest[0] - 'A' + 'a');
    }
  }
  constexpr std::string_view kSmallCapital = "LATIN LETTER SMALL CAPITAL ";
  if (text.starts_with(kSmallCapital) && text.size() == kSmallCapital.size() + 1) {
    return static_cast<char>(text.back() - 'A' + 'a');
  }
  return '\0';
}

bool IsSince(char32_t value, int major) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(value), age);
  return age[0] > major;
}

std::array<LetterForms, 26> MakeForms() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, CloseChecker> checker(uspoof_open(&status));
  const icu::Normalizer2* const nfkc = icu::Normalizer2::getNFKCInstance(status);
  CHECK(U_SUCCESS(status));
  std::array<icu::UnicodeString, 26> small, capital;
  for (std::size_t i = 0; i < small.size(); ++i) {
    small[i] = Skeleton(checker.get(), 'a' + static_cast<char32_t>(i));
    capital[i] = Skeleton(checker.get(), 'A' + static_cast<char32_t>(i));
  }
  std::array<LetterForms, 26> all;
  for (char32_t value = 0x80; value <= kLastLooked; ++value) {
    const auto c = static_cast<UChar32>(value);
    if (u_charType(c) == U_UNASSIGNED || u_charType(c) == U_SURROGATE || IsSince(value, 15))
      continue;
    const icu::UnicodeString text(c);
    const icu::UnicodeString plain = nfkc->normalize(text, status);
    const icu::UnicodeString skeleton = Skeleton(checker.get(), value);
    const UScriptCode script = uscript_getScript(c, &status);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto letter = static_cast<char16_t>('a' + i);
      const auto upper = static_cast<char16_t>('A' + i);
      if (plain != text &&
          (plain == icu::UnicodeString(letter) || plain == icu::UnicodeString(upper))) {
        all[i].styled.push_back(value);
      } else if (u_isalpha(c) != 0 && script != USCRIPT_COMMON &&
                 (skeleton == small[i] || skeleton == capital[i])) {
        all[i].confusable.push_back(value);
        if (script == USCRIPT_CYRILLIC) all[i].cyrillic.push_back(value);
        if (script == USCRIPT_GREEK) all[i].greek.push_back(value);
      } else if (LetterDrawnOver(value) == static_cast<char>(letter)) {
        all[i].drawn_over.push_back(value);
      }
    }
  }
  return all;
}

}  // namespace

const LetterForms& FormsOf(char letter) {
  static const std::array<LetterForms, 26> kAll = MakeForms();
  CHECK(letter >= 'a' && letter <= 'z');
  return kAll[static_cast<std::size_t>(letter - 'a')];
}

const std::vector<char32_t>& Ignorables() {
  static const std::vector<char32_t> kAll = [] {
    std::vector<char32_t> all;
    for (char32_t value = 0; value < 0xE1000; ++value) {
      const auto c = static_cast<UChar32>(value);
      const bool bidi = u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
      if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && !bidi &&
          u_charType(c) != U_UNASSIGNED) {
        all.push_back(value);
      }
    }
    return all;
  }();
  return kAll;
}

const std::vector<char32_t>& Marks() {
  static const std::vector<char32_t> kAll = [] {
    std::vector<char32_t> all;
    for (char32_t value = 0x0300; value <= 0x036F; ++value) {
      if (value != 0x034F) all.push_back(value);  // the grapheme joiner is nothing to see
    }
    return all;
  }();
  return kAll;
}

}  // namespace brandlint
