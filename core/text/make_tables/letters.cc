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
        AddEnd(source, letters);
      }
    }
  }

  void AddEnd(std::u32string_view source, std::string_view letters) {
    SequenceEnd& end = sequence_ends_[source.back()];
    const char32_t before = source[source.size() - 2];
    end.bits |= LetterBits(letters);
    end.before[before >> 6] |= std::uint64_t{1} << (before & 63);
    end.longest = std::max(end.longest, static_cast<std::uint8_t>(source.size()));
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
  std::array<SequenceEnd, 128> sequence_ends_{};
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

// Looks in the order in which they are met, code points ascending: those of ASCII come first.
class LookWriter {
 public:
  LookId IdOf(const std::vector<Reading>& row, bool turned) {
    std::string key = turned ? "turned " : "";
    Look look{.count = static_cast<std::uint16_t>(row.size()), .turned = turned};
    for (const Reading& reading : row) {
      look.bits |= LetterBits(reading.text());
      key.append(reading.text()).append(ConstantOf(reading.how));
    }
    const auto [known, added] = ids_.try_emplace(key, static_cast<LookId>(looks_.size()));
    if (!added) return known->second;
    CHECK(looks_.size() < 0xFFFF);
    look.first = static_cast<std::uint32_t>(readings_.size());
    look.own = row[0].length == 1 ? row[0].letters[0] : '\0';
    looks_.push_back(look);
    readings_.insert(readings_.end(), row.begin(), row.end());
    return known->second;
  }

  void Write(std::ostream& out) const {
    out << "constexpr Reading kReadings[] = {\n";
    for (const Reading& reading : readings_) {
      WriteReading(reading, out);
      out << ",\n";
    }
    out << "};\nconstexpr Look kLooks[] = {\n";
    for (const Look& look : looks_) {
      out << "{" << look.bits << "u," << look.first << "," << look.count << "," << int{look.own}
          << "," << look.turned << "},\n";
    }
    out << "};\n";
  }

 private:
  std::map<std::string, LookId> ids_;
  std::vector<Look> looks_{1};
  std::vector<Reading> readings_;
};

void LetterRows::Write(std::ostream& out) const {
  out << "#include \"core/text/letter_table.h\"\nnamespace brandlint {\nnamespace {\n";
  LookWriter looks;
  std::vector<LookId> ids(0x110000);
  for (const auto& [value, row] : readings_) ids[value] = looks.IdOf(row, turned_.contains(value));
  looks.Write(out);
  WriteStages<LookId>("LookId", "Letter", ids, out);
  out << "constexpr Sequence kSequences[] = {\n";
  for (const auto& [glyphs, reading] : sequences_) {
    out << "{";
    WriteString(glyphs, out);
    out << ",";
    WriteReading(reading, out);
    out << "},\n";
  }
  out << "};\nconstexpr SequenceEnd kSequenceEnds[] = {\n";
  for (const SequenceEnd& end : sequence_ends_) {
    out << "{" << end.bits << "u,{" << end.before[0] << "u," << end.before[1] << "u},"
        << int{end.longest} << "},\n";
  }
  out << "};\n}  // namespace\n"
         "constinit const LetterTable kLetterTable({kLetterPageOf, kLetterPages, kLooks,\n"
         "    kReadings, kSequences, kSequenceEnds});\n}  // namespace brandlint\n";
}

}  // namespace

void WriteLetters(std::string_view letters, std::string_view extra, std::ostream& out) {
  LetterRows(letters, extra).Write(out);
}

}  // namespace brandlint
