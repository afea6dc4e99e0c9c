// SPDX-License-Identifier: MIT
#include "core/report/script_page.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/utf8.h"
#include "core/codec/json_writer.h"
#include "core/codec/judgement.h"
#include "core/report/facts.h"

namespace brandlint {
namespace {

void AppendUnit(char32_t unit, std::string& out) {  // of UTF-16
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[unit >> shift & 15];
}

// JSON in plain ASCII and without "<". Neither "</script" nor "<!--" may stand in the element; "<"
// is in strings of JSON only, where its escape means the same (HTML Living Standard, 4.12.1.3). And
// one letter of two bytes would double what a browser keeps of a large page, and its time to open.
void AppendForElement(std::string_view json, std::string& out) {
  for (std::size_t i = 0; i < json.size();) {
    const auto plain = [](char c) { return c != '<' && static_cast<unsigned char>(c) < 0x80; };
    const auto* const end = std::find_if_not(json.begin() + i, json.end(), plain);
    const auto next = static_cast<std::size_t>(end - json.begin());
    out += json.substr(i, next - i);
    if (next == json.size()) return;
    const CodePoint point = DecodeUtf8(json, next);
    if (point.value > 0xFFFF) {
      AppendUnit(0xD800 + ((point.value - 0x10000) >> 10), out);
      AppendUnit(0xDC00 + ((point.value - 0x10000) & 0x3FF), out);
    } else {
      AppendUnit(point.value, out);
    }
    i = next + point.length;
  }
}

void WriteSize(Size size, JsonWriter& json) {
  json.Key("size");
  json.BeginArray();
  json.Integer(size.width);
  json.Integer(size.height);
  json.EndArray();
}

void WriteWebp(ByteView webp, Size size, JsonWriter& json) {
  WriteSize(size, json);
  json.Text("webp", Base64(webp));
}

class ScriptPage final : public ReportWriter {
 public:
  ScriptPage(const ReportOptions& options, const PageFiles& files)
      : brands_(options.brands), reference_(options.reference), files_(files) {}

  void Begin(const RunHeader& header, std::string& out) override {
    PutPageHead(files_, out);
    out +=
        "<div id=\"page\"></div>\n"
        "<script type=\"application/json\" id=\"data\">{\"schema\": \"brandlint.page/1\",\n"
        "\"header\": ";
    std::string record;
    WriteHeader(header, record);
    AppendForElement(record, out);
    out += ",\n\"rows\": [";
  }

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& out) override {
    std::string row = "{\"result\": ";
    PutResult(judgement, row);
    if (const std::string_view name = NameBesides(judgement); !name.empty()) {
      row += ", \"name\": ";
      JsonWriter(row).Text(name);
    }
    PutPictures(judgement, row);
    row += '}';
    out += first_ ? "\n" : ",\n";
    first_ = false;
    AppendForElement(row, out);
    for (const Finding& finding : judgement.findings) {
      if (!finding.clause.empty()) clauses_.emplace(finding.evidence.brand, finding.clause);
    }
  }

  void End(const RunSummary& summary, std::string& out) override {
    std::string rest = "],\n\"summary\": ";
    PutSummary(summary, rest);
    PutClauses(rest);
    PutReferences(rest);
    AppendForElement(rest, out);
    out += "}</script>\n";
    PutForNoScript(summary, out);
    out += "<script>";
    out += files_.script;
    out += "</script>\n</body>\n</html>\n";
  }

 private:
  using MarkName = std::pair<std::string, std::string>;  // ids of brand and mark

  // Without the lines that were read: the page does not show them, and they may be many.
  static void PutResult(const Judgement& judgement, std::string& row) {
    const bool lines = std::ranges::any_of(judgement.assets, [](const AssetFacts& asset) {
      return !asset.lines.empty() || !asset.unread.empty();
    });
    if (!lines) return WriteResult(judgement, row);
    Judgement shorter = judgement;
    for (AssetFacts& asset : shorter.assets) {
      asset.lines.clear();
      asset.unread.clear();
    }
    WriteResult(shorter, row);
  }

  // The app's name where the record does not tell it: a finding in the name has it. A stored record
  // has no other, and gives the same page.
  static std::string_view NameBesides(const Judgement& judgement) {
    const bool told = std::ranges::any_of(judgement.findings, [](const Finding& finding) {
      const Subject& subject = finding.evidence.subject;
      return subject.type == SubjectType::kName && !subject.text.empty();
    });
    const auto name = std::ranges::find(judgement.texts, SubjectType::kName, &Subject::type);
    return told || name == judgement.texts.end() ? std::string_view() : name->text;
  }

