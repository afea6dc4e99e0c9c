// SPDX-License-Identifier: MIT
// Whatever a stranger wrote goes through Shown(); the content security policy of the page allows
// its own style, by hash, and nothing else, should that ever fail.
#include "core/report/plain_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "EmbeddedHtml.h"
#include "core/base/bytes.h"
#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/report/facts.h"
#include "core/report/format.h"
#include "core/report/outlined_picture.h"
#include "core/report/page_frame.h"

namespace brandlint {
namespace {

std::string Shown(std::string_view text) { return EscapeXml(EscapeForDisplay(text)); }

// Line breaks stay: the style of a quoted text shows them.
std::string ShownLines(std::string_view text) {
  std::string shown;
  for (std::size_t first = 0; first <= text.size();) {
    const std::size_t end = std::min(text.find('\n', first), text.size());
    if (first > 0) shown += '\n';
    shown += Shown(text.substr(first, end - first));
    first = end + 1;
  }
  return shown;
}

std::string_view Style() {
  const auto files = EmbeddedHtml();
  const auto file = std::ranges::find(files, "plain.css", &EmbeddedFile::path);
  CHECK(file != files.end());
  return AsText(file->content);
}

// Of letters and digits: fit for an id and, without escapes, for the address that leads to it.
std::string Anchor(std::string_view prefix, std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::string anchor(prefix);
  for (const char c : text.substr(0, kLongest)) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
    anchor += plain ? c : '-';
  }
  return anchor;
}

std::string Badge(std::string_view kind, std::string_view text) {
  return "<span class=\"badge " + std::string(kind) + "\">" + std::string(text) + "</span>";
}

// The start of the code point `count` code points before or behind `offset`.
std::size_t Back(std::string_view text, std::size_t offset, int count) {
  for (; count > 0 && offset > 0; --count) {
    --offset;
    while (offset > 0 && (static_cast<std::uint8_t>(text[offset]) & 0xC0U) == 0x80U) --offset;
  }
  return offset;
}

std::size_t Forward(std::string_view text, std::size_t offset, int count) {
  for (; count > 0 && offset < text.size(); --count) offset += DecodeUtf8(text, offset).length;
  return std::min(offset, text.size());
}

// The letters of the span, each that a step unmasks by itself marked once more.
std::string MarkedLetters(std::string_view letters, const std::vector<Step>& steps) {
  std::string marked;
  for (std::size_t i = 0; i < letters.size();) {
    const CodePoint point = DecodeUtf8(letters, i);
    const std::string_view bytes = letters.substr(i, point.length);
    const bool disguised = point.valid && std::ranges::any_of(steps, [&](const Step& step) {
                             return step.from == CodePointName(point.value) || step.from == bytes;
                           });
    marked += disguised ? "<b>" + Shown(bytes) + "</b>" : ShownLines(bytes);
    i += point.length;
  }
  return marked;
}

class PlainPage final : public ReportWriter {
 public:
  explicit PlainPage(const ReportOptions& options)
      : brands_(options.brands), reference_(options.reference) {}

  // The summary stands first and is known last: the page is kept until the end.
  void Begin(const RunHeader& header, std::string& /*out*/) override { header_ = header; }

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& /*out*/) override {
    const bool plain = judgement.verdict == SubmissionVerdict::kPass &&
                       judgement.findings.empty() && judgement.problems.empty();
    if (plain) {
      PutPlain(judgement, passed_);
    } else {
      PutSubmission(judgement, sections_[static_cast<std::size_t>(judgement.verdict)]);
    }
  }

