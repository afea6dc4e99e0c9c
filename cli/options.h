// SPDX-License-Identifier: MIT
// The options that all checking commands share, and where their values come from: the flag, else
// the BRANDLINT_* variable, else the nearest brandlint.toml, else what is built in.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "core/base/date.h"
#include "core/base/result.h"
#include "core/model/limits.h"
#include "core/model/subject.h"

namespace brandlint::cli {

struct CheckingOptions {
  std::vector<std::string> packs;  // ids or folders; empty: the built-in pack
  std::string policy;              // id or file; empty: by the submission's form
  std::string permissions;         // file; empty: none
  std::vector<std::string> banks;  // files of rejected pictures
  std::string baseline;            // a stored result; empty: none
  std::string allow;               // file; empty: none
  std::string ignore_file;         // .brandlintignore; empty: none
  std::string as_of;               // "2026-11-24"; empty: today
  std::vector<std::string> only;   // ids of detectors; empty: all
  std::string language = "auto";   // "auto": by the picture's locale
  std::string format = "text";
  std::string letters = "en";        // language of `markdown`
  std::vector<std::string> outputs;  // FORMAT=FILE
  std::string fail_on = "reject";
  int jobs = 0;  // 0: as many as there are cores
  bool read_all = false;
  bool no_cache = false;
  bool resume = false;
  bool no_sandbox = false;
  bool no_word_list = false;
  bool quiet = false;
  bool verbose = false;
  std::string color = "auto";
  std::vector<std::string> limit_settings;  // NAME=VALUE

  // Made of the above when the line is parsed.
  Limits limits;
  Date date;
};

// A command line in the making: a CLI11 application that knows the configuration's sources.
class CommandLine {
 public:
  CommandLine(const Command& command, Streams streams);

  CLI::App& app() { return app_; }

  // Adds the options above. `options` must outlive the parse.
  void AddChecking(CheckingOptions& options);

  // Parses, then fills in what the line left open from the environment and the configuration.
  // Nothing: go on. Otherwise help was printed or a complaint was made, and that is the exit code.
  std::optional<Exit> Parse(const Args& args);

 private:
  Result<void> ApplyEnvironment();
  Result<void> ApplyConfig();
  Result<void> Apply(CLI::Option& option,
                     const std::vector<std::string>& values,
                     const std::string& origin);
  Result<void> Finish();
  void ShowConfig() const;
  std::string UnknownOption(const std::string& word) const;

  Streams streams_;
  CLI::App app_;
  CheckingOptions* checking_ = nullptr;
  std::vector<CLI::Option*> configurable_;
  std::map<const CLI::Option*, std::string> origins_;
  std::string config_file_;
  bool isolated_ = false;
  bool show_config_ = false;
};

// The day of an --as-of; today when it is empty. Errors: "usage".
Result<Date> DayOf(const std::string& as_of);

// Whether results are coloured: asked for, or on a terminal that NO_COLOR does not forbid.
bool UseColor(const CheckingOptions& options);

// The columns of the terminal that results go to; 80 when there is none.
int TerminalWidth();

}  // namespace brandlint::cli
