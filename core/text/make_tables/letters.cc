// SPDX-License-Identifier: MIT
#include "core/text/make_tables/letters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/text/letter_table.h"
#include "core/text/make_tables/rows.h"
#include "core/text/make_tables/write.h"

namespace brandlint {
namespace {

struct DisguiseWord {
  std::string_view word;  // in the files
  Disguise how;
  std::string_view constant;
};

constexpr DisguiseWord kWords[] = {
    {"marks", Disguise::kMarks, "kMarks"},
    {"styled", Disguise::kStyled, "kStyled"},
    {"confusable", Disguise::kConfusable, "kConfusable"},
    {"leet", Disguise::kLeet, "kLeet"},
    {"pair", Disguise::kPair, "kPair"},
    {"turned", Disguise::kStyled, "kStyled"},
    {"", Disguise::kNone, "kNone"},
};

Disguise ParseDisguise(std::string_view word) {
  const auto* const found = std::ranges::find(kWords, word, &DisguiseWord::word);
  CHECK(found != std::end(kWords));
  return found->how;
}

std::string_view ConstantOf(Disguise how) {
  return std::ranges::find(kWords, how, &DisguiseWord::how)->constant;
}

Reading MakeReading(std::string_view letters, Disguise how) {
  CHECK(!letters.empty() && letters.size() <= 3);
  Reading reading{.length = static_cast<std::uint8_t>(letters.size()), .how = how};
  std::ranges::copy(letters, reading.letters.begin());
  return reading;
}

void Add(std::vector<Reading>& readings, const Reading& added) {
  const bool known = std::ranges::any_of(
      readings, [&](const Reading& reading) { return reading.text() == added.text(); });
  if (!known) readings.push_back(added);
}

// "U+0131", "U+0131 U+0131", or the ASCII characters themselves.
std::u32string ParseSource(std::string_view text) {
  if (text.starts_with("U+")) return ParseCodePoints(text);
  return {text.begin(), text.end()};
}

class LetterRows {
 public:
  LetterRows(std::string_view letters, std::string_view extra) {
    AddAscii();
    for (const std::string_view file : {letters, extra}) AddFile(file);
    AddChained();
    for (auto& [value, row] : readings_) std::ranges::stable_sort(row, {}, &Reading::how);
    std::ranges::stable_sort(sequences_, [](const auto& a, const auto& b) {
      return std::pair(a.first[0], b.first.size()) < std::pair(b.first[0], a.first.size());
    });
  }

  void Write(std::ostream& out) const;

 private:
  void AddAscii() {
    for (char c = 'a'; c <= 'z'; ++c) {
      const Reading itself = MakeReading({&c, 1}, Disguise::kNone);
      Add(readings_[static_cast<unsigned char>(c)], itself);
      Add(readings_[static_cast<unsigned char>(c - 'a' + 'A')], itself);
    }
    for (char c = '0'; c <= '9'; ++c) {
      Add(readings_[static_cast<unsigned char>(c)], MakeReading({&c, 1}, Disguise::kNone));
    }
  }

  void AddFile(std::string_view file) {
    for (const auto& row : ParseRows(file)) {
      CHECK(row.size() >= 3);
      const std::u32string source = ParseSource(row[0]);
      const std::string_view letters = row[1];
      const Disguise how = ParseDisguise(row[2]);
      CHECK(!source.empty() && how != Disguise::kNone);
      if (row[2] == "turned") {
        CHECK(source.size() == 1);
        turned_.insert(source[0]);
      }
      if (letters.starts_with("U+")) {
        chained_.push_back({source[0], ParseCodePoints(letters)[0], how});
      } else if (source.size() == 1) {
        Add(readings_[source[0]], MakeReading(letters, how));
      } else {
        CHECK(source.size() <= kLongestSequence && letters.size() == 1);
        CHECK(std::ranges::all_of(source, [](char32_t c) { return c < 0x80; }));
        sequences_.emplace_back(source, MakeReading(letters, how));
        sequence_ends_[source.back()] |= LetterBits(letters);
      }
    }
  }

  // "Looks like U+03B7" takes over what our own data says of that code point.
  void AddChained() {
    for (const Chained& row : chained_) {
      const auto found = readings_.find(row.as);
      if (found == readings_.end()) continue;
      const std::vector<Reading> taken = found->second;
      for (Reading reading : taken) {
        reading.how = std::max(reading.how, row.how);
        Add(readings_[row.value], reading);
      }
    }
  }

  struct Chained {
    char32_t value;
    char32_t as;
    Disguise how;
  };

  std::map<char32_t, std::vector<Reading>> readings_;
  std::vector<std::pair<std::u32string, Reading>> sequences_;
  std::array<std::uint64_t, 128> sequence_ends_{};
  std::set<char32_t> turned_;
  std::vector<Chained> chained_;
};

void WriteReading(const Reading& reading, std::ostream& out) {
  out << "{{{";
  for (const char c : reading.text()) out << "'" << c << "',";
  out << "}}," << int{reading.length} << ",Disguise::" << ConstantOf(reading.how) << "}";
}

void WriteString(std::u32string_view text, std::ostream& out) {
  out << "U\"" << std::hex;
  for (const char32_t c : text) out << "\\x" << static_cast<std::uint32_t>(c);
  out << std::dec << "\"";
}

void LetterRows::Write(std::ostream& out) const {
  out << "#include \"core/text/letter_table.h\"\nnamespace brandlint {\nnamespace {\n";
  std::vector<std::uint32_t> ranges(0x110000);
  std::uint32_t count = 0;
  out << "constexpr Reading kReadings[] = {\n";
  for (const auto& [value, row] : readings_) {
    CHECK(row.size() < 128);
    ranges[value] =
        LetterTable::Pack(count, static_cast<std::uint32_t>(row.size()), turned_.contains(value));
    count += static_cast<std::uint32_t>(row.size());
    for (const Reading& reading : row) {
      WriteReading(reading, out);
      out << ",\n";
    }
  }
  out << "};\n";
  WriteStages<std::uint32_t>("std::uint32_t", "Letter", ranges, out);
  out << "constexpr Sequence kSequences[] = {\n";
  for (const auto& [glyphs, reading] : sequences_) {
    out << "{";
    WriteString(glyphs, out);
    out << ",";
    WriteReading(reading, out);
    out << "},\n";
  }
  out << "};\n";
  WriteArray<std::uint64_t>("std::uint64_t", "kSequenceEnds", sequence_ends_, out);
  out << "}  // namespace\n"
         "constinit const LetterTable kLetterTable({kLetterPageOf, kLetterPages, kReadings,\n"
         "    kSequences, kSequenceEnds});\n"
         "}  // namespace brandlint\n";
}

}  // namespace

void WriteLetters(std::string_view letters, std::string_view extra, std::ostream& out) {
  LetterRows(letters, extra).Write(out);
}

}  // namespace brandlint
