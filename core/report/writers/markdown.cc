// SPDX-License-Identifier: MIT
// `markdown`: a letter to the applicant of each submission that has to change or waits for a
// person: which clause, where exactly, what would pass. The sentences are in data/letters/.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/report/format.h"
#include "core/report/layout.h"
#include "core/report/letter.h"
#include "core/report/letter_parts.h"
#include "core/report/outlined_picture.h"

namespace brandlint {
namespace {

// The pack's own word is meant to be a link where it is an address.
class MarkdownMarkup final : public LetterMarkup {
 public:
  std::string Words(std::string_view text) const override { return EscapeMarkdown(text); }
  std::string Quote(std::string_view text) const override { return MarkdownCode(text); }

  std::string Address(std::string_view source) const override {
    const bool address =
        source.starts_with("https://") && source.find_first_of("<> ") == std::string_view::npos;
    return address ? "<" + std::string(source) + ">" : EscapeMarkdown(source);
  }

  // Four spaces make it code: nothing in it is markup, and the carets keep their place.
  std::string Marked(std::string_view text, const Span& span) const override {
    const Underlined lines = UnderlineSpan(text, span, kExcerptColumns);
    return "\n\n    " + lines.line + "\n    " + lines.carets;
  }

  std::string_view BeforeList() const override { return "\n\n"; }
};

class MarkdownReport final : public ReportWriter {
 public:
  explicit MarkdownReport(const ReportOptions& options)
      : letter_(options.letters == nullptr ? EnglishLetter() : *options.letters),
        parts_(letter_, markup_, options.brands),
        names_that_pass_(options.names_that_pass),
        in_language_(options.in_language) {}

  void Begin(const RunHeader& header, std::string& /*out*/) override {
    tool_ = header.tool;
    day_ = FormatDate(header.as_of);
  }

  void Put(const Judgement& judgement,
           const Observations* observations,
           std::string& out) override {
    if (judgement.verdict == SubmissionVerdict::kPass) return;
    if (in_language_ && observations != nullptr) {
      PutLetter(in_language_(judgement, *observations), out);
    } else {
      PutLetter(judgement, out);
    }
  }

  void End(const RunSummary& summary, std::string& out) override {
    if (letters_ > 0) return;
    out += letter_.Fill("nothing", {{"count", std::to_string(summary.submissions())}}) + "\n";
  }

 private:
  void PutLetter(const Judgement& judgement, std::string& out) {
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
    if (names_that_pass_) PutParagraph(parts_.NamesNear(names_that_pass_(judgement)), out);
    if (!judgement.problems.empty()) {
      out += "## " + letter_.Fill("problems") + "\n\n";
      for (const std::string& problem : parts_.Problems(judgement)) out += problem + "\n";
      out += '\n';
      PutParagraph(letter_.Fill("problems_ask"), out);
    }
    if (number > 0) out += letter_.Fill("closing") + "\n\n";
    out += letter_.Fill("basis",
                        {{"tool", EscapeMarkdown(tool_)},
                         {"day", day_},
                         {"policy", EscapeMarkdown(judgement.policy)}}) +
           "\n";
    PutPictures(out);
  }

  static std::string NameOf(const Judgement& judgement) {
    const auto name = std::ranges::find(judgement.texts, SubjectType::kName, &Subject::type);
    if (name != judgement.texts.end()) return name->text;
    for (const Finding& finding : judgement.findings) {  // a stored result has no texts
      const Subject& subject = finding.evidence.subject;
      if (subject.type == SubjectType::kName) return subject.text;
    }
    return judgement.id;
  }

  static void PutParagraph(const std::string& paragraph, std::string& out) {
    if (!paragraph.empty()) out += paragraph + "\n\n";
  }

  void PutFinding(int number, const Finding& finding, std::string& out) {
    PutParagraph("## " + std::to_string(number) + ". " + parts_.What(finding), out);
    PutParagraph(
        letter_.Fill(finding.verdict == Verdict::kReject ? "must_change" : "person_decides"), out);
    PutParagraph(parts_.Where(finding.evidence), out);
    PutPicture(finding.evidence, out);
    PutParagraph(parts_.Disguised(finding.evidence), out);
    PutParagraph(parts_.ClauseOf(finding), out);
    PutParagraph(parts_.WouldPass(finding), out);
    if (finding.fingerprint.empty()) return;
    PutParagraph(letter_.Fill("reference", {{"fingerprint", MarkdownCode(finding.fingerprint)}}),
                 out);
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

  const LetterTexts& letter_;
  const MarkdownMarkup markup_;
  const LetterParts parts_;
  const std::function<std::vector<std::string>(const Judgement&)> names_that_pass_;
  const std::function<Judgement(const Judgement&, const Observations&)> in_language_;
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
