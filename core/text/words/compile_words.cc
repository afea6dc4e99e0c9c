// SPDX-License-Identifier: MIT
// Build-time tool: compiles the word lists that data/words/lists.tsv names.
//
//   compile_words LISTS FOLDER WORDS DIGEST COUNTS
//
// Reads LISTS, the files it names below FOLDER, and writes the compiled list to WORDS, its SHA-256
// to DIGEST, and a line "file, tab, how many words of it are in" for each to COUNTS, then one for
// all of them.
#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/utf8.h"
#include "core/text/word_list.h"

namespace brandlint {
namespace {

struct ListFile {
  std::string file, encoding;
  bool common = false;
};

std::vector<ListFile> ReadLists(std::istream& in) {
  std::vector<ListFile> lists;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string package;
    ListFile list;
    std::getline(fields, package, '\t');
    std::getline(fields, list.file, '\t');
    std::getline(fields, list.encoding, '\t');
    std::string language, licence, use;
    std::getline(fields, language, '\t');
    std::getline(fields, licence, '\t');
    std::getline(fields, use, '\t');
    list.common = use == "common";
    lists.push_back(std::move(list));
  }
  return lists;
}

std::string Utf8OfLatin1(std::string_view latin1) {
  std::string utf8;
  for (const char c : latin1) AppendUtf8(static_cast<unsigned char>(c), utf8);
  return utf8;
}

// Words of one file, in order, none twice.
std::vector<std::string> WordsOfFile(std::istream& in, bool latin1) {
  std::vector<std::string> words;
  for (std::string line; std::getline(in, line);) {
    std::string word = ListedWord(latin1 ? Utf8OfLatin1(line) : line);
    if (!word.empty()) words.push_back(std::move(word));
  }
  std::ranges::sort(words);
  const auto [first, last] = std::ranges::unique(words);
  words.erase(first, last);
  return words;
}

// Both in order, none twice.
void Merge(std::vector<std::string> words, std::vector<std::string>& into) {
  const auto middle = static_cast<std::ptrdiff_t>(into.size());
  std::ranges::move(words, std::back_inserter(into));
  std::ranges::inplace_merge(into, into.begin() + middle);
  const auto [first, last] = std::ranges::unique(into);
  into.erase(first, last);
}

int Fail(const std::string& message) {
  std::cerr << "compile_words: " << message << "\n";
  return 1;
}

int Run(const std::vector<std::string>& args) {
  if (args.size() != 5) return Fail("wants LISTS FOLDER WORDS DIGEST COUNTS");
  std::ifstream lists(args[0]);
  if (!lists) return Fail("cannot read " + args[0]);
  std::vector<std::string> all, common;
  std::string counts;
  for (const ListFile& list : ReadLists(lists)) {
    const std::string path = args[1] + "/" + list.file;
    const bool latin1 = list.encoding == "ISO-8859-1";
    if (!latin1 && list.encoding != "UTF-8") return Fail(path + ": unknown " + list.encoding);
    std::ifstream in(path, std::ios::binary);
    std::vector<std::string> words = WordsOfFile(in, latin1);
    if (words.empty()) return Fail(path + " has no words or cannot be read");
    counts += list.file + "\t" + std::to_string(words.size()) + "\n";
    if (list.common) Merge(words, common);
    Merge(std::move(words), all);
  }
  counts += "\t" + std::to_string(all.size()) + "\n";
  const Bytes compiled = CompileWords(all, common);
  const std::string digest = Sha256Hex(compiled);
  const std::array<std::string_view, 3> contents = {AsText(compiled), digest, counts};
  for (std::size_t i = 0; i < contents.size(); ++i) {
    std::ofstream out(args[2 + i], std::ios::binary);
    out << contents[i] << std::flush;
    if (!out) return Fail("cannot write " + args[2 + i]);
  }
  return 0;
}

}  // namespace
}  // namespace brandlint

int main(int argc, char** argv) { return brandlint::Run({argv + 1, argv + argc}); }
