// SPDX-License-Identifier: MIT
#include "cli/store_facts.h"

#include <unistd.h>

#include <iomanip>
#include <limits>
#include <ostream>

#include "cli/outcome.h"
#include "cli/service_options.h"
#include "core/base/utf8.h"
#include "service/records/audit.h"
#include "service/records/inspection.h"
#include "service/store/migrate.h"

namespace brandlint::cli {
namespace {

// Reading and hashing so many takes about a second.
constexpr std::int64_t kSample = 200;

// Of the audit log, whose whole `brandlint audit verify` follows.
constexpr std::int64_t kAuditEnd = 1000;

std::string Age(Milliseconds since, Milliseconds now) {
  const std::int64_t seconds = std::max<Milliseconds>(now - since, 0) / 1000;
  if (seconds < 120) return std::to_string(seconds) + " s";
  if (seconds < 2 * 60 * 60) return std::to_string(seconds / 60) + " min";
  if (seconds < 2 * 24 * 60 * 60) return std::to_string(seconds / 3600) + " h";
  return std::to_string(seconds / 86'400) + " days";
}

class StorePrinter {
 public:
  explicit StorePrinter(std::ostream& out) : out_(out) {}

  void Line(std::string_view what, const std::string& text) {
    out_ << "  " << std::left << std::setw(16) << what << std::right << text << "\n";
  }
  void Wrong(std::string_view what, const std::string& text) {
    Line(what, "WRONG: " + text);
    well_ = false;
  }
  void Unseen(std::string_view what, const std::string& text) {
    Line(what, "NOT LOOKED AT: " + text);
    seen_ = false;
  }
  Exit exit() const {
    if (!well_) return Exit::kFinding;
    return seen_ ? Exit::kClean : Exit::kIncomplete;
  }

 private:
  std::ostream& out_;
  bool well_ = true;
  bool seen_ = true;
};

void PrintSchema(const Inspection& found, StorePrinter& print) {
  print.Line("database", found.database);
  const std::string have = "version " + std::to_string(found.schema_version);
  const int known = SchemaVersion();
  if (found.schema_version == 0) {
    print.Unseen("schema", "nothing is in it yet; `brandlint serve` makes it");
  } else if (found.schema_version > known) {
    print.Wrong("schema",
                have + ", and this program knows " + std::to_string(known) +
                    ": a newer brandlint has written it");
  } else if (found.schema_version < known) {
    print.Line("schema",
               have + " of " + std::to_string(known) +
                   ": brought up to date when `brandlint serve` starts; make a backup first");
  } else {
    print.Line("schema", have + ", up to date");
  }
}

void PrintWork(const Inspection& found, Milliseconds now, StorePrinter& print) {
  std::int64_t all = 0;
  std::string states;
  for (const StateCount& state : found.states) {
    all += state.count;
    states += (states.empty() ? ": " : ", ") + std::to_string(state.count) + " " + state.state;
  }
  print.Line("submissions", std::to_string(all) + states);
  std::string queue = std::to_string(found.queue.waiting) + " waiting, " +
                      std::to_string(found.queue.running) + " being examined";
  if (found.queue.oldest > 0) queue += "; the oldest waits for " + Age(found.queue.oldest, now);
  print.Line("queue", queue);
  print.Line("claims", std::to_string(found.lapsed) + " ran out: their worker died or hangs");
  std::string aside =
      std::to_string(found.put_aside_count) + " submissions over which workers died";
  for (std::size_t i = 0; i < found.put_aside.size(); ++i) {
    aside += (i == 0 ? ": " : ", ") + found.put_aside[i];
  }
  print.Line("put aside", aside);
}

void PrintAudit(Store& store, StorePrinter& print) {
  const auto state = VerifyAudit(store, kAuditEnd);
  if (!state) {
    state.error().code == "audit-broken" ? print.Wrong("audit", state.error().message)
                                         : print.Unseen("audit", state.error().message);
    return;
  }
  print.Line("audit",
             std::to_string(state->entries) + " entries; the last " +
                 std::to_string(std::min(state->entries, kAuditEnd)) +
                 " fit (`brandlint audit verify` follows all)");
}

void PrintPictures(Store& store, const StoreQuestion& question, StorePrinter& print) {
  ServiceOptions options;
  options.store = question.store;
  options.pictures = question.pictures;
  const auto folder = PictureFolder(options);
  if (!folder) return print.Unseen("pictures", folder.error().message);
  const auto pictures = PictureStore::OpenExisting(*folder);
  if (!pictures) return print.Wrong("pictures", EscapeForDisplay(pictures.error().message));
  const std::string shown = EscapeForDisplay(pictures->folder());
  if (access(pictures->folder().c_str(), W_OK | X_OK) != 0) {
    print.Wrong("pictures", shown + ": cannot be written to by this user");
  } else {
    print.Line("pictures", shown + ", can be written to");
  }
  const auto found = InspectPictures(
      store, *pictures, question.all_pictures ? std::numeric_limits<std::int64_t>::max() : kSample);
  if (!found) return print.Unseen("", found.error().message);
  const std::string looked =
      std::to_string(found->looked_at) + " of " + std::to_string(found->referred) + " looked at: ";
  if (found->missing + found->damaged == 0) return print.Line("", looked + "there, and whole");
  print.Wrong("",
              looked + std::to_string(found->missing) + " missing, " +
                  std::to_string(found->damaged) + " damaged");
  for (const std::string& example : found->examples) print.Line("", EscapeForDisplay(example));
}

}  // namespace

Exit PrintStore(const StoreQuestion& question, Streams streams) {
  const auto address = ParseStoreAddress(question.store);
  if (!address) return UsageError("doctor", address.error(), streams);
  streams.out << "store       " << EscapeForDisplay(address->Shown()) << "\n";
  StorePrinter print(streams.out);
  const auto store = Store::OpenToLook(*address);
  if (!store) {
    print.Unseen("database", EscapeForDisplay(store.error().message));
    return print.exit();
  }
  const Milliseconds now = Now();
  const auto found = Inspect(**store, now);
  if (!found) {
    print.Unseen("database", EscapeForDisplay(found.error().message));
    return print.exit();
  }
  PrintSchema(*found, print);
  if (found->schema_version > 0) {
    PrintWork(*found, now, print);
    PrintAudit(**store, print);
    PrintPictures(**store, question, print);
  }
  print.Line("backup", "when the last was made is not known here");
  return print.exit();
}

}  // namespace brandlint::cli
