// SPDX-License-Identifier: MIT
#include "core/codec/brand.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/codec/json_fields.h"
#include "core/codec/json_layout.h"
#include "core/codec/json_writer.h"
#include "core/codec/words.h"

namespace brandlint {
namespace {

// Ids become folder names, words on the command line and parts of records.
bool IsId(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool IsColour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' && std::ranges::all_of(text.substr(1), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

// A name with a space at its end was not meant, and would match nothing.
void CheckTrimmed(JsonFields& fields, std::string_view key, const std::string& text) {
  if (text.empty()) return;
  if (text.front() == ' ' || text.back() == ' ') {
    fields.Fail(key, "json-bad-value", "must not begin or end with a space");
  }
}

// `list` has an earlier element whose member has that value; nothing is asked of an empty one.
template <typename T>
void CheckNew(JsonFields& fields,
              std::string_view key,
              const std::vector<T>& list,
              std::string T::*member,
              const std::string& value) {
  if (value.empty() || std::ranges::find(list, value, member) == list.end()) return;
  fields.Fail(key, "json-bad-value", "\"" + value + "\" is there already");
}

std::string StemOf(std::string_view file) {
  file.remove_prefix(file.rfind('/') + 1);  // npos + 1 is 0
  const std::size_t dot = file.rfind('.');
  return std::string(dot == 0 ? file : file.substr(0, dot));
}

void CheckInside(JsonFields& fields, std::string_view key, const std::string& path) {
  if (StaysInFolder(path)) return;
  fields.Fail(
      key, "path-outside", "must be a path inside the pack's folder with \"/\" between its parts");
}

BrandName ReadName(JsonFields& fields, const std::vector<BrandName>& before) {
  BrandName name;
  if (fields.Text("word", name.word)) CheckTrimmed(fields, "word", name.word);
  CheckNew(fields, "word", before, &BrandName::word, name.word);
  fields.Word("kind", name.kind, ParseNameKind, kNameKindWords);
  fields.Objects("transliterations", Need::kOptional, [&](JsonFields& row) {
    Transliteration transliteration;
    if (row.Text("text", transliteration.text)) CheckTrimmed(row, "text", transliteration.text);
    row.Text("language", transliteration.language);
    row.Bool("common_noun", transliteration.common_noun);
    name.transliterations.push_back(std::move(transliteration));
  });
  fields.Texts("free_words", name.free_words);
  fields.Bool("common_noun", name.common_noun);
  fields.Objects("generic_senses", Need::kOptional, [&](JsonFields& row) {
    GenericSense sense;
    row.Text("language", sense.language);
    row.Texts("words", sense.words, Need::kRequired);
    name.generic_senses.push_back(std::move(sense));
  });
  fields.Texts("brand_senses", name.brand_senses);
  if (fields.Text("word_net", name.word_net_file, Need::kOptional)) {
    CheckInside(fields, "word_net", name.word_net_file);
  }
  return name;
}

bool IsDigest(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

MarkCalibration ReadCalibration(JsonFields& fields) {
  MarkCalibration calibration;
  const auto digest = [&](std::string_view key, std::string& value) {
    if (fields.Text(key, value) && !IsDigest(value))
      fields.Fail(key, "json-bad-value", "must be a SHA-256 in 64 lower-case hexadecimal digits");
  };
  // A score that is not above `least` and below 1 would leave nothing to map.
  const auto score = [&](std::string_view key, double& value, double least) {
    if (fields.Number(key, value) && !(value >= least && value < 1))
      fields.Fail(key,
                  "json-bad-value",
                  "must be at least " + std::to_string(least).substr(0, 4) + " and below 1");
  };
  digest("drawing", calibration.drawing);
  fields.Whole("score", calibration.score, 0, 1'000'000);
  digest("foreign", calibration.foreign);
  fields.Whole("pictures", calibration.pictures, 1, 1'000'000'000);
  score("rate", calibration.rate, 0);
  score("review", calibration.review, 0.6);
  score("reject", calibration.reject, 0.8);
  if (calibration.reject <= calibration.review) {
    fields.Fail("reject", "json-bad-value", "must be above \"review\"");
  }
  return calibration;
}

Mark ReadMark(JsonFields& fields, const std::vector<Mark>& before) {
  Mark mark;
  if (fields.Text("file", mark.file)) CheckInside(fields, "file", mark.file);
  mark.id = StemOf(mark.file);
  CheckNew(fields, "file", before, &Mark::id, mark.id);
  fields.Text("title", mark.title);
  fields.Word("role", mark.role, ParseMarkRole, kMarkRoleWords);
  fields.Object("calibration", Need::kOptional, [&](JsonFields& row) {
    mark.calibration = ReadCalibration(row);
  });
  return mark;
}

Clause ReadClause(JsonFields& fields, const std::vector<Clause>& before) {
  Clause clause;
  fields.Text("id", clause.id);
  CheckNew(fields, "id", before, &Clause::id, clause.id);
  fields.Text("text", clause.text);
  fields.Text("source", clause.source);
  fields.Day("date", clause.date);
  return clause;
}

void ReadExamples(JsonFields& fields, std::string_view key, std::vector<NameExample>& examples) {
  fields.Objects(key, Need::kOptional, [&](JsonFields& row) {
    NameExample example;
    row.Text("name", example.name);
    row.Text("why", example.why);
    examples.push_back(std::move(example));
  });
}

void ReadFields(JsonFields& fields, Brand& brand) {
  fields.Schema("brandlint.brand/1");
  if (fields.Text("id", brand.id) && !IsId(brand.id)) {
    fields.Fail("id", "json-bad-value", "may hold lower-case letters, digits and \"-\" only");
  }
  fields.Text("title", brand.title);
  fields.Text("version", brand.version);
  fields.Texts("colours", brand.colours);
  for (const std::string& colour : brand.colours) {
    if (IsColour(colour)) continue;
    fields.Fail("colours",
                "json-bad-value",
                "must be colours such as \"#1A2B3C\", not \"" + colour.substr(0, 40) + "\"");
  }
  fields.Objects("names", Need::kOptional, [&](JsonFields& row) {
    brand.names.push_back(ReadName(row, brand.names));
  });
  fields.Objects("marks", Need::kOptional, [&](JsonFields& row) {
    brand.marks.push_back(ReadMark(row, brand.marks));
  });
  if (brand.names.empty() && brand.marks.empty()) {
    fields.Fail("names", "json-bad-value", "and \"marks\" are both empty: nothing would be found");
  }
  fields.Objects("clauses", Need::kOptional, [&](JsonFields& row) {
    brand.clauses.push_back(ReadClause(row, brand.clauses));
  });
  fields.Object("examples", Need::kOptional, [&](JsonFields& row) {
    ReadExamples(row, "misuse", brand.misuse);
    ReadExamples(row, "fine_use", brand.fine_use);
  });
}

void WriteTexts(std::string_view key, const std::vector<std::string>& texts, JsonWriter& json) {
  json.Key(key);
  json.BeginArray();
  for (const std::string& text : texts) json.Text(text);
  json.EndArray();
}

// `write` writes the members of the object of each row.
template <typename T, typename Write>
void WriteObjects(std::string_view key, const std::vector<T>& rows, JsonWriter& json, Write write) {
  json.Key(key);
  json.BeginArray();
  for (const T& row : rows) {
    json.BeginObject();
    write(row);
    json.EndObject();
  }
  json.EndArray();
}

void WriteName(const BrandName& name, JsonWriter& json) {
  json.Text("word", name.word);
  json.Text("kind", kNameKindWords[name.kind == NameKind::kHouseMark ? 0 : 1]);
  if (!name.word_net_file.empty()) json.Text("word_net", name.word_net_file);
  if (name.common_noun) json.Bool("common_noun", true);
  if (!name.transliterations.empty()) {
    WriteObjects("transliterations", name.transliterations, json, [&](const auto& other) {
      json.Text("text", other.text);
      json.Text("language", other.language);
      if (other.common_noun) json.Bool("common_noun", true);
    });
  }
  if (!name.free_words.empty()) WriteTexts("free_words", name.free_words, json);
  if (!name.brand_senses.empty()) WriteTexts("brand_senses", name.brand_senses, json);
  if (!name.generic_senses.empty()) {
    WriteObjects("generic_senses", name.generic_senses, json, [&](const auto& sense) {
      json.Text("language", sense.language);
      WriteTexts("words", sense.words, json);
    });
  }
}

void WriteCalibration(const MarkCalibration& calibration, JsonWriter& json) {
  json.Key("calibration");
  json.BeginObject();
  json.Text("drawing", calibration.drawing);
  json.Integer("score", calibration.score);
  json.Text("foreign", calibration.foreign);
  json.Integer("pictures", calibration.pictures);
  json.Number("rate", calibration.rate);
  json.Number("review", calibration.review);
  json.Number("reject", calibration.reject);
  json.EndObject();
}

void WriteExamples(std::string_view key,
                   const std::vector<NameExample>& examples,
                   JsonWriter& json) {
  WriteObjects(key, examples, json, [&](const NameExample& example) {
    json.Text("name", example.name);
    json.Text("why", example.why);
  });
}

}  // namespace

void WriteBrand(const Brand& brand, std::string& out) {
  std::string line;
  JsonWriter json(line);
  json.BeginObject();
  json.Text("schema", "brandlint.brand/1");
  json.Text("id", brand.id);
  json.Text("title", brand.title);
  json.Text("version", brand.version);
  if (!brand.colours.empty()) WriteTexts("colours", brand.colours, json);
  WriteObjects("names", brand.names, json, [&](const BrandName& name) { WriteName(name, json); });
  WriteObjects("marks", brand.marks, json, [&](const Mark& mark) {
    json.Text("file", mark.file);
    json.Text("role", MarkRoleName(mark.role));
    json.Text("title", mark.title);
    if (mark.calibration) WriteCalibration(*mark.calibration, json);
  });
  WriteObjects("clauses", brand.clauses, json, [&](const Clause& clause) {
    json.Text("id", clause.id);
    json.Text("text", clause.text);
    json.Text("source", clause.source);
    json.Text("date", FormatDate(clause.date));
  });
  json.Key("examples");
  json.BeginObject();
  WriteExamples("misuse", brand.misuse, json);
  WriteExamples("fine_use", brand.fine_use, json);
  json.EndObject();
  json.EndObject();
  LayOutJson(line, out);
}

Result<Brand> ReadBrand(std::string_view text, std::string_view file, const Limits& limits) {
  Brand brand;
  const Result<void> read =
      ReadDocument(text, file, OptionsOf(limits), UnknownKeys::kError, [&](JsonFields& fields) {
        ReadFields(fields, brand);
      });
  if (!read) return read.error();
  return brand;
}

}  // namespace brandlint
