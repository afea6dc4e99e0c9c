// SPDX-License-Identifier: MIT
// The log of who saw, claimed, decided and changed what. Rows are only ever added, and each holds
// the hash of the one before, so that a row that was changed, taken out or cut off is found.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "service/store/store.h"

namespace brandlint {

struct AuditEntry {
  std::int64_t seq = 0;  // from 1, without a gap
  Milliseconds at = 0;
  std::string actor;    // "person:ada", "token:...", "worker:...", "system"
  std::string action;   // "saw", "claimed", "decided", ...
  std::string subject;  // id of a submission, name of a person, ...
  std::string detail;   // a JSON object
  std::string previous;
  std::string hash;  // of all of the above, see audit.cc
};

// Adds one entry; seq, previous and hash are made here. Two processes that add wait for each other.
void Audit(Transaction& store,
           Milliseconds now,
           std::string_view actor,
           std::string_view action,
           std::string_view subject,
           std::string_view detail = "{}");

// Up to `count` entries after `after`, in order.
std::vector<AuditEntry> ReadAudit(Transaction& store, std::int64_t after, std::int64_t count);

// What of the log is asked for. Empty: any.
struct AuditFilter {
  std::string subject, actor, action;
  bool latest = false;       // the latest first, else the oldest
  std::int64_t from = 0;     // seq: entries behind this one, in that order; 0: from the first
  std::int64_t count = 100;  // entries, at most
  std::int64_t looked_at = 10'000;  // entries of one word of the filter that are held to the others
};

struct AuditPage {
  std::vector<AuditEntry> entries;
  std::int64_t next = 0;  // `from` of the page behind; 0: there is none
};

// One page. It takes at most `looked_at` entries, however rarely the words come together, so that a
// page may be empty and still have one behind it.
AuditPage FindAudit(Transaction& store, const AuditFilter& filter);

// Appends an entry as a line of JSON without its line feed: what is exported, and, without "hash",
// what is hashed.
void WriteAuditEntry(const AuditEntry& entry, std::string& out);

struct AuditState {
  std::int64_t entries = 0;
  std::string last_hash;
};

// Follows the whole chain, in pieces. Errors: "audit-broken", which names the first entry that does
// not fit and why; those of the store.
//
// last  How many entries at the end are looked at; by default all. The one before them is believed.
Result<AuditState> VerifyAudit(Store& store,
                               std::int64_t last = std::numeric_limits<std::int64_t>::max());

}  // namespace brandlint
