// SPDX-License-Identifier: MIT
// `text`: for people at a terminal. One block a submission: what was found, the letters or the
// place, the clause, and what would pass.
#include <algorithm>
#include <charconv>
#include <set>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/report/facts.h"
#include "core/report/format.h"
#include "core/report/layout.h"

namespace brandlint {
namespace {

// SGR parameters (ECMA-48, 8.3.117). The sixteen basic colours follow the reader's own theme.
constexpr std::string_view kRed = "1;31";
constexpr std::string_view kYellow = "1;33";
constexpr std::string_view kGreen = "32";
constexpr std::string_view kMagenta = "1;35";
constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";

constexpr int kFindingIndent = 2;
constexpr int kDetailIndent = 6;
constexpr int kExcerptIndent = 8;
constexpr int kNoteIndent = 10;

std::string_view ColorOf(SubmissionVerdict verdict) {
  return verdict == SubmissionVerdict::kReject   ? kRed
         : verdict == SubmissionVerdict::kReview ? kYellow
                                                 : kGreen;
}

std::string_view ColorOf(Verdict verdict) {
  return verdict == Verdict::kReject ? kRed : verdict == Verdict::kReview ? kYellow : kDim;
}

// Verdicts stand in a column: "reject" and "review" are the longest.
std::string Padded(std::string_view verdict) {
  constexpr std::size_t kColumn = 8;
  return std::string(verdict) + std::string(kColumn - verdict.size(), ' ');
}

std::string FixedText(double value, int decimals) {
  char digits[400];  // the largest double has 309 digits before the point
  const auto [end, error] =
      std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, decimals);
  return error == std::errc() ? std::string(digits, end) : std::string("?");
}

std::string Label(const Subject& subject) {
  std::string label(SubjectTypeName(subject.type));
  if (IsPictureRole(subject.type)) {
    label = EscapeForDisplay(subject.path);
  } else {
    std::ranges::replace(label, '_', ' ');
  }
  if (!subject.locale.empty()) label += " (" + EscapeForDisplay(subject.locale) + ")";
  return label;
}

std::string BoxText(const Box& box) {
  return "box " + std::to_string(box.x) + "," + std::to_string(box.y) + " " +
         std::to_string(box.width) + "x" + std::to_string(box.height);
}

constexpr std::size_t kDigestShown = 12;  // enough to compare by eye

class TextReport final : public ReportWriter {
 public:
  explicit TextReport(const ReportOptions& options)
      : brands_(options.brands), style_(options.text) {
    constexpr int kNarrowest = 40;
    style_.width = std::max(style_.width, kNarrowest);
  }

  void Begin(const RunHeader& header, std::string& out) override {
    if (!style_.verbose) return;
    Line(
        0, Paint(kDim, EscapeForDisplay(header.tool) + ", as of " + FormatDate(header.as_of)), out);
    for (const auto& part : header.packs) PutPart("pack", part, out);
    for (const auto& part : header.policies) PutPart("policy", part, out);
    for (const auto& bank : header.banks) {
      PutPart("bank", {bank.id, "of " + std::to_string(bank.rows) + " rows", bank.digest}, out);
    }
    if (!header.permissions.id.empty()) PutPart("permissions", header.permissions, out);
    if (!header.allow.id.empty()) PutPart("allowed findings", header.allow, out);
    if (!header.words.empty()) {
      Line(0, Paint(kDim, "words " + EscapeForDisplay(header.words.substr(0, kDigestShown))), out);
    }
    out += '\n';
  }

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& out) override {
    const bool plain = judgement.findings.empty() && judgement.problems.empty() &&
                       (judgement.notes.empty() || !style_.verbose) &&
                       judgement.verdict == SubmissionVerdict::kPass;
    if (plain && style_.quiet) return;
    const bool clean = plain && !HasLines(judgement);
    if (!first_ && (!clean || last_was_block_)) out += '\n';
    first_ = false;
    last_was_block_ = !clean;

    PutTitle(judgement, out);
    std::set<std::string> told;  // clauses whose words this block has already given
    for (const Finding& finding : judgement.findings)
      PutFinding(finding, judgement.source, told, out);
    for (const Problem& problem : judgement.problems) PutProblem(problem, out);
    PutNotes(judgement, out);
    for (const AssetFacts& asset : judgement.assets) {
      if (style_.verbose) PutAsset(asset, out);
      PutLines(asset, judgement.source, out);
    }
  }

