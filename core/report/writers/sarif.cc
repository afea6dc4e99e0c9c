// SPDX-License-Identifier: MIT
// `sarif`: SARIF 2.1.0, for code scanning and review tools.
// Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0; section numbers below.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "core/codec/json_writer.h"
#include "core/report/facts.h"
#include "core/report/format.h"

namespace brandlint {
namespace {

std::string_view LevelOf(Verdict verdict) {  // 3.27.10
  return verdict == Verdict::kReject ? "error" : verdict == Verdict::kReview ? "warning" : "note";
}

// A path as a relative URI reference: a stranger's "a:b" or "//host" names no scheme and no host.
// Source: RFC 3986, 2.3 and 4.2.
std::string UriOf(std::string_view path) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri;
  if (path.starts_with("//")) uri = "/.";
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(c);
    uri += '%';
    uri += kDigits[byte >> 4U];
    uri += kDigits[byte & 0xFU];
  }
  return uri;
}

class SarifReport final : public ReportWriter {
 public:
  explicit SarifReport(const ReportOptions& options) : brands_(options.brands) {}

  // What is known last only, the rules and whether all was examined, stands last: the order of
  // keys is free, and results need not be kept.
  void Begin(const RunHeader& header, std::string& out) override {
    tool_ = header.tool;
    header_ = header;
    out +=
        "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\",\n"
        " \"runs\": [{\"columnKind\": \"unicodeCodePoints\",\n  \"results\": [";
  }

  void Put(const Judgement& judgement,
           const Observations* /*observations*/,
           std::string& out) override {
    for (const Finding& finding : judgement.findings) {
      out += first_ ? "\n   " : ",\n   ";
      first_ = false;
      PutResult(judgement, finding, out);
    }
    for (const Problem& problem : judgement.problems) PutNotification(judgement, problem);
    complete_ = complete_ && judgement.complete;
  }

  void End(const RunSummary& /*summary*/, std::string& out) override {
    out += first_ ? "],\n" : "\n  ],\n";
    // 3.20.14: whether the run did what it was asked to; 3.20.21: what it could not do.
    out += "  \"invocations\": [{\"executionSuccessful\": ";
    out += complete_ ? "true" : "false";
    out += ", \"toolExecutionNotifications\": [" + notifications_;
    out += notifications_.empty() ? "]}],\n" : "\n  ]}],\n";
    out += "  \"tool\": {\"driver\": ";
    PutDriver(out);
    out += "}\n }]}\n";
  }

 private:
  struct RuleFacts {
    std::size_t index;
    std::string clause, brand, fix;
  };

  static void PutMessage(std::string_view key, std::string_view text, JsonWriter& json) {
    json.Key(key);
    json.BeginObject();
    json.Text("text", text);
    json.EndObject();
  }

  // 3.28. A box in a picture has no region of its own in SARIF; it is in the properties.
  static void PutLocation(const Judgement& judgement,
                          std::string_view path,
                          const Subject* subject,
                          JsonWriter& json) {
    const FilePlace place = PlaceOf(judgement, path);
    json.BeginObject();
    json.Key("physicalLocation");
    json.BeginObject();
    json.Key("artifactLocation");
    json.BeginObject();
    json.Text("uri", UriOf(place.file));
    json.EndObject();
    if (place.line > 0) {
      json.Key("region");
      json.BeginObject();
      json.Integer("startLine", place.line);
      json.EndObject();
    }
    json.EndObject();
    if (subject != nullptr) {
      json.Key("logicalLocations");
      json.BeginArray();
      json.BeginObject();
      std::string name(SubjectTypeName(subject->type));
      if (!subject->locale.empty()) name += "/" + subject->locale;
      json.Text("name", name);
      json.Text("fullyQualifiedName", judgement.id + "/" + name);
      json.EndObject();
      json.EndArray();
    }
    json.EndObject();
  }

  void PutResult(const Judgement& judgement, const Finding& finding, std::string& out) {
    const Evidence& evidence = finding.evidence;
    const auto [rule, added] = rules_.try_emplace(
        finding.rule, RuleFacts{rules_.size(), finding.clause, evidence.brand, finding.fix});
    if (added) order_.push_back(finding.rule);
    JsonWriter json(out);
    json.BeginObject();
    json.Text("ruleId", finding.rule);
    json.Unsigned("ruleIndex", rule->second.index);
    json.Text("level", LevelOf(finding.verdict));
    PutMessage("message", EscapeForDisplay(finding.message), json);
    json.Key("locations");
    json.BeginArray();
    PutLocation(judgement, evidence.subject.path, &evidence.subject, json);
    json.EndArray();
    json.Key("partialFingerprints");
    json.BeginObject();
    json.Text("brandlint/v1", finding.fingerprint);
    json.EndObject();
    PutProperties(judgement, finding, json);
    json.EndObject();
  }

