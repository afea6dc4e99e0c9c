// SPDX-License-Identifier: MIT
#include "core/scan/because.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/character_name.h"
#include "core/text/step_letters.h"

namespace brandlint {
namespace {

using Letters = std::vector<std::size_t>;  // in ascending order

std::string Ordinal(std::size_t index) {
  constexpr std::array<std::string_view, 12> kWords = {"first",
                                                       "second",
                                                       "third",
                                                       "fourth",
                                                       "fifth",
                                                       "sixth",
                                                       "seventh",
                                                       "eighth",
                                                       "ninth",
                                                       "tenth",
                                                       "eleventh",
                                                       "twelfth"};
  if (index < kWords.size()) return std::string(kWords[index]);
  const std::size_t number = index + 1, last = number % 10;
  const bool teen = number % 100 / 10 == 1;
  return std::to_string(number) + (teen        ? "th"
                                   : last == 1 ? "st"
                                   : last == 2 ? "nd"
                                   : last == 3 ? "rd"
                                               : "th");
}

// "first", "first and third", "first, second and third".
std::string Ordinals(const Letters& letters) {
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0) text += i + 1 == letters.size() ? " and " : ", ";
    text += Ordinal(letters[i]);
  }
  return text;
}

// What somebody else wrote, or what a stored record says.
std::string Shown(std::string_view text) {
  constexpr std::size_t kMost = 24;  // code points: a name and a little more
  std::size_t end = 0;
  for (std::size_t i = 0; i < kMost && end < text.size(); ++i) end += DecodeUtf8(text, end).length;
  return EscapeForDisplay(text.substr(0, end)) + (end < text.size() ? "..." : "");
}

std::string Quoted(std::string_view text) { return "\"" + Shown(text) + "\""; }

std::optional<char32_t> NamedCodePoint(std::string_view text) {
  constexpr std::size_t kFewest = 6;  // "U+0000"
  if (text.size() < kFewest || !text.starts_with("U+")) return std::nullopt;
  std::uint32_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data() + 2, end, value, 16);
  if (error != std::errc() || last != end) return std::nullopt;
  return value;
}

std::string Character(std::string_view shown) {
  const auto value = NamedCodePoint(shown);
  if (!value) return Quoted(shown);
  if (*value == U' ') return "a space";
  const std::string name = CharacterName(*value);
  return std::string(shown) + (name.empty() ? "" : " " + name);
}

// Of Step::from: one code point name or several, or ASCII as it stands.
std::string Characters(std::string_view from) {
  if (from.find(' ') == std::string_view::npos) return Character(from);
  std::string text;
  while (!from.empty()) {
    const std::size_t end = std::min(from.find(' '), from.size());
    text += (text.empty() ? "" : " with ") + Character(from.substr(0, end));
    from.remove_prefix(std::min(end + 1, from.size()));
  }
  return text;
}

// Places that are worth counting out.
constexpr std::size_t kMostListed = 3;

// Steps that say the same of different letters.
struct Group {
  Step step;
  Letters letters;
  std::size_t count = 0;  // steps; more than letters when some are not known
};

std::vector<Group> GroupAlike(const Evidence& evidence) {
  const auto letters = LettersOf(evidence.excerpt, evidence.reference, evidence.steps);
  std::vector<Group> groups;
  for (std::size_t i = 0; i < evidence.steps.size(); ++i) {
    const Step& step = evidence.steps[i];
    auto group = std::ranges::find(groups, step, &Group::step);
    if (group == groups.end()) group = groups.insert(groups.end(), Group{step, {}, 0});
    ++group->count;
    if (letters[i]) group->letters.push_back(*letters[i]);
  }
  for (Group& group : groups) {
    std::ranges::sort(group.letters);
    const auto repeated = std::ranges::unique(group.letters);
    group.letters.erase(repeated.begin(), repeated.end());
  }
  return groups;
}

// "between its letters", "after the third letter", "before the first letter".
std::string Where(const Group& group) {
  if (group.letters.empty() || group.letters.size() > kMostListed) return "between its letters";
  if (group.letters.size() == 1 && group.letters[0] == 0) return "before the first letter";
  Letters last = group.letters;
  std::erase(last, std::size_t{0});
  for (std::size_t& letter : last) --letter;
  return "after the " + Ordinals(last) + (last.size() == 1 ? " letter" : " letters");
}

// What the marks of a group are written upon: "the third letter", "its letters".
std::string Bearers(const Group& group) {
  if (group.letters.empty() || group.letters.size() > kMostListed || group.letters[0] == 0) {
    return "its letters";
  }
  Letters bearers = group.letters;
  for (std::size_t& letter : bearers) --letter;
  return "the " + Ordinals(bearers) + (bearers.size() == 1 ? " letter" : " letters");
}

// "the third letter is", "the third and fourth letters are"; of letters [first, first + size).
// `again`: "the third is", behind another that spoke of letters.
std::string TheLetters(const Group& group, std::size_t size, bool again = false) {
  if (group.letters.empty()) return "";
  Letters all = group.letters;
  if (all.size() == 1) {
    for (std::size_t i = 1; i < size; ++i) all.push_back(group.letters[0] + i);
  } else if (size > 1) {
    return "";
  }
  const std::string what = again ? "" : all.size() == 1 ? " letter" : " letters";
  return "the " + Ordinals(all) + what + (all.size() == 1 ? " is " : " are ");
}

