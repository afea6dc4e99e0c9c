// SPDX-License-Identifier: MIT
#include "core/ocr/language.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace brandlint {
namespace {

constexpr const char* kData = BRANDLINT_TESSDATA;  // found when the program was configured
constexpr std::string_view kEnding = ".traineddata";

// A language of Tesseract is a plain word ("chi_sim"); anything else could name another folder.
bool IsLanguageWord(std::string_view word) {
  return !word.empty() && word.size() <= 32 && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// "chi_sim" is in the package tesseract-ocr-chi-sim.
std::string PackageOf(std::string_view language) {
  std::string package = "tesseract-ocr-" + std::string(language);
  for (char& c : package) {
    if (c == '_') c = '-';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return package;
}

// Tesseract names its data by ISO 639-2/T, but for these.
struct OtherName {
  std::string_view iso, script, name;  // an empty script: any
};
constexpr std::array<OtherName, 9> kOtherNames = {{{"zho", "Hans", "chi_sim"},
                                                   {"zho", "Hant", "chi_tra"},
                                                   {"srp", "Latn", "srp_latn"},
                                                   {"aze", "Cyrl", "aze_cyrl"},
                                                   {"uzb", "Cyrl", "uzb_cyrl"},
                                                   {"nob", "", "nor"},
                                                   {"nno", "", "nor"},
                                                   {"kur", "", "kmr"},
                                                   {"tgl", "", "fil"}}};

}  // namespace

std::string LanguageData(std::string_view iso, std::string_view script) {
  const std::string fallback(kDefaultLanguage);
  if (iso.empty() || iso == kDefaultLanguage) return fallback;
  const auto* const other = std::ranges::find_if(kOtherNames, [&](const OtherName& each) {
    return each.iso == iso && (each.script.empty() || each.script == script);
  });
  return fallback + "+" + std::string(other == kOtherNames.end() ? iso : other->name);
}

std::string LanguageFile(std::string_view word) {
  return std::string(kData) + "/" + std::string(word) + std::string(kEnding);
}

std::vector<std::string> InstalledLanguageFiles() {
  std::vector<std::string> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(kData, ignored)) {
    if (entry.path().extension() == kEnding) files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

Result<void> CheckLanguage(std::string_view language) {
  while (true) {
    const std::size_t plus = language.find('+');
    const std::string_view word = language.substr(0, plus);
    if (!IsLanguageWord(word)) {
      return Error{"ocr-language", std::string(word) + ": is no language of tesseract"};
    }
    // access() is all that a sealed worker may ask about a file.
    if (::access(LanguageFile(word).c_str(), R_OK) != 0) {
      return Error{"ocr-language",
                   "language data '" + std::string(word) +
                       "' for reading pictures is missing; install the package " + PackageOf(word)};
    }
    if (plus == std::string_view::npos) return {};
    language.remove_prefix(plus + 1);
  }
}

}  // namespace brandlint
