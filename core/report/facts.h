// SPDX-License-Identifier: MIT
// What several writers say of a finding in the same way: its clause, its file, its steps.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/brand.h"
#include "core/model/evidence.h"
#include "core/model/judgement.h"

namespace brandlint {

// The clause of that brand, or of any where `brand_id` is empty; null when there is none. Points
// into `brands`.
const Clause* FindClause(std::span<const Brand> brands,
                         std::string_view brand_id,
                         std::string_view id);

struct FilePlace {
  std::string file;  // below the working directory of the scan, as far as the record knows
  int line = 0;      // from 1; 0: the file as a whole
};

// The file that `path` of a submission is in. An empty path (a text) is the submission's own
// source; of a list of names that is "file:12", which is taken apart.
FilePlace PlaceOf(const Judgement& judgement, std::string_view path);

// What a step did: the key of a sentence of data/letters/ without its "step_", and what is filled
// into it, fit for display. `way` is the step's own word where the key does not tell it.
struct StepWords {
  std::string_view key;  // "confusable"
  std::string from;      // "о U+043E"
  std::string to;        // "o"
  std::string way;
};
StepWords WordsOf(const Step& step);

// The same in English: `о U+043E looks like o`.
std::string StepSentence(const Step& step);

// The sentences of all steps, each once: a letter that is disguised twice needs no second one.
std::vector<std::string> StepSentences(const std::vector<Step>& steps);

// `text` with `&`, `<`, `>` and `"` as entities and characters that XML 1.0 cannot hold as U+FFFD.
// Fit for content and for attributes in double quotes. Source: XML 1.0, fifth edition, 2.2.
std::string EscapeXml(std::string_view text);

}  // namespace brandlint
