// SPDX-License-Identifier: MIT
#include "cli/reports.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/nearest.h"
#include "core/base/utf8.h"
#include "core/checker/passing_names.h"
#include "core/io/write_file.h"
#include "core/report/letter.h"
#include "core/scan/evidence_picture.h"
#include "core/scan/translate.h"

namespace brandlint::cli {
namespace {

Result<const ReportFormat*> FormatOf(std::string_view id) {
  const ReportFormat* const format = FindReportFormat(id);
  if (format != nullptr) return format;
  std::string all;
  std::vector<std::string_view> known;
  for (const ReportFormat* const each : ReportFormats()) {
    all += (all.empty() ? "" : ", ") + std::string(each->id);
    known.push_back(each->id);
  }
  return Error{"usage",
               "no format is called '" + EscapeForDisplay(id) + "'" + DidYouMean(id, known) +
                   " (there are " + all + ")"};
}

Error NoSuchLetters(std::string_view language) {
  std::string all;
  for (const LetterTexts& letters : Letters()) {
    all += (all.empty() ? "" : ", ") + letters.language();
  }
  return {"usage",
          "there are no letters in '" + EscapeForDisplay(language) + "' (there are " + all + ")"};
}

// Drawings of marks, each made when the first finding asks for it.
class References {
 public:
  // Null where there is no such mark, or it cannot be drawn.
  const ReferencePicture* Of(const Checker& checker,
                             std::string_view brand,
                             std::string_view mark) {
    const auto [known, is_new] =
        made_.try_emplace({std::string(brand), std::string(mark)}, std::nullopt);
    if (is_new) {
      const auto pack = std::ranges::find(checker.brands, brand, &Brand::id);
      if (pack != checker.brands.end()) {
        const auto drawn = std::ranges::find(pack->marks, mark, &Mark::id);
        if (drawn != pack->marks.end()) {
          if (auto reference = ReferenceOf(*drawn)) known->second = *std::move(reference);
        }
      }
    }
    return known->second ? &*known->second : nullptr;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::optional<ReferencePicture>> made_;
};

}  // namespace

Result<Reports> Reports::Open(const CheckingOptions& options,
                              const Checker& checker,
                              std::ostream& out) {
  Reports reports;
  reports.out_ = &out;
  const auto references = std::make_shared<References>();
  const LetterTexts* const letters = FindLetter(options.letters);
  if (letters == nullptr) return NoSuchLetters(options.letters);
  const auto in_language = [&checker, letters](const Judgement& each, const Observations& seen) {
    Judgement translated = each;
    Translate(translated,
              seen,
              checker.PolicyFor(seen.form),
              letters->language(),
              checker.as_of,
              checker.brands);
    return translated;
  };
  const auto add = [&](const ReportFormat& format, const std::string& file) {
    const bool terminal = file.empty();
    if (format.needs_observations && reports.needs_observations_.empty()) {
      reports.needs_observations_ = format.id;
    }
    reports.shows_pictures_ |= format.shows_pictures;
    const TextStyle style{.color = terminal && UseColor(options),
                          .width = terminal ? TerminalWidth() : TextStyle{}.width,
                          .verbose = options.verbose,
                          .quiet = options.quiet};
    reports.sinks_.push_back(
        {format.make({.brands = checker.brands,
                      .text = style,
                      .reference = [&checker, references](
                                       auto brand,
                                       auto mark) { return references->Of(checker, brand, mark); },
                      .names_that_pass =
                          [&checker](const Judgement& each) { return PassingNames(each, checker); },
                      .letters = letters,
                      .in_language = in_language}),
         file,
         ""});
  };

  const auto standard = FormatOf(options.format);
  if (!standard) return standard.error();
  add(**standard, "");
  for (const std::string& output : options.outputs) {
    const std::size_t equals = output.find('=');
    if (equals == std::string::npos || equals + 1 == output.size()) {
      return Error{"usage",
                   "--output takes FORMAT=FILE, as in json=result.json, not '" +
                       EscapeForDisplay(output) + "'"};
    }
    const auto format = FormatOf(std::string_view(output).substr(0, equals));
    if (!format) return format.error();
    const std::string file = output.substr(equals + 1);
    const bool twice = std::ranges::find(reports.sinks_, file, &Sink::file) != reports.sinks_.end();
    if (twice)
      return Error{"usage", "--output names the file '" + EscapeForDisplay(file) + "' twice"};
    add(**format, file);
  }
  return reports;
}

// Standard output gets each submission as soon as it is judged; a file is written whole at the end.
void Reports::Send(Sink& sink) {
  if (!sink.file.empty() || sink.text.empty()) return;
  out_->write(sink.text.data(), static_cast<std::streamsize>(sink.text.size()));
  sink.text.clear();
}

void Reports::Begin(const RunHeader& header) {
  for (Sink& sink : sinks_) {
    sink.writer->Begin(header, sink.text);
    Send(sink);
  }
}

void Reports::Put(const Judgement& judgement, const Observations* observations) {
  summary_.Count(judgement);
  for (const Finding& finding : judgement.findings) {
    worst_ = std::max(worst_, finding.verdict);
    any_finding_ = true;
  }
  for (Sink& sink : sinks_) {
    sink.writer->Put(judgement, observations, sink.text);
    Send(sink);
  }
}

std::vector<Error> Reports::End() {
  std::vector<Error> failed;
  for (Sink& sink : sinks_) {
    sink.writer->End(summary_, sink.text);
    Send(sink);
    if (sink.file.empty()) continue;
    if (const auto written = WriteFile(sink.file, sink.text); !written) {
      failed.push_back(written.error());
    }
  }
  out_->flush();
  if (!out_->good()) {
    failed.push_back({"output-unwritable", "standard output: the report could not be written"});
  }
  return failed;
}

}  // namespace brandlint::cli
