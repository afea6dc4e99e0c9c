// SPDX-License-Identifier: MIT
// `brandlint diff`: only what changed between two stored results.
#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/stored.h"
#include "core/report/difference.h"

namespace brandlint::cli {

extern const Command kDiff;

namespace {

struct WholeResult {
  RunHeader header;
  std::vector<Judgement> judgements;
};

// Half a result would show what it lacks as gone, so a damaged one is an error.
Result<WholeResult> ReadWhole(const std::string& path, Streams streams) {
  auto stored = OpenStored(path, Limits(), streams);
  if (!stored) return stored.error();
  WholeResult whole{stored->reader.header(), {}};
  while (true) {
    auto record = stored->reader.Next();
    if (!record) return record.error();
    if (!*record) return whole;
    auto* const judgement = std::get_if<Judgement>(&**record);
    if (judgement == nullptr) {
      return Error{"usage",
                   stored->name +
                       " holds observations, which nobody has judged; give them a verdict with "
                       "'brandlint report --format jsonl' first"};
    }
    whole.judgements.push_back(std::move(*judgement));
  }
}

Exit RunDiff(const Args& args, Streams streams) {
  std::string before_path, after_path;
  std::string format = "text";
  std::string fail_on = "reject";
  CommandLine line(kDiff, streams);
  CLI::App& app = line.app();
  app.add_option("OLD", before_path, "stored result, json or jsonl")->required();
  app.add_option("NEW", after_path, "stored result; - for standard input")->required();
  app.add_option("-f,--format", format, "format of standard output")
      ->check(CLI::IsMember({"text", "json"}));
  app.add_option("--fail-on", fail_on, "the least new finding that gives exit code 1")
      ->check(CLI::IsMember({"reject", "review", "none"}));
  if (const auto exit = line.Parse(args)) return *exit;

  const auto before = ReadWhole(before_path, streams);
  if (!before) return UsageError("diff", before.error(), streams);
  const auto after = ReadWhole(after_path, streams);
  if (!after) return UsageError("diff", after.error(), streams);
  const std::vector<SubmissionChange> changes = Compare(before->judgements, after->judgements);
  streams.out << (format == "json" ? DifferenceJson(before->header, after->header, changes)
                                   : DifferenceText(changes));
  streams.out.flush();
  if (!streams.out.good()) {
    streams.err << "brandlint diff: standard output: the changes could not be written\n";
  }
  const auto worst = WorstOfNew(changes);
  const Verdict least = fail_on == "reject" ? Verdict::kReject : Verdict::kReview;
  if (fail_on != "none" && worst && *worst >= least) return Exit::kFinding;
  const bool incomplete = std::ranges::any_of(changes, &SubmissionChange::newly_incomplete);
  return incomplete || !streams.out.good() ? Exit::kIncomplete : Exit::kClean;
}

}  // namespace

extern constinit const Command kDiff{
    .name = "diff",
    .usage = "OLD NEW",
    .summary = "tell what changed between two stored results",
    .run = RunDiff,
};

}  // namespace brandlint::cli
