// SPDX-License-Identifier: MIT
// resources.arsc of a package for Android: what its numbers stand for, in all languages, densities
// and versions.
// Source: as android_chunks.h (ResTable_header, ResTable_package, ResTable_type, ResTable_config).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/documents/android_chunks.h"

namespace brandlint {

class AndroidResources {
 public:
  struct Found {
    std::string locale;  // "pt-BR"; "" of the one for all
    AndroidValue value;  // not a reference of the package's own
    std::string text;    // of a text, which may be a path in the package; else TextOf
  };
  struct Values {
    std::vector<Found> found;  // in the order of the table
    // A number, or one that it refers to, has a value that does not fit into the table, is made of
    // several, or leads round in circles.
    bool unread = false;
  };

  // bytes  Must outlive this. Time linear in the number of chunks.
  // Errors: "document-syntax".
  static Result<AndroidResources> Read(ByteView bytes, std::string_view file);

  // References are followed. A number that is not there has no values. At most 1,000.
  Values ValuesOf(std::uint32_t id) const;

 private:
  struct Walk {
    Values values;
    int left = 20'000;  // entries that may be looked at: references fan out
  };
  void Add(std::uint32_t id, const std::string& locale, int depth, Walk& walk) const;

  AndroidStrings strings_;
  // By the two highest bytes of a number: those of the package and of the type.
  std::map<std::uint32_t, std::vector<AndroidChunk>> types_;
};

}  // namespace brandlint
