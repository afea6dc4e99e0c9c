// SPDX-License-Identifier: MIT
// Judgements as JSON: the result record "brandlint.result/1" and the header "brandlint.header/1".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/judgement.h"

namespace brandlint {

// Appends one line without its line feed, keys in a fixed order. Scores have three decimals,
// corners two (a hundredth of a pixel is below what is measured), other numbers their shortest
// form. Optional keys that are empty are left out: source_b64, brand, kind, region, span,
// excerpt, steps, measures, clause, fix, permission, assets, notes, locale.
//
// The record holds what the contract shows and no more: Evidence::reference, reference_kind and
// context, AssetFacts::format, size_bytes and frames, and Judgement::texts are left to the
// observations.
void WriteResult(const Judgement& judgement, std::string& out);
void WriteHeader(const RunHeader& header, std::string& out);

// Read what the two above wrote; `file` and `first_line` are for messages. Errors: those of
// json_reader.h. Unknown keys are skipped: a newer program may have written more.
Result<Judgement> ReadResult(std::string_view text, std::string_view file, int first_line = 1);
Result<RunHeader> ReadHeader(std::string_view text, std::string_view file, int first_line = 1);

// The "schema" of any record, empty where the object has none. Fast where it is the first key, as
// all our records have it. Errors: those of json_reader.h.
Result<std::string> ReadSchema(std::string_view text, std::string_view file, int first_line = 1);

// A whole `json` report.
struct StoredReport {
  RunHeader header;
  std::vector<Judgement> results;
};
Result<StoredReport> ReadReport(std::string_view text, std::string_view file, int first_line = 1);

}  // namespace brandlint
