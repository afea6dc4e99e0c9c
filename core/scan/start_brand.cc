// SPDX-License-Identifier: MIT
#include "core/scan/start_brand.h"

#include <algorithm>
#include <cctype>
#include <memory>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/image/decode.h"
#include "core/scan/judge.h"
#include "core/text/fold.h"
#include "core/text/name_forms.h"

namespace brandlint {
namespace {

constexpr std::string_view kMarkFile = "mark.svg";
constexpr std::size_t kMostColours = 8;  // a mark has few; a drawing with more is a painting

bool IsIdCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool HasLetter(const std::string& name) {
  const std::string latin = SearchLetters(name);
  if (!latin.empty()) return std::ranges::any_of(latin, [](char c) { return c >= 'a'; });
  return !FoldWord(name).empty();
}

Result<void> CheckName(const std::string& name) {
  const auto complain = [&](const std::string& what) {
    return Error{"brand-name", "the name '" + EscapeForDisplay(name) + "' " + what};
  };
  if (name.empty()) {
    return Error{"brand-name", "the name is empty: give it as the brand writes it, as in Lumapay"};
  }
  if (!IsUtf8(name)) return complain("is not UTF-8");
  if (EscapeForDisplay(name) != name) {
    return complain("holds characters that are not seen; give it without them");
  }
  if (name.front() == ' ' || name.back() == ' ') return complain("begins or ends with a space");
  if (!HasLetter(name)) return complain("has no letter: it could not be told from other texts");
  return {};
}

// "tele-mark" of "Télé Mark"; empty when a word has no Latin letters.
std::string IdOf(const std::string& name) {
  std::string id;
  for (std::size_t first = 0; first <= name.size();) {
    const std::size_t space = std::min(name.find(' ', first), name.size());
    const std::string letters = SearchLetters(name.substr(first, space - first));
    if (!letters.empty()) id += (id.empty() ? "" : "-") + letters;
    first = space + 1;
  }
  return SearchLetters(name).empty() ? std::string() : id;
}

Result<std::string> MakeId(const StartOptions& options) {
  const std::string id = options.id.empty() ? IdOf(options.name) : options.id;
  if (id.empty()) {
    return Error{"brand-id",
                 "no id can be made of '" + options.name +
                     "', which has no Latin letters; give one with --id, as in --id lumapay"};
  }
  const auto complain = [&](const std::string& what) {
    return Error{"brand-id", "the id '" + EscapeForDisplay(id) + "' " + what};
  };
  if (!std::ranges::all_of(id, IsIdCharacter)) {
    return complain("may hold lower-case letters, digits and \"-\" only");
  }
  if (id.front() == '-') return complain("begins with \"-\"");
  if (id.size() > kLongestBrandId) {
    return complain("has " + std::to_string(id.size()) + " characters, more than the limit of " +
                    std::to_string(kLongestBrandId));
  }
  return id;
}

// "#1A2B3C" wherever the drawing has it, each once.
std::vector<std::string> ColoursOf(ByteView svg) {
  const std::string_view text = AsText(svg);
  constexpr std::size_t kDigits = 6;
  const auto is_hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
  std::vector<std::string> colours;
  for (std::size_t at = text.find('#'); at != text.npos; at = text.find('#', at + 1)) {
    const std::string_view digits = text.substr(at + 1, kDigits);
    if (digits.size() != kDigits || !std::ranges::all_of(digits, is_hex)) continue;
    if (at + 1 + kDigits < text.size() && is_hex(text[at + 1 + kDigits])) continue;
    std::string colour = "#";
    for (const char c : digits) {
      colour += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    if (std::ranges::find(colours, colour) == colours.end()) colours.push_back(std::move(colour));
    if (colours.size() == kMostColours) break;
  }
  return colours;
}

Result<void> CheckMark(ByteView svg, const Limits& limits) {
  const auto header = ProbePicture(svg, limits);
  if (!header) return header.error();
  if (header->format != "svg") {
    return Error{"format-unknown", "is a picture of format " + header->format + ", not an SVG"};
  }
  return {};
}

void ReplaceAll(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

// What the rules of one clause do: "Rejected: the app name holds Lumapay's name. Noted: ...".
std::string ClauseText(const Policy& policy, const std::string& clause, const std::string& title) {
  struct Part {
    Verdict verdict;
    std::string_view begins;
  };
  constexpr Part kParts[] = {{Verdict::kReject, "Rejected: "},
                             {Verdict::kReview, "Looked at by a person: "},
                             {Verdict::kNote, "Noted: "}};
  std::string text;
  for (const Part& part : kParts) {
    std::string rules;
    for (const Rule& rule : policy.rules) {
      if (rule.clause != clause || rule.verdict != part.verdict) continue;
      rules += (rules.empty() ? "" : "; ") + rule.summary;
    }
    if (rules.empty()) continue;
    text += (text.empty() ? "" : " ") + std::string(part.begins) + rules + ".";
  }
  ReplaceAll(text, "the brand", title);
  return text;
}

void AddClauses(const Policy& policy, const Date& as_of, Brand& brand) {
  for (const Rule& rule : policy.rules) {
    const bool known =
        std::ranges::find(brand.clauses, rule.clause, &Clause::id) != brand.clauses.end();
    if (known) continue;
    brand.clauses.push_back({rule.clause,
                             ClauseText(policy, rule.clause, brand.title),
                             "policy " + policy.id + " " + policy.version,
                             as_of});
  }
}

// The first letter of `name` that `with` has a stand-in for, or all of them.
std::string Disguised(const std::string& name,
                      std::span<const std::pair<char, std::string_view>> with,
                      bool all) {
  std::string text;
  bool done = false;
  for (const char c : name) {
    const auto stand_in = std::ranges::find(with, c, &std::pair<char, std::string_view>::first);
    if (stand_in == with.end() || (done && !all)) {
      text += c;
    } else {
      text += stand_in->second;
      done = true;
    }
  }
  return text;
}

// The letters of the name, one UTF-8 string each; without its spaces.
std::vector<std::string> LettersOf(const std::string& name) {
  std::vector<std::string> letters;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t length = DecodeUtf8(name, i).length;
    if (name[i] != ' ') letters.push_back(name.substr(i, length));
    i += length;
  }
  return letters;
}

std::string Joined(std::span<const std::string> letters, std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0) text += between;
    text += letters[i];
  }
  return text;
}

// One imitation of every kind that people try first.
std::vector<NameExample> Imitations(const std::string& name) {
  // Cyrillic letters drawn like Latin ones, and the digits that stand for letters.
  constexpr std::pair<char, std::string_view> kCyrillic[] = {{'a', "\u0430"},
                                                             {'c', "\u0441"},
                                                             {'e', "\u0435"},
                                                             {'i', "\u0456"},
                                                             {'j', "\u0458"},
                                                             {'o', "\u043E"},
                                                             {'p', "\u0440"},
                                                             {'s', "\u0455"},
                                                             {'x', "\u0445"},
                                                             {'y', "\u0443"},
                                                             {'A', "\u0410"},
                                                             {'B', "\u0412"},
                                                             {'E', "\u0415"},
                                                             {'H', "\u041D"},
                                                             {'K', "\u041A"},
                                                             {'M', "\u041C"},
                                                             {'O', "\u041E"},
                                                             {'T', "\u0422"},
                                                             {'X', "\u0425"}};
  constexpr std::pair<char, std::string_view> kDigits[] = {{'a', "4"},
                                                           {'e', "3"},
                                                           {'i', "1"},
                                                           {'o', "0"},
                                                           {'s', "5"},
                                                           {'t', "7"},
                                                           {'A', "4"},
                                                           {'E', "3"},
                                                           {'I', "1"},
                                                           {'O', "0"},
                                                           {'S', "5"},
                                                           {'T', "7"}};
  const std::vector<std::string> letters = LettersOf(name);
  const std::string joined = Joined(letters, "");
  std::vector<NameExample> all = {{name, "the name itself"},
                                  {"Chat for " + name, "the name, whatever stands around it"},
                                  {"My" + joined + "Helper", "the name inside a compound"}};
  const auto add = [&](std::string text, std::string why) {
    if (text != name) all.push_back({std::move(text), std::move(why)});
  };
  add(Joined(letters, " "), "spaced letters");
  const std::size_t half = letters.size() / 2;
  if (half > 0) {
    add(Joined(std::span(letters).first(half), "") + "\u200B" +
            Joined(std::span(letters).subspan(half), ""),
        "an invisible character inside");
  }
  add(Disguised(joined, kCyrillic, true), "Cyrillic letters that look the same");
  add(Disguised(joined, kDigits, false), "a digit for a letter");
  add(joined + letters.back(), "one letter more");
  if (letters.size() > 3) {
    std::vector<std::string> swapped = letters;
    std::swap(swapped[half], swapped[half + 1 < letters.size() ? half + 1 : half - 1]);
    add(Joined(swapped, ""), "two letters swapped");
    swapped = letters;
    swapped.erase(swapped.begin() + static_cast<std::ptrdiff_t>(half));
    add(Joined(swapped, ""), "a letter left out");
  }
  add("re" + LowerAscii(joined) + "ly", "the name inside another word");
  return all;
}

// Names that lie near, and names that are far; some may happen to be the brand's own.
std::vector<NameExample> FineNames(const std::string& name) {
  const std::vector<std::string> letters = LettersOf(name);
  std::vector<NameExample> all = {{"Weather Radar", "another name"},
                                  {"Recipe Planner", "another name"}};
  const std::size_t half = letters.size() / 2;
  if (half > 0) {
    const std::string first = Joined(std::span(letters).first(half), "");
    const std::string second = Joined(std::span(letters).subspan(half), "");
    all.push_back({"Vo" + LowerAscii(first) + " " + second + "ment",
                   "the letters meet only across a word boundary"});
    all.push_back({first + "board", "only the first half of the name"});
  }
  const std::size_t latin = SearchLetters(name).size();
  if (latin > 0 && latin < kFewestInside) {
    all.push_back({"re" + LowerAscii(Joined(letters, "")) + "ly",
                   "a name of fewer than " + std::to_string(kFewestInside) +
                       " letters is not looked for inside another word"});
  }
  return all;
}

}  // namespace