  bool HasRoomFor(const EvidencePicture& picture) {
    const auto characters = [](const Bytes& bytes) { return (bytes.size() + 2) / 3 * 4; };
    const std::size_t more = characters(picture.around) + characters(picture.upright);
    if (picture_characters_ + more > kMostPictureCharacters) {
      ++without_picture_;
      return false;
    }
    picture_characters_ += more;
    return true;
  }

  // The pack's drawing that a mark is held against, null where there is none.
  const ReferencePicture* FindReference(const Evidence& evidence) const {
    if (!reference_ || evidence.picture->upright.empty()) return nullptr;
    return reference_(evidence.brand, evidence.reference);
  }

  void PutPictures(const Judgement& judgement, std::string& row) {
    const std::size_t begin = row.size();
    for (std::size_t i = 0; i < judgement.findings.size(); ++i) {
      const Evidence& evidence = judgement.findings[i].evidence;
      if (!evidence.region || !evidence.picture || !HasRoomFor(*evidence.picture)) continue;
      row += row.size() == begin ? ", \"pictures\": [" : ", ";
      PutPicture(i, evidence, row);
    }
    if (row.size() > begin) row += ']';
  }

  void PutPicture(std::size_t finding, const Evidence& evidence, std::string& row) {
    const EvidencePicture& picture = *evidence.picture;
    JsonWriter json(row);
    json.BeginObject();
    json.Unsigned("finding", finding);
    json.Key("box");
    json.BeginArray();
    for (const int side : {picture.box.x, picture.box.y, picture.box.width, picture.box.height}) {
      json.Integer(side);
    }
    json.EndArray();
    WriteWebp(picture.around, picture.size, json);
    if (!picture.upright.empty()) {
      json.Key("upright");
      json.BeginObject();
      WriteWebp(picture.upright, picture.upright_size, json);
      json.EndObject();
    }
    if (const ReferencePicture* const reference = FindReference(evidence); reference != nullptr) {
      const auto [place, added] =
          reference_index_.try_emplace({evidence.brand, evidence.reference}, references_.size());
      if (added) references_.push_back({place->first, reference});
      json.Unsigned("reference", place->second);
    }
    json.EndObject();
  }

  void PutSummary(const RunSummary& summary, std::string& out) const {
    JsonWriter json(out);
    json.BeginObject();
    json.Integer("reject", summary.reject);
    json.Integer("review", summary.review);
    json.Integer("pass", summary.pass);
    json.Integer("incomplete", summary.incomplete);
    json.Integer("without_picture", without_picture_);
    json.EndObject();
  }

  void PutClauses(std::string& out) const {
    out += ",\n\"clauses\": ";
    JsonWriter json(out);
    json.BeginArray();
    for (const auto& [brand, id] : clauses_) {
      const Clause* const clause = FindClause(brands_, brand, id);
      if (clause == nullptr) continue;
      json.BeginObject();
      json.OptionalText("brand", brand);
      json.Text("id", id);
      json.Text("text", clause->text);
      json.OptionalText("source", clause->source);
      json.EndObject();
    }
    json.EndArray();
  }

  void PutReferences(std::string& out) const {
    out += ",\n\"references\": ";
    JsonWriter json(out);
    json.BeginArray();
    for (const auto& [name, picture] : references_) {
      json.BeginObject();
      json.Text("brand", name.first);
      json.Text("mark", name.second);
      WriteWebp(picture->webp, picture->size, json);
      json.EndObject();
    }
    json.EndArray();
  }

  static void PutForNoScript(const RunSummary& summary, std::string& out) {
    const int all = summary.submissions();
    out += "<noscript>\n<h1>Brand check</h1>\n<p>" + std::to_string(all) +
           (all == 1 ? " submission: " : " submissions: ") + std::to_string(summary.reject) +
           " rejected, " + std::to_string(summary.review) + " for review, " +
           std::to_string(summary.pass) + " passed; " + std::to_string(summary.incomplete) +
           " not fully examined.</p>\n"
           "<p>The findings are in this file and are shown by its own script, which needs no "
           "network; this browser runs no scripts. Without one, <code>brandlint report</code> "
           "writes a stored result as text, Markdown or CSV.</p>\n</noscript>\n";
  }

  std::span<const Brand> brands_;
  decltype(ReportOptions::reference) reference_;
  PageFiles files_;
  bool first_ = true;
  std::set<std::pair<std::string, std::string>> clauses_;  // ids of brand and clause, referred to
  std::map<MarkName, std::size_t> reference_index_;
  std::vector<std::pair<MarkName, const ReferencePicture*>> references_;  // by that index
  std::size_t picture_characters_ = 0;
  int without_picture_ = 0;  // findings, as there was no room
};

}  // namespace

std::unique_ptr<ReportWriter> MakeScriptPage(const ReportOptions& options, const PageFiles& files) {
  return std::make_unique<ScriptPage>(options, files);
}

}  // namespace brandlint
