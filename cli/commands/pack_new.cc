// SPDX-License-Identifier: MIT
// `brandlint pack new`: starts a brand pack from a name and, when given, a drawing of its mark.
#include <ostream>
#include <string>
#include <utility>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/pack_facts.h"
#include "core/base/utf8.h"
#include "core/io/load_pack.h"
#include "core/io/read_file.h"
#include "core/io/write_pack.h"
#include "core/scan/start_brand.h"

namespace brandlint::cli {

Exit RunPackNew(const Args& args, Streams streams);

namespace {

constexpr Command kPackNew{
    .name = "pack new",
    .usage = "NAME [--id ID] [--svg FILE] [--output DIR]",
    .summary = "start a brand pack: DIR/ID/brand.json, and the mark beside it",
    .run = RunPackNew,
};

void PrintMissed(const StartedBrand& started, std::ostream& out) {
  out << started.tried << " imitations were tried, " << started.tried - std::ssize(started.missed)
      << " are found and stand in the pack as examples\n";
  for (const NameExample& missed : started.missed) {
    out << "  not found: \"" << EscapeForDisplay(missed.name) << "\" (" << missed.why << ")\n";
  }
}

void PrintNext(const Brand& brand, const std::string& folder, std::ostream& out) {
  out << "next\n"
      << "  - names: add transliterations, products, and free_words that merely hold the name;\n"
      << "    where it is also a noun, common_noun and generic_senses\n";
  if (brand.marks.empty()) {
    out << "  - marks: put an SVG of the mark beside brand.json and name it there\n";
  } else {
    out << "  - brandlint pack calibrate " << folder << ": measures the mark's thresholds\n";
  }
  out << "  - clauses: they say what the built-in policies do; put your own guideline's "
         "sentences,\n"
      << "    address and day in their place, the ids stay\n"
      << "  - examples: add the misuse you have met\n"
      << "  - brandlint pack check " << folder << "\n"
      << "  - brandlint scan --pack " << folder << " DIR\n";
}

}  // namespace

Exit RunPackNew(const Args& args, Streams streams) {
  StartOptions options;
  std::string svg, as_of;
  std::string output = ".";
  CommandLine line(kPackNew, streams);
  line.app().add_option("NAME", options.name, "the name as the brand writes it")->required();
  line.app().add_option(
      "--id", options.id, "lower-case letters, digits and \"-\"; default: NAME's");
  line.app().add_option("--svg", svg, "a drawing of the mark");
  line.app().add_option("-o,--output", output, "folder in which the pack's folder is made");
  line.app().add_option("--as-of", as_of, "day of the clauses, as 2026-11-24; default today");
  if (const auto exit = line.Parse(args)) return *exit;
  const auto complain = [&](const Error& error) { return UsageError("pack new", error, streams); };

  const auto day = DayOf(as_of);
  if (!day) return complain(day.error());
  options.as_of = *day;
  if (!svg.empty()) {
    auto bytes = ReadFile(svg, options.limits, &Limits::svg_bytes, Links::kFollow);
    if (!bytes) {
      return complain({bytes.error().code, EscapeForDisplay(svg) + ": " + bytes.error().message});
    }
    options.svg = *std::move(bytes);
    options.svg_name = EscapeForDisplay(svg);
  }
  const auto loose = LoadPolicy(DefaultPolicy(SubmissionForm::kLoose), options.limits);
  if (!loose) return complain(loose.error());
  const auto listing = LoadPolicy(DefaultPolicy(SubmissionForm::kListing), options.limits);
  if (!listing) return complain(listing.error());
  options.loose = &*loose;
  options.listing = &*listing;

  const auto started = StartBrand(options);
  if (!started) return complain(started.error());
  const auto files = WritePack(started->brand, output);
  if (!files) return complain(files.error());
  for (const std::string& file : *files) {
    streams.out << "written: " << EscapeForDisplay(file) << "\n";
  }
  PrintWeaknesses(started->brand, streams.out);
  PrintMissed(*started, streams.out);
  const std::string& first = files->front();
  std::string folder = first.substr(0, first.rfind('/'));
  if (folder.find('/') == std::string::npos) folder = "./" + folder;
  PrintNext(started->brand, EscapeForDisplay(folder), streams.out);
  return Exit::kClean;
}

}  // namespace brandlint::cli