SubmissionVerdict VerdictOfName(std::string_view name,
                                const CompiledPack& pack,
                                const Policy& policy,
                                const Permissions& permissions,
                                const Date& as_of,
                                std::span<const Brand> brands) {
  Submission submission;
  submission.id = name;
  submission.texts = {{SubjectType::kName, "", std::string(name), ""}};
  const auto tools = MakeLocalTools();
  const Observations seen = Scan(submission, {}, pack, {}, *tools);
  return Judge(seen, policy, permissions, as_of, brands).verdict;
}

Result<StartedBrand> StartBrand(const StartOptions& options) {
  CHECK(options.loose != nullptr && options.listing != nullptr);
  if (const auto good = CheckName(options.name); !good) return good.error();
  const auto id = MakeId(options);
  if (!id) return id.error();

  StartedBrand started;
  Brand& brand = started.brand;
  brand.id = *id;
  brand.title = options.name;
  brand.version = "0.1.0";
  brand.names = {{.word = options.name}};
  if (options.svg) {
    if (const auto good = CheckMark(*options.svg, options.limits); !good) {
      return Error{good.error().code, options.svg_name + ": " + good.error().message};
    }
    brand.colours = ColoursOf(*options.svg);
    brand.marks = {{.id = "mark",
                    .title = "the " + options.name + " mark",
                    .role = MarkRole::kMark,
                    .file = std::string(kMarkFile),
                    .content = *options.svg}};
  }
  AddClauses(*options.loose, options.as_of, brand);
  AddClauses(*options.listing, options.as_of, brand);

  // All detectors, so that a drawing none of them can use is refused.
  const std::span<const Brand> brands(&brand, 1);
  const auto pack = CompilePack(brands, {}, {});
  if (!pack) return pack.error();
  const auto passes = [&](const NameExample& example) {
    return VerdictOfName(example.name, **pack, *options.loose, {}, options.as_of, brands) ==
           SubmissionVerdict::kPass;
  };
  std::vector<NameExample> misuse, fine_use;
  for (NameExample& imitation : Imitations(options.name)) {
    ++started.tried;
    (passes(imitation) ? started.missed : misuse).push_back(std::move(imitation));
  }
  for (NameExample& fine : FineNames(options.name)) {
    if (passes(fine)) fine_use.push_back(std::move(fine));
  }
  brand.misuse = std::move(misuse);
  brand.fine_use = std::move(fine_use);
  return started;
}

}  // namespace brandlint
