// SPDX-License-Identifier: MIT
// A document that is right, and one change that makes it wrong.
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

namespace brandlint {

struct EditCase {
  const char* name;
  std::string_view from;  // occurs in the document exactly once
  std::string_view to;
  std::string_view code;
  std::string_view message;
};

inline void PrintTo(const EditCase& row, std::ostream* out) { *out << row.name; }

inline std::string Edited(std::string_view document, const EditCase& edit) {
  std::string text(document);
  const std::size_t at = text.find(edit.from);
  if (at == text.npos || text.find(edit.from, at + 1) != text.npos) {
    ADD_FAILURE() << "'" << edit.from << "' must be there exactly once";
    return text;
  }
  return text.replace(at, edit.from.size(), edit.to);
}

}  // namespace brandlint
