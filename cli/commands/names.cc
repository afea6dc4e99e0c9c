// SPDX-License-Identifier: MIT
// `brandlint names`: checks names only, one a line or as JSONL, in this process: there is no
// picture to open.
#include <algorithm>
#include <fstream>
#include <istream>
#include <ostream>
#include <string>
#include <utility>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/reports.h"
#include "core/base/utf8.h"
#include "core/checker/checker.h"
#include "core/codec/name_row.h"
#include "core/io/read_line.h"
#include "core/scan/no_tools.h"
#include "core/scan/scanner.h"

namespace brandlint::cli {

extern const Command kNames;

namespace {

class NameCheck {
 public:
  NameCheck(const Checker& checker, const ScanOptions& scanning, Reports& reports)
      : checker_(checker), scanning_(scanning), reports_(reports) {}

  void Check(std::string id, std::string name, std::string source) {
    submission_.id = std::move(id);
    submission_.source = std::move(source);
    submission_.texts.assign(1, Subject{SubjectType::kName, "", std::move(name), ""});
    submission_.problems.clear();
    Put();
  }

  // A line that holds no name: nothing of it was examined.
  void Refuse(std::string id, std::string source, const Error& error) {
    submission_.id = std::move(id);
    submission_.source = std::move(source);
    submission_.texts.clear();
    submission_.problems.assign(1, Problem{"", error.code, error.message});
    Put();
  }

 private:
  void Put() {
    const Observations seen = Scan(submission_, {}, *checker_.pack, scanning_, tools_);
    reports_.Put(checker_.Judge(seen), &seen);
  }

  const Checker& checker_;
  const ScanOptions& scanning_;
  Reports& reports_;
  NoTools tools_;
  Submission submission_;
};

void CheckLines(
    std::istream& in, const std::string& file, bool jsonl, const Limits& limits, NameCheck& check) {
  std::string line;
  bool too_long = false;
  NameRow row;
  for (int number = 1; ReadLine(in, limits.line_bytes, line, too_long); ++number) {
    const std::string place = file + ":" + std::to_string(number);
    if (too_long) {
      check.Refuse(place,
                   place,
                   {"limit-line-bytes",
                    place + ": the line is longer than the limit of " +
                        std::to_string(limits.line_bytes) + " bytes (line_bytes)"});
    } else if (line.empty()) {
      continue;
    } else if (!jsonl && IsUtf8(line)) {
      check.Check(line, line, place);
    } else if (!jsonl) {
      check.Refuse(place, place, {"text-not-utf8", place + ": the name is not UTF-8"});
    } else if (const auto read = ReadNameRow(line, file, number, row); !read) {
      check.Refuse(place, place, read.error());
    } else {
      check.Check(row.id.empty() ? place : std::move(row.id), std::move(row.name), place);
    }
  }
}

Exit RunNames(const Args& args, Streams streams) {
  CheckingOptions options;
  std::string file = "-";
  std::string input = "lines";
  CommandLine line(kNames, streams);
  line.app().add_option("FILE", file, "file of names; - for standard input");
  line.app()
      .add_option("--input", input, "what a line holds: a name, or {\"id\": ..., \"name\": ...}")
      ->check(CLI::IsMember({"lines", "jsonl"}));
  line.AddChecking(options);
  if (const auto exit = line.Parse(args)) return *exit;

  std::ifstream opened;
  if (file != "-") {
    opened.open(file, std::ios::binary);
    if (!opened) {
      streams.err << "brandlint names: " << EscapeForDisplay(file) << ": cannot be opened\n";
      return Exit::kUsage;
    }
  }
  auto checker = MakeChecker(options, {"name"});
  if (!checker) return UsageError("names", checker.error(), streams);
  auto reports = Reports::Open(options, *checker, streams.out);
  if (!reports) return UsageError("names", reports.error(), streams);

  const ScanOptions scanning{
      .limits = options.limits, .language = options.language, .read_all = false};
  NameCheck check(*checker, scanning, *reports);
  reports->Begin(checker->Header());
  CheckLines(file == "-" ? streams.in : opened,
             file == "-" ? "standard input" : EscapeForDisplay(file),
             input == "jsonl",
             options.limits,
             check);
  return Outcome("names", options, *reports, streams);
}

}  // namespace

extern constinit const Command kNames{
    .name = "names",
    .usage = "[FILE|-]",
    .summary = "check names only, one a line",
    .run = RunNames,
};

}  // namespace brandlint::cli
