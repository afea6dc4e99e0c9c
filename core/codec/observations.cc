// SPDX-License-Identifier: MIT
#include "core/codec/observations.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "core/base/bytes.h"
#include "core/codec/json_fields.h"
#include "core/codec/json_writer.h"
#include "core/codec/record_parts.h"
#include "core/codec/words.h"

namespace brandlint {
namespace {

void WriteImage(std::string_view key, Size size, const Bytes& webp, JsonWriter& json) {
  json.Key(key);
  json.BeginObject();
  json.Integer("width", size.width);
  json.Integer("height", size.height);
  json.Text("webp", Base64(webp));
  json.EndObject();
}

// Each as its 64 digits, a space and its quality.
void WriteHashes(std::string_view key, const std::vector<ViewHash>& hashes, JsonWriter& json) {
  if (hashes.empty()) return;
  json.Key(key);
  json.BeginArray();
  for (const ViewHash& view : hashes) {
    json.Text(FormatPdqHash(view.hash) + " " + std::to_string(view.quality));
  }
  json.EndArray();
}

void WriteAsset(const AssetFacts& asset, JsonWriter& json) {
  json.BeginObject();
  json.Text("path", asset.path);
  json.Text("role", SubjectTypeName(asset.role));
  json.OptionalText("sha256", asset.sha256);
  json.OptionalText("format", asset.format);
  json.Unsigned("size_bytes", asset.size_bytes);
  json.Integer("width", asset.size.width);
  json.Integer("height", asset.size.height);
  json.Integer("frames", asset.frames);
  json.Text("examined", ExaminedName(asset.examined));
  WriteLines(asset, Corners::kExact, json);
  if (asset.preview) WriteImage("preview", asset.preview->size, asset.preview->webp, json);
  WriteHashes("hashes", asset.hashes, json);
  WriteHashes("copy_queries", asset.copy_queries, json);
  json.EndObject();
}

// A subject is a text or a picture; all members are kept, so that any value goes through.
void WriteAnySubject(const Subject& subject, JsonWriter& json) {
  json.BeginObject();
  json.Text("type", SubjectTypeName(subject.type));
  json.OptionalText("path", subject.path);
  json.OptionalText("text", subject.text);
  json.OptionalText("locale", subject.locale);
  json.EndObject();
}

void WritePicture(const EvidencePicture& picture, JsonWriter& json) {
  json.Key("picture");
  json.BeginObject();
  json.Key("box");
  json.BeginArray();
  for (const int number : {picture.box.x, picture.box.y, picture.box.width, picture.box.height})
    json.Integer(number);
  json.EndArray();
  WriteImage("around", picture.size, picture.around, json);
  if (!picture.upright.empty()) WriteImage("upright", picture.upright_size, picture.upright, json);
  json.EndObject();
}

void WriteEvidence(const Evidence& evidence, const std::vector<Subject>& texts, JsonWriter& json) {
  json.BeginObject();
  json.Text("detector", evidence.detector);
  json.OptionalText("brand", evidence.brand);
  json.OptionalText("reference", evidence.reference);
  json.OptionalText("reference_kind", evidence.reference_kind);
  json.OptionalText("kind", evidence.kind);
  // A long description with a hundred finds is written once, not a hundred times.
  const auto text = std::ranges::find(texts, evidence.subject);
  if (text != texts.end()) {
    json.Integer("in_text", text - texts.begin());
  } else {
    json.Key("subject");
    WriteAnySubject(evidence.subject, json);
  }
  json.Number("score", evidence.score);
  WriteSpan("span", evidence.span, json);
  WriteRegion(evidence.region, Corners::kExact, json);
  json.OptionalText("excerpt", evidence.excerpt);
  json.OptionalText("context", evidence.context);
  WriteSpan("in_context", evidence.in_context, json);
  json.OptionalText("stage", evidence.stage);
  json.OptionalText("remark", evidence.remark);
  WriteSteps(evidence.steps, json);
  WriteMeasures(evidence.measures, json);
  if (evidence.picture) WritePicture(*evidence.picture, json);
  json.EndObject();
}

void WriteSameName(const SameName& same, JsonWriter& json) {
  json.BeginObject();
  json.Text("name", same.name);
  json.Text("other_id", same.other_id);
  json.Text("other_name", same.other_name);
  json.Unsigned("others", same.others);
  json.EndObject();
}

// What a report will hand to a browser: a worker that made it has had hostile bytes in its hands.
Bytes ReadImage(JsonFields& fields, Size& size) {
  constexpr int kLongest_px = 4096;
  constexpr std::size_t kMostBytes = std::size_t{1} << 20;
  fields.Whole("width", size.width, 1, kLongest_px);
  fields.Whole("height", size.height, 1, kLongest_px);
  std::string text;
  if (!fields.Text("webp", text)) return {};
  std::optional<Bytes> webp = FromBase64(text);
  if (webp && webp->size() <= kMostBytes && HasAt(*webp, 0, "RIFF") && HasAt(*webp, 8, "WEBP"))
    return *std::move(webp);
  fields.Fail(
      "webp", "json-bad-value", "must be a WebP picture of at most 1048576 bytes in Base64");
  return {};
}

std::optional<ViewHash> ParseViewHash(std::string_view text) {
  constexpr std::size_t kDigits = 64;
  if (text.size() < kDigits + 2 || text[kDigits] != ' ') return std::nullopt;
  const auto hash = ParsePdqHash(text.substr(0, kDigits));
  int quality = 0;
  const std::string_view number = text.substr(kDigits + 1);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), quality);
  if (!hash || error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  if (quality < 0 || quality > 100) return std::nullopt;
  return ViewHash{*hash, quality};
}

std::vector<ViewHash> ReadHashes(std::string_view key, JsonFields& fields) {
  std::vector<std::string> texts;
  std::vector<ViewHash> hashes;
  fields.Texts(key, texts);
  for (const std::string& text : texts) {
    const auto hash = ParseViewHash(text);
    if (!hash) {
      fields.Fail(key, "json-bad-value", "must be 64 hexadecimal digits and a quality up to 100");
      return {};
    }
    hashes.push_back(*hash);
  }
  return hashes;
}

AssetFacts ReadAsset(JsonFields& fields) {
  constexpr std::int64_t kMostInt = std::numeric_limits<int>::max();
  AssetFacts asset;
  fields.MaybeEmptyText("path", asset.path, Need::kRequired);
  fields.Word("role", asset.role, ParseSubjectType, kSubjectWords);
  fields.MaybeEmptyText("sha256", asset.sha256);
  fields.MaybeEmptyText("format", asset.format);
  fields.Whole("size_bytes", asset.size_bytes, 0, std::numeric_limits<std::int64_t>::max());
  fields.Whole("width", asset.size.width, 0, kMostInt);
  fields.Whole("height", asset.size.height, 0, kMostInt);
  fields.Whole("frames", asset.frames, 0, kMostInt);
  fields.Word("examined", asset.examined, ParseExamined, kExaminedWords);
  ReadLines(fields, asset);
  fields.Object("preview", Need::kOptional, [&](JsonFields& row) {
    Preview& preview = asset.preview.emplace();
    preview.webp = ReadImage(row, preview.size);
  });
  asset.hashes = ReadHashes("hashes", fields);
  asset.copy_queries = ReadHashes("copy_queries", fields);
  return asset;
}

EvidencePicture ReadPicture(JsonFields& fields) {
  EvidencePicture picture;
  std::vector<std::int64_t> box;
  constexpr std::int64_t kMost = std::numeric_limits<int>::max();
  if (fields.Wholes("box", box, 0, kMost) && box.size() == 4) {
    const auto number = [&](std::size_t i) { return static_cast<int>(box[i]); };
    picture.box = {number(0), number(1), number(2), number(3)};
  }
  if (picture.box.empty())
    fields.Fail("box", "json-bad-value", "must be x, y, width and height, not empty");
  fields.Object("around", Need::kRequired, [&](JsonFields& row) {
    picture.around = ReadImage(row, picture.size);
  });
  fields.Object("upright", Need::kOptional, [&](JsonFields& row) {
    picture.upright = ReadImage(row, picture.upright_size);
  });
  return picture;
}

Evidence ReadEvidence(JsonFields& fields, const std::vector<Subject>& texts) {
  Evidence evidence;
  fields.MaybeEmptyText("detector", evidence.detector, Need::kRequired);
  fields.MaybeEmptyText("brand", evidence.brand);
  fields.MaybeEmptyText("reference", evidence.reference);
  fields.MaybeEmptyText("reference_kind", evidence.reference_kind);
  fields.MaybeEmptyText("kind", evidence.kind);
  const bool inline_subject = fields.Object(
      "subject", Need::kOptional, [&](JsonFields& row) { evidence.subject = ReadSubject(row); });
  std::size_t text = 0;
  if (!texts.empty()) {
    const auto last = static_cast<std::int64_t>(texts.size()) - 1;
    const bool known = fields.Whole("in_text", text, 0, last, Need::kOptional);
    if (known) evidence.subject = texts[text];
    if (known == inline_subject) {
      fields.Fail("subject", "json-bad-value", "or \"in_text\" must be there, one of the two");
    }
  } else if (!inline_subject) {
    fields.Fail("subject", "json-missing-key", "is missing");
  }
  fields.Number("score", evidence.score);
  evidence.span = ReadSpan("span", fields);
  evidence.region = ReadRegion(fields);
  fields.MaybeEmptyText("excerpt", evidence.excerpt);
  fields.MaybeEmptyText("context", evidence.context);
  evidence.in_context = ReadSpan("in_context", fields);
  fields.MaybeEmptyText("stage", evidence.stage);
  fields.MaybeEmptyText("remark", evidence.remark);
  evidence.steps = ReadSteps(fields);
  evidence.measures = ReadMeasures(fields);
  fields.Object(
      "picture", Need::kOptional, [&](JsonFields& row) { evidence.picture = ReadPicture(row); });
  return evidence;
}

SameName ReadSameName(JsonFields& fields) {
  SameName same;
  fields.MaybeEmptyText("name", same.name, Need::kRequired);
  fields.MaybeEmptyText("other_id", same.other_id, Need::kRequired);
  fields.MaybeEmptyText("other_name", same.other_name, Need::kRequired);
  fields.Whole("others", same.others, 1, std::numeric_limits<std::int64_t>::max());
  return same;
}

void ReadFields(JsonFields& fields, Observations& observations) {
  fields.Schema("brandlint.observations/1");
  fields.MaybeEmptyText("id", observations.id, Need::kRequired);
  fields.MaybeEmptyText("source", observations.source, Need::kRequired);
  fields.MaybeEmptyText("source_b64", observations.source_b64);
  fields.Word("form", observations.form, ParseForm, kFormWords);
  fields.MaybeEmptyText("app_id", observations.app_id);
  fields.MaybeEmptyText("developer_id", observations.developer_id);
  fields.Texts("detectors", observations.detectors);
  fields.Objects("texts", Need::kOptional, [&](JsonFields& row) {
    observations.texts.push_back(ReadSubject(row));
  });
  fields.Objects("assets", Need::kOptional, [&](JsonFields& row) {
    observations.assets.push_back(ReadAsset(row));
  });
  fields.Objects("evidence", Need::kRequired, [&](JsonFields& row) {
    observations.evidence.push_back(ReadEvidence(row, observations.texts));
  });
  fields.Objects("same_names", Need::kOptional, [&](JsonFields& row) {
    observations.same_names.push_back(ReadSameName(row));
  });
  observations.problems = ReadProblems(fields);
  fields.Texts("notes", observations.notes);
}

}  // namespace

