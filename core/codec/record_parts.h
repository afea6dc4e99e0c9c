// SPDX-License-Identifier: MIT
// The pieces that results and observations have in common, written and read.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/codec/json_fields.h"
#include "core/codec/json_writer.h"
#include "core/model/evidence.h"
#include "core/model/observations.h"
#include "core/model/problem.h"

namespace brandlint {

enum class Corners {
  kExact,    // as measured
  kRounded,  // to a hundredth of a pixel
};

// Each writes a key with its value, or nothing when the value is empty.
void WriteSubject(const Subject& subject, JsonWriter& json);  // always there
void WriteRegion(const std::optional<Region>& region, Corners corners, JsonWriter& json);
void WriteSpan(std::string_view key, const std::optional<Span>& span, JsonWriter& json);
void WriteSteps(const std::vector<Step>& steps, JsonWriter& json);
void WriteMeasures(const std::vector<Measure>& measures, JsonWriter& json);
void WriteLines(const AssetFacts& asset, Corners corners, JsonWriter& json);  // lines, unread
void WriteTexts(std::string_view key, const std::vector<std::string>& texts, JsonWriter& json);
void WriteProblems(std::string_view key,
                   const std::vector<Problem>& problems,
                   JsonWriter& json);  // always there

Subject ReadSubject(JsonFields& fields);  // of the members of a subject itself
std::optional<Region> ReadRegion(JsonFields& fields);
std::optional<Span> ReadSpan(std::string_view key, JsonFields& fields);
std::vector<Step> ReadSteps(JsonFields& fields);
std::vector<Measure> ReadMeasures(JsonFields& fields);
void ReadLines(JsonFields& fields, AssetFacts& asset);
std::vector<Problem> ReadProblems(JsonFields& fields);

// The words of Examined, for messages.
inline constexpr std::array<std::string_view, 3> kExaminedWords = {"full", "partly", "none"};

}  // namespace brandlint
