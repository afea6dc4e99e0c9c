// SPDX-License-Identifier: MIT
// What is wrong with a zip that a reader of its members would not tell. A zip says everything
// twice, once in its directory and once before each member, and programs differ in whom they
// believe: what one of them shows to a user, another never sees.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/model/limits.h"

namespace brandlint {

struct ArchiveProblem {
  std::string member;  // raw name; empty: the archive itself
  std::string code;
  std::string message;  // does not name it

  friend bool operator==(const ArchiveProblem&, const ArchiveProblem&) = default;
};

// Walks through the directory, in time linear in its entries but for one sort, and reads no
// member. Codes, one each member at most:
//   "archive-damaged"    no directory, or one that ends early (the archive itself); a member that
//                        lies beyond the directory, or has no header
//   "archive-lies"       name, method or size differ between directory and header
//   "archive-overlap"    two members share bytes, as in zip bombs (Fifield, "A better zip bomb",
//                        WOOT 2019)
//   "archive-twice"      an earlier member has this name
//   "archive-encrypted"
// Source: APPNOTE.TXT 6.3.10, sections 4.3 to 4.5.
std::vector<ArchiveProblem> CheckZip(ByteView zip, const Limits& limits);

}  // namespace brandlint
