// SPDX-License-Identifier: MIT
#include "core/checker/passing_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "core/scan/no_tools.h"
#include "core/scan/scanner.h"

namespace brandlint {
namespace {

constexpr std::size_t kMostNames = 3;
constexpr std::size_t kLeastLetters = 2;  // bytes; one letter is no name

bool IsJoint(char c) {
  return std::string_view(" \t\n-_:|,.;/&+()").find(c) != std::string_view::npos;
}

std::string TrimJoints(std::string_view text) {
  while (!text.empty() && IsJoint(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsJoint(text.back())) text.remove_suffix(1);
  return std::string(text);
}

// What joins a brand to the rest and says nothing without it: "Sync for", "by".
std::string TrimLinks(std::string text) {
  constexpr std::array<std::string_view, 6> kLinks = {"for", "by", "with", "and", "on", "to"};
  for (bool again = true; again;) {
    again = false;
    text = TrimJoints(text);
    for (const std::string_view link : kLinks) {
      if (text == link) return "";
      if (text.ends_with(" " + std::string(link))) {
        text.resize(text.size() - link.size());
        again = true;
      } else if (text.starts_with(std::string(link) + " ")) {
        text.erase(0, link.size());
        again = true;
      }
    }
  }
  return text;
}

// The name without the marked letters.
std::string RestOf(const std::string& name, std::vector<Span> marked) {
  std::ranges::sort(marked, {}, &Span::first);
  std::string rest;
  std::size_t done = 0;
  for (const Span& span : marked) {
    if (span.first > done) rest += name.substr(done, span.first - done);
    rest += ' ';
    done = std::max(done, std::min(span.last, name.size()));
  }
  rest += name.substr(done);
  std::string single;
  for (const char c : rest) {
    if (c != ' ' || !single.ends_with(' ')) single += c;
  }
  return TrimLinks(std::move(single));
}

}  // namespace

std::vector<std::string> PassingNames(const Judgement& judgement,
                                      SubmissionForm form,
                                      const CompiledPack& pack,
                                      const std::function<Judgement(const Observations&)>& judge) {
  std::string name;
  std::vector<Span> marked;
  for (const Finding& finding : judgement.findings) {
    const Evidence& evidence = finding.evidence;
    if (finding.verdict == Verdict::kNote || evidence.subject.type != SubjectType::kName) continue;
    if (!evidence.span || (!name.empty() && evidence.subject.text != name)) continue;
    name = evidence.subject.text;
    marked.push_back(*evidence.span);
  }
  if (marked.empty()) return {};
  const std::string rest = RestOf(name, std::move(marked));
  if (rest.size() < kLeastLetters) return {};

  std::vector<std::string> candidates = {rest};
  const auto developer =
      std::ranges::find(judgement.texts, SubjectType::kDeveloper, &Subject::type);
  if (developer != judgement.texts.end()) {
    candidates.push_back(developer->text + " " + rest);
    candidates.push_back(rest + " by " + developer->text);
  }

  NoTools tools;
  Submission submission;
  submission.form = form;
  std::vector<std::string> passing;
  for (std::string& candidate : candidates) {
    submission.texts.assign(1, Subject{SubjectType::kName, "", candidate, ""});
    const Observations seen = Scan(submission, {}, pack, {}, tools);
    const Judgement judged = judge(seen);
    if (judged.verdict != SubmissionVerdict::kPass || !judged.findings.empty()) continue;
    passing.push_back(std::move(candidate));
    if (passing.size() == kMostNames) break;
  }
  return passing;
}

std::vector<std::string> PassingNames(const Judgement& judgement, const Checker& checker) {
  const SubmissionForm form =
      checker.listing.id == judgement.policy ? SubmissionForm::kListing : SubmissionForm::kLoose;
  return PassingNames(judgement, form, *checker.pack, [&](const Observations& seen) {
    return checker.JudgeAll(seen);
  });
}

}  // namespace brandlint
