// SPDX-License-Identifier: MIT
#include "tests/worker/fake_scan.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <new>
#include <random>
#include <stdexcept>
#include <utility>

#include "core/base/digest.h"
#include "core/codec/observations.h"

namespace brandlint {
namespace {

[[noreturn]] void Hang() {
  while (true) ::pause();
}

// Without the sanitizers' own handlers, which would turn the signal into an exit status.
void Die(int signal) {
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void Misbehave(std::string_view what) {
  static pid_t process = 0;
  static int had_before = 0;  // in this process
  if (std::exchange(process, ::getpid()) != ::getpid()) had_before = 0;
  ++had_before;
  if (what == "segfault") Die(SIGSEGV);
  if (what == "abort") Die(SIGABRT);
  if (what == "exit") ::_exit(7);
  if (what == "memory") throw std::bad_alloc();
  if (what == "throw") throw std::runtime_error("thrown on purpose");
  if (what == "hang") Hang();
  while (what == "spin") {
    static volatile unsigned turns = 0;
    turns = turns + 1;
  }
  if (what == "dies when used" && had_before > 1) Die(SIGSEGV);
  if (what.starts_with("sleep ")) {
    ::usleep(static_cast<useconds_t>(1000 * std::stoi(std::string(what.substr(6)))));
  }
}

Evidence Saw(const Subject& subject, const std::string& excerpt) {
  Evidence evidence;
  evidence.detector = "name";
  evidence.brand = "lumapay";
  evidence.reference = "Lumapay";
  evidence.reference_kind = "house-mark";
  evidence.kind = "plain";
  evidence.subject = subject;
  evidence.score = 0.875;
  evidence.excerpt = excerpt;
  return evidence;
}

}  // namespace

Observations FakeScan(const Submission& submission, std::span<const AssetBytes> assets) {
  Observations seen;
  seen.id = submission.id;
  seen.source = submission.source;
  seen.source_b64 = submission.source_b64;
  seen.form = submission.form;
  seen.app_id = submission.app_id;
  seen.developer_id = submission.developer_id;
  seen.detectors = {"name"};
  seen.texts = submission.texts;
  seen.problems = submission.problems;
  seen.notes = submission.notes;
  for (const Subject& text : submission.texts) {
    Misbehave(text.text);
    seen.evidence.push_back(Saw(text, text.text));
  }
  for (std::size_t i = 0; i < assets.size(); ++i) {
    const Asset& asset = submission.assets[i];
    const std::string_view content = AsText(assets[i].bytes);
    Misbehave(content);
    AssetFacts& facts = seen.assets.emplace_back();
    facts.path = content == "lie" ? "another.png" : asset.path;
    facts.role = asset.role.value_or(SubjectType::kOther);
    facts.sha256 = assets[i].sha256;
    facts.size_bytes = content.size();
    if (assets[i].error) {
      seen.problems.push_back(
          {asset.path, assets[i].error->code, asset.path + ": " + assets[i].error->message});
      continue;
    }
    facts.examined = Examined::kFull;
    std::string excerpt = Sha256Hex(assets[i].bytes);
    if (content == "state") excerpt = DescribeProcess();
    if (content == "pid") excerpt = std::to_string(::getpid());
    if (content == "long") excerpt = std::string(5'000'000, 'x');
    seen.evidence.push_back(Saw({facts.role, asset.path, "", asset.locale}, excerpt));
  }
  return seen;
}

std::string DescribeProcess() {
  struct sigaction interrupt {};
  sigaction(SIGINT, nullptr, &interrupt);
  rlimit core{};
  ::getrlimit(RLIMIT_CORE, &core);
  std::string text = interrupt.sa_handler == SIG_IGN ? "sigint ignored" : "sigint not ignored";
  text += ", core " + std::to_string(core.rlim_cur) + ", open";
  for (int fd = 0; fd < 1024; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0) text += " " + std::to_string(fd);
  }
  const auto target = [](const char* link) { return std::filesystem::read_symlink(link).native(); };
  return text + ", stdin " + target("/proc/self/fd/0") + ", stdout " + target("/proc/self/fd/1");
}

Result<std::optional<Submission>> ListSource::Next() {
  if (next_ < submissions_.size()) return std::optional(submissions_[next_++]);
  if (error_) return *error_;
  return std::optional<Submission>();
}

Submission MakeSubmission(const TempFolder& folder,
                          const std::string& id,
                          const std::string& name,
                          const std::vector<std::string>& contents) {
  Submission submission;
  submission.id = id;
  submission.source = id;
  submission.form = SubmissionForm::kListing;
  submission.developer_id = "acme";
  if (!name.empty()) submission.texts.push_back({SubjectType::kName, "", name, "de"});
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const std::string path = std::to_string(i) + ".png";
    submission.assets.push_back(
        {path, folder.Write(id + "/" + path, contents[i]), SubjectType::kIcon, "en"});
  }
  return submission;
}

std::string AsJson(const Observations& observations) {
  std::string json;
  WriteObservations(observations, json);
  return json;
}

std::vector<Submission> MixedSubmissions(const TempFolder& folder, int count, bool deadly) {
  std::mt19937 random(20261124);
  const auto below = [&](unsigned end) { return static_cast<unsigned>(random() % end); };
  std::vector<Submission> submissions;
  for (int i = 0; i < count; ++i) {
    const std::string id = "submission-" + std::to_string(i);
    std::vector<std::string> contents;
    for (unsigned left = below(4); left > 0; --left) {
      const unsigned kind = below(deadly ? 12 : 9);
      if (kind < 4) contents.push_back("sleep " + std::to_string(below(6)));
      if (kind >= 4 && kind < 9) contents.push_back(std::string(below(100'000), 'x'));
      if (kind == 9) contents.push_back("segfault");
      if (kind == 10) contents.push_back("exit");
      if (kind == 11) contents.push_back("memory");
    }
    const std::string name = below(3) == 0 ? "" : "sleep " + std::to_string(below(4));
    submissions.push_back(MakeSubmission(folder, id, name, contents));
    if (below(5) == 0) submissions.back().notes = {"note"};
  }
  return submissions;
}

std::vector<std::string> RunAll(Runner& runner, Source& source) {
  std::vector<std::string> lines;
  while (true) {
    const Result<std::optional<Observations>> next = runner.Next(source);
    if (!next) {
      lines.push_back("error " + next.error().code);
      return lines;
    }
    if (!*next) return lines;
    lines.push_back(AsJson(**next));
  }
}

}  // namespace brandlint
