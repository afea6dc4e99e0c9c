// SPDX-License-Identifier: MIT
// Pictures that were rejected earlier, as hashes: a resubmitted one is recognised without keeping
// any picture.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/model/pdq_hash.h"

namespace brandlint {

// Quality, in [0, 100], below which the source does not trust a hash: flat pictures give hashes of
// noise. Such rows are never compared.
inline constexpr int kPdqLeastQuality = 50;

struct BankRow {
  std::string id;  // of the rejected picture; its hashes, of several views, are rows of one id
  PdqHash hash;
  int quality = 0;
  std::string reason;  // why it was rejected
  Date date;           // when
  std::string brand;   // id of the brand whose misuse it was

  friend bool operator==(const BankRow&, const BankRow&) = default;
};

struct Bank {
  std::string name;           // the file's, without folders
  std::string digest;         // SHA-256 of the file, hexadecimal
  std::vector<BankRow> rows;  // in the order of the file
};

}  // namespace brandlint