  static void PutProperties(const Judgement& judgement, const Finding& finding, JsonWriter& json) {
    const Evidence& evidence = finding.evidence;
    json.Key("properties");
    json.BeginObject();
    json.Text("submission", judgement.id);
    json.Text("detector", evidence.detector);
    json.OptionalText("brand", evidence.brand);
    json.OptionalText("kind", evidence.kind);
    constexpr int kDecimals = 3;
    json.Key("score");
    json.Fixed(evidence.score, kDecimals);
    if (evidence.region) {
      json.Key("box");
      json.BeginArray();
      const Box& box = evidence.region->box;
      for (const int value : {box.x, box.y, box.width, box.height}) json.Integer(value);
      json.EndArray();
    }
    json.OptionalText("excerpt", EscapeForDisplay(evidence.excerpt));
    json.OptionalText("fix", EscapeForDisplay(finding.fix));
    json.OptionalText("permission", finding.permission);
    json.EndObject();
  }

  void PutNotification(const Judgement& judgement, const Problem& problem) {
    notifications_ += notifications_.empty() ? "\n   " : ",\n   ";
    JsonWriter json(notifications_);
    json.BeginObject();
    json.Key("descriptor");
    json.BeginObject();
    json.Text("id", problem.code);
    json.EndObject();
    json.Text("level", "error");
    PutMessage("message", EscapeForDisplay(problem.message), json);
    json.Key("locations");
    json.BeginArray();
    PutLocation(judgement, problem.path, nullptr, json);
    json.EndArray();
    json.EndObject();
  }

  void PutDriver(std::string& out) const {
    JsonWriter json(out);
    json.BeginObject();
    const std::size_t space = tool_.rfind(' ');
    json.Text("name", tool_.substr(0, space));
    if (space != std::string::npos) json.Text("version", tool_.substr(space + 1));
    json.Key("rules");
    json.BeginArray();
    for (const std::string& id : order_) PutRule(id, rules_.at(id), json);
    json.EndArray();
    json.Key("properties");
    json.BeginObject();
    json.Text("asOf", FormatDate(header_.as_of));
    PutParts("packs", header_.packs, json);
    PutParts("policies", header_.policies, json);
    json.EndObject();
    json.EndObject();
  }

  static void PutParts(std::string_view key,
                       const std::vector<RunHeader::Part>& parts,
                       JsonWriter& json) {
    json.Key(key);
    json.BeginArray();
    for (const RunHeader::Part& part : parts) {
      json.Text(part.id + " " + part.version + " " + part.digest);
    }
    json.EndArray();
  }

  void PutRule(const std::string& id, const RuleFacts& rule, JsonWriter& json) const {
    const Clause* const clause = FindClause(brands_, rule.brand, rule.clause);
    json.BeginObject();
    json.Text("id", id);
    if (clause != nullptr) {
      PutMessage("shortDescription", clause->text, json);
      if (clause->source.starts_with("https://")) json.Text("helpUri", clause->source);
    }
    std::string help = rule.clause;
    if (clause != nullptr) help += ": " + clause->text;
    if (!rule.fix.empty()) help += "\n\nWhat would pass: " + EscapeForDisplay(rule.fix);
    if (!help.empty()) PutMessage("help", help, json);
    json.EndObject();
  }

  std::span<const Brand> brands_;
  RunHeader header_;
  std::string tool_;
  bool first_ = true;
  bool complete_ = true;
  std::string notifications_;
  std::map<std::string, RuleFacts> rules_;
  std::vector<std::string> order_;  // of rules_, as they were met
};

}  // namespace

extern constinit const ReportFormat kSarifFormat{
    .id = "sarif",
    .extension = ".sarif",
    .summary = "SARIF 2.1.0, for code scanning",
    .make = [](const ReportOptions& options) -> std::unique_ptr<ReportWriter> {
      return std::make_unique<SarifReport>(options);
    },
};

}  // namespace brandlint
