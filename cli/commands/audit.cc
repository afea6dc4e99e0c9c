// SPDX-License-Identifier: MIT
// `brandlint audit`: whether the log of a service is whole, and the log itself.
#include "service/records/audit.h"

#include <ostream>
#include <string>

#include "cli/command.h"
#include "cli/outcome.h"
#include "cli/service_options.h"

namespace brandlint::cli {

extern const Command kAudit;

namespace {

Exit Verify(Store& store, Streams streams) {
  const auto state = VerifyAudit(store);
  if (state) {
    streams.out << "the audit log is whole: " << state->entries
                << " entries, the last with the hash "
                << (state->last_hash.empty() ? "(none)" : state->last_hash) << "\n";
    return Exit::kClean;
  }
  streams.err << "brandlint audit: " << state.error().message << "\n";
  return state.error().code == "audit-broken" ? Exit::kFinding : Exit::kIncomplete;
}

Exit Export(Store& store, Streams streams) {
  constexpr std::int64_t kPiece = 1000;
  for (std::int64_t after = 0; true;) {
    const auto entries = store.Read([&](Transaction& read) -> Result<std::vector<AuditEntry>> {
      return ReadAudit(read, after, kPiece);
    });
    if (!entries) {
      streams.err << "brandlint audit: " << entries.error().message << "\n";
      return Exit::kIncomplete;
    }
    if (entries->empty()) break;
    for (const AuditEntry& entry : *entries) {
      std::string text;
      WriteAuditEntry(entry, text);
      streams.out << text << "\n";
    }
    after = entries->back().seq;
  }
  streams.out.flush();
  return streams.out ? Exit::kClean : Exit::kIncomplete;
}

Exit RunAudit(const Args& args, Streams streams) {
  ServiceOptions options;
  std::string what;
  CommandLine line(kAudit, streams);
  AddStore(line.app(), options);
  line.app()
      .add_option("what", what, "verify or export")
      ->required()
      ->check(CLI::IsMember({"verify", "export"}));
  if (const auto exit = line.Parse(args)) return *exit;
  const auto address = AddressOf(options);
  if (!address) return UsageError("audit", address.error(), streams);
  const auto store = Store::OpenExisting(*address);
  if (!store) return UsageError("audit", store.error(), streams);
  return what == "verify" ? Verify(**store, streams) : Export(**store, streams);
}

}  // namespace

const Command kAudit{
    .name = "audit",
    .usage = "verify|export [--store URL]",
    .summary = "check that a service's log is whole, or write it out",
    .run = RunAudit,
};

}  // namespace brandlint::cli
