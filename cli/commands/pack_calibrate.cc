// SPDX-License-Identifier: MIT
// `brandlint pack calibrate`: measures on pictures without them from which score on the marks of a
// pack are told apart from other people's, and writes that into the pack.
#include <algorithm>
#include <cstdio>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/foreign.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/run_trials.h"
#include "core/base/utf8.h"
#include "core/codec/brand.h"
#include "core/io/list_folder.h"
#include "core/io/load_pack.h"
#include "core/io/write_file.h"
#include "core/trials/calibrate.h"

namespace brandlint::cli {

Exit RunPackCalibrate(const Args& args, Streams streams);

namespace {

constexpr Command kPackCalibrate{
    .name = "pack calibrate",
    .usage = "FOLDER [--foreign DIR] [--rate RATE] [--jobs N]",
    .summary = "measure the thresholds of a pack's marks, and write them into FOLDER/brand.json",
    .run = RunPackCalibrate,
};

// Drawn where no folder of other marks is given: enough for a rate of one in a thousand, and a
// minute or two of one core.
constexpr int kDrawn = 3000;
constexpr std::uint32_t kSeed = 1;

Result<Foreign> Gather(const std::string& folder, const Brand& brand, const Limits& limits) {
  if (folder.empty()) {
    return Foreign{DrawnForeign(kSeed, kDrawn),
                   std::to_string(kDrawn) + " marks drawn by the program"};
  }
  const auto most = static_cast<std::size_t>(limits.folder_files);
  return ForeignOf(folder, {&brand, 1}, limits, {.seed = kSeed, .most = most});
}

void Print(const Mark& mark, std::ostream& out) {
  char line[120];
  std::snprintf(line,
                sizeof line,
                ": somebody should look from %.3f on, certain from %.3f on",
                mark.calibration->review,
                mark.calibration->reject);
  out << EscapeForDisplay(mark.file) << line << "\n";
}

}  // namespace

Exit RunPackCalibrate(const Args& args, Streams streams) {
  std::string folder, foreign_folder;
  double rate = 0.001;
  int jobs = 0;
  CommandLine line(kPackCalibrate, streams);
  line.app().add_option("FOLDER", folder, "folder of the pack")->required();
  line.app().add_option("--foreign",
                        foreign_folder,
                        "folder of other marks (SVG, PNG), as of an icon package; a file named "
                        "after the pack is left out; default: 3000 drawn by the program");
  line.app()
      .add_option("--rate", rate, "share of the pictures without a mark that may be flagged")
      ->check(CLI::Range(0.0, 0.1));
  line.app()
      .add_option("--jobs", jobs, "threads; 0: as many as there are cores")
      ->check(CLI::Range(0, 1024));
  if (const auto exit = line.Parse(args)) return *exit;
  const auto complain = [&](const Error& error) {
    return UsageError("pack calibrate", error, streams);
  };

  if (!LeadsToFolder(folder)) {
    return complain({"usage",
                     EscapeForDisplay(folder) + ": is no folder; what is built into the "
                                                "program is calibrated where it is kept"});
  }
  // "lumapay" may also be the id of a built-in pack.
  if (folder.find('/') == std::string::npos) folder = "./" + folder;
  const Limits limits;
  auto brand = LoadBrand(folder, limits);
  if (!brand) return complain(brand.error());
  auto foreign = Gather(foreign_folder, *brand, limits);
  if (!foreign) return complain(foreign.error());
  const auto trials = CalibrationTrials::Prepare(*brand, std::move(foreign->drawings));
  if (!trials) return complain(trials.error());

  auto measured = trials->Sum(RunTrials(*trials, jobs, streams.err), rate);
  for (std::size_t i = 0; i < measured.size(); ++i)
    brand->marks[i].calibration = std::move(measured[i]);
  std::string text;
  WriteBrand(*brand, text);
  const std::string file = folder + "/brand.json";
  if (const auto done = WriteFile(file, text); !done) return complain(done.error());

  streams.out << "measured on " << trials->count() << " pictures of " << foreign->source
              << ", each as it is and on a plate\n";
  for (const Mark& mark : brand->marks) Print(mark, streams.out);
  streams.out << "written: " << EscapeForDisplay(file) << "\n";
  return Exit::kClean;
}

}  // namespace brandlint::cli