  void End(const RunSummary& summary, std::string& out) override {
    if (!first_) out += '\n';
    std::vector<std::string> parts;
    const auto count = [&](int number, std::string_view color, const std::string& what) {
      if (number > 0) parts.push_back(Paint(color, std::to_string(number) + " " + what));
    };
    count(summary.reject, kRed, "reject");
    count(summary.review, kYellow, "review");
    count(summary.pass, kGreen, "pass");
    count(summary.incomplete, kMagenta, "not fully examined");
    const int all = summary.submissions();
    out += std::to_string(all) + (all == 1 ? " submission" : " submissions");
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? ": " : ", ") + parts[i];
    if (summary.seconds) out += " · " + FixedText(*summary.seconds, 2) + " s";
    out += '\n';
  }

 private:
  std::string Paint(std::string_view color, std::string_view text) const {
    if (!style_.color) return std::string(text);
    return "\x1b[" + std::string(color) + "m" + std::string(text) + "\x1b[0m";
  }

  void Line(int indent, std::string_view text, std::string& out) const {
    out.append(static_cast<std::size_t>(indent), ' ');
    out += text;
    out += '\n';
  }

  void Paragraph(int indent,
                 std::string_view color,
                 std::string_view text,
                 std::string& out) const {
    for (const std::string& line : Wrap(text, style_.width - indent)) {
      Line(indent, color.empty() ? line : Paint(color, line), out);
    }
  }

  void PutPart(std::string_view kind, const RunHeader::Part& part, std::string& out) const {
    const std::string text = std::string(kind) + " " + part.id + " " + part.version + " " +
                             part.digest.substr(0, kDigestShown);
    Line(0, Paint(kDim, EscapeForDisplay(text)), out);
  }

  // The beginning of a text that is too long for a title.
  static std::string Head(const std::string& text) {
    constexpr std::size_t kLongest = 120;  // code points; three times what a listing form allows
    std::size_t end = 0;
    for (std::size_t i = 0; i < kLongest && end < text.size(); ++i) {
      end += DecodeUtf8(text, end).length;
    }
    return end == text.size() ? text : text.substr(0, end) + "...";
  }

  // The verdict, the app's name where there is one, and where it came from.
  void PutTitle(const Judgement& judgement, std::string& out) const {
    const auto name = std::ranges::find(judgement.texts, SubjectType::kName, &Subject::type);
    const std::string& full = name != judgement.texts.end() ? name->text
                              : judgement.id.empty()        ? judgement.source
                                                            : judgement.id;
    const std::string title = EscapeForDisplay(Head(full));
    const std::string source = EscapeForDisplay(judgement.source);
    out += Paint(ColorOf(judgement.verdict), Padded(SubmissionVerdictName(judgement.verdict)));
    out += Paint(kBold, title);
    if (!source.empty() && source != title) out += "  " + Paint(kDim, source);
    if (!judgement.complete) out += "  " + Paint(kMagenta, "NOT FULLY EXAMINED");
    out += '\n';
  }

  void PutFinding(const Finding& finding,
                  const std::string& source,
                  std::set<std::string>& told,
                  std::string& out) const {
    const Evidence& evidence = finding.evidence;
    const std::string_view color = ColorOf(finding.verdict);
    // A loose picture is its submission: its path stands in the title.
    const bool alone = !source.empty() && evidence.subject.path == source;
    std::string where = Paint(
        kBold,
        alone ? std::string(SubjectTypeName(evidence.subject.type)) : Label(evidence.subject));
    if (evidence.region) where += "  " + BoxText(evidence.region->box);
    Line(kFindingIndent,
         Paint(color, Padded(VerdictName(finding.verdict))) + where + "  " +
             Paint(kDim, EscapeForDisplay(finding.rule)),
         out);
    Paragraph(kDetailIndent, finding.verdict == Verdict::kNote ? kDim : "", finding.message, out);
    PutExcerpt(evidence, color, out);
    if (!finding.permission.empty()) {
      Paragraph(kDetailIndent, kDim, "under permission " + finding.permission, out);
    }
    if (style_.verbose) PutMeasures(finding, out);
    // Notes stay short: they ask for nothing.
    if (finding.verdict == Verdict::kNote && !style_.verbose) return;
    PutClause(finding, told, out);
    if (!finding.fix.empty()) {
      Paragraph(kDetailIndent, kGreen, "would pass: " + finding.fix, out);
    }
  }

  void PutExcerpt(const Evidence& evidence, std::string_view color, std::string& out) const {
    if (evidence.span && !evidence.subject.text.empty()) {
      PutUnderlined(evidence.subject.text, *evidence.span, color, out);
    } else if (evidence.in_context && evidence.in_context->last <= evidence.context.size()) {
      PutReadLine(evidence, color, out);
    } else if (!evidence.excerpt.empty()) {
      Paragraph(kExcerptIndent, "", "reads \"" + evidence.excerpt + "\"", out);
    }
    // The message tells the first of them, if its policy has it so ({because}).
    if (style_.verbose) PutSteps(evidence.steps, out);
  }

  void PutUnderlined(std::string_view text,
                     const Span& span,
                     std::string_view color,
                     std::string& out) const {
    const Underlined lines = UnderlineSpan(text, span, style_.width - kExcerptIndent);
    Line(kExcerptIndent, lines.line, out);
    // The spaces before are not painted: some themes underline.
    const std::size_t blank = lines.carets.find('^');
    Line(kExcerptIndent,
         lines.carets.substr(0, blank) + Paint(color, lines.carets.substr(blank)),
         out);
  }

  // Of a picture: the line that holds the find, without those above and below it.
  void PutReadLine(const Evidence& evidence, std::string_view color, std::string& out) const {
    const std::string_view context = evidence.context;
    const Span& span = *evidence.in_context;
    const std::size_t before = context.substr(0, span.first).rfind('\n');
    const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t last = std::min(context.find('\n', span.last), context.size());
    PutUnderlined(
        context.substr(first, last - first), {span.first - first, span.last - first}, color, out);
  }

  void PutSteps(const std::vector<Step>& steps, std::string& out) const {
    std::string text;
    for (const std::string& sentence : StepSentences(steps)) {
      text += (text.empty() ? "" : "; ") + sentence;
    }
    if (!text.empty()) Paragraph(kExcerptIndent, "", text, out);
  }

  void PutMeasures(const Finding& finding, std::string& out) const {
    std::string text = "score " + FixedText(finding.evidence.score, 3);
    if (!finding.evidence.stage.empty()) text += ", read by stage " + finding.evidence.stage;
    for (const Measure& measure : finding.evidence.measures) {
      text += ", " + measure.name + " " + FixedText(measure.value, 3);
      if (!measure.unit.empty()) text += " " + measure.unit;
    }
    Paragraph(kDetailIndent, kDim, text + ", fingerprint " + finding.fingerprint, out);
  }

  void PutClause(const Finding& finding, std::set<std::string>& told, std::string& out) const {
    if (finding.clause.empty()) return;
    const Clause* const clause = FindClause(brands_, finding.evidence.brand, finding.clause);
    const bool first = told.insert(finding.evidence.brand + "/" + finding.clause).second;
    if (clause == nullptr || !first) {
      Paragraph(kDetailIndent, kDim, finding.clause, out);
    } else {
      Paragraph(kDetailIndent, kDim, finding.clause + ": " + clause->text, out);
    }
  }

  void PutProblem(const Problem& problem, std::string& out) const {
    // A message that already begins with its file does not get it twice.
    const bool named = problem.path.empty() || problem.message.starts_with(problem.path);
    const std::string text = named ? problem.message : problem.path + ": " + problem.message;
    Line(kFindingIndent,
         Paint(kMagenta, "NOT EXAMINED") + "  " + Paint(kDim, EscapeForDisplay(problem.code)),
         out);
    Paragraph(kDetailIndent, "", text, out);
  }

  void PutNotes(const Judgement& judgement, std::string& out) const {
    if (judgement.notes.empty()) return;
    // One line of a clean submission stays one line.
    const bool clean = judgement.findings.empty() && judgement.problems.empty();
    if (clean && !style_.verbose) return;
    for (const std::string& note : judgement.notes) {
      const std::vector<std::string> lines = Wrap(note, style_.width - kNoteIndent);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        Line(kFindingIndent, Paint(kDim, (i == 0 ? Padded("note") : Padded("")) + lines[i]), out);
      }
    }
  }

  static bool HasLines(const Judgement& judgement) {
    return std::ranges::any_of(judgement.assets, [](const AssetFacts& asset) {
      return !asset.lines.empty() || !asset.unread.empty();
    });
  }

  void PutAsset(const AssetFacts& asset, std::string& out) const {
    std::string text = asset.path + "  " + std::string(SubjectTypeName(asset.role));
    if (asset.size != Size()) {
      text += " " + std::to_string(asset.size.width) + "x" + std::to_string(asset.size.height);
    }
    text += " " + asset.sha256.substr(0, 12) +
            " examined: " + std::string(ExaminedName(asset.examined));
    Line(kFindingIndent, Paint(kDim, EscapeForDisplay(text)), out);
  }

  // What was read in a picture and, when it was asked for, where nothing was and why.
  void PutLines(const AssetFacts& asset, const std::string& source, std::string& out) const {
    if (asset.lines.empty() && asset.unread.empty()) return;
    std::string title = "text";
    if (asset.path != source) title += " in " + EscapeForDisplay(asset.path);
    Line(kFindingIndent, Paint(kDim, title), out);
    for (const SeenLine& line : asset.lines) {
      std::string facts = BoxText(line.region.box) + "  " + FixedText(line.height_px, 0) + " px  " +
                          FixedText(line.confidence, 2);
      if (style_.verbose) facts += "  " + EscapeForDisplay(line.stage);
      Line(kDetailIndent, Paint(kDim, facts), out);
      Paragraph(kExcerptIndent, "", line.text, out);
    }
    for (const UnreadLine& line : asset.unread) {
      std::string text = "not read: " + EscapeForDisplay(line.why) + "  " +
                         BoxText(line.region.box) + "  " + FixedText(line.height_px, 0) + " px";
      if (!line.text.empty()) text += "  \"" + EscapeForDisplay(line.text) + "\"";
      Line(kDetailIndent, Paint(kDim, text), out);
    }
  }

  std::span<const Brand> brands_;
  TextStyle style_;
  bool first_ = true;
  bool last_was_block_ = false;
};

}  // namespace

extern constinit const ReportFormat kTextFormat{
    .id = "text",
    .extension = ".txt",
    .summary = "for people: one block a submission",
    .make = [](const ReportOptions& options) -> std::unique_ptr<ReportWriter> {
      return std::make_unique<TextReport>(options);
    },
};

}  // namespace brandlint