  void End(const RunSummary& summary, std::string& out) override {
    PutPageHead({.style = Style(), .script = {}}, out);
    PutCounts(summary, out);
    const auto section = [&](SubmissionVerdict verdict, std::string_view title) {
      const std::string_view name = SubmissionVerdictName(verdict);
      const std::string& body = sections_[static_cast<std::size_t>(verdict)];
      const bool passing = verdict == SubmissionVerdict::kPass;
      if (body.empty() && (!passing || passed_.empty())) return;
      out += "<section aria-labelledby=\"" + std::string(name) + "\">\n<h2 id=\"" +
             std::string(name) + "\">" + std::string(title) + "</h2>\n" + body;
      if (passing && !passed_.empty()) out += "<ul class=\"passed\">\n" + passed_ + "</ul>\n";
      out += "</section>\n";
    };
    section(SubmissionVerdict::kReject, "Rejected");
    section(SubmissionVerdict::kReview, "For review");
    section(SubmissionVerdict::kPass, "Passed");
    out += "</main>\n";
    PutFooter(out);
    out += "</body>\n</html>\n";
  }

 private:
  void PutCounts(const RunSummary& summary, std::string& out) const {
    const int all = summary.submissions();
    out += "<header>\n<h1>Brand check</h1>\n<p class=\"soft\">" + std::to_string(all) +
           (all == 1 ? " submission" : " submissions") + ", judged for " +
           FormatDate(header_.as_of) + "</p>\n<ul class=\"counts\">\n";
    const auto count = [&](std::string_view kind, int number, std::string_view text) {
      out += "<li class=\"" + std::string(kind) + "\"><b>" + std::to_string(number) + "</b>";
      const bool leads = number > 0 && kind != "hole";
      if (leads) out += "<a href=\"#" + std::string(kind) + "\">";
      out += text;
      if (leads) out += "</a>";
      out += "</li>\n";
    };
    count("reject", summary.reject, "rejected");
    count("review", summary.review, "for review");
    count("pass", summary.pass, "passed");
    if (summary.incomplete > 0) count("hole", summary.incomplete, "not fully examined");
    out += "</ul>\n</header>\n<main>\n";
    if (all == 0) out += "<p>Nothing was checked.</p>\n";
    if (without_picture_ > 0) {
      out += "<p>The page has no room for the pictures of the last " +
             std::to_string(without_picture_) +
             " findings in pictures; their places are drawn.</p>\n";
    }
  }

  // An id that no other element of the page has.
  std::string UniqueAnchor(std::string_view prefix, std::string_view text) {
    const std::string anchor = Anchor(prefix, text);
    const int before = anchors_[anchor]++;
    return before == 0 ? anchor : UniqueAnchor(anchor + "-", std::to_string(before + 1));
  }

  static std::string Title(const Judgement& judgement) {
    constexpr int kLongest = 120;  // code points; three times what a listing form allows
    const auto name = std::ranges::find(judgement.texts, SubjectType::kName, &Subject::type);
    const std::string* title = name != judgement.texts.end() ? &name->text : nullptr;
    for (const Finding& finding : judgement.findings) {  // a stored result has no texts
      const Subject& subject = finding.evidence.subject;
      if (title == nullptr && subject.type == SubjectType::kName) title = &subject.text;
    }
    const std::string& full = title != nullptr && !title->empty() ? *title
                              : judgement.id.empty()              ? judgement.source
                                                                  : judgement.id;
    const std::size_t end = Forward(full, 0, kLongest);
    const std::string shown = Shown(std::string_view(full).substr(0, end));
    return "<bdi>" + shown + (end < full.size() ? "…" : "") + "</bdi>";
  }

  void PutPlain(const Judgement& judgement, std::string& out) {
    const std::string title = Title(judgement);
    const std::string id = Shown(judgement.id);
    out += "<li id=\"" + UniqueAnchor("s-", judgement.id) + "\">" + title;
    std::string source = title == "<bdi>" + id + "</bdi>" ? "" : id;
    if (judgement.source != judgement.id) {
      source += (source.empty() ? "" : " · ") + Shown(judgement.source);
    }
    if (!source.empty()) out += " <span class=\"source\">" + source + "</span>";
    out += "</li>\n";
  }

