// SPDX-License-Identifier: MIT
// How a run ends: reports closed, complaints made, and the exit code of the contract.
#pragma once

#include <string_view>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/reports.h"
#include "core/base/result.h"

namespace brandlint::cli {

// Says what was wrong with the usage or configuration; the exit code for it.
Exit UsageError(std::string_view command, const Error& error, Streams streams);

// Ends the reports and gives the exit code: a finding at or above --fail-on wins over what was
// left unexamined or unwritten.
Exit Outcome(std::string_view command,
             const CheckingOptions& options,
             Reports& reports,
             Streams streams);

}  // namespace brandlint::cli
