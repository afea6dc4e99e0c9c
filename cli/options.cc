// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <ostream>
#include <string_view>
#include <utility>

#include "cli/config.h"
#include "core/base/nearest.h"
#include "core/base/utf8.h"

namespace brandlint::cli {
namespace {

Date Today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

// "BRANDLINT_FAIL_ON" for "fail-on".
std::string VariableName(std::string_view option) {
  std::string name = "BRANDLINT_";
  for (const char c : option) {
    name += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return name;
}

// Where a value of the configuration file may be a path: it is meant from that file's folder.
bool MayBePath(std::string_view option, std::string_view value) {
  constexpr std::string_view kFiles[] = {"permissions", "bank", "baseline", "allow"};
  if (std::ranges::find(kFiles, option) != std::end(kFiles)) return true;
  const bool id_or_path = option == "policy" || option == "pack";
  return id_or_path && (value.find('/') != std::string_view::npos || value.ends_with(".json"));
}

std::string FromFolderOf(const std::string& file, const std::string& path) {
  if (path.starts_with('/')) return path;
  const std::size_t slash = file.rfind('/');
  return slash == std::string::npos ? path : file.substr(0, slash + 1) + path;
}

Result<void> SetLimit(const std::string& setting, Limits& limits) {
  const std::size_t equals = setting.find('=');
  const std::string name = setting.substr(0, equals);
  const auto limit = FindLimit(name);
  if (!limit) {
    std::vector<std::string_view> known;
    for (const LimitInfo& info : AllLimits()) known.push_back(info.name);
    const std::string hint = DidYouMean(name, known);
    return Error{"usage",
                 "no limit is called '" + EscapeForDisplay(name) + "'" +
                     (hint.empty() ? "; run 'brandlint doctor' for the list" : hint)};
  }
  std::int64_t value = 0;
  const std::string_view digits = equals == std::string::npos
                                      ? std::string_view()
                                      : std::string_view(setting).substr(equals + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 1) {
    return Error{"usage",
                 "--limit " + name + " takes a whole number from 1, as in " + name + "=1000"};
  }
  limits.*limit->member = value;
  return {};
}

}  // namespace

CommandLine::CommandLine(const Command& command, Streams streams)
    : streams_(streams),
      app_(std::string(command.summary), "brandlint " + std::string(command.name)) {
  app_.set_help_flag("-h,--help", "print this");
  app_.option_defaults()->always_capture_default();
}

void CommandLine::AddChecking(CheckingOptions& options) {
  checking_ = &options;
  const auto add = [&](CLI::Option* option) { configurable_.push_back(option); };
  const std::string checks = "What is checked against";
  add(app_.add_option("--pack", options.packs, "brand pack, an id or a folder; repeatable")
          ->group(checks));
  add(app_.add_option("--policy", options.policy, "policy, an id or a file")->group(checks));
  add(app_.add_option("--permissions", options.permissions, "file of who may use what")
          ->group(checks));
  add(app_.add_option("--bank", options.banks, "file of rejected pictures; repeatable")
          ->group(checks));
  add(app_.add_option("--baseline",
                      options.baseline,
                      "earlier result, json or jsonl; its findings are left out")
          ->group(checks));
  add(app_.add_option("--allow",
                      options.allow,
                      "file of single findings that are allowed, why, by whom and until when")
          ->group(checks));
  add(app_.add_option("--as-of", options.as_of, "day to judge for, as 2026-11-24; default today")
          ->group(checks));
  add(app_.add_option("--only", options.only, "run these detectors only, separated by commas")
          ->delimiter(',')
          ->group(checks));
  add(app_.add_option("--language",
                      options.language,
                      "language data for reading pictures, as eng or eng+deu; auto: by the locale")
          ->group(checks));
  add(app_.add_flag("--read-all",
                    options.read_all,
                    "read all text of pictures, not only what may hold a name")
          ->group(checks));
  add(app_.add_flag("--no-word-list", options.no_word_list, "judge near words without word lists")
          ->group(checks));
  const std::string output = "Output";
  add(app_.add_option("-f,--format", options.format, "format of standard output")->group(output));
  add(app_.add_option("-o,--output", options.outputs, "FORMAT=FILE, a report in a file; repeatable")
          ->group(output));
  add(app_.add_option("--letters", options.letters, "language of the letters of markdown, as de")
          ->group(output));
  add(app_.add_option("--fail-on", options.fail_on, "the least finding that gives exit code 1")
          ->check(CLI::IsMember({"reject", "review", "none"}))
          ->group(output));
  add(app_.add_flag("-q,--quiet", options.quiet, "only what has a finding or a problem")
          ->group(output));
  add(app_.add_flag("-v,--verbose", options.verbose, "measures and notes as well")->group(output));
  add(app_.add_option("--color", options.color, "colour on standard output")
          ->check(CLI::IsMember({"auto", "always", "never"}))
          ->group(output));
  const std::string running = "Running";
  add(app_.add_option("-j,--jobs", options.jobs, "worker processes; 0: as many as there are cores")
          ->check(CLI::Range(0, 1024))
          ->group(running));
  add(app_.add_option(
              "--limit", options.limit_settings, "NAME=VALUE; `brandlint doctor` lists them")
          ->group(running));
  add(app_.add_flag("--resume",
                    options.resume,
                    "go on after a run that was killed: what it had examined is not examined again")
          ->group(running));
  add(app_.add_flag("--no-cache", options.no_cache, "examine everything afresh")->group(running));
  add(app_.add_flag("--no-sandbox", options.no_sandbox, "open pictures in this process")
          ->group(running));
  // One value a flag: `--bank FILE FOLDER` has a bank and a folder. Repeating gives more.
  for (CLI::Option* const option : configurable_) {
    if (option->get_expected_max() > 1) option->allow_extra_args(false);
  }
  const std::string configuration = "Configuration";
  app_.add_option(
          "--config", config_file_, "configuration file instead of the nearest brandlint.toml")
      ->group(configuration);
  app_.add_flag("--isolated", isolated_, "no configuration file, no BRANDLINT_* variables")
      ->group(configuration);
  app_.add_flag(
          "--show-config", show_config_, "print the options in force and where they come from")
      ->group(configuration);
}

std::optional<Exit> CommandLine::Parse(const Args& args) {
  const auto complain = [&](const std::string& message) {
    streams_.err << app_.get_name() << ": " << message << "\n";
    return Exit::kUsage;
  };
  try {
    // CLI11 takes the arguments from the back.
    app_.parse(std::vector<std::string>(args.rbegin(), args.rend()));
  } catch (const CLI::CallForHelp&) {
    streams_.out << app_.help();
    return Exit::kClean;
  } catch (const CLI::ExtrasError&) {
    const auto extra = app_.remaining(true);
    return complain(UnknownOption(extra.empty() ? "" : extra.front()));
  } catch (const CLI::ParseError& error) {
    return complain(error.what());
  }
  if (checking_ == nullptr) return std::nullopt;

  for (const CLI::Option* const option : configurable_) {
    if (option->count() > 0) origins_[option] = "command line";
  }
  if (!isolated_) {
    if (const auto applied = ApplyEnvironment(); !applied) return complain(applied.error().message);
    if (const auto applied = ApplyConfig(); !applied) return complain(applied.error().message);
    checking_->ignore_file = FindUpward(kIgnoreName).value_or("");
  }
  if (const auto finished = Finish(); !finished) return complain(finished.error().message);
  if (show_config_) {
    ShowConfig();
    return Exit::kClean;
  }
  return std::nullopt;
}

Result<void> CommandLine::ApplyEnvironment() {
  for (CLI::Option* const option : configurable_) {
    const std::string variable = VariableName(option->get_lnames()[0]);
    const char* const value = std::getenv(variable.c_str());
    if (value == nullptr || option->count() > 0) continue;
    if (const auto applied = Apply(*option, {value}, variable); !applied) return applied;
  }
  return {};
}

Result<void> CommandLine::ApplyConfig() {
  const bool asked = !config_file_.empty();
  const std::optional<std::string> file = asked ? config_file_ : FindUpward(kConfigName);
  if (!file) return {};
  auto items = ReadConfig(*file);
  if (!items) return items.error();

  std::vector<std::string_view> known;
  for (const CLI::Option* const option : configurable_) known.push_back(option->get_lnames()[0]);
  for (ConfigItem& item : *items) {
    const std::string place = *file + ":" + std::to_string(item.line);
    const auto found = std::ranges::find(known, item.key);
    if (found == known.end()) {
      return Error{"usage",
                   place + ": no option is called \"" + EscapeForDisplay(item.key) + "\"" +
                       DidYouMean(item.key, known)};
    }
    CLI::Option& option = *configurable_[static_cast<std::size_t>(found - known.begin())];
    if (option.count() > 0) continue;
    for (std::string& value : item.values) {
      if (MayBePath(item.key, value)) value = FromFolderOf(*file, value);
    }
    if (const auto applied = Apply(option, item.values, place); !applied) return applied;
  }
  return {};
}

Result<void> CommandLine::Apply(CLI::Option& option,
                                const std::vector<std::string>& values,
                                const std::string& origin) {
  try {
    for (const std::string& value : values) option.add_result(value);
    option.run_callback();
  } catch (const CLI::ParseError& error) {
    return Error{"usage", origin + ": " + error.what()};
  }
  origins_[&option] = origin;
  return {};
}

Result<void> CommandLine::Finish() {
  for (const std::string& setting : checking_->limit_settings) {
    if (const auto set = SetLimit(setting, checking_->limits); !set) return set;
  }
  const auto date = DayOf(checking_->as_of);
  if (!date) return date.error();
  checking_->date = *date;
  return {};
}

void CommandLine::ShowConfig() const {
  for (const CLI::Option* const option : configurable_) {
    std::string value;
    for (const std::string& part : option->results()) value += (value.empty() ? "" : ", ") + part;
    const auto origin = origins_.find(option);
    if (origin == origins_.end()) value = option->get_default_str();
    streams_.out << option->get_lnames()[0] << " = " << EscapeForDisplay(value) << "  ("
                 << (origin == origins_.end() ? "built in" : origin->second) << ")\n";
  }
  if (!checking_->ignore_file.empty()) {
    const std::string folder =
        checking_->ignore_file.substr(0, checking_->ignore_file.rfind('/') + 1);
    streams_.out << "files left out: those of " << EscapeForDisplay(checking_->ignore_file)
                 << ", below " << EscapeForDisplay(folder) << "\n";
  }
}

std::string CommandLine::UnknownOption(const std::string& word) const {
  std::vector<std::string> names;
  for (const CLI::Option* const option : app_.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string hint = DidYouMean(word.substr(0, word.find('=')), known);
  const char* const what = word.starts_with('-') ? "unknown option '" : "unexpected argument '";
  return what + EscapeForDisplay(word) + "'" +
         (hint.empty() ? "; run '" + app_.get_name() + " --help' for the list" : hint);
}

Result<Date> DayOf(const std::string& as_of) {
  if (as_of.empty()) return Today();
  const auto date = ParseDate(as_of);
  if (date) return *date;
  return Error{"usage", "--as-of '" + EscapeForDisplay(as_of) + "' is not a day, as 2026-11-24"};
}

bool UseColor(const CheckingOptions& options) {
  if (options.color != "auto") return options.color == "always";
  const char* const no_color = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

int TerminalWidth() {
  constexpr int kDefault = 80;
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? std::max<int>(size.ws_col, 40) : kDefault;
}

}  // namespace brandlint::cli
