// SPDX-License-Identifier: MIT
// `brandlint report`: renders stored results again in any format, and judges stored observations
// again. Nothing is examined: no picture is opened.
#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/reports.h"
#include "cli/stored.h"
#include "core/base/utf8.h"
#include "core/checker/checker.h"
#include "core/codec/judgement.h"
#include "core/scan/scanner.h"

namespace brandlint::cli {

extern const Command kReport;

namespace {

bool IsObservations(const Stored& stored) {
  const Record* const first = stored.reader.Peek();
  return first != nullptr && std::holds_alternative<Observations>(*first);
}

bool IsResult(const Stored& stored) {
  const Record* const first = stored.reader.Peek();
  return first != nullptr && std::holds_alternative<Judgement>(*first);
}

// What was examined stays as it was stored; who judges is of now.
RunHeader JudgedAgain(RunHeader stored, const Checker& checker) {
  RunHeader now = checker.Header();
  stored.policies = std::move(now.policies);
  stored.permissions = std::move(now.permissions);
  stored.as_of = now.as_of;
  return stored;
}

// Stored evidence told in the words of another version of its pack.
void WarnOfOtherPacks(const Stored& stored, const Checker& checker, Streams streams) {
  for (const RunHeader::Part& part : stored.reader.header().packs) {
    const auto brand = std::ranges::find(checker.brands, part.id, &Brand::id);
    if (brand != checker.brands.end() && brand->digest == part.digest) continue;
    streams.err << "brandlint report: " << stored.name << " was made with pack "
                << EscapeForDisplay(part.id + " " + part.version)
                << ", which is not the one in use; give it with --pack\n";
  }
}

std::string HeaderText(const RunHeader& header) {
  std::string text;
  WriteHeader(header, text);
  return text;
}

// On the command line: what the configuration says of judging is for other commands too.
bool AsksFor(const Args& args, std::string_view option) {
  return std::ranges::any_of(args, [&](const std::string& arg) {
    return arg == option || arg.starts_with(std::string(option) + "=");
  });
}

Exit RunReport(const Args& args, Streams streams) {
  CheckingOptions options;
  std::vector<std::string> paths;
  CommandLine line(kReport, streams);
  line.app()
      .add_option(
          "RESULT", paths, "stored reports: json, jsonl or observations; - for standard input")
      ->required();
  line.AddChecking(options);
  if (const auto exit = line.Parse(args)) return *exit;
  const auto complain = [&](const Error& error) { return UsageError("report", error, streams); };

  std::vector<Stored> all;
  for (const std::string& path : paths) {
    auto opened = OpenStored(path, options.limits, streams);
    if (!opened) return complain(opened.error());
    all.push_back(*std::move(opened));
  }
  // The same day gives the same report, unless another is asked for.
  if (options.as_of.empty()) options.date = all.front().reader.header().as_of;
  auto checker = MakeChecker(options, {"name", std::string(kFormDetector)});
  if (!checker) return complain(checker.error());
  auto reports = Reports::Open(options, *checker, streams.out);
  if (!reports) return complain(reports.error());

  const bool judge = std::ranges::any_of(all, IsObservations);
  const auto result = std::ranges::find_if(all, IsResult);
  if (result != all.end()) {
    const std::string holds = result->name + " holds results, and ";
    const std::string ask = " takes observations (scan --format observations)";
    if (judge) return complain({"usage", holds + "others hold observations: give them apart"});
    for (const std::string_view option : {"--policy", "--permissions", "--as-of"}) {
      if (!AsksFor(args, option)) continue;
      return complain({"usage", holds + std::string(option) + ask});
    }
    if (!reports->NeedsObservations().empty()) {
      return complain(
          {"usage", holds + "format " + std::string(reports->NeedsObservations()) + ask});
    }
  }
  for (const Stored& stored : all) {
    WarnOfOtherPacks(stored, *checker, streams);
    if (HeaderText(stored.reader.header()) != HeaderText(all.front().reader.header())) {
      streams.err << "brandlint report: " << stored.name
                  << " was made by another run; the header is that of " << all.front().name << "\n";
    }
  }

  RunHeader first = all.front().reader.header();
  if (!checker->baseline.id.empty()) first.baseline = checker->baseline;
  if (!checker->allow_name.empty()) first.allow = checker->Header().allow;
  reports->Begin(judge ? JudgedAgain(first, *checker) : first);
  bool broken_off = false;
  for (Stored& stored : all) {
    while (true) {
      auto record = stored.reader.Next();
      if (!record) {
        streams.err << "brandlint report: " << record.error().message << "\n";
        broken_off = true;
        break;
      }
      if (!*record) break;
      if (const auto* const seen = std::get_if<Observations>(&**record)) {
        reports->Put(checker->Judge(*seen), seen);
      } else if (judge || !reports->NeedsObservations().empty()) {
        streams.err << "brandlint report: " << stored.name
                    << ": a result among observations is left out\n";
        broken_off = true;
      } else {
        Judgement& stored_judgement = std::get<Judgement>(**record);
        checker->LeaveOutKnown(stored_judgement);
        reports->Put(stored_judgement, nullptr);
      }
    }
  }
  const Exit exit = Outcome("report", options, *reports, streams);
  return broken_off && exit == Exit::kClean ? Exit::kIncomplete : exit;
}

}  // namespace

extern constinit const Command kReport{
    .name = "report",
    .usage = "RESULT...",
    .summary = "render stored results in any format, or judge observations again",
    .run = RunReport,
};

}  // namespace brandlint::cli
