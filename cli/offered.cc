// SPDX-License-Identifier: MIT
#include "cli/offered.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <sstream>
#include <string_view>
#include <utility>

#include "core/report/format.h"
#include "core/report/letter.h"

namespace brandlint::cli {
namespace {

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream{std::string(text)};
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

// "a", "b" of "TEXT:{a,b}=a".
std::vector<std::string> ValuesIn(std::string_view type) {
  const std::size_t open = type.find(":{");
  const std::size_t close = type.find('}', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return Split(type.substr(open + 2, close - open - 2), ',');
}

bool IsOptionLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; }

// A line of CLI11's: "  -f,--format TEXT=text       format of standard output".
Offered ReadOption(std::string_view line) {
  Offered option;
  std::istringstream words{std::string(line)};
  std::string names, word;
  words >> names;
  for (const std::string& name : Split(names, ',')) {
    (name.starts_with("--") ? option.long_name : option.short_name) = name;
  }
  const std::size_t names_end = line.find(names) + names.size();
  const bool one_space = line.size() > names_end + 1 && line[names_end + 1] != ' ';
  if (one_space) {
    words >> word;
    option.takes_value = true;
    option.values = ValuesIn(word);
  }
  const std::size_t gap = line.find("  ", names_end);
  const std::size_t text = gap == std::string_view::npos ? gap : line.find_first_not_of(' ', gap);
  if (text != std::string_view::npos) option.summary = line.substr(text);
  return option;
}

// A help of our own, which has options in its usage only: "--bank FILE".
void ReadUsage(std::string_view line, std::vector<Offered>& options) {
  for (std::size_t at = line.find("--"); at != std::string_view::npos; at = line.find("--", at)) {
    std::size_t end = at;
    while (end < line.size() && IsOptionLetter(line[end])) ++end;
    Offered option{.long_name = std::string(line.substr(at, end - at)),
                   .short_name = {},
                   .summary = {},
                   .takes_value = end + 1 < line.size() && line[end] == ' ' &&
                                  std::isupper(static_cast<unsigned char>(line[end + 1])) != 0,
                   .values = {}};
    at = end;
    const bool known =
        std::ranges::find(options, option.long_name, &Offered::long_name) != options.end();
    if (!known && option.long_name.size() > 2) options.push_back(std::move(option));
  }
}

}  // namespace

OfferedCommand OfferedBy(const Command& command) {
  OfferedCommand offered{&command, {}, {}};
  std::istringstream in;
  std::ostringstream help, rest;
  command.run({"--help"}, {in, help, rest});
  bool positionals = false;
  bool wrapped = false;  // the summary of the last option is on the next line
  for (const std::string& line : Split(help.str(), '\n')) {
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string::npos) continue;
    if (first == 0) positionals = line == "Positionals:";
    if (wrapped && first > 4) offered.options.back().summary = line.substr(first);
    wrapped = false;
    if (line.starts_with("  -")) {
      offered.options.push_back(ReadOption(line));
      wrapped = offered.options.back().summary.empty();
    } else if (positionals && first == 2 && offered.words.empty()) {
      offered.words = ValuesIn(line);
    } else if (line.starts_with("brandlint ")) {
      ReadUsage(line, offered.options);
    }
  }
  // Formats are a shelf of their own, and so are letters, which the help does not list.
  for (Offered& option : offered.options) {
    if (option.long_name == "--format") {
      for (const ReportFormat* const format : ReportFormats()) {
        option.values.emplace_back(format->id);
      }
    }
    if (option.long_name == "--letters") {
      for (const LetterTexts& letters : Letters()) option.values.push_back(letters.language());
    }
  }
  std::erase_if(offered.options, [](const Offered& option) { return option.long_name.empty(); });
  return offered;
}

std::vector<OfferedCommand> AllOffered() {
  std::vector<OfferedCommand> all;
  for (const Command* const command : Commands()) all.push_back(OfferedBy(*command));
  return all;
}

}  // namespace brandlint::cli
