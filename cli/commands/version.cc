// SPDX-License-Identifier: MIT
#include "core/checker/version.h"

#include <ostream>

#include "cli/command.h"

namespace brandlint::cli {
namespace {

Exit RunVersion(const Args&, Streams streams) {
  streams.out << kToolName << "\n";
  return Exit::kClean;
}

}  // namespace

extern constinit const Command kVersion{
    .name = "version",
    .usage = "",
    .summary = "print the program's version",
    .run = RunVersion,
};

}  // namespace brandlint::cli
