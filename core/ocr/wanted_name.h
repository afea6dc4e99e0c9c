// SPDX-License-Identifier: MIT
// What the reader of pictures is asked to find.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/ocr/word_net.h"

namespace brandlint {

// A name that is looked for, with a network that knows its longest word by sight, where there is
// one.
struct WantedName {
  std::string text;  // UTF-8
  std::shared_ptr<const WordNet> net;

  WantedName(std::string name, std::shared_ptr<const WordNet> word_net = nullptr)
      : text(std::move(name)), net(std::move(word_net)) {}

  friend bool operator==(const WantedName&, const WantedName&) = default;
};

}  // namespace brandlint
