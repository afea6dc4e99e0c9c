// SPDX-License-Identifier: MIT
// What language and script a locale stands for.
#pragma once

#include <string>
#include <string_view>

namespace brandlint {

struct WrittenLanguage {
  std::string iso;     // ISO 639-2/T, "deu"; empty when the locale names none
  std::string script;  // ISO 15924, "Latn": the one named, or what the language is written in there
};

// Of a locale such as "de", "pt-BR" or "zh_Hant"; empty parts for what is no locale.
// Source: Unicode Technical Standard #35, part 1, "Likely Subtags", as ICU has it.
WrittenLanguage WrittenLanguageOf(std::string_view locale);

}  // namespace brandlint
