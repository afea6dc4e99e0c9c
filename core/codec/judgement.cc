// SPDX-License-Identifier: MIT
#include "core/codec/judgement.h"

#include <array>
#include <limits>
#include <utility>

#include "core/codec/json_fields.h"
#include "core/codec/json_writer.h"
#include "core/codec/record_parts.h"
#include "core/codec/words.h"

namespace brandlint {
namespace {

constexpr std::array<std::string_view, 3> kSubmissionVerdicts = {"pass", "review", "reject"};

void WriteFinding(const Finding& finding, JsonWriter& json) {
  const Evidence& evidence = finding.evidence;
  json.BeginObject();
  json.Text("rule", finding.rule);
  json.Text("verdict", VerdictName(finding.verdict));
  json.Text("detector", evidence.detector);
  json.OptionalText("brand", evidence.brand);
  json.OptionalText("kind", evidence.kind);
  if (evidence.reference_kind == kSubmissionReference) json.Text("other_id", evidence.reference);
  json.Key("score");
  json.Fixed(evidence.score, 3);
  WriteSubject(evidence.subject, json);
  WriteRegion(evidence.region, Corners::kRounded, json);
  WriteSpan("span", evidence.span, json);
  json.OptionalText("excerpt", evidence.excerpt);
  // A text stands in the subject already.
  if (evidence.region) {
    json.OptionalText("context", evidence.context);
    WriteSpan("in_context", evidence.in_context, json);
  }
  json.OptionalText("stage", evidence.stage);
  WriteSteps(evidence.steps, json);
  json.Text("message", finding.message);
  json.OptionalText("clause", finding.clause);
  json.OptionalText("fix", finding.fix);
  WriteMeasures(evidence.measures, json);
  json.OptionalText("permission", finding.permission);
  json.Text("fingerprint", finding.fingerprint);
  json.EndObject();
}

// What is not known of a broken file is left out, not zero.
void WriteAsset(const AssetFacts& asset, JsonWriter& json) {
  json.BeginObject();
  json.Text("path", asset.path);
  json.Text("role", SubjectTypeName(asset.role));
  json.OptionalText("sha256", asset.sha256);
  if (asset.size != Size()) {
    json.Integer("width", asset.size.width);
    json.Integer("height", asset.size.height);
  }
  json.Text("examined", ExaminedName(asset.examined));
  WriteLines(asset, Corners::kRounded, json);
  json.EndObject();
}

void WritePart(const RunHeader::Part& part, JsonWriter& json) {
  json.BeginObject();
  json.Text("id", part.id);
  json.Text("version", part.version);
  json.Text("digest", part.digest);
  json.EndObject();
}

void WriteParts(std::string_view key, const std::vector<RunHeader::Part>& parts, JsonWriter& json) {
  json.Key(key);
  json.BeginArray();
  for (const RunHeader::Part& part : parts) WritePart(part, json);
  json.EndArray();
}

void WriteBank(const RunHeader::BankPart& bank, JsonWriter& json) {
  json.BeginObject();
  json.Text("id", bank.id);
  json.Unsigned("rows", bank.rows);
  json.Text("digest", bank.digest);
  json.EndObject();
}

Finding ReadFinding(JsonFields& fields) {
  Finding finding;
  Evidence& evidence = finding.evidence;
  fields.MaybeEmptyText("rule", finding.rule, Need::kRequired);
  fields.Word("verdict", finding.verdict, ParseVerdict, kVerdictWords);
  fields.MaybeEmptyText("detector", evidence.detector, Need::kRequired);
  fields.MaybeEmptyText("brand", evidence.brand);
  fields.MaybeEmptyText("kind", evidence.kind);
  if (fields.MaybeEmptyText("other_id", evidence.reference))
    evidence.reference_kind = kSubmissionReference;
  fields.Number("score", evidence.score);
  fields.Object(
      "subject", Need::kRequired, [&](JsonFields& row) { evidence.subject = ReadSubject(row); });
  evidence.region = ReadRegion(fields);
  evidence.span = ReadSpan("span", fields);
  fields.MaybeEmptyText("excerpt", evidence.excerpt);
  fields.MaybeEmptyText("context", evidence.context);
  evidence.in_context = ReadSpan("in_context", fields);
  fields.MaybeEmptyText("stage", evidence.stage);
  evidence.steps = ReadSteps(fields);
  fields.MaybeEmptyText("message", finding.message, Need::kRequired);
  fields.MaybeEmptyText("clause", finding.clause);
  fields.MaybeEmptyText("fix", finding.fix);
  evidence.measures = ReadMeasures(fields);
  fields.MaybeEmptyText("permission", finding.permission);
  fields.MaybeEmptyText("fingerprint", finding.fingerprint, Need::kRequired);
  return finding;
}

AssetFacts ReadAsset(JsonFields& fields) {
  AssetFacts asset;
  fields.MaybeEmptyText("path", asset.path, Need::kRequired);
  fields.Word("role", asset.role, ParseSubjectType, kSubjectWords);
  fields.MaybeEmptyText("sha256", asset.sha256);
  constexpr std::int64_t kMostInt = std::numeric_limits<int>::max();
  fields.Whole("width", asset.size.width, 0, kMostInt, Need::kOptional);
  fields.Whole("height", asset.size.height, 0, kMostInt, Need::kOptional);
  fields.Word("examined", asset.examined, ParseExamined, kExaminedWords);
  ReadLines(fields, asset);
  return asset;
}

void ReadResultFields(JsonFields& fields, Judgement& judgement) {
  fields.Schema("brandlint.result/1");
  fields.MaybeEmptyText("id", judgement.id, Need::kRequired);
  fields.MaybeEmptyText("source", judgement.source, Need::kRequired);
  fields.MaybeEmptyText("source_b64", judgement.source_b64);
  fields.MaybeEmptyText("policy", judgement.policy);
  fields.Word("verdict", judgement.verdict, ParseSubmissionVerdict, kSubmissionVerdicts);
  fields.Bool("complete", judgement.complete, Need::kRequired);
  fields.Objects("findings", Need::kRequired, [&](JsonFields& row) {
    judgement.findings.push_back(ReadFinding(row));
  });
  fields.Objects("assets", Need::kOptional, [&](JsonFields& row) {
    judgement.assets.push_back(ReadAsset(row));
  });
  judgement.problems = ReadProblems(fields);
  fields.Texts("notes", judgement.notes);
}

RunHeader::Part ReadPart(JsonFields& fields) {
  RunHeader::Part part;
  fields.MaybeEmptyText("id", part.id, Need::kRequired);
  fields.MaybeEmptyText("version", part.version, Need::kRequired);
  fields.MaybeEmptyText("digest", part.digest, Need::kRequired);
  return part;
}

RunHeader::BankPart ReadBank(JsonFields& fields) {
  RunHeader::BankPart bank;
  fields.MaybeEmptyText("id", bank.id, Need::kRequired);
  fields.Whole("rows", bank.rows, 0, std::numeric_limits<std::int64_t>::max());
  fields.MaybeEmptyText("digest", bank.digest, Need::kRequired);
  return bank;
}

void ReadHeaderFields(JsonFields& fields, RunHeader& header) {
  fields.Schema("brandlint.header/1");
  fields.MaybeEmptyText("tool", header.tool, Need::kRequired);
  fields.Objects(
      "packs", Need::kRequired, [&](JsonFields& row) { header.packs.push_back(ReadPart(row)); });
  fields.Objects("policy", Need::kRequired, [&](JsonFields& row) {
    header.policies.push_back(ReadPart(row));
  });
  if (!fields.IsNull("permissions")) {
    fields.Object("permissions", Need::kRequired, [&](JsonFields& row) {
      header.permissions = ReadPart(row);
    });
  }
  fields.Objects(
      "banks", Need::kOptional, [&](JsonFields& row) { header.banks.push_back(ReadBank(row)); });
  fields.Object("baseline", Need::kOptional, [&](JsonFields& row) {
    RunHeader::BaselinePart& baseline = header.baseline;
    row.Text("id", baseline.id);
    row.Whole("findings", baseline.findings, 0, std::numeric_limits<std::int64_t>::max());
    row.MaybeEmptyText("digest", baseline.digest, Need::kRequired);
  });
  fields.Object("allow", Need::kOptional, [&](JsonFields& row) { header.allow = ReadPart(row); });
  fields.Day("as_of", header.as_of);
  fields.Texts("detectors", header.detectors);
  fields.MaybeEmptyText("words", header.words);
}

// A result is as large as what was found; whoever opens the file has bounded its bytes.
JsonOptions RecordOptions(int first_line) {
  JsonOptions options;
  options.first_line = first_line;
  options.max_bytes = std::numeric_limits<std::int64_t>::max();
  options.max_values = std::numeric_limits<std::size_t>::max();
  return options;
}

}  // namespace

void WriteResult(const Judgement& judgement, std::string& out) {
  JsonWriter json(out);
  json.BeginObject();
  json.Text("schema", "brandlint.result/1");
  json.Text("id", judgement.id);
  json.Text("source", judgement.source);
  json.OptionalText("source_b64", judgement.source_b64);
  json.OptionalText("policy", judgement.policy);
  json.Text("verdict", SubmissionVerdictName(judgement.verdict));
  json.Bool("complete", judgement.complete);
  json.Key("findings");
  json.BeginArray();
  for (const Finding& finding : judgement.findings) WriteFinding(finding, json);
  json.EndArray();
  if (!judgement.assets.empty()) {
    json.Key("assets");
    json.BeginArray();
    for (const AssetFacts& asset : judgement.assets) WriteAsset(asset, json);
    json.EndArray();
  }
  WriteProblems("problems", judgement.problems, json);
  WriteTexts("notes", judgement.notes, json);
  json.EndObject();
}

void WriteHeader(const RunHeader& header, std::string& out) {
  JsonWriter json(out);
  json.BeginObject();
  json.Text("schema", "brandlint.header/1");
  json.Text("tool", header.tool);
  WriteParts("packs", header.packs, json);
  WriteParts("policy", header.policies, json);
  json.Key("permissions");
  if (header.permissions.id.empty()) {
    json.Null();
  } else {
    WritePart(header.permissions, json);
  }
  if (!header.banks.empty()) {
    json.Key("banks");
    json.BeginArray();
    for (const RunHeader::BankPart& bank : header.banks) WriteBank(bank, json);
    json.EndArray();
  }
  if (!header.baseline.id.empty()) {
    json.Key("baseline");
    json.BeginObject();
    json.Text("id", header.baseline.id);
    json.Unsigned("findings", header.baseline.findings);
    json.Text("digest", header.baseline.digest);
    json.EndObject();
  }
  if (!header.allow.id.empty()) {
    json.Key("allow");
    WritePart(header.allow, json);
  }
  json.Text("as_of", FormatDate(header.as_of));
  WriteTexts("detectors", header.detectors, json);
  json.OptionalText("words", header.words);
  json.EndObject();
}

Result<Judgement> ReadResult(std::string_view text, std::string_view file, int first_line) {
  Judgement judgement;
  const Result<void> read = ReadDocument(
      text, file, RecordOptions(first_line), UnknownKeys::kSkip, [&](JsonFields& fields) {
        ReadResultFields(fields, judgement);
      });
  if (!read) return read.error();
  return judgement;
}

Result<RunHeader> ReadHeader(std::string_view text, std::string_view file, int first_line) {
  RunHeader header;
  const Result<void> read = ReadDocument(
      text, file, RecordOptions(first_line), UnknownKeys::kSkip, [&](JsonFields& fields) {
        ReadHeaderFields(fields, header);
      });
  if (!read) return read.error();
  return header;
}

Result<std::string> ReadSchema(std::string_view text, std::string_view file, int first_line) {
  constexpr std::string_view kStart = "{\"schema\": \"";
  if (text.starts_with(kStart)) {
    const std::string_view rest = text.substr(kStart.size());
    // Ours have no escapes, so the next quote ends it.
    const std::size_t end = rest.find_first_of("\"\\");
    if (end != std::string_view::npos && rest[end] == '"') return std::string(rest.substr(0, end));
  }
  std::string schema;
  const Result<void> read = ReadDocument(
      text, file, RecordOptions(first_line), UnknownKeys::kSkip, [&](JsonFields& fields) {
        fields.MaybeEmptyText("schema", schema);
      });
  if (!read) return read.error();
  return schema;
}

Result<StoredReport> ReadReport(std::string_view text, std::string_view file, int first_line) {
  StoredReport report;
  const Result<void> read = ReadDocument(
      text, file, RecordOptions(first_line), UnknownKeys::kSkip, [&](JsonFields& fields) {
        fields.Object("header", Need::kRequired, [&](JsonFields& header) {
          ReadHeaderFields(header, report.header);
        });
        fields.Objects("results", Need::kRequired, [&](JsonFields& row) {
          ReadResultFields(row, report.results.emplace_back());
        });
      });
  if (!read) return read.error();
  return report;
}

}  // namespace brandlint
