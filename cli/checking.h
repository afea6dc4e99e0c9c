// SPDX-License-Identifier: MIT
// The one loop of all checking commands: Next, Scan, Judge, Put.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"
#include "core/checker/checker.h"
#include "core/io/source.h"

namespace brandlint::cli {

// As brandlint::MakeChecker, of what the options ask for. Detectors: those of --only, or
// `detectors` when nothing was asked; empty means all. Errors are wrong usage or configuration
// (exit code 2).
Result<Checker> MakeChecker(const CheckingOptions& options,
                            const std::vector<std::string>& detectors = {});

// Why a source is read: names to compare are read before all is.
enum class Reading { kNames, kAll };

// What is checked.
struct Input {
  // From its beginning; called again where submissions have to be compared with each other. With
  // something that can be read once (standard input) keep_input has been called before.
  std::function<std::unique_ptr<Source>(Reading)> open;

  // Makes open() callable more than once; may be empty where it always is.
  std::function<Result<void>()> keep = {};

  bool pictures = true;    // false: texts only; what looks at pictures only is not compiled
  bool catalogue = false;  // may hold several submissions
};

// Runs every submission of the input through the workers, judges it and puts it into the reports.
// The exit code is the contract's; Ctrl-C ends it with what was finished written out whole.
Exit CheckAll(std::string_view command,
              const Input& input,
              const CheckingOptions& options,
              Streams streams);

// Where answers for pictures are kept from run to run: $XDG_CACHE_HOME/brandlint, else
// ~/.cache/brandlint; empty without either.
std::string CacheFolder();

// Puts OMP_THREAD_LIMIT=1 into the environment and starts the program again, when it is not there:
// Tesseract's OpenMP would otherwise put several threads on every line of text, which makes all of
// them slower (eight pictures: 2.8 s each instead of 0.7 s), and libgomp reads the variable before
// main() runs. To be called before anything is read or written. Returns when nothing needed to be
// done, or nothing could be.
void HoldOpenMpToOneThread();

}  // namespace brandlint::cli