  void PutSubmission(const Judgement& judgement, std::string& out) {
    const std::string anchor = UniqueAnchor("s-", judgement.id);
    const std::string verdict(SubmissionVerdictName(judgement.verdict));
    out += "<article id=\"" + anchor + "\">\n<h3>" + Badge(verdict, verdict) + " " +
           Title(judgement) + "</h3>\n<p><a class=\"source\" href=\"#" + anchor + "\">" +
           Shown(judgement.id) + "</a>";
    if (judgement.source != judgement.id) {
      out += " <span class=\"source\">" + Shown(judgement.source) + "</span>";
    }
    if (!judgement.complete) out += " " + Badge("hole", "not fully examined");
    out += "</p>\n";
    for (const Finding& finding : judgement.findings) PutFinding(judgement, finding, out);
    for (const Problem& problem : judgement.problems) PutProblem(problem, out);
    if (!judgement.notes.empty()) {
      out += "<details><summary>Notes</summary>\n<ul>\n";
      for (const std::string& note : judgement.notes) out += "<li>" + Shown(note) + "</li>\n";
      out += "</ul></details>\n";
    }
    out += "</article>\n";
  }

  static std::string Called(const Subject& subject) {
    std::string called(SubjectTypeName(subject.type));
    std::ranges::replace(called, '_', ' ');
    if (!subject.path.empty()) called += " <code>" + Shown(subject.path) + "</code>";
    if (!subject.locale.empty()) called += " (" + Shown(subject.locale) + ")";
    return called;
  }

  void PutFinding(const Judgement& judgement, const Finding& finding, std::string& out) {
    const Evidence& evidence = finding.evidence;
    const std::string anchor = UniqueAnchor("f-", finding.fingerprint);
    const std::string verdict(VerdictName(finding.verdict));
    out += "<div class=\"finding\" id=\"" + anchor + "\">\n<h4>" + Badge(verdict, verdict) + " " +
           Shown(finding.message) + "</h4>\n<p class=\"soft\">" + Called(evidence.subject) +
           " · <a href=\"#" + anchor + "\"><code class=\"rule\">" + Shown(finding.rule) +
           "</code></a>";
    if (!evidence.kind.empty())
      out += " · <span class=\"kind\">" + Shown(evidence.kind) + "</span>";
    out += "</p>\n";
    if (evidence.region && evidence.picture && HasRoomFor(*evidence.picture)) {
      PutPicture(evidence, out);
    } else if (evidence.region) {
      PutRegion(judgement, evidence, out);
    }
    PutText(evidence, out);
    if (const auto sentences = StepSentences(evidence.steps); !sentences.empty()) {
      out += "<ul>\n";
      for (const std::string& step : sentences) out += "<li>" + EscapeXml(step) + "</li>\n";
      out += "</ul>\n";
    }
    PutClause(finding, out);
    if (!finding.permission.empty()) {
      out += "<p>Under permission <code>" + Shown(finding.permission) + "</code></p>\n";
    }
    if (!finding.fix.empty()) {
      out += "<p class=\"fix\">Would pass: " + Shown(finding.fix) + "</p>\n";
    }
    out += "</div>\n";
  }

  static void PutText(const Evidence& evidence, std::string& out) {
    constexpr int kAround = 80;  // code points before and behind the span
    const std::string_view text = evidence.subject.text;
    if (!evidence.span || text.empty()) {
      if (evidence.excerpt.empty()) return;
      out += "<blockquote><bdi><mark>" + MarkedLetters(evidence.excerpt, evidence.steps) +
             "</mark></bdi></blockquote>\n";
      return;
    }
    const std::size_t last = std::min(evidence.span->last, text.size());
    const std::size_t first = std::min(evidence.span->first, last);
    const std::size_t begin = Back(text, first, kAround);
    const std::size_t end = Forward(text, last, kAround);
    out += "<blockquote><bdi>";
    if (begin > 0) out += "…";
    out += ShownLines(text.substr(begin, first - begin)) + "<mark>" +
           MarkedLetters(text.substr(first, last - first), evidence.steps) + "</mark>" +
           ShownLines(text.substr(last, end - last));
    if (end < text.size()) out += "…";
    out += "</bdi></blockquote>\n";
  }

