// SPDX-License-Identifier: MIT
// Reads the text of a picture: finds lines, normalises polarity and height, reads each with
// Tesseract. Leptonica and Tesseract stay in the .cc files of this folder.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/model/text_line.h"
#include "core/ocr/wanted_name.h"

namespace brandlint {

struct ReadOptions {
  std::string language = "eng";  // Tesseract's language data, "eng+deu"

  // True: every line of the picture is wanted. False: lines that cannot hold one of `wanted` may
  // be left out to save time.
  bool read_all = false;
  std::vector<WantedName> wanted;  // the brands' names

  bool tell_unread = false;       // also list the lines that gave no text, and why
  std::int64_t max_reads = 4000;  // pieces of a picture that are given to Tesseract
};

// One engine of Tesseract and the reading pages around it. Not safe to call concurrently: one
// reader for each thread or process; it is reused from picture to picture, and what it answers
// does not depend on what it read before.
class TextReader {
 public:
  // Errors: "ocr-language" when the language data is missing (names the package to install).
  static Result<std::unique_ptr<TextReader>> Create(const std::string& language);
  ~TextReader();

  // The lines of one opaque picture (see Flatten). A line that holds a wanted name comes with the
  // words around it, and with the ends of the lines above and below where a sentence may go on.
  // Errors: "ocr-failed".
  Result<PageText> Read(const Picture& picture, const ReadOptions& options);

 private:
  class Impl;
  explicit TextReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// "tesseract 5.3.0, leptonica-1.82.0".
std::string TextReaderVersions();

}  // namespace brandlint
