// SPDX-License-Identifier: MIT
#include "cli/checking.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/outcome.h"
#include "cli/progress.h"
#include "cli/reports.h"
#include "core/checker/run.h"
#include "core/checker/same_names.h"
#include "core/io/file_cache.h"
#include "core/io/sources/paths.h"

namespace brandlint::cli {
namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler writes it");

void WatchForInterrupt() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = true; };
  // A second Ctrl-C does not wait for what the workers have in hand.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

// Compiling a mark takes longer than all else that a check of a name does.
std::vector<std::string> DetectorsOfTexts() {
  std::vector<std::string> ids = {std::string(kFormDetector)};
  for (const Detector* const detector : Detectors()) {
    if (!detector->needs.pixels) ids.emplace_back(detector->id);
  }
  return ids;
}

// Nothing where no rule asks.
Result<SameNames> SameNamesOf(const Input& input, const Checker& checker) {
  const auto asks = [](const Policy& policy) {
    return std::ranges::any_of(policy.rules,
                               [](const Rule& rule) { return rule.form && rule.form->unique; });
  };
  if (!asks(checker.listing) && !asks(checker.loose)) return SameNames();
  if (input.keep) {
    if (const auto kept = input.keep(); !kept) return kept.error();
  }
  return SameNames::Collect([&] { return input.open(Reading::kNames); }, &interrupted);
}

void WarnOfCache(std::string_view command, const Error& error, Streams streams) {
  streams.err << "brandlint " << command << ": cache " << error.message
              << "; what was examined is not kept for the next run\n";
}

// Null where there is to be none, or cannot be one.
std::shared_ptr<FileCache> OpenCache(std::string_view command,
                                     const CheckingOptions& options,
                                     Streams streams) {
  const std::string folder = options.no_cache ? "" : CacheFolder();
  if (folder.empty()) return nullptr;
  auto cache = FileCache::Open(folder, options.limits.cache_bytes);
  if (cache) return *std::move(cache);
  WarnOfCache(command, cache.error(), streams);
  return nullptr;
}

// What was examined before a run was killed is in the cache, and only there.
Result<void> CanResume(const CheckingOptions& options, bool has_cache) {
  const auto refuse = [](const char* why) {
    return Error{"usage", std::string("--resume goes on with what the cache has: ") + why};
  };
  if (options.no_cache) return refuse("it cannot be used with --no-cache");
  if (options.no_sandbox) return refuse("there is none with --no-sandbox");
  if (!has_cache) return refuse("there is none that can be used");
  return {};
}

}  // namespace

std::string CacheFolder() {
  const auto variable = [](const char* name) {
    const char* const value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  // A relative path is to be ignored. Source: XDG Base Directory Specification 0.8.
  const std::string cache = variable("XDG_CACHE_HOME"), home = variable("HOME");
  if (cache.starts_with('/')) return cache + "/brandlint";
  return home.starts_with('/') ? home + "/.cache/brandlint" : "";
}

Result<Checker> MakeChecker(const CheckingOptions& options,
                            const std::vector<std::string>& detectors) {
  return brandlint::MakeChecker({.packs = options.packs,
                                 .policy = options.policy,
                                 .permissions = options.permissions,
                                 .banks = options.banks,
                                 .baseline = options.baseline,
                                 .allow = options.allow,
                                 .detectors = options.only.empty() ? detectors : options.only,
                                 .as_of = options.date,
                                 .word_list = !options.no_word_list,
                                 .limits = options.limits});
}

Exit CheckAll(std::string_view command,
              const Input& input,
              const CheckingOptions& options,
              Streams streams) {
  const auto start = std::chrono::steady_clock::now();
  const auto checker =
      MakeChecker(options, input.pictures ? std::vector<std::string>{} : DetectorsOfTexts());
  if (!checker) return UsageError(command, checker.error(), streams);
  for (const std::string& warning : checker->warnings) {
    streams.err << "brandlint " << command << ": " << warning << "\n";
  }
  auto reports = Reports::Open(options, *checker, streams.out);
  if (!reports) return UsageError(command, reports.error(), streams);
  if (options.no_sandbox) {
    streams.err
        << "brandlint " << command
        << ": --no-sandbox: pictures are opened in this process; use it on your own files only\n";
  }
  WatchForInterrupt();
  const auto cache =
      input.pictures && !options.no_sandbox ? OpenCache(command, options, streams) : nullptr;
  if (options.resume && input.pictures) {
    if (const auto can = CanResume(options, cache != nullptr); !can)
      return UsageError(command, can.error(), streams);
  }
  auto runner = MakeRunner(*checker,
                           {.limits = options.limits,
                            .language = options.language == "auto" ? "" : options.language,
                            .read_all = options.read_all,
                            .tell_unread = options.verbose,
                            .pictures = reports->ShowsPictures(),
                            .workers = options.jobs,
                            .cache = cache,
                            .sandbox = !options.no_sandbox,
                            .interrupted = &interrupted});
  if (!runner) return UsageError(command, runner.error(), streams);

  const auto same_names = input.catalogue ? SameNamesOf(input, *checker) : SameNames();
  if (!same_names) return UsageError(command, same_names.error(), streams);
  const std::unique_ptr<Source> source = input.open(Reading::kAll);
  reports->Begin(checker->Header());
  bool broken_off = false;
  Progress progress(streams.err, !options.quiet, same_names->submissions());
  while (true) {
    auto seen = (*runner)->Next(*source);
    if (!seen) {
      progress.Clear();
      streams.err << "brandlint " << command << ": " << seen.error().message << "\n";
      broken_off = true;
      break;
    }
    if (!*seen) break;
    same_names->Tell(**seen);
    reports->Put(checker->Judge(**seen), &**seen);
    progress.Step();
  }
  progress.Clear();
  if (cache && cache->failure()) WarnOfCache(command, *cache->failure(), streams);
  reports->summary().seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (reports->summary().submissions() == 0 && !broken_off && !interrupted) {
    streams.err << "brandlint " << command << ": " << NothingToCheck(*source) << "\n";
  }
  const Exit exit = Outcome(command, options, *reports, streams);
  if (interrupted) {
    streams.err << "brandlint " << command << ": interrupted; what was finished is written out\n";
    return Exit::kInterrupted;
  }
  return broken_off && exit == Exit::kClean ? Exit::kIncomplete : exit;
}

void HoldOpenMpToOneThread() {
  constexpr const char* kVariable = "OMP_THREAD_LIMIT";
  if (std::getenv(kVariable) != nullptr) return;
  std::ifstream command_line("/proc/self/cmdline", std::ios::binary);
  std::vector<std::string> words;
  for (std::string word; std::getline(command_line, word, '\0');) words.push_back(word);
  if (words.empty()) return;
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  setenv(kVariable, "1", 1);
  execv("/proc/self/exe", argv.data());
}

}  // namespace brandlint::cli