  static std::string WordsOf(const Box& box) {
    return std::to_string(box.width) + " × " + std::to_string(box.height) + " pixels, " +
           std::to_string(box.x) + " from the left, " + std::to_string(box.y) + " from the top";
  }

  static std::string Image(ByteView webp, Size size, std::string_view what) {
    return "<img loading=\"lazy\" alt=\"" + std::string(what) + "\" width=\"" +
           std::to_string(size.width) + "\" height=\"" + std::to_string(size.height) +
           "\" src=\"data:image/webp;base64," + Base64(webp) + "\">";
  }

  // Beyond kMostPictureBytes the places are drawn, without pixels.
  bool HasRoomFor(const EvidencePicture& picture) {
    const std::size_t bytes = picture.around.size() + picture.upright.size();
    if (picture_bytes_ + bytes > kMostPictureBytes) {
      ++without_picture_;
      return false;
    }
    picture_bytes_ += bytes;
    return true;
  }

  // The place in the picture, outlined; of a mark also the mark upright beside the pack's drawing.
  void PutPicture(const Evidence& evidence, std::string& out) const {
    const EvidencePicture& picture = *evidence.picture;
    const std::string words = WordsOf(evidence.region->box);
    out += "<div class=\"seen\">\n<figure>\n<div class=\"outlined\">" +
           Image(picture.around, picture.size, "the picture around it") +
           "<svg role=\"img\" aria-label=\"outline of what was found\" viewBox=\"0 0 " +
           std::to_string(picture.size.width) + " " + std::to_string(picture.size.height) +
           "\"><polygon class=\"halo\" points=\"";
    const std::string points = OutlinePoints(evidence);
    out += points + "\"/><polygon class=\"quad\" points=\"" + points +
           "\"/></svg></div>\n<figcaption>" + words + "</figcaption>\n</figure>\n";
    const ReferencePicture* const reference =
        reference_ ? reference_(evidence.brand, evidence.reference) : nullptr;
    if (!picture.upright.empty() && reference != nullptr) {
      out += "<figure class=\"compare\">\n<div>" +
             Image(picture.upright, reference->size, "what was found, upright") +
             Image(reference->webp, reference->size, "the pack's drawing") +
             "</div>\n<figcaption>found, upright, and the pack's drawing</figcaption>\n</figure>\n";
    }
    out += "</div>\n";
  }

  // Where in the picture it is, as a drawing of picture, box and outline.
  static void PutRegion(const Judgement& judgement, const Evidence& evidence, std::string& out) {
    const Box& box = evidence.region->box;
    const auto number = [](double value) { return std::to_string(static_cast<int>(value)); };
    const std::string words = WordsOf(box);
    const auto asset =
        std::ranges::find(judgement.assets, evidence.subject.path, &AssetFacts::path);
    out += "<div class=\"place\">";
    if (asset != judgement.assets.end() && asset->size.width > 0 && asset->size.height > 0) {
      const std::string width = std::to_string(asset->size.width);
      const std::string height = std::to_string(asset->size.height);
      const auto rectangle = [&](std::string_view kind, const std::string& rest) {
        out += "<rect class=\"" + std::string(kind) + "\" " + rest + "/>";
      };
      out += "<svg role=\"img\" aria-label=\"" + words + "\" viewBox=\"0 0 " + width + " " +
             height + "\">";
      rectangle("sheet", "width=\"" + width + "\" height=\"" + height + "\"");
      rectangle("box",
                "x=\"" + std::to_string(box.x) + "\" y=\"" + std::to_string(box.y) + "\" width=\"" +
                    std::to_string(std::max(0, box.width)) + "\" height=\"" +
                    std::to_string(std::max(0, box.height)) + "\"");
      out += "<polygon class=\"quad\" points=\"";
      for (const Point& corner : evidence.region->quad) {
        constexpr double kFar = 1e6;  // a stored result may say anything
        out += number(std::clamp(corner.x, -kFar, kFar)) + "," +
               number(std::clamp(corner.y, -kFar, kFar)) + " ";
      }
      out.back() = '"';
      out += "/></svg>";
      out += "<p>" + words + ", in a picture of " + width + " × " + height + "</p></div>\n";
      return;
    }
    out += "<p>" + words + "</p></div>\n";
  }

