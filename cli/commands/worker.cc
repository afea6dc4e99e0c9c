// SPDX-License-Identifier: MIT
// `brandlint worker`: examines what the queue of a store has.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <ostream>
#include <string>
#include <thread>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/outcome.h"
#include "cli/service_options.h"
#include "core/checker/run.h"
#include "service/background/examine.h"
#include "service/records/secret.h"

namespace brandlint::cli {

extern const Command kWorker;

namespace {

std::atomic<bool> stopping = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler writes it");

void WatchForStop() {
  struct sigaction action {};
  action.sa_handler = [](int) { stopping = true; };
  sigemptyset(&action.sa_mask);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
}

Exit RunWorker(const Args& args, Streams streams) {
  ServiceOptions options;
  int jobs = 0, niceness = 0;
  bool with_parent = false;
  CommandLine line(kWorker, streams);
  CLI::App& app = line.app();
  AddStore(app, options);
  AddJudging(app, options);
  app.add_option("-j,--jobs", jobs, "worker processes; 0: as many as there are cores")
      ->check(CLI::Range(0, 1024));
  app.add_option("--nice", niceness, "how much others come first, 0 to 19")
      ->check(CLI::Range(0, 19));
  app.add_flag("--with-parent", with_parent, "end when the process that started this one ends");
  if (const auto exit = line.Parse(args)) return *exit;
  HoldOpenMpToOneThread();
  const auto fail = [&](const Error& error) { return UsageError("worker", error, streams); };

  const pid_t parent = getppid();
  if (with_parent) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent || parent == 1) return Exit::kClean;
  }
  // Refused only where it would raise the priority.
  if (niceness > 0) setpriority(PRIO_PROCESS, 0, niceness);
  WatchForStop();
  const auto address = AddressOf(options);
  if (!address) return fail(address.error());
  const auto folder = PictureFolder(options);
  if (!folder) return fail(folder.error());
  const auto pictures = PictureStore::OpenExisting(*folder);
  if (!pictures) return fail(pictures.error());
  const auto checker = CheckerOf(options);
  if (!checker) return fail(checker.error());
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int workers = jobs == 0 ? cores : jobs;
  // Before the store, which has a thread of its own: the processes are forked here.
  const auto runner = MakeRunner(
      *checker,
      {.pictures = true, .previews = true, .hashes = true, .workers = workers, .as_done = true});
  if (!runner) return fail(runner.error());
  const auto store = Store::OpenExisting(*address);
  if (!store) return fail(store.error());

  const std::string name = "worker:" + RandomHex(6);
  streams.err << "brandlint worker: " << name << " works for " << address->Shown() << " with "
              << workers << (workers == 1 ? " process\n" : " processes\n") << std::flush;
  Examine(**store,
          *pictures,
          *checker,
          **runner,
          {.limits = {},
           .jobs = workers,
           .name = name,
           .stopping = &stopping,
           .tell = [&](const std::string& message) {
             streams.err << "brandlint worker: " << message << "\n" << std::flush;
           }});
  return Exit::kClean;
}

}  // namespace

const Command kWorker{
    .name = "worker",
    .usage = "[--store URL] [OPTION...]",
    .summary = "examine what waits in the queue of a service's store",
    .run = RunWorker,
};

}  // namespace brandlint::cli
