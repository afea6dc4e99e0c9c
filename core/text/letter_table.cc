// SPDX-License-Identifier: MIT
#include "core/text/letter_table.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "kConfusableData.h"

namespace brandlint {
namespace {

using Rows = std::map<char32_t, std::vector<Reading>>;

struct Row {
  std::u32string source;
  std::string_view letters;  // "i", or "U+03B7": the readings of that code point
  std::string_view how;
};

Reading MakeReading(std::string_view letters, Disguise how) {
  CHECK(!letters.empty() && letters.size() <= 3);
  Reading reading{.length = static_cast<std::uint8_t>(letters.size()), .how = how};
  std::ranges::copy(letters, reading.letters.begin());
  return reading;
}

char32_t ParseCodePoint(std::string_view text) {
  char32_t value = 0;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    CHECK(digit || (c >= 'A' && c <= 'F'));
    value = value * 16 + static_cast<char32_t>(digit ? c - '0' : c - 'A' + 10);
  }
  return value;
}

// "U+0131", "U+0131 U+0131", or the ASCII characters themselves.
std::u32string ParseSource(std::string_view text) {
  std::u32string source;
  if (!text.starts_with("U+")) {
    for (const char c : text) source.push_back(static_cast<unsigned char>(c));
    return source;
  }
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    CHECK(text.starts_with("U+"));
    source.push_back(ParseCodePoint(text.substr(2, end - 2)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return source;
}

std::vector<Row> ParseRows(std::string_view file) {
  std::vector<Row> rows;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    if (line.empty() || line.starts_with("# ")) continue;
    const std::size_t tab1 = line.find('\t');
    const std::size_t tab2 = line.find('\t', tab1 + 1);
    CHECK(tab1 != std::string_view::npos && tab2 != std::string_view::npos);
    const std::size_t tab3 = std::min(line.find('\t', tab2 + 1), line.size());
    rows.push_back({ParseSource(line.substr(0, tab1)),
                    line.substr(tab1 + 1, tab2 - tab1 - 1),
                    line.substr(tab2 + 1, tab3 - tab2 - 1)});
  }
  return rows;
}

std::optional<Disguise> ParseDisguise(std::string_view name) {
  for (const Disguise how : {Disguise::kMarks,
                             Disguise::kStyled,
                             Disguise::kConfusable,
                             Disguise::kLeet,
                             Disguise::kPair}) {
    if (DisguiseName(how) == name) return how;
  }
  return name == "turned" ? std::optional(Disguise::kStyled) : std::nullopt;
}

void Add(std::vector<Reading>& readings, const Reading& added) {
  const bool known = std::ranges::any_of(
      readings, [&](const Reading& reading) { return reading.text() == added.text(); });
  if (!known) readings.push_back(added);
}

}  // namespace

std::string_view DisguiseName(Disguise disguise) {
  switch (disguise) {
    case Disguise::kNone:
      return "";
    case Disguise::kMarks:
      return "marks";
    case Disguise::kStyled:
      return "styled";
    case Disguise::kConfusable:
      return "confusable";
    case Disguise::kLeet:
      return "leet";
    case Disguise::kPair:
      return "pair";
  }
  CHECK(false);
}

LetterTable::LetterTable(std::string_view letters, std::string_view extra) {
  Rows table;
  for (char c = 'a'; c <= 'z'; ++c) {
    const Reading itself = MakeReading({&c, 1}, Disguise::kNone);
    Add(table[static_cast<unsigned char>(c)], itself);
    Add(table[static_cast<unsigned char>(c - 'a' + 'A')], itself);
  }
  for (char c = '0'; c <= '9'; ++c) {
    Add(table[static_cast<unsigned char>(c)], MakeReading({&c, 1}, Disguise::kNone));
  }

  std::vector<std::pair<char32_t, Row>> chained;
  for (const std::string_view file : {letters, extra}) {
    for (const Row& row : ParseRows(file)) {
      const std::optional<Disguise> how = ParseDisguise(row.how);
      CHECK(how && !row.source.empty());
      if (row.how == "turned") turned_ += row.source;
      if (row.letters.starts_with("U+")) {
        chained.emplace_back(row.source[0], row);
      } else if (row.source.size() == 1) {
        Add(table[row.source[0]], MakeReading(row.letters, *how));
      } else {
        CHECK(row.source.size() <= kLongestSequence && row.letters.size() == 1);
        CHECK(std::ranges::all_of(row.source, [](char32_t c) { return c < 0x80; }));
        sequences_.push_back({row.source, MakeReading(row.letters, *how)});
        sequence_ends_[row.source.back()] |= LetterBits(row.letters);
      }
    }
  }
  // "Looks like U+03B7" takes over what our own data says of that code point.
  for (const auto& [value, row] : chained) {
    const auto found = table.find(ParseSource(row.letters)[0]);
    if (found == table.end()) continue;
    const std::vector<Reading> taken = found->second;
    for (Reading reading : taken) {
      reading.how = std::max(reading.how, *ParseDisguise(row.how));
      Add(table[value], reading);
    }
  }

  std::ranges::stable_sort(sequences_, [](const Sequence& a, const Sequence& b) {
    return std::pair(a.glyphs[0], b.glyphs.size()) < std::pair(b.glyphs[0], a.glyphs.size());
  });
  std::ranges::sort(turned_);
  page_of_.resize(0x110000 >> 8);
  pages_.emplace_back();
  for (auto& [value, row] : table) {
    std::ranges::stable_sort(row, {}, &Reading::how);
    std::uint16_t& page = page_of_[value >> 8];
    if (page == 0) {
      page = static_cast<std::uint16_t>(pages_.size());
      pages_.emplace_back();
    }
    pages_[page][value & 0xFF] = {static_cast<std::uint32_t>(readings_.size()),
                                  static_cast<std::uint32_t>(row.size())};
    readings_.insert(readings_.end(), row.begin(), row.end());
  }
}

std::span<const Sequence> LetterTable::StartingWith(char32_t value) const {
  const auto range = std::ranges::equal_range(
      sequences_, value, {}, [](const Sequence& sequence) { return sequence.glyphs[0]; });
  return {range.begin(), range.end()};
}

std::uint64_t LetterTable::ShownBy(char32_t value) const {
  std::uint64_t bits = value < sequence_ends_.size() ? sequence_ends_[value] : 0;
  for (const Reading& reading : Of(value)) bits |= LetterBits(reading.text());
  return bits;
}

bool LetterTable::IsTurned(char32_t value) const {
  return std::ranges::binary_search(turned_, value);
}

const LetterTable& Letters() {
  static const LetterTable table = [] {
    const auto files = kConfusableData();
    CHECK(files.size() == 2);
    return LetterTable(AsText(files[0].content), AsText(files[1].content));
  }();
  return table;
}

}  // namespace brandlint
