// SPDX-License-Identifier: MIT
// `brandlint submit`: the client of a service.
#include <chrono>
#include <cstdlib>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "core/base/utf8.h"
#include "core/codec/json_fields.h"
#include "core/codec/judgement.h"
#include "core/io/sources/paths.h"
#include "service/background/hand_in.h"
#include "service/background/transfer.h"

namespace brandlint::cli {

extern const Command kSubmit;

namespace {

struct SubmitOptions {
  std::vector<std::string> paths;
  std::string to = "http://127.0.0.1:8080";
  std::string token;
  bool wait = false;
  int seconds = 300;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

// What the service says when it does not do what was asked for: its "detail".
Error Refused(const TransferAnswer& answer) {
  std::string detail;
  (void)ReadDocument(answer.body, "answer", {}, UnknownKeys::kSkip, [&](JsonFields& fields) {
    fields.Text("detail", detail, Need::kOptional);
  });
  return {"refused",
          "the service answered " + std::to_string(answer.status) +
              (detail.empty() ? "" : ": " + EscapeForDisplay(detail))};
}

Result<std::string> Post(const HandIn& hand_in, const SubmitOptions& options) {
  TransferRequest request{.method = "POST",
                          .url = options.to + "/v1/submissions",
                          .headers = {{"Authorization", "Bearer " + options.token},
                                      {"Idempotency-Key", hand_in.Digest()}},
                          .body = "",
                          .form = {{"submission", "", hand_in.manifest}},
                          .seconds = 120};
  for (const HandIn::File& file : hand_in.files) {
    request.form.push_back({file.path, file.path, std::string(AsText(file.content))});
  }
  const auto answer = Transfer(request);
  if (!answer) return answer.error();
  if (answer->status != 200 && answer->status != 202) return Refused(*answer);
  std::string id;
  if (const auto read = ReadDocument(answer->body,
                                     "answer",
                                     {},
                                     UnknownKeys::kSkip,
                                     [&](JsonFields& fields) { fields.Text("id", id); });
      !read) {
    return read.error();
  }
  return id;
}

// The result, once there is one.
Result<Judgement> WaitForResult(const std::string& id, const SubmitOptions& options) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(options.seconds);
  while (std::chrono::steady_clock::now() < end) {
    const auto answer = Transfer({.url = options.to + "/v1/submissions/" + id + "/result",
                                  .headers = {{"Authorization", "Bearer " + options.token}},
                                  .body = "",
                                  .form = {}});
    if (!answer) return answer.error();
    if (answer->status == 200) return ReadResult(answer->body, "answer");
    if (answer->status != 404) return Refused(*answer);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  return Error{"timeout", "no result within " + std::to_string(options.seconds) + " seconds"};
}

// Hands one in, and tells what became of it.
Exit HandOne(const Submission& submission, const SubmitOptions& options, Streams streams) {
  const auto fail = [&](const Error& error) {
    streams.err << "brandlint submit: " << EscapeForDisplay(submission.source) << ": "
                << error.message << "\n";
    return Exit::kIncomplete;
  };
  const auto hand_in = MakeHandIn(submission, Limits());
  if (!hand_in) return fail(hand_in.error());
  const auto id = Post(*hand_in, options);
  if (!id) return fail(id.error());
  if (!options.wait) {
    streams.out << *id << "  " << EscapeForDisplay(submission.source) << "\n";
    return Exit::kClean;
  }
  const auto result = WaitForResult(*id, options);
  if (!result) return fail(result.error());
  streams.out << *id << "  " << EscapeForDisplay(submission.source) << "  "
              << SubmissionVerdictName(result->verdict) << "\n";
  for (const Finding& finding : result->findings) {
    streams.out << "    " << VerdictName(finding.verdict) << "  " << finding.rule << ": "
                << EscapeForDisplay(finding.message) << "\n";
  }
  if (result->verdict == SubmissionVerdict::kReject) return Exit::kFinding;
  return result->complete ? Exit::kClean : Exit::kIncomplete;
}

Exit RunSubmit(const Args& args, Streams streams) {
  SubmitOptions options;
  CommandLine line(kSubmit, streams);
  CLI::App& app = line.app();
  app.add_option("path", options.paths, "folders, archives, manifests, catalogues")->required();
  app.add_option("--to", options.to, "address of the service")->capture_default_str();
  app.add_option("--token", options.token, "a token; else that of BRANDLINT_TOKEN");
  app.add_flag("--wait", options.wait, "wait for each result and tell it");
  app.add_option("--seconds", options.seconds, "how long to wait for one")
      ->check(CLI::Range(1, 86'400))
      ->capture_default_str();
  if (const auto exit = line.Parse(args)) return *exit;
  const auto usage = [&](const std::string& message) {
    return UsageError("submit", {"usage", message}, streams);
  };
  if (options.token.empty()) {
    const char* const given = std::getenv("BRANDLINT_TOKEN");
    if (given == nullptr) return usage("a token is needed: --token or BRANDLINT_TOKEN");
    options.token = given;
  }
  while (options.to.ends_with('/')) options.to.pop_back();
  if (!options.to.starts_with("http://") && !options.to.starts_with("https://")) {
    return usage("--to '" + options.to + "' is no address: http://... or https://...");
  }
  if (CountExisting(options.paths) == 0) return usage("none of the paths exists");

  Exit worst = Exit::kClean;
  std::size_t count = 0;
  const auto source = MakePathsSource(options.paths, {});
  while (true) {
    const auto submission = source->Next();
    if (!submission) {
      streams.err << "brandlint submit: " << submission.error().message << "\n";
      worst = Exit::kIncomplete;
      break;
    }
    if (!*submission) break;
    ++count;
    const Exit exit = HandOne(**submission, options, streams);
    // A finding tells more than something that was left out, as everywhere.
    if (exit == Exit::kFinding || worst == Exit::kClean) worst = exit;
  }
  if (count == 0) streams.err << "brandlint submit: " << NothingToCheck(*source) << "\n";
  return worst;
}

}  // namespace

const Command kSubmit{
    .name = "submit",
    .usage = "PATH... --to URL [--token TOKEN] [--wait]",
    .summary = "hand submissions in to a service",
    .run = RunSubmit,
};

}  // namespace brandlint::cli
