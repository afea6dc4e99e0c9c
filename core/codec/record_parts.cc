// SPDX-License-Identifier: MIT
#include "core/codec/record_parts.h"

#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "core/codec/words.h"

namespace brandlint {
namespace {

constexpr std::int64_t kMostInt = std::numeric_limits<int>::max();
constexpr std::int64_t kLeastInt = std::numeric_limits<int>::min();
constexpr std::int64_t kMostOffset = std::numeric_limits<std::int64_t>::max();

// Adding zero turns -0 into 0, which is one way fewer to write the same place.
double Rounded(double value) { return std::round(value * 100) / 100 + 0.0; }

void FailCount(JsonFields& fields, std::string_view key, const char* what) {
  fields.Fail(key, "json-bad-value", what);
}

}  // namespace

void WriteSubject(const Subject& subject, JsonWriter& json) {
  json.Key("subject");
  json.BeginObject();
  json.Text("type", SubjectTypeName(subject.type));
  if (IsPictureRole(subject.type)) {
    json.Text("path", subject.path);
  } else {
    json.Text("text", subject.text);
  }
  json.OptionalText("locale", subject.locale);
  json.EndObject();
}

void WriteRegion(const std::optional<Region>& region, Corners corners, JsonWriter& json) {
  if (!region) return;
  json.Key("region");
  json.BeginObject();
  json.Key("box");
  json.BeginArray();
  for (const int value : {region->box.x, region->box.y, region->box.width, region->box.height}) {
    json.Integer(value);
  }
  json.EndArray();
  json.Key("quad");
  json.BeginArray();
  for (const Point& corner : region->quad) {
    json.BeginArray();
    json.Number(corners == Corners::kExact ? corner.x : Rounded(corner.x));
    json.Number(corners == Corners::kExact ? corner.y : Rounded(corner.y));
    json.EndArray();
  }
  json.EndArray();
  json.EndObject();
}

void WriteSpan(std::string_view key, const std::optional<Span>& span, JsonWriter& json) {
  if (!span) return;
  json.Key(key);
  json.BeginArray();
  json.Unsigned(span->first);
  json.Unsigned(span->last);
  json.EndArray();
}

void WriteSteps(const std::vector<Step>& steps, JsonWriter& json) {
  if (steps.empty()) return;
  json.Key("steps");
  json.BeginArray();
  for (const Step& step : steps) {
    json.BeginObject();
    json.Text("step", step.step);
    json.Text("from", step.from);
    json.Text("to", step.to);
    json.EndObject();
  }
  json.EndArray();
}

void WriteMeasures(const std::vector<Measure>& measures, JsonWriter& json) {
  if (measures.empty()) return;
  json.Key("measures");
  json.BeginArray();
  for (const Measure& measure : measures) {
    json.BeginObject();
    json.Text("name", measure.name);
    json.Number("value", measure.value);
    json.Text("unit", measure.unit);
    json.EndObject();
  }
  json.EndArray();
}

void WriteLines(const AssetFacts& asset, Corners corners, JsonWriter& json) {
  const auto number = [&](std::string_view key, double value) {
    json.Number(key, corners == Corners::kExact ? value : Rounded(value));
  };
  if (!asset.lines.empty()) {
    json.Key("lines");
    json.BeginArray();
    for (const SeenLine& line : asset.lines) {
      json.BeginObject();
      json.Text("text", line.text);
      WriteRegion(line.region, corners, json);
      number("confidence", line.confidence);
      number("height_px", line.height_px);
      json.Text("stage", line.stage);
      json.EndObject();
    }
    json.EndArray();
  }
  if (asset.unread.empty()) return;
  json.Key("unread");
  json.BeginArray();
  for (const UnreadLine& line : asset.unread) {
    json.BeginObject();
    json.Text("why", line.why);
    WriteRegion(line.region, corners, json);
    number("height_px", line.height_px);
    json.OptionalText("text", line.text);
    json.EndObject();
  }
  json.EndArray();
}

void WriteTexts(std::string_view key, const std::vector<std::string>& texts, JsonWriter& json) {
  if (texts.empty()) return;
  json.Key(key);
  json.BeginArray();
  for (const std::string& text : texts) json.Text(text);
  json.EndArray();
}

void WriteProblems(std::string_view key, const std::vector<Problem>& problems, JsonWriter& json) {
  json.Key(key);
  json.BeginArray();
  for (const Problem& problem : problems) {
    json.BeginObject();
    json.Text("path", problem.path);
    json.Text("code", problem.code);
    json.Text("message", problem.message);
    json.EndObject();
  }
  json.EndArray();
}

Subject ReadSubject(JsonFields& fields) {
  Subject subject;
  fields.Word("type", subject.type, ParseSubjectType, kSubjectWords);
  fields.MaybeEmptyText("path", subject.path);
  fields.MaybeEmptyText("text", subject.text);
  fields.MaybeEmptyText("locale", subject.locale);
  return subject;
}

std::optional<Region> ReadRegion(JsonFields& fields) {
  Region region;
  const bool there = fields.Object("region", Need::kOptional, [&](JsonFields& row) {
    std::vector<std::int64_t> box;
    row.Wholes("box", box, kLeastInt, kMostInt, Need::kRequired);
    if (box.size() == 4) {
      region.box = {static_cast<int>(box[0]),
                    static_cast<int>(box[1]),
                    static_cast<int>(box[2]),
                    static_cast<int>(box[3])};
    } else {
      FailCount(row, "box", "must be four whole numbers");
    }
    const JsonValue* const quad = row.Find("quad", Need::kRequired, JsonValue::Type::kArray);
    if (quad == nullptr) return;
    if (quad->children.size() != region.quad.size()) {
      return FailCount(row, "quad", "must be four corners");
    }
    for (std::size_t i = 0; i < region.quad.size(); ++i) {
      std::vector<double> corner;
      if (!row.ToNumbers(quad->children[i], "quad", corner) || corner.size() != 2) {
        return FailCount(row, "quad", "must be four corners of two numbers each");
      }
      region.quad[i] = {corner[0], corner[1]};
    }
  });
  return there ? std::optional(region) : std::nullopt;
}

std::optional<Span> ReadSpan(std::string_view key, JsonFields& fields) {
  std::vector<std::int64_t> ends;
  if (!fields.Wholes(key, ends, 0, kMostOffset)) return std::nullopt;
  if (ends.size() != 2 || ends[0] > ends[1]) {
    FailCount(fields, key, "must be two offsets, the first not after the last");
    return std::nullopt;
  }
  return Span{static_cast<std::size_t>(ends[0]), static_cast<std::size_t>(ends[1])};
}

std::vector<Step> ReadSteps(JsonFields& fields) {
  std::vector<Step> steps;
  fields.Objects("steps", Need::kOptional, [&](JsonFields& row) {
    Step step;
    row.MaybeEmptyText("step", step.step, Need::kRequired);
    row.MaybeEmptyText("from", step.from, Need::kRequired);
    row.MaybeEmptyText("to", step.to, Need::kRequired);
    steps.push_back(std::move(step));
  });
  return steps;
}

std::vector<Measure> ReadMeasures(JsonFields& fields) {
  std::vector<Measure> measures;
  fields.Objects("measures", Need::kOptional, [&](JsonFields& row) {
    Measure measure;
    row.MaybeEmptyText("name", measure.name, Need::kRequired);
    row.Number("value", measure.value);
    row.MaybeEmptyText("unit", measure.unit);
    measures.push_back(std::move(measure));
  });
  return measures;
}

void ReadLines(JsonFields& fields, AssetFacts& asset) {
  const auto region_of = [](JsonFields& row) {
    const std::optional<Region> region = ReadRegion(row);
    if (!region) row.Fail("region", "json-missing-key", "is missing");
    return region.value_or(Region{});
  };
  fields.Objects("lines", Need::kOptional, [&](JsonFields& row) {
    SeenLine line;
    row.MaybeEmptyText("text", line.text, Need::kRequired);
    line.region = region_of(row);
    row.Number("confidence", line.confidence);
    row.Number("height_px", line.height_px);
    row.MaybeEmptyText("stage", line.stage, Need::kRequired);
    asset.lines.push_back(std::move(line));
  });
  fields.Objects("unread", Need::kOptional, [&](JsonFields& row) {
    UnreadLine line;
    row.Word("why", line.why, ParseUnreadReason, kUnreadReasons);
    line.region = region_of(row);
    row.Number("height_px", line.height_px);
    row.MaybeEmptyText("text", line.text);
    asset.unread.push_back(std::move(line));
  });
}

std::vector<Problem> ReadProblems(JsonFields& fields) {
  std::vector<Problem> problems;
  fields.Objects("problems", Need::kRequired, [&](JsonFields& row) {
    Problem problem;
    row.MaybeEmptyText("path", problem.path);
    row.MaybeEmptyText("code", problem.code, Need::kRequired);
    row.MaybeEmptyText("message", problem.message, Need::kRequired);
    problems.push_back(std::move(problem));
  });
  return problems;
}

}  // namespace brandlint
