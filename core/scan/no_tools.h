// SPDX-License-Identifier: MIT
// Tools for checking texts alone: there is no picture, so nothing is ever asked of them.
#pragma once

#include <string>

#include "core/scan/tools.h"

namespace brandlint {

class NoTools final : public Tools {
 public:
  Result<DecodedPicture> Decode(ByteView, const Limits&) override {
    return Error{"image-damaged", "texts have no pictures"};
  }
  Result<void> HasLanguage(const std::string&) override {
    return Error{"ocr-language", "nothing is read here"};
  }
  Result<PageText> ReadText(const Picture&, const ReadOptions&) override {
    return Error{"ocr-failed", "texts have no pictures"};
  }
};

}  // namespace brandlint
