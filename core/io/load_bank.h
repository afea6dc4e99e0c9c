// SPDX-License-Identifier: MIT
// Banks of rejected pictures from files, and new rows into them.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/bank.h"
#include "core/model/limits.h"

namespace brandlint {

struct LoadedBank {
  Bank bank;

  // Rows that could not be read are left out: one message each, with file, line and key, the first
  // kMostBankMessages of them.
  std::vector<std::string> messages;
  std::size_t bad_rows = 0;
};

inline constexpr std::size_t kMostBankMessages = 20;

// One message for each row that is left out, and how many more there are.
std::vector<std::string> WarningsOf(const LoadedBank& loaded);

// Empty lines are skipped. Errors: those of io/read_file.h, with the file's name in front.
// Time linear in the file, about 1 us a row.
Result<LoadedBank> LoadBank(const std::string& file, const Limits& limits);

// Writes the file again with the rows at its end, or makes it; what is in it stays as it is, byte
// for byte. Errors: as LoadBank (a file that is missing is none), "bank-id" (the file has
// an id of them already), those of io/write_file.h.
Result<void> AppendToBank(const std::string& file,
                          const std::vector<BankRow>& rows,
                          const Limits& limits);

}  // namespace brandlint
