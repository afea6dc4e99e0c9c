// SPDX-License-Identifier: MIT
#include "core/report/decision_letter.h"

#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/report/facts.h"
#include "core/report/layout.h"
#include "core/report/letter_parts.h"

namespace brandlint {
namespace {

// `text` of at most `most` code points, with an ellipsis where it goes on.
std::string Shortened(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < most && end < text.size(); ++i) end += DecodeUtf8(text, end).length;
  return EscapeForDisplay(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

class PlainMarkup final : public LetterMarkup {
 public:
  explicit PlainMarkup(const LetterTexts& texts) : texts_(texts) {}

  std::string Words(std::string_view text) const override { return EscapeForDisplay(text); }

  std::string Quote(std::string_view text) const override {
    constexpr std::size_t kMostQuoted = 200;  // code points; more is no name and no path
    return texts_.Fill("quoted", {{"text", Shortened(text, kMostQuoted)}});
  }

  std::string Address(std::string_view source) const override { return EscapeForDisplay(source); }

  std::string Marked(std::string_view text, const Span& span) const override {
    return "\n    " + BracketSpan(text, span, kExcerptColumns);
  }

  std::string_view BeforeList() const override { return "\n"; }

 private:
  const LetterTexts& texts_;
};

// The worst ones, or all that are more than notes.
std::vector<const Finding*> Told(const Judgement& judgement) {
  std::vector<const Finding*> told;
  for (const Verdict verdict : {Verdict::kReject, Verdict::kReview}) {
    for (const Finding& finding : judgement.findings) {
      if (finding.verdict == verdict) told.push_back(&finding);
    }
    if (!told.empty()) break;
  }
  return told;
}

std::string Sentence(std::string text) {
  if (text.empty() || std::string_view(".!?").find(text.back()) == std::string_view::npos) {
    text += '.';
  }
  return text;
}

void AddLine(const std::string& line, std::string& text) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

std::string Indented(std::string_view text, std::size_t columns) {
  const std::string indent(columns, ' ');
  std::string indented;
  for (const char c : text) {
    indented += c;
    if (c == '\n') indented += indent;
  }
  return indented;
}

std::string PointOf(const Finding& finding, const LetterParts& parts) {
  std::string point = Sentence(parts.What(finding));
  AddLine(parts.Where(finding.evidence), point);
  AddLine(parts.Disguised(finding.evidence), point);
  AddLine(parts.ClauseOf(finding), point);
  AddLine(parts.WouldPass(finding), point);
  return point;
}

constexpr std::string_view kGap = "\n\n";

// What is left out as a whole where there is no room for it.
struct LetterPoint {
  std::string_view gap;  // in front of it
  std::string text;
};

// What has to be said, in the order of its weight.
std::vector<LetterPoint> PointsOf(const Judgement& judgement,
                                  const DecisionLetter& letter,
                                  const LetterTexts& texts,
                                  const LetterParts& parts) {
  std::vector<std::string> found;
  const std::vector<const Finding*> told = Told(judgement);
  const auto has_clause = [&](const Finding* finding) { return finding->clause == letter.clause; };
  if (!letter.clause.empty() && std::ranges::none_of(told, has_clause)) {
    found.push_back(parts.ClauseOf("", letter.clause));
  }
  for (const Finding* const finding : told) found.push_back(PointOf(*finding, parts));

  std::vector<LetterPoint> points;
  for (const std::string& each : found) {
    const std::string number = std::to_string(points.size() + 1) + ". ";
    points.push_back({kGap, found.size() > 1 ? number + Indented(each, number.size()) : each});
  }
  if (!letter.names_that_pass.empty()) {
    points.push_back({kGap, parts.NamesNear(letter.names_that_pass)});
  }
  bool first = true;
  for (const std::string& problem : parts.Problems(judgement)) {
    const std::string head = first ? texts.Fill("problems_again") + "\n" : "";
    points.push_back({first ? kGap : kGap.substr(1), head + problem});
    first = false;
  }
  return points;
}

void AddParagraph(std::string_view paragraph, std::string& text) {
  if (paragraph.empty()) return;
  if (!text.empty()) text += kGap;
  text += paragraph;
}

}  // namespace

std::string OwnClause(const Judgement& judgement, std::span<const Brand> brands) {
  for (const Finding* const finding : Told(judgement)) {
    if (FindClause(brands, finding->evidence.brand, finding->clause) != nullptr) {
      return finding->clause;
    }
  }
  return "";
}

std::string WriteDecisionLetter(const Judgement& judgement,
                                const DecisionLetter& letter,
                                const LetterTexts& texts,
                                std::span<const Brand> brands) {
  const bool reject = letter.decision == LetterDecision::kReject;
  const PlainMarkup markup(texts);
  const LetterParts parts(texts, markup, brands);
  std::string text = texts.Fill("greeting");
  AddParagraph(letter.before, text);
  AddParagraph(texts.Fill(reject ? "decided_reject" : "decided_changes",
                          {{"name", markup.Quote(letter.name)}, {"id", markup.Quote(letter.id)}}),
               text);
  std::string end;
  AddParagraph(texts.Fill(reject ? "closing_reject" : "closing_changes"), end);
  AddParagraph(letter.behind, end);

  const std::vector<LetterPoint> points = PointsOf(judgement, letter, texts, parts);
  const auto left_out = [&](std::size_t count) {
    return texts.Fill("left_out", {{"count", std::to_string(count)}});
  };
  // Kept for the end and for what says how many points were left out.
  const std::size_t kept = end.size() + left_out(points.size()).size() + 2 * kGap.size();
  std::size_t told = 0;
  for (; told < points.size(); ++told) {
    const auto& [gap, point] = points[told];
    if (text.size() + gap.size() + point.size() + kept > letter.most_bytes) break;
    text += std::string(gap) + point;
  }
  if (told < points.size()) AddParagraph(left_out(points.size() - told), text);
  AddParagraph(end, text);
  return text;
}

}  // namespace brandlint
