// SPDX-License-Identifier: MIT
// `brandlint doctor`: what is active on this machine, and how a service's store is.
#include <iomanip>
#include <ostream>
#include <string>

#include "cli/bank_facts.h"
#include "cli/checking.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/store_facts.h"
#include "core/base/utf8.h"
#include "core/checker/checker.h"
#include "core/checker/version.h"
#include "core/image/decode.h"
#include "core/io/load_bank.h"
#include "core/io/load_pack.h"
#include "core/ocr/language.h"
#include "core/ocr/read_text.h"
#include "core/report/console_page.h"
#include "core/text/words/built_in_words.h"
#include "core/worker/sandbox.h"

namespace brandlint::cli {

extern const Command kDoctor;

namespace {

// What is left of a worker on this kernel; false when it cannot be sealed off at all.
bool PrintSandbox(const Limits& limits, std::ostream& out) {
  const SandboxReport report = TryOutSandbox({.address_bytes = limits.worker_bytes});
  const auto line = [&](std::string_view what, const std::string& state) {
    out << "  " << std::left << std::setw(22) << what << std::right << state << "\n";
  };
  const auto refused = [](bool yes) { return std::string(yes ? "refused" : "POSSIBLE"); };
  out << "workers     separate processes, forked from one that has loaded everything\n";
  if (!report.failure.empty()) {
    out << "  " << report.failure << "\n";
    return false;
  }
  line("system calls", "those of a list only (seccomp, no_new_privs)");
  line("landlock",
       report.landlock_abi > 0 ? "no rules, interface " + std::to_string(report.landlock_abi)
                               : "not in this kernel; the list of system calls stands alone");
  line("opening a file", refused(report.refuses_files));
  line("opening a socket", refused(report.refuses_sockets));
  line("starting a process", refused(report.refuses_processes));
  return report.refuses_files && report.refuses_sockets && report.refuses_processes;
}

Exit RunDoctor(const Args& args, Streams streams) {
  CheckingOptions options;
  StoreQuestion question;
  CommandLine line(kDoctor, streams);
  line.AddChecking(options);
  line.app().add_option("--store", question.store, "look at the store of a service, too: its URL");
  line.app().add_option("--pictures", question.pictures, "its folder of pictures");
  line.app().add_flag("--all-pictures", question.all_pictures, "look at each, not at a sample");
  if (const auto exit = line.Parse(args)) return *exit;
  if (question.store.empty() && (!question.pictures.empty() || question.all_pictures)) {
    return UsageError(
        "doctor", {"usage", "--pictures and --all-pictures are given with --store"}, streams);
  }

  std::ostream& out = streams.out;
  bool well = true;
  out << "program     " << kToolName << "\n";
  out << "text reader " << TextReaderVersions() << "\n";
  const std::string language =
      options.language == "auto" ? std::string(kDefaultLanguage) : options.language;
  if (const auto reader = TextReader::Create(language); reader) {
    out << "language    " << language << ": there\n";
  } else {
    well = false;
    out << "language    " << reader.error().message << "\n";
  }
  out << "pictures   ";
  for (const PictureDecoder* const decoder : PictureDecoders()) out << " " << decoder->format;
  out << "\n";
  out << "html report "
      << (ConsoleReportPage() ? "the page of the console"
                              : "the plain page: built without Node and npm's packages")
      << "\n";
  well = PrintSandbox(options.limits, out) && well;
  const WordListFacts facts = BuiltInWordsFacts();
  out << "words       " << facts.words << " of " << facts.lists.size() << " lists, "
      << (options.no_word_list ? "not used" : "used") << "\n";
  for (const ListedCount& list : facts.lists) {
    out << "  " << std::left << std::setw(22) << list.list << std::right << std::setw(8)
        << list.words << "\n";
  }
  const auto config = FindUpward(kConfigName);
  out << "config      " << (config ? *config : "none found from here upward") << "\n";
  const std::string cache = CacheFolder();
  out << "cache       "
      << (cache.empty() ? "none: neither XDG_CACHE_HOME nor HOME is set" : EscapeForDisplay(cache))
      << (options.no_cache ? ", not used" : "") << "\n";
  for (const std::string& id : BuiltInBrands()) {
    if (const auto brand = LoadBrand(id, options.limits); brand) {
      out << "pack        " << brand->id << " " << brand->version << ", sha256 " << brand->digest
          << "\n";
    }
  }
  for (const std::string& id : BuiltInPolicies()) {
    if (const auto policy = LoadPolicy(id, options.limits); policy) {
      out << "policy      " << policy->id << " " << policy->version << ", in effect from "
          << FormatDate(policy->effective) << ", " << policy->rules.size() << " rules\n";
    }
  }
  for (const std::string& file : options.banks) {
    const auto loaded = LoadBank(file, options.limits);
    if (!loaded) {
      well = false;
      out << "bank        " << loaded.error().message << "\n";
      continue;
    }
    PrintBank(*loaded, out);
    for (const std::string& warning : WarningsOf(*loaded)) out << "  " << warning << "\n";
  }
  out << "limits      (--limit NAME=VALUE)\n";
  for (const LimitInfo& limit : AllLimits()) {
    out << "  " << std::left << std::setw(18) << limit.name << std::right << std::setw(10)
        << options.limits.*limit.member << "  " << limit.summary << "\n";
  }
  const Exit machine = well ? Exit::kClean : Exit::kIncomplete;
  if (question.store.empty()) return machine;
  const Exit store = PrintStore(question, streams);
  return store == Exit::kClean ? machine : store;
}

}  // namespace

extern constinit const Command kDoctor{
    .name = "doctor",
    .usage = "[--store URL [--pictures DIR]]",
    .summary = "versions, language data, limits: what is active on this machine; a service's store",
    .run = RunDoctor,
};

}  // namespace brandlint::cli