  void PutClause(const Finding& finding, std::string& out) const {
    if (finding.clause.empty()) return;
    const Clause* const clause = FindClause(brands_, finding.evidence.brand, finding.clause);
    out += "<p><code>" + Shown(finding.clause) + "</code>";
    if (clause != nullptr) {
      out += ": " + Shown(clause->text);
      const bool address = clause->source.starts_with("https://");
      if (address) {
        out += " <a rel=\"noopener noreferrer\" href=\"" + Shown(clause->source) + "\">Source</a>";
      } else if (!clause->source.empty()) {
        out += " (" + Shown(clause->source) + ")";
      }
    }
    out += "</p>\n";
  }

  static void PutProblem(const Problem& problem, std::string& out) {
    const bool named = problem.path.empty() || problem.message.starts_with(problem.path);
    out += "<div class=\"finding\">\n<h4>" + Badge("hole", "not examined") + " " +
           (named ? "" : Shown(problem.path) + ": ") + Shown(problem.message) +
           "</h4>\n<p class=\"soft\"><code>" + Shown(problem.code) + "</code></p>\n</div>\n";
  }

  void PutFooter(std::string& out) const {
    out += "<footer>\n<p class=\"soft\">" + Shown(header_.tool) +
           "</p>\n<details><summary>What was checked against</summary>\n<ul>\n";
    const auto part = [&](std::string_view kind, const RunHeader::Part& each) {
      out += "<li>" + std::string(kind) + " " + Shown(each.id) + " " + Shown(each.version) +
             " <code>" + Shown(each.digest) + "</code></li>\n";
    };
    for (const auto& each : header_.packs) part("pack", each);
    for (const auto& each : header_.policies) part("policy", each);
    for (const auto& bank : header_.banks) {
      part("bank", {bank.id, "of " + std::to_string(bank.rows) + " rows", bank.digest});
    }
    if (!header_.permissions.id.empty()) part("permissions", header_.permissions);
    if (!header_.allow.id.empty()) part("allowed findings", header_.allow);
    if (const auto& baseline = header_.baseline; !baseline.id.empty()) {
      part("baseline",
           {baseline.id, "of " + std::to_string(baseline.findings) + " findings", baseline.digest});
    }
    if (!header_.words.empty()) part("words", {"", "", header_.words});
    if (!header_.detectors.empty()) {
      std::string all;
      for (const std::string& detector : header_.detectors) {
        all += (all.empty() ? "" : ", ") + detector;
      }
      out += "<li>detectors " + Shown(all) + "</li>\n";
    }
    out += "</ul></details>\n</footer>\n";
  }

  std::span<const Brand> brands_;
  decltype(ReportOptions::reference) reference_;
  RunHeader header_;
  std::array<std::string, 3> sections_;  // by verdict: the submissions that have something to say
  std::string passed_;                   // a line each of the others
  std::map<std::string, int> anchors_;   // how often each was asked for
  std::size_t picture_bytes_ = 0;
  int without_picture_ = 0;  // findings, as there was no room
};

}  // namespace

std::unique_ptr<ReportWriter> MakePlainPage(const ReportOptions& options) {
  return std::make_unique<PlainPage>(options);
}

}  // namespace brandlint
