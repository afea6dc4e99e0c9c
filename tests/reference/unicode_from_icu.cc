// SPDX-License-Identifier: MIT
#include "tests/reference/unicode_from_icu.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "core/base/check.h"

namespace brandlint {
namespace {

// The rules of data/unicode/README.md, in their order.
GlyphKind KindOf(UChar32 c) {
  if (c >= 0x09 && c <= 0x0D) return GlyphKind::kSeparator;
  // Braille blank and object replacement: symbols by their category, and nothing is seen.
  if (c == 0x2800 || c == 0xFFFC) return GlyphKind::kIgnorable;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return GlyphKind::kIgnorable;
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return GlyphKind::kLetter;
    case U_DECIMAL_DIGIT_NUMBER:
      return GlyphKind::kDigit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return GlyphKind::kMark;
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
    case U_UNASSIGNED:
      return GlyphKind::kIgnorable;
    default:
      return GlyphKind::kSeparator;
  }
}

bool IsUnspaced(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return true;
    default:
      return false;
  }
}

std::u32string FoldOf(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* const nfd = icu::Normalizer2::getNFDInstance(status);
  CHECK(U_SUCCESS(status) != 0);
  const icu::UnicodeString folded =
      nfd->normalize(casefold->normalize(icu::UnicodeString(c), status), status);
  CHECK(U_SUCCESS(status) != 0);
  std::u32string fold;
  for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 part = folded.char32At(i);
    if (u_getCombiningClass(part) == 0) fold.push_back(static_cast<char32_t>(part));
  }
  return fold;
}

}  // namespace

bool IsLaterThanPinned(char32_t value) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(value), age);
  return age[0] > 15 || (age[0] == 15 && age[1] > 0);
}

ReferenceCodePoint CodePointFromIcu(char32_t value) {
  const auto c = static_cast<UChar32>(value);
  ReferenceCodePoint point{.lower_case = value, .fold = {value}};
  // A default-ignorable is ignored for good, and a noncharacter never becomes one.
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0 &&
      u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT) == 0 &&
      (u_charType(c) == U_UNASSIGNED || IsLaterThanPinned(value))) {
    return point;
  }
  point.known = true;
  point.kind = KindOf(c);
  point.upper = u_tolower(c) != c;
  point.lower = u_toupper(c) != c;
  point.unspaced = IsUnspaced(c);
  point.lower_case = static_cast<char32_t>(u_tolower(c));
  point.fold = FoldOf(c);
  return point;
}

}  // namespace brandlint
