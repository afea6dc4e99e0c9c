// SPDX-License-Identifier: MIT
// `brandlint check`: one submission given on the command line.
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "core/base/utf8.h"
#include "core/io/sources/arguments.h"

namespace brandlint::cli {

extern const Command kCheck;

namespace {

// A shell hands over bytes; a text that is not UTF-8 cannot be what the user means.
Result<void> AskForUtf8(const std::vector<std::string>& texts, const std::string& option) {
  for (const std::string& text : texts) {
    if (!IsUtf8(text)) {
      return Error{"usage", option + " '" + EscapeForDisplay(text) + "' is not UTF-8"};
    }
  }
  return {};
}

Exit RunCheck(const Args& args, Streams streams) {
  CheckingOptions options;
  CheckArguments given;
  std::vector<std::string> icons, screenshots, logos, banners;
  CommandLine line(kCheck, streams);
  const std::string group = "The submission";
  CLI::App& app = line.app();
  app.add_option("--name", given.names, "app name; repeatable, as all of these")->group(group);
  app.add_option("--icon", icons, "picture file")->group(group);
  app.add_option("--screenshot", screenshots, "picture file")->group(group);
  app.add_option("--logo", logos, "picture file")->group(group);
  app.add_option("--banner", banners, "picture file")->group(group);
  app.add_option("--short-description", given.short_descriptions, "text")->group(group);
  app.add_option("--text", given.descriptions, "description or any other text")->group(group);
  app.add_option("--developer", given.developers, "developer's name")->group(group);
  app.add_option("--developer-id", given.developer_id, "for permissions")->group(group);
  app.add_option("--app-id", given.app_id, "for permissions")->group(group);
  line.AddChecking(options);
  if (const auto exit = line.Parse(args)) return *exit;

  for (const auto& [texts, option] : {std::pair(&given.names, "--name"),
                                      std::pair(&given.short_descriptions, "--short-description"),
                                      std::pair(&given.descriptions, "--text"),
                                      std::pair(&given.developers, "--developer")}) {
    if (const auto good = AskForUtf8(*texts, option); !good) {
      return UsageError("check", good.error(), streams);
    }
  }
  const auto add = [&](const std::vector<std::string>& files, SubjectType role) {
    for (const std::string& file : files) given.pictures.emplace_back(role, file);
  };
  add(icons, SubjectType::kIcon);
  add(screenshots, SubjectType::kScreenshot);
  add(logos, SubjectType::kLogo);
  add(banners, SubjectType::kBanner);

  Submission submission = SubmissionFromArguments(given);
  if (submission.texts.empty() && submission.assets.empty()) {
    return UsageError("check",
                      {"usage",
                       "nothing to check: give --name, --icon, --screenshot, --text or "
                       "--developer"},
                      streams);
  }
  const bool all_missing =
      submission.texts.empty() && submission.problems.size() == submission.assets.size();
  if (all_missing) return UsageError("check", {"usage", submission.problems[0].message}, streams);
  const bool pictures = !submission.assets.empty();
  if (pictures) HoldOpenMpToOneThread();
  return CheckAll(
      "check",
      {.open = [&](Reading) { return MakeSingleSource(submission); }, .pictures = pictures},
      options,
      streams);
}

}  // namespace

extern constinit const Command kCheck{
    .name = "check",
    .usage = "--name NAME --icon FILE ...",
    .summary = "check one submission given on the command line",
    .run = RunCheck,
};

}  // namespace brandlint::cli
