// SPDX-License-Identifier: MIT
#include "core/codec/mark_curves.h"

#include "core/codec/json_layout.h"
#include "core/codec/json_writer.h"

namespace brandlint {
namespace {

void WriteMark(const MarkCurves& curves, JsonWriter& json) {
  json.BeginObject();
  json.Text("brand", curves.brand);
  json.Text("mark", curves.mark);
  json.Text("title", curves.title);
  json.Key("kinds");
  json.BeginArray();
  for (const MarkCurves::Kind& kind : curves.kinds) {
    json.BeginObject();
    json.Text("kind", kind.id);
    json.Text("what", kind.what);
    json.Integer("pictures", kind.pictures);
    json.Integer("found", kind.found);
    json.Integer("rejected", kind.rejected);
    json.EndObject();
  }
  json.EndArray();
  json.Integer("foreign_flagged", curves.foreign_flagged);
  json.Integer("foreign_rejected", curves.foreign_rejected);
  json.Key("nearest");
  json.BeginArray();
  for (const MarkCurves::Near& near : curves.nearest) {
    json.BeginObject();
    json.Text("name", near.name);
    json.Key("score");
    json.Fixed(near.score, 3);
    json.Text("kind", near.kind);
    json.Text("verdict", near.verdict);
    json.EndObject();
  }
  json.EndArray();
  json.Key("thresholds");
  json.BeginArray();
  for (const MarkCurves::Threshold& threshold : curves.thresholds) {
    json.BeginObject();
    json.Key("score");
    json.Fixed(threshold.score, 2);
    json.Integer("found", threshold.found);
    json.Integer("false_alarms", threshold.false_alarms);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

}  // namespace

void WriteCurves(const PackCurves& curves, std::string& out) {
  std::string line;
  JsonWriter json(line);
  json.BeginObject();
  json.Text("schema", "brandlint.curves/1");
  json.Unsigned("seed", curves.seed);
  json.Integer("rounds", curves.rounds);
  json.Key("policy");
  json.BeginObject();
  json.Text("id", curves.policy);
  json.Text("version", curves.version);
  json.Number("review_score", curves.review_score);
  json.Number("reject_score", curves.reject_score);
  json.EndObject();
  json.Text("foreign", curves.foreign);
  json.Integer("foreign_pictures", curves.foreign_pictures);
  json.Key("marks");
  json.BeginArray();
  for (const MarkCurves& mark : curves.marks) WriteMark(mark, json);
  json.EndArray();
  json.EndObject();
  LayOutJson(line, out);
}

}  // namespace brandlint
