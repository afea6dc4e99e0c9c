// SPDX-License-Identifier: MIT
#include "core/report/letter_parts.h"

#include <algorithm>

#include "core/report/facts.h"

namespace brandlint {
namespace {

std::string Capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string Listed(const std::vector<std::string>& items) {
  std::string list;
  for (const std::string& item : items) list += (list.empty() ? "- " : "\n- ") + item;
  return list;
}

}  // namespace

std::string LetterParts::Called(const Subject& subject) const {
  std::string called = texts_.Fill("subject_" + std::string(SubjectTypeName(subject.type)));
  if (!subject.path.empty()) called += " " + markup_.Quote(subject.path);
  if (!subject.locale.empty()) called += " (" + markup_.Words(subject.locale) + ")";
  return called;
}

std::string LetterParts::What(const Finding& finding) const {
  return Capitalised(markup_.Words(finding.message));
}

std::string LetterParts::Where(const Evidence& evidence) const {
  const std::string subject = Called(evidence.subject);
  if (evidence.region) {
    const Box& box = evidence.region->box;
    return texts_.Fill("where_picture",
                       {{"subject", subject},
                        {"width", std::to_string(box.width)},
                        {"height", std::to_string(box.height)},
                        {"x", std::to_string(box.x)},
                        {"y", std::to_string(box.y)}});
  }
  if (evidence.span && !evidence.subject.text.empty()) {
    return texts_.Fill("where_text", {{"subject", subject}}) +
           markup_.Marked(evidence.subject.text, *evidence.span);
  }
  return texts_.Fill("where_whole", {{"subject", subject}});
}

std::string LetterParts::Disguised(const Evidence& evidence) const {
  std::vector<std::string> sentences;
  for (const Step& step : evidence.steps) {
    const StepWords words = WordsOf(step);
    std::string sentence =
        texts_.Fill("step_" + std::string(words.key),
                    {{"from", markup_.Words(words.from)}, {"to", markup_.Words(words.to)}});
    // A letter that is disguised twice needs no second sentence.
    if (std::ranges::find(sentences, sentence) == sentences.end()) {
      sentences.push_back(std::move(sentence));
    }
  }
  if (sentences.empty()) return "";
  return texts_.Fill("disguised") + std::string(markup_.BeforeList()) + Listed(sentences);
}

std::string LetterParts::ClauseOf(const Finding& finding) const {
  return ClauseOf(finding.evidence.brand, finding.clause);
}

std::string LetterParts::ClauseOf(std::string_view brand, std::string_view id) const {
  const Clause* const clause = FindClause(brands_, brand, id);
  if (clause == nullptr) return "";
  return texts_.Fill("clause", {{"text", markup_.Words(clause->text)}}) + " " +
         texts_.Fill("clause_source",
                     {{"clause", markup_.Quote(id)}, {"source", markup_.Address(clause->source)}});
}

std::string LetterParts::WouldPass(const Finding& finding) const {
  if (finding.fix.empty()) return "";
  return texts_.Fill("would_pass", {{"fix", markup_.Words(finding.fix)}});
}

std::string LetterParts::NamesNear(const std::vector<std::string>& names) const {
  if (names.empty()) return "";
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back(markup_.Quote(name));
  const std::string gap(markup_.BeforeList());
  return texts_.Fill("names_near") + gap + Listed(quoted) + gap + texts_.Fill("names_limit");
}

std::vector<std::string> LetterParts::Problems(const Judgement& judgement) const {
  std::vector<std::string> problems;
  for (const Problem& problem : judgement.problems) {
    std::string message = problem.message;
    const std::string path = problem.path.empty() ? judgement.source : problem.path;
    if (message.starts_with(path + ": ")) message.erase(0, path.size() + 2);
    problems.push_back(
        "- " + texts_.Fill("problem",
                           {{"path", markup_.Quote(path)}, {"message", markup_.Words(message)}}));
  }
  return problems;
}

}  // namespace brandlint