void WriteObservations(const Observations& observations, std::string& out) {
  JsonWriter json(out);
  json.BeginObject();
  json.Text("schema", "brandlint.observations/1");
  json.Text("id", observations.id);
  json.Text("source", observations.source);
  json.OptionalText("source_b64", observations.source_b64);
  json.Text("form", FormName(observations.form));
  json.OptionalText("app_id", observations.app_id);
  json.OptionalText("developer_id", observations.developer_id);
  WriteTexts("detectors", observations.detectors, json);
  if (!observations.texts.empty()) {
    json.Key("texts");
    json.BeginArray();
    for (const Subject& text : observations.texts) WriteAnySubject(text, json);
    json.EndArray();
  }
  if (!observations.assets.empty()) {
    json.Key("assets");
    json.BeginArray();
    for (const AssetFacts& asset : observations.assets) WriteAsset(asset, json);
    json.EndArray();
  }
  json.Key("evidence");
  json.BeginArray();
  for (const Evidence& evidence : observations.evidence) {
    WriteEvidence(evidence, observations.texts, json);
  }
  json.EndArray();
  if (!observations.same_names.empty()) {
    json.Key("same_names");
    json.BeginArray();
    for (const SameName& same : observations.same_names) WriteSameName(same, json);
    json.EndArray();
  }
  WriteProblems("problems", observations.problems, json);
  WriteTexts("notes", observations.notes, json);
  json.EndObject();
}

Result<Observations> ReadObservations(std::string_view text,
                                      std::string_view file,
                                      int first_line) {
  JsonOptions options;
  options.first_line = first_line;
  options.max_bytes = std::numeric_limits<std::int64_t>::max();
  options.max_values = std::numeric_limits<std::size_t>::max();
  Observations observations;
  const Result<void> read =
      ReadDocument(text, file, options, UnknownKeys::kError, [&](JsonFields& fields) {
        ReadFields(fields, observations);
      });
  if (!read) return read.error();
  return observations;
}

}  // namespace brandlint
