// SPDX-License-Identifier: MIT
// `markdown`: a letter to the applicant of each submission that has to change or waits for a
// person: which clause, where exactly, what would pass. The sentences are in data/letters/.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/report/facts.h"
#include "core/report/format.h"
#include "core/report/layout.h"
#include "core/report/letter.h"
#include "core/report/outlined_picture.h"

namespace brandlint {
namespace {

// Letters of an excerpt in one line: mail programs show 78 columns without wrapping.
// Source: RFC 5322, 2.1.1.
constexpr int kExcerptColumns = 72;

class MarkdownReport final : public ReportWriter {
 public:
  explicit MarkdownReport(const ReportOptions& options)
      : brands_(options.brands), names_that_pass_(options.names_that_pass) {}

  void Begin(const RunHeader& header, std::string& /*out*/) override {
    tool_ = header.tool;
    day_ = FormatDate(header.as_of);
  }

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& out) override {
    if (judgement.verdict == SubmissionVerdict::kPass) return;
    if (letters_++ > 0) out += "\n---\n\n";
    out += "# " + letter_.Fill("title", {{"name", MarkdownCode(NameOf(judgement))}}) + "\n\n";
    const bool reject = judgement.verdict == SubmissionVerdict::kReject;
    out += letter_.Fill(reject ? "opening_reject" : "opening_review",
                        {{"id", MarkdownCode(judgement.id)}}) +
           "\n\n";
    int number = 0;
    for (const Finding& finding : judgement.findings) {
      if (finding.verdict != Verdict::kNote) PutFinding(++number, finding, out);
    }
    PutNames(judgement, out);
    PutProblems(judgement, out);
    if (number > 0) out += letter_.Fill("closing") + "\n\n";
    out += letter_.Fill("basis",
                        {{"tool", EscapeMarkdown(tool_)},
                         {"day", day_},
                         {"policy", EscapeMarkdown(judgement.policy)}}) +
           "\n";
    PutPictures(out);
  }

  void End(const RunSummary& summary, std::string& out) override {
    if (letters_ > 0) return;
    out += letter_.Fill("nothing", {{"count", std::to_string(summary.submissions())}}) + "\n";
  }

 private:
  static std::string NameOf(const Judgement& judgement) {
    const auto name = std::ranges::find(judgement.texts, SubjectType::kName, &Subject::type);
    if (name != judgement.texts.end()) return name->text;
    for (const Finding& finding : judgement.findings) {  // a stored result has no texts
      const Subject& subject = finding.evidence.subject;
      if (subject.type == SubjectType::kName) return subject.text;
    }
    return judgement.id;
  }

  std::string Called(const Subject& subject) const {
    std::string called = letter_.Fill("subject_" + std::string(SubjectTypeName(subject.type)));
    if (!subject.path.empty()) called += " " + MarkdownCode(subject.path);
    if (!subject.locale.empty()) called += " (" + EscapeMarkdown(subject.locale) + ")";
    return called;
  }

  static std::string Capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
      text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
  }

  void PutFinding(int number, const Finding& finding, std::string& out) {
    const Evidence& evidence = finding.evidence;
    out += "## " + std::to_string(number) + ". " + Capitalised(EscapeMarkdown(finding.message)) +
           "\n\n" +
           letter_.Fill(finding.verdict == Verdict::kReject ? "must_change" : "person_decides") +
           "\n\n";
    PutWhere(evidence, out);
    PutPicture(evidence, out);
    if (const std::vector<std::string> steps = StepSentences(evidence.steps); !steps.empty()) {
      out += letter_.Fill("disguised") + "\n\n";
      for (const std::string& step : steps) out += "- " + EscapeMarkdown(step) + "\n";
      out += '\n';
    }
    PutClause(finding, out);
    if (!finding.fix.empty()) {
      out += letter_.Fill("would_pass", {{"fix", EscapeMarkdown(finding.fix)}}) + "\n\n";
    }
    if (!finding.fingerprint.empty()) {
      out +=
          letter_.Fill("reference", {{"fingerprint", MarkdownCode(finding.fingerprint)}}) + "\n\n";
    }
  }

