// SPDX-License-Identifier: MIT
// The port through which scanning reaches decoders and the text reader, so that tests can put
// fakes there.
#pragma once

#include <memory>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/model/limits.h"
#include "core/model/text_line.h"
#include "core/ocr/read_text.h"

namespace brandlint {

// Not safe to call concurrently: one Tools for each thread or process.
class Tools {
 public:
  virtual ~Tools() = default;

  // As DecodePicture (image/decode.h).
  virtual Result<DecodedPicture> Decode(ByteView bytes, const Limits& limits) = 0;

  // As CheckLanguage (ocr/language.h).
  virtual Result<void> HasLanguage(const std::string& language) = 0;

  // Makes the engine of that language now. A language that is missing says so when it is used.
  virtual void LoadLanguage(const std::string&) {}

  // As TextReader::Read (ocr/read_text.h); the engine is made at the first call.
  virtual Result<PageText> ReadText(const Picture& picture, const ReadOptions& options) = 0;
};

// The real thing: this process's decoders and Tesseract.
std::unique_ptr<Tools> MakeLocalTools();

}  // namespace brandlint
