// SPDX-License-Identifier: MIT
#include "tests/reference/letters_from_icu.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>
#include <set>
#include <string_view>

#include "core/base/utf8.h"

namespace brandlint {
namespace {

std::string Utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

bool IsAlnum(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
    return c < 0x80 && std::isalnum(c) != 0;
  });
}

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

icu::UnicodeString WithoutMarks(const icu::UnicodeString& text) {
  icu::UnicodeString stripped;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const auto type = u_charType(c);
    if (type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK) stripped.append(c);
  }
  return stripped;
}

bool IsWanted(UChar32 c) {
  const auto type = u_charType(c);
  // Ideographs and syllables have no skeleton of use, and there are a hundred thousand of them.
  return type != U_UNASSIGNED && type != U_SURROGATE && type != U_PRIVATE_USE_CHAR &&
         !(c >= 0xAC00 && c <= 0xD7A3) && !(c >= 0xF900 && c <= 0xFAFF) &&
         !(c >= 0x2F800 && c <= 0x2FA1F) && !(c >= 0x2E80 && c <= 0x2FDF) &&
         u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) == 0;
}

// Alphabets whose letters somebody decorates Latin words with; a look-alike in Arabic or Devanagari
// would only make the table longer.
bool MayStandForLatin(UChar32 c) {
  return (c >= 0x80 && c < 0x590) || (c >= 0x10A0 && c < 0x1100) || (c >= 0x13A0 && c < 0x1680) ||
         (c >= 0x1D00 && c < 0x2E00) || (c >= 0xA640 && c < 0xA800) || (c >= 0xAB30 && c < 0xABC0);
}

}  // namespace

std::string LettersFromIcu() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const nfd = icu::Normalizer2::getNFDInstance(status);
  const auto* const nfkd = icu::Normalizer2::getNFKDInstance(status);
  const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(uspoof_open(&status),
                                                                        &uspoof_close);
  const auto skeleton = [&](const icu::UnicodeString& text) {
    icu::UnicodeString result;
    uspoof_getSkeletonUnicodeString(checker.get(), 0, text, result, &status);
    return result;
  };

  std::map<std::string, std::set<std::string>> letters_of_skeleton;
  for (char c = '0'; c <= 'z'; ++c) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) continue;
    letters_of_skeleton[Utf8(skeleton(icu::UnicodeString(static_cast<UChar32>(c))))].insert(
        Lower(std::string(1, c)));
  }

  std::string file;
  for (UChar32 c = 0x80; c < 0x110000; ++c) {
    if (!IsWanted(c)) continue;
    std::set<std::string> seen;
    const auto emit = [&](const std::string& letters, std::string_view how) {
      if (letters.size() > 3 && !letters.starts_with("U+")) return;
      if (!seen.insert(letters).second) return;
      file +=
          CodePointName(static_cast<char32_t>(c)) + "\t" + letters + "\t" + std::string(how) + "\n";
    };

    const icu::UnicodeString text(c);
    const icu::UnicodeString bare = WithoutMarks(nfd->normalize(text, status));
    const icu::UnicodeString compatible = WithoutMarks(nfkd->normalize(text, status));
    if (IsAlnum(Utf8(bare))) {
      emit(Lower(Utf8(bare)), "marks");
    } else if (IsAlnum(Utf8(compatible))) {
      emit(Lower(Utf8(compatible)), "styled");
    }

    icu::UnicodeString folded(text), bare_folded(bare);
    folded.foldCase();
    bare_folded.foldCase();
    std::set<std::string> elsewhere;
    for (const icu::UnicodeString& form : {text, folded, bare, bare_folded, compatible}) {
      if (form.isEmpty()) continue;
      for (const icu::UnicodeString& looks : {skeleton(form), WithoutMarks(skeleton(form))}) {
        const std::string utf8 = Utf8(looks);
        if (const auto found = letters_of_skeleton.find(utf8); found != letters_of_skeleton.end()) {
          for (const std::string& letter : found->second) emit(letter, "confusable");
        } else if (IsAlnum(utf8)) {
          emit(Lower(utf8), "confusable");
        } else if (looks.countChar32() == 1 && looks.char32At(0) != c &&
                   MayStandForLatin(looks.char32At(0))) {
          elsewhere.insert(CodePointName(static_cast<char32_t>(looks.char32At(0))));
        }
      }
      if (form.countChar32() == 1 && form.char32At(0) != c && MayStandForLatin(form.char32At(0))) {
        elsewhere.insert(CodePointName(static_cast<char32_t>(form.char32At(0))));
      }
    }
    // What looks like another letter outside ASCII is read as that one is, if it is at all.
    for (const std::string& other : elsewhere) emit(other, "confusable");
  }
  return file;
}

std::string IcuUnicodeVersion() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return std::to_string(version[0]) + "." + std::to_string(version[1]);
}

}  // namespace brandlint
