// SPDX-License-Identifier: MIT
// Tesseract as this room uses it: one strip in, its words out.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/ocr/grey.h"

namespace brandlint {

struct StripWord {
  std::string text;       // UTF-8, no spaces
  Box box;                // strip pixels
  double confidence = 0;  // [0, 1]
};

// One engine with its language data, loaded once. Not safe to call concurrently; what it answers
// depends only on the strip: there is no adaptation, and no dictionary that would bend a name to a
// word it knows.
class Engine {
 public:
  // language  "eng", "eng+deu": data Debian installs below Tesseract's own folder; no other folder,
  //           no configuration file and no variable of the environment is looked at.
  // Errors: "ocr-language" when data is missing (names the package) or cannot be loaded.
  static Result<std::unique_ptr<Engine>> Create(const std::string& language);
  ~Engine();

  // The words of an upright strip (page segmentation mode 7, one line; mode 8, one word, was seen
  // to add quotes and dashes at the ends), dark on light, by their place in the line. Errors:
  // "ocr-failed".
  Result<std::vector<StripWord>> Read(const GreyPicture& strip);

 private:
  class Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace brandlint
