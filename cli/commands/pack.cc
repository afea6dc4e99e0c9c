// SPDX-License-Identifier: MIT
// `brandlint pack`: what brand packs there are, what is in one, and whether it holds what it says.
#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/pack_curves.h"
#include "cli/pack_facts.h"
#include "core/base/utf8.h"
#include "core/checker/checker.h"
#include "core/io/load_pack.h"
#include "core/scan/start_brand.h"

namespace brandlint::cli {

extern const Command kPack;

// pack_new.cc
Exit RunPackNew(const Args& args, Streams streams);
// pack_calibrate.cc
Exit RunPackCalibrate(const Args& args, Streams streams);

namespace {

Exit List(const CheckingOptions& options, Streams streams) {
  for (const std::string& id : BuiltInBrands()) {
    const auto brand = LoadBrand(id, options.limits);
    if (!brand) return UsageError("pack list", brand.error(), streams);
    streams.out << brand->id << "  " << brand->version << "  " << brand->title << "\n";
  }
  return Exit::kClean;
}

void Show(const Brand& brand, std::ostream& out) {
  out << brand.title << "  (" << brand.id << " " << brand.version << ", sha256 " << brand.digest
      << ")\n";
  out << "\nnames\n";
  for (const BrandName& name : brand.names) {
    out << "  " << name.word << "  "
        << (name.kind == NameKind::kHouseMark ? "house mark"
                                              : "product, counts only with other evidence")
        << (name.common_noun ? ", also a common noun" : "") << "\n";
    for (const Transliteration& other : name.transliterations) {
      out << "    " << other.text << "  (" << other.language
          << (other.common_noun ? ", also a common noun" : "") << ")\n";
    }
    if (!name.free_words.empty()) out << "    free words: " << name.free_words.size() << "\n";
  }
  out << "\nmarks\n";
  for (const Mark& mark : brand.marks) {
    out << "  " << mark.id << "  " << mark.title << ", " << MarkRoleName(mark.role) << ", "
        << mark.file << ", " << mark.content.size() << " bytes\n";
  }
  out << "\nclauses\n";
  for (const Clause& clause : brand.clauses) {
    out << "  " << clause.id << "\n    " << clause.text << "\n    " << clause.source << ", read on "
        << FormatDate(clause.date) << "\n";
  }
  out << "\n";
  PrintWeaknesses(brand, out);
}

// Runs the pack's examples and looks up what its policies refer to. Prints each failure.
Exit Check(const Checker& checker, std::ostream& out) {
  int examples = 0;
  int failed = 0;
  for (const Brand& brand : checker.brands) {
    const auto run = [&](const std::vector<NameExample>& rows, bool fine) {
      for (const NameExample& row : rows) {
        ++examples;
        const SubmissionVerdict verdict = VerdictOfName(row.name,
                                                        *checker.pack,
                                                        checker.loose,
                                                        checker.permissions,
                                                        checker.as_of,
                                                        checker.brands);
        if ((verdict == SubmissionVerdict::kPass) == fine) continue;
        ++failed;
        out << brand.id << ": \"" << EscapeForDisplay(row.name) << "\" must "
            << (fine ? "pass" : "not pass") << " (" << row.why << "), and is judged "
            << SubmissionVerdictName(verdict) << "\n";
      }
    };
    run(brand.misuse, false);
    run(brand.fine_use, true);
    PrintWeaknesses(brand, out);
  }
  for (const auto& bank : checker.banks) {
    out << "bank " << EscapeForDisplay(bank->name) << ": " << bank->rows.size() << " rows\n";
  }
  for (const Policy* const policy : {&checker.listing, &checker.loose}) {
    for (const Rule& rule : policy->rules) {
      const bool known = std::ranges::any_of(checker.brands, [&](const Brand& brand) {
        return std::ranges::find(brand.clauses, rule.clause, &Clause::id) != brand.clauses.end();
      });
      if (known) continue;
      ++failed;
      out << policy->id << ": rule " << rule.id << " refers to the clause \"" << rule.clause
          << "\", which no pack has\n";
    }
    if (checker.one_policy) break;
  }
  out << checker.brands.size() << (checker.brands.size() == 1 ? " pack, " : " packs, ") << examples
      << " examples, " << failed << " failed\n";
  return failed == 0 ? Exit::kClean : Exit::kFinding;
}

Exit RunPack(const Args& args, Streams streams) {
  if (!args.empty() && args.front() == "new") {
    return RunPackNew(Args(args.begin() + 1, args.end()), streams);
  }
  if (!args.empty() && args.front() == "calibrate") {
    return RunPackCalibrate(Args(args.begin() + 1, args.end()), streams);
  }
  CheckingOptions options;
  std::string action;
  std::vector<std::string> ids;
  CurvesOptions curves;
  CommandLine line(kPack, streams);
  line.app()
      .add_option("ACTION", action, "list, show, check, calibrate FOLDER, or new NAME")
      ->required()
      ->check(CLI::IsMember({"list", "show", "check", "calibrate", "new"}));
  line.app().add_option("PACK", ids, "id or folder; nothing: all that are built in");
  const std::string group = "pack check --curves";
  line.app()
      .add_flag("--curves", curves.asked, "alter every mark in twenty ways and print what is found")
      ->group(group);
  line.app().add_option("--seed", curves.seed, "another seed, other pictures")->group(group);
  line.app()
      .add_option("--rounds", curves.rounds, "pictures a mark and kind")
      ->check(CLI::Range(1, 1000))
      ->group(group);
  line.app()
      .add_option(
          "--foreign", curves.foreign, "folder of other marks (SVG, PNG) to hold them against")
      ->group(group);
  line.AddChecking(options);
  if (const auto exit = line.Parse(args)) return *exit;

  if (curves.asked && action != "check") {
    return UsageError("pack " + action, {"usage", "--curves goes with 'pack check'"}, streams);
  }
  if (curves.asked && options.format != "text" && options.format != "json") {
    return UsageError("pack check",
                      {"usage",
                       "--curves knows the formats text and json, not '" +
                           EscapeForDisplay(options.format) + "'"},
                      streams);
  }
  if (action == "list") return List(options, streams);
  if (!ids.empty()) options.packs = ids;
  // Showing needs no compiled matcher, checking only that of names; a mark that cannot be compiled
  // is an error of `check` all the same.
  const auto checker = MakeChecker(
      options, action == "show" ? std::vector<std::string>{"form"} : std::vector<std::string>{});
  if (!checker) return UsageError("pack " + action, checker.error(), streams);
  if (action == "check") {
    // A document has standard output for itself.
    const bool document = curves.asked && options.format == "json";
    const Exit exit = Check(*checker, document ? streams.err : streams.out);
    if (!curves.asked) return exit;
    const auto printed = PrintCurves(*checker, options, curves, streams);
    return printed ? exit : UsageError("pack check", printed.error(), streams);
  }
  for (const Brand& brand : checker->brands) Show(brand, streams.out);
  return Exit::kClean;
}

}  // namespace

extern constinit const Command kPack{
    .name = "pack",
    .usage = "list|show|check [PACK...] | check --curves [PACK...] | calibrate FOLDER | new NAME",
    .summary = "brand packs: list, show, check with all their examples, measure, start one",
    .run = RunPack,
};

}  // namespace brandlint::cli
