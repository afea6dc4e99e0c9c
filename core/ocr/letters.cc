// SPDX-License-Identifier: MIT
#include "core/ocr/letters.h"

#include <array>
#include <optional>

#include "core/base/bytes.h"
#include "core/base/check.h"
#include "letter_files.h"

namespace brandlint {
namespace {

constexpr std::size_t kLetters = 62;  // a-z, A-Z, 0-9

std::optional<std::size_t> IndexOf(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a');
  if (c >= 'A' && c <= 'Z') return static_cast<std::size_t>(c - 'A') + 26;
  if (c >= '0' && c <= '9') return static_cast<std::size_t>(c - '0') + 52;
  return std::nullopt;
}

}  // namespace

std::vector<DrawnWord> DrawInEveryFont(std::string_view word) {
  const ByteView file = letter_files()[0].content;
  constexpr std::size_t kHeader = 11;  // see make_letters.py
  CHECK(file.size() > kHeader && HasAt(file, 0, "BLLETTER"));
  const std::size_t fonts = file[8];
  const std::size_t rows = file[9];

  std::vector<DrawnWord> drawn;
  std::size_t at = kHeader;
  for (std::size_t font = 0; font < fonts; ++font) {
    std::array<ByteView, kLetters> letters;
    for (ByteView& letter : letters) {
      CHECK(at < file.size() && at + 1 + file[at] * rows <= file.size());
      letter = file.subspan(at + 1, file[at] * rows);
      at += 1 + file[at] * rows;
    }
    DrawnWord one;
    one.rows = static_cast<int>(rows);
    for (const char c : word) {
      const std::optional<std::size_t> index = IndexOf(c);
      if (!index) return {};
      const ByteView letter = letters[*index];
      one.columns += static_cast<int>(letter.size() / rows);
      one.ink.insert(one.ink.end(), letter.begin(), letter.end());
    }
    drawn.push_back(std::move(one));
  }
  return drawn;
}

}  // namespace brandlint