// Of a letter that is taken for `to`.
std::string Which(const Step& step) {
  if (step.step == "leet") return "stands for " + Shown(step.to);
  if (step.step == "marks") return "is " + Shown(step.to) + " with a mark";
  return "looks like " + Shown(step.to);
}

// `again`: shorter, behind another sentence of its kind.
std::string OfLetter(const Group& group, bool again) {
  const Step& step = group.step;
  if (step.step == "missing") {
    if (group.letters.empty()) return "a letter, " + Shown(step.to) + ", is missing";
    return "the " + Ordinals(group.letters) +
           (group.letters.size() == 1 ? " letter, " : " letters, ") + Shown(step.to) +
           (group.letters.size() == 1 ? ", is missing" : ", are missing");
  }
  const std::string the = TheLetters(group, step.to.size(), again);
  const std::string from = Characters(step.from);
  if (step.step == "replaced") return the + from + " where " + Shown(step.to) + " belongs";
  if (step.step == "swapped") {
    return (the.empty() ? "two letters are " : the) + "swapped: " + from + " for " +
           Quoted(step.to);
  }
  if (again && step.step != "marks") {
    return the + from + (step.step == "leet" ? " for " : ", like ") + Shown(step.to);
  }
  return the + from + ", which " + Which(step);
}

std::string Sentence(const Group& group, bool again) {
  const Step& step = group.step;
  if (step.step == "bidi") return "control characters turn the order of its letters on the screen";
  if (step.step == "transliteration") {
    return Quoted(step.from) + " is " + Quoted(step.to) + " in another script";
  }
  if (step.step == "encoded") {
    if (step.to.empty()) return Quoted(step.from) + ", which is not seen, stands " + Where(group);
    if (NamedCodePoint(step.to) || step.to.size() == 1) {
      return TheLetters(group, 1) + (group.letters.empty() ? "" : "written as ") +
             Quoted(step.from) + ", which stands for " + Characters(step.to);
    }
    return Quoted(step.from) + " stands for " + Quoted(step.to);
  }
  const std::string from = Characters(step.from);
  const std::string verb = group.count > 1 && step.from == "U+0020" ? " stand " : " stands ";
  if (step.step == "separator") {
    return (group.count > 1 && step.from == "U+0020" ? "spaces" : from) + verb + Where(group);
  }
  if (step.step == "added") return "one letter too many, " + from + ", stands " + Where(group);
  if (step.step == "invisible") return from + ", which is not seen, stands " + Where(group);
  if (step.step == "unknown") {
    return from + ", which Unicode 15.0 does not know, stands " + Where(group);
  }
  if (step.step == "marks" && step.to.empty()) return from + " stands on " + Bearers(group);
  return OfLetter(group, again);
}

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c & 0x80) != 0;
}

// The excerpt with the letters and digits that touch it; the excerpt alone when its text is not
// known.
std::string_view WordAround(const Evidence& evidence) {
  const std::string_view text = evidence.subject.text;
  if (!evidence.span || evidence.span->last > text.size()) return evidence.excerpt;
  std::size_t first = evidence.span->first, last = evidence.span->last;
  while (first > 0 && IsWordByte(text[first - 1])) --first;
  while (last < text.size() && IsWordByte(text[last])) ++last;
  return text.substr(first, last - first);
}

std::string WithoutSteps(const Evidence& evidence) {
  const std::string name = Quoted(evidence.reference);
  const std::string_view around = WordAround(evidence);
  const bool within = around.size() > evidence.excerpt.size();
  if (evidence.kind == "generic-sense") {
    return Quoted(evidence.excerpt) + " is also an ordinary word";
  }
  if (evidence.kind == "transliteration") {
    return Quoted(evidence.excerpt) + " is another spelling of " + name;
  }
  if (evidence.kind == "plain" && !within) return Quoted(evidence.excerpt) + " is the name itself";
  if (evidence.kind == "typo" && within)
    return Quoted(around) + " has one letter more than " + name;
  if (within) return "it stands inside " + Quoted(around);
  return Quoted(evidence.excerpt) + " is read as " + name;
}

}  // namespace

std::string Because(const Evidence& evidence) {
  if (std::ranges::find(kNameKinds, evidence.kind) == kNameKinds.end()) return "?";
  // What a reader of pictures got wrong is nobody's disguise.
  const bool openly = evidence.kind == "plain" || evidence.kind == "compound";
  if (evidence.steps.empty() || openly) return WithoutSteps(evidence);

  std::string text;
  std::string_view last;
  const std::vector<Group> groups = GroupAlike(evidence);
  std::size_t left = evidence.steps.size();
  for (const Group& group : groups) {
    const std::string sentence = Sentence(group, group.step.step == last);
    if (!text.empty() && CountCodePoints(text) + CountCodePoints(sentence) > kLongestBecause) break;
    text += (text.empty() ? "" : "; ") + sentence;
    left -= group.count;
    last = group.step.step;
  }
  if (left > 0) text += "; and " + std::to_string(left) + " more";
  return text;
}

}  // namespace brandlint
