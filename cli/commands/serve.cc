// SPDX-License-Identifier: MIT
// `brandlint serve`: the review pipeline. The service itself runs here; pictures are examined by a
// `brandlint worker` beside it, which is started again should it die.
#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <optional>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "cli/command.h"
#include "cli/outcome.h"
#include "cli/service_options.h"
#include "core/codec/submission.h"
#include "core/io/sources/paths.h"
#include "core/io/unique_fd.h"
#include "core/io/write_all.h"
#include "service/api/api.h"
#include "service/background/deliver.h"
#include "service/background/hand_in.h"
#include "service/background/upkeep.h"
#include "service/records/audit.h"
#include "service/records/secret.h"
#include "service/records/submissions.h"

extern char** environ;

namespace brandlint::cli {

extern const Command kServe;

namespace {

constexpr Milliseconds kDay = Milliseconds{24} * 60 * 60 * 1000;

struct ServeOptions {
  ServiceOptions service;
  std::string listen = "127.0.0.1:8080";
  int workers = -1;  // -1: as many as there are cores
  int undo_seconds = 60;
  int claim_minutes = 15;
  std::string second_person = "reject";
  std::string proxy_header, proxy_address;
  std::string samples;
  std::string one_time_password;
  std::vector<std::string> tokens;  // ROLE[:DEVELOPER]=FILE
  std::int64_t requests_per_minute = 60'000;
  std::int64_t keep_days = 0;
  bool secure_cookies = false;
};

void Add(CLI::App& app, ServeOptions& options) {
  app.add_option("--listen", options.listen, "ADDRESS:PORT; port 0: one that is free")
      ->capture_default_str();
  AddStore(app, options.service);
  AddJudging(app, options.service);
  app.add_option("--workers",
                 options.workers,
                 "worker processes on this machine; 0: others do it; by default one a core")
      ->check(CLI::Range(0, 1024));
  app.add_option("--undo-seconds",
                 options.undo_seconds,
                 "how long a decision can be taken back; webhooks wait for so long")
      ->check(CLI::Range(0, 3600))
      ->capture_default_str();
  app.add_option("--claim-minutes", options.claim_minutes, "how long a reviewer keeps a submission")
      ->check(CLI::Range(1, 1440))
      ->capture_default_str();
  app.add_option("--second-person",
                 options.second_person,
                 "approving what was found to be this bad takes two")
      ->check(CLI::IsMember({"review", "reject", "never"}))
      ->capture_default_str();
  app.add_flag("--secure-cookies", options.secure_cookies, "browsers come through TLS");
  app.add_option(
      "--proxy-header", options.proxy_header, "header in which a trusted proxy names the person");
  app.add_option("--proxy-address", options.proxy_address, "the only address it is believed from");
  app.add_option("--requests-per-minute", options.requests_per_minute, "of one token or person")
      ->check(CLI::Range(1, 100'000'000))
      ->capture_default_str();
  app.add_option("--keep-days",
                 options.keep_days,
                 "delete pictures so many days after the final decision; 0: keep them")
      ->check(CLI::Range(0, 36'500))
      ->capture_default_str();
  app.add_option("--one-time-password",
                 options.one_time_password,
                 "give this person, an administrator if new, a new password, and print it");
  app.add_option("--token",
                 options.tokens,
                 "write a new token of a role into a file: ROLE[:DEVELOPER]=FILE; repeatable");
  app.add_option("--samples",
                 options.samples,
                 "put the submissions of this folder into the queue when the store is new");
}

// "127.0.0.1:8080", "[::1]:8080". Errors: "usage".
Result<HttpServerOptions> ListenAt(const std::string& text) {
  HttpServerOptions options;
  const std::size_t colon = text.rfind(':');
  const Error wrong{"usage", "--listen '" + text + "' is not ADDRESS:PORT"};
  if (colon == std::string::npos) return wrong;
  options.address = text.substr(0, colon);
  if (options.address.starts_with('[') && options.address.ends_with(']')) {
    options.address = options.address.substr(1, options.address.size() - 2);
  }
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data() + colon + 1, end, options.port);
  if (error != std::errc() || last != end) return wrong;
  return options;
}

ServiceSettings SettingsOf(const ServeOptions& options) {
  ServiceSettings settings;
  settings.review.undo_ms = Milliseconds{options.undo_seconds} * 1000;
  settings.review.claim_ms = Milliseconds{options.claim_minutes} * 60 * 1000;
  settings.review.second_person_from = options.second_person == "review"   ? 2
                                       : options.second_person == "reject" ? 3
                                                                           : 4;
  settings.requests_per_minute = options.requests_per_minute;
  settings.secure_cookies = options.secure_cookies;
  settings.proxy_header = options.proxy_header;
  for (char& c : settings.proxy_header) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  settings.proxy_address = options.proxy_address;
  return settings;
}

// The first administrator of a new store, or whoever was asked for. Gives the password.
Result<std::string> OneTimePassword(Store& store, std::string name) {
  return store.Write([&](Transaction& writing) -> Result<std::string> {
    const bool asked = !name.empty();
    if (!asked && !ListPeople(writing).empty()) return std::string();
    if (!asked) name = "admin";
    if (!IsPersonName(name)) return Error{"usage", "'" + name + "' is no name of a person"};
    const std::string password = RandomHex(12);
    if (FindPerson(writing, name)) {
      if (const auto set = SetPassword(writing, name, password, true); !set) return set.error();
      EndSessionsOf(writing, name);
    } else if (const auto added = AddPerson(writing,
                                            {.name = name,
                                             .role = Role::kAdmin,
                                             .must_change_password = true,
                                             .created_at = Now()},
                                            password);
               !added) {
      return added.error();
    }
    Audit(writing, Now(), "system", "one-time-password", name);
    return password;
  });
}

// Errors: "usage", "output-unwritable".
Result<void> WriteToken(Store& store, const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string who = text.substr(0, equals);
  const std::size_t colon = std::min(who.find(':'), who.size());
  const auto role = ParseRole(who.substr(0, colon));
  if (equals == std::string::npos || !role) {
    return Error{"usage", "--token '" + text + "' is not ROLE[:DEVELOPER]=FILE"};
  }
  const std::string file = text.substr(equals + 1);
  const auto token = store.Write([&](Transaction& writing) -> Result<std::string> {
    const TokenFacts facts{.id = RandomHex(8),
                           .role = *role,
                           .developer = colon < who.size() ? who.substr(colon + 1) : "",
                           .note = "made by serve --token",
                           .created_by = "system",
                           .created_at = Now(),
                           .expires_at = Now() + 90 * kDay};
    Audit(writing, Now(), "system", "made-token", facts.id);
    return MakeToken(writing, facts);
  });
  if (!token) return token.error();
  // For nobody else's eyes, also where such a file was there before.
  unlink(file.c_str());
  const UniqueFd fd(open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!fd || !WriteAll(fd.get(), *token + "\n")) {
    return Error{"output-unwritable", file + ": the token cannot be written"};
  }
  return {};
}

// The samples, handed in by nobody in particular.
void PutSamples(Service& service, const std::string& folder, Streams streams) {
  const auto counts = service.store.Read(
      [](Transaction& store) -> Result<std::vector<StateCount>> { return CountStates(store); });
  if (!counts || !counts->empty()) return;
  const auto source = MakePathsSource({folder}, {});
  for (auto next = source->Next(); next && *next; next = source->Next()) {
    if ((*next)->form == SubmissionForm::kLoose) continue;  // a picture alone is no app
    const auto hand_in = MakeHandIn(**next, service.settings.limits);
    if (!hand_in) {
      streams.err << "brandlint serve: sample left out: " << hand_in.error().message << "\n";
      continue;
    }
    NewSubmission made{.external_id = (*next)->id,
                       .app = (*next)->app_id.empty() ? (*next)->id : (*next)->app_id,
                       .developer = (*next)->developer_id,
                       .manifest = hand_in->manifest};
    for (const Subject& text : (*next)->texts) {
      if (text.type == SubjectType::kName) made.names.push_back(text.text);
    }
    made.name = made.names.front();
    for (const HandIn::File& file : hand_in->files) {
      auto kept = service.pictures.Put(file.content);
      if (!kept) return;
      made.assets.push_back(
          {file.path, *std::move(kept), static_cast<std::int64_t>(file.content.size())});
    }
    (void)service.store.Write(
        [&](Transaction& store) { return Accept(store, {.name = "system"}, made, "", Now()); });
  }
}

// A worker beside the service.
class WorkerProcess {
 public:
  WorkerProcess(const ServiceOptions& options, const std::string& pictures, int jobs) {
    words_ = {"brandlint",
              "worker",
              "--with-parent",
              "--nice",
              "10",
              "--store",
              options.store,
              "--pictures",
              pictures,
              "--jobs",
              std::to_string(jobs)};
    const auto add = [&](const char* flag, const std::string& value) {
      if (!value.empty()) words_.emplace_back(flag), words_.push_back(value);
    };
    for (const std::string& pack : options.packs) add("--pack", pack);
    add("--policy", options.policy);
    add("--permissions", options.permissions);
    for (const std::string& bank : options.banks) add("--bank", bank);
  }

  void Start() {
    std::vector<char*> argv;
    for (std::string& word : words_) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // This process waits for its signals; the worker is to be ended by them.
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    // Nor are our sockets its own: a port would stay taken for as long as it lives.
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    pid_t pid = 0;
    if (posix_spawn(&pid, "/proc/self/exe", &actions, &attributes, argv.data(), environ) == 0) {
      pid_ = pid;
    }
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    started_ = std::time(nullptr);
  }

  // Starts it again when it has ended; not more often than once in two seconds.
  void Tend(Streams streams) {
    int status = 0;
    if (pid_ > 0 && waitpid(pid_, &status, WNOHANG) == pid_) {
      streams.err << "brandlint serve: the worker has ended, and is started again\n" << std::flush;
      pid_ = 0;
    }
    constexpr std::time_t kPause_s = 2;
    if (pid_ == 0 && std::time(nullptr) - started_ >= kPause_s) Start();
  }

  void Stop() {
    if (pid_ == 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }

 private:
  std::vector<std::string> words_;
  pid_t pid_ = 0;
  std::time_t started_ = 0;
};

// Waits for SIGTERM or Ctrl-C, and tends the worker meanwhile.
void WaitForEnd(const sigset_t& signals, WorkerProcess* worker, Streams streams) {
  while (true) {
    const timespec second{1, 0};
    const int signal = sigtimedwait(&signals, nullptr, &second);
    if (signal == SIGTERM || signal == SIGINT) return;
    if (worker != nullptr) worker->Tend(streams);
  }
}

Exit RunServe(const Args& args, Streams streams) {
  ServeOptions options;
  CommandLine line(kServe, streams);
  Add(line.app(), options);
  if (const auto exit = line.Parse(args)) return *exit;
  const auto fail = [&](const Error& error) { return UsageError("serve", error, streams); };
  if (options.proxy_header.empty() != options.proxy_address.empty()) {
    return fail({"usage", "--proxy-header and --proxy-address are given together"});
  }
  // Before there is any thread: all of them leave the signals to this one.
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGCHLD}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const auto listen = ListenAt(options.listen);
  if (!listen) return fail(listen.error());
  const auto address = AddressOf(options.service);
  if (!address) return fail(address.error());
  const auto folder = PictureFolder(options.service);
  if (!folder) return fail(folder.error());
  const auto pictures = PictureStore::Open(*folder);
  if (!pictures) return fail(pictures.error());
  const auto checker = CheckerOf(options.service);
  if (!checker) return fail(checker.error());
  const auto store = Store::Open(*address);
  if (!store) return fail(store.error());
  const auto password = OneTimePassword(**store, options.one_time_password);
  if (!password) return fail(password.error());
  for (const std::string& token : options.tokens) {
    if (const auto written = WriteToken(**store, token); !written) return fail(written.error());
  }
  Service service(**store, *pictures, *checker, SettingsOf(options));
  if (!options.samples.empty()) PutSamples(service, options.samples, streams);
  auto server = HttpServer::Start(*listen, MakeApi(service));
  if (!server) return fail(server.error());
  std::optional<WorkerProcess> worker;
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int jobs = options.workers < 0 ? cores : options.workers;
  if (jobs > 0) worker.emplace(options.service, pictures->folder(), jobs).Start();
  std::optional<Sender> sender(std::in_place, **store);
  const UpkeepOptions keeping{.keep_days = options.keep_days, .tell = [&](const std::string& what) {
                                streams.err << "brandlint serve: " + what + "\n" << std::flush;
                              }};
  std::optional<Upkeep> upkeep(std::in_place, **store, *pictures, *checker, keeping);

  const bool six = listen->address.find(':') != std::string::npos;
  streams.out << "brandlint serves at http://" << (six ? "[" : "") << listen->address
              << (six ? "]" : "") << ":" << (*server)->port() << "/ from " << address->Shown()
              << "\n";
  if (!password->empty()) {
    streams.out << "sign in as '"
                << (options.one_time_password.empty() ? "admin" : options.one_time_password)
                << "' with the one-time password " << *password << "\n";
  }
  streams.out.flush();
  WaitForEnd(signals, worker ? &*worker : nullptr, streams);
  service.stopping = true;
  constexpr int kGrace_s = 20;
  (*server)->Stop(kGrace_s);
  if (worker) worker->Stop();
  sender.reset();
  upkeep.reset();
  return Exit::kClean;
}

}  // namespace

const Command kServe{
    .name = "serve",
    .usage = "[--store URL] [--listen ADDRESS:PORT] [OPTION...]",
    .summary = "run the review pipeline: submissions by HTTP, a queue, the reviewers' console",
    .run = RunServe,
};

}  // namespace brandlint::cli
