// SPDX-License-Identifier: MIT
#include "core/scan/tools.h"

#include <map>
#include <string>
#include <utility>

#include "core/image/decode.h"
#include "core/ocr/language.h"

namespace brandlint {
namespace {

class LocalTools final : public Tools {
 public:
  Result<DecodedPicture> Decode(ByteView bytes, const Limits& limits) override {
    return DecodePicture(bytes, limits);
  }

  void LoadLanguage(const std::string& language) override {
    if (auto made = TextReader::Create(language)) readers_[language] = *std::move(made);
  }

  Result<void> HasLanguage(const std::string& language) override { return CheckLanguage(language); }

  Result<PageText> ReadText(const Picture& picture, const ReadOptions& options) override {
    // An engine costs tens of milliseconds to make, so it waits for the first picture and is kept.
    std::unique_ptr<TextReader>& reader = readers_[options.language];
    if (reader == nullptr) {
      auto made = TextReader::Create(options.language);
      if (!made) return made.error();
      reader = *std::move(made);
    }
    return reader->Read(picture, options);
  }

 private:
  std::map<std::string, std::unique_ptr<TextReader>> readers_;  // by language
};

}  // namespace

std::unique_ptr<Tools> MakeLocalTools() { return std::make_unique<LocalTools>(); }

}  // namespace brandlint
