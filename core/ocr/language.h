// SPDX-License-Identifier: MIT
// Which language data of Tesseract a picture is read with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace brandlint {

inline constexpr std::string_view kDefaultLanguage = "eng";

// The language data for a language (ISO 639-2/T) in a script (ISO 15924): "eng+deu", because a
// brand's name stands in Latin letters in any language. kDefaultLanguage for English and for "".
std::string LanguageData(std::string_view iso, std::string_view script);

// Whether data for a language ("eng", "eng+deu") is installed where Debian puts it; no other folder
// is looked at. Errors: "ocr-language", naming the package to install.
Result<void> CheckLanguage(std::string_view language);

// The files of all installed language data, whole paths: what an engine opens when it is made.
std::vector<std::string> InstalledLanguageFiles();

// Folder and ending of these files: <folder>/deu.traineddata.
std::string LanguageFile(std::string_view word);

}  // namespace brandlint
