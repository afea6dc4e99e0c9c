// SPDX-License-Identifier: MIT
#include "cli/bank_facts.h"

#include <algorithm>
#include <ostream>

#include "core/base/utf8.h"

namespace brandlint::cli {

void PrintBank(const LoadedBank& loaded, std::ostream& out) {
  const Bank& bank = loaded.bank;
  const auto flat = std::ranges::count_if(
      bank.rows, [](const BankRow& row) { return row.quality < kPdqLeastQuality; });
  out << "bank        " << EscapeForDisplay(bank.name) << ", " << bank.rows.size() << " rows";
  if (flat > 0) {
    out << ", " << flat << " of them never compared (quality under " << kPdqLeastQuality << ")";
  }
  out << ", sha256 " << bank.digest << "\n";
}

}  // namespace brandlint::cli