  void PutWhere(const Evidence& evidence, std::string& out) const {
    const std::string subject = Called(evidence.subject);
    if (evidence.region) {
      const Box& box = evidence.region->box;
      out += letter_.Fill("where_picture",
                          {{"subject", subject},
                           {"width", std::to_string(box.width)},
                           {"height", std::to_string(box.height)},
                           {"x", std::to_string(box.x)},
                           {"y", std::to_string(box.y)}}) +
             "\n\n";
    } else if (evidence.span && !evidence.subject.text.empty()) {
      const Underlined lines =
          UnderlineSpan(evidence.subject.text, *evidence.span, kExcerptColumns);
      // Four spaces make it code: nothing in it is markup, and the carets keep their place.
      out += letter_.Fill("where_text", {{"subject", subject}}) + "\n\n    " + lines.line +
             "\n    " + lines.carets + "\n\n";
    } else {
      out += letter_.Fill("where_whole", {{"subject", subject}}) + "\n\n";
    }
  }

  // The picture stands at the end of the letter: its bytes would hide the words.
  void PutPicture(const Evidence& evidence, std::string& out) {
    if (!evidence.region || !evidence.picture) return;
    picture_bytes_ += evidence.picture->around.size();
    if (picture_bytes_ > kMostPictureBytes) return;
    pictures_.push_back(OutlinedSvg(evidence));
    out += "![" + letter_.Fill("picture") + "][picture-" +
           std::to_string(pictures_before_ + pictures_.size()) + "]\n\n";
  }

  void PutPictures(std::string& out) {
    if (!pictures_.empty()) out += '\n';
    for (const std::string& svg : pictures_) {
      out += "[picture-" + std::to_string(++pictures_before_) + "]: data:image/svg+xml;base64," +
             Base64(AsBytes(svg)) + "\n";
    }
    pictures_.clear();
  }

  // The pack's own word, which is meant to be a link where it is an address.
  static std::string Link(const std::string& source) {
    const bool address =
        source.starts_with("https://") && source.find_first_of("<> ") == std::string::npos;
    return address ? "<" + source + ">" : EscapeMarkdown(source);
  }

  void PutClause(const Finding& finding, std::string& out) const {
    const Clause* const clause = FindClause(brands_, finding.evidence.brand, finding.clause);
    if (clause == nullptr) return;
    out +=
        letter_.Fill("clause", {{"text", EscapeMarkdown(clause->text)}}) + " " +
        letter_.Fill("clause_source",
                     {{"clause", MarkdownCode(finding.clause)}, {"source", Link(clause->source)}}) +
        "\n\n";
  }

  void PutNames(const Judgement& judgement, std::string& out) const {
    if (!names_that_pass_) return;
    const std::vector<std::string> names = names_that_pass_(judgement);
    if (names.empty()) return;
    out += letter_.Fill("names_near") + "\n\n";
    for (const std::string& name : names) out += "- " + MarkdownCode(name) + "\n";
    out += "\n" + letter_.Fill("names_limit") + "\n\n";
  }

  void PutProblems(const Judgement& judgement, std::string& out) const {
    if (judgement.problems.empty()) return;
    out += "## " + letter_.Fill("problems") + "\n\n";
    for (const Problem& problem : judgement.problems) {
      std::string message = problem.message;
      const std::string path = problem.path.empty() ? judgement.source : problem.path;
      if (message.starts_with(path + ": ")) message.erase(0, path.size() + 2);
      out += "- " +
             letter_.Fill("problem",
                          {{"path", MarkdownCode(path)}, {"message", EscapeMarkdown(message)}}) +
             "\n";
    }
    out += "\n" + letter_.Fill("problems_ask") + "\n\n";
  }

  const LetterTexts& letter_ = EnglishLetter();
  std::span<const Brand> brands_;
  std::function<std::vector<std::string>(const Judgement&)> names_that_pass_;
  std::string tool_, day_;
  int letters_ = 0;
  std::vector<std::string> pictures_;  // of the letter that is written
  std::size_t pictures_before_ = 0;    // of the letters before it
  std::size_t picture_bytes_ = 0;
};

}  // namespace

extern constinit const ReportFormat kMarkdownFormat{
    .id = "markdown",
    .extension = ".md",
    .summary = "a letter to each applicant: clause, place, what would pass",
    .shows_pictures = true,
    .make = [](const ReportOptions& options) -> std::unique_ptr<ReportWriter> {
      return std::make_unique<MarkdownReport>(options);
    },
};

}  // namespace brandlint
