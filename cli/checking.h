// SPDX-License-Identifier: MIT
// The one loop of all checking commands: Next, Scan, Judge, Put.
#pragma once

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

// Runs every submission of the source through the workers, judges it and puts it into the reports.
// With `pictures` false the source has texts only: what looks at pictures only is not compiled.
// The exit code is the contract's; Ctrl-C ends it with what was finished written out whole.
Exit CheckAll(std::string_view command,
              Source& source,
              bool pictures,
              const CheckingOptions& options,
              Streams streams);

// Puts OMP_THREAD_LIMIT=1 into the environment and starts the program again, when it is not there:
// Tesseract's OpenMP would otherwise put several threads on every line of text, which makes all of
// them slower (eight pictures: 2.8 s each instead of 0.7 s), and libgomp reads the variable before
// main() runs. To be called before anything is read or written. Returns when nothing needed to be
// done, or nothing could be.
void HoldOpenMpToOneThread();

}  // namespace brandlint::cli
