// SPDX-License-Identifier: MIT
// The shelf of report formats: a format is one page in writers/ and one line in writers/all.def.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/brand.h"
#include "core/model/judgement.h"
#include "core/model/observations.h"

namespace brandlint {

class LetterTexts;

struct RunSummary {
  int reject = 0;  // submissions by verdict
  int review = 0;
  int pass = 0;
  int incomplete = 0;             // of these, not fully examined
  std::optional<double> seconds;  // wall time; shown by `text` only, so that records stay the same

  int submissions() const { return reject + review + pass; }
  void Count(const Judgement& judgement);
};

struct TextStyle {
  bool color = false;    // ANSI colours
  int width = 80;        // columns that sentences are wrapped at, at least 40
  bool verbose = false;  // also measures, digests and every note
  bool quiet = false;    // leave out submissions that pass without a finding
};

struct ReportOptions {
  std::span<const Brand> brands;  // where `text` finds the words of a clause; outlive the writer
  TextStyle text;

  // A pack's drawing of a mark, by ids of brand and mark, for formats that show pictures; may be
  // empty, and answer null.
  std::function<const ReferencePicture*(std::string_view brand, std::string_view mark)> reference;

  // Names near a rejected one that were checked and pass, for `markdown`; empty: none are given.
  std::function<std::vector<std::string>(const Judgement&)> names_that_pass;

  // The sentences of `markdown`; null: English.
  const LetterTexts* letters = nullptr;

  // A judgement with the words of its findings in the language of the letters; empty: they are.
  std::function<Judgement(const Judgement&, const Observations&)> in_language;
};

// Writes one report: Begin once, Put for each submission in order, End once. Everything is
// appended to `out`, and what was appended is final: the caller may send it on and clear `out`
// after each call, so that a run that is interrupted has written whole what was finished.
// Deterministic. One writer for one report, not safe to call concurrently.
class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  virtual void Begin(const RunHeader& header, std::string& out) = 0;

  // observations  What `judgement` was made of; null where only the result was stored. Must not
  //               be null for a format that needs observations.
  virtual void Put(const Judgement& judgement,
                   const Observations* observations,
                   std::string& out) = 0;
  virtual void End(const RunSummary& summary, std::string& out) = 0;
};

struct ReportFormat {
  std::string_view id;         // "jsonl"
  std::string_view extension;  // of a file in that format: ".jsonl"
  std::string_view summary;    // one line for the help text
  bool needs_observations = false;
  bool shows_pictures = false;  // with Evidence::picture it says more
  std::unique_ptr<ReportWriter> (*make)(const ReportOptions& options);
};

// All formats, in the order of all.def.
std::span<const ReportFormat* const> ReportFormats();

// Null when there is none of that id.
const ReportFormat* FindReportFormat(std::string_view id);

}  // namespace brandlint
