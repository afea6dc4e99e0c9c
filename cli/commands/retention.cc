// SPDX-License-Identifier: MIT
// `brandlint retention`: what of a service's pictures is old enough to go, and, asked to, away with
// it.
#include <ostream>

#include "cli/command.h"
#include "cli/outcome.h"
#include "cli/service_options.h"
#include "service/background/upkeep.h"

namespace brandlint::cli {

extern const Command kRetention;

namespace {

Exit RunRetention(const Args& args, Streams streams) {
  ServiceOptions options;
  std::int64_t days = 0;
  bool apply = false;
  CommandLine line(kRetention, streams);
  CLI::App& app = line.app();
  AddStore(app, options);
  app.add_option("--pictures", options.pictures, "folder of submitted pictures");
  app.add_option("--days", days, "since the final decision")
      ->required()
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{36'500}));
  app.add_flag("--apply", apply, "delete; without it nothing is changed");
  if (const auto exit = line.Parse(args)) return *exit;
  const auto fail = [&](const Error& error) { return UsageError("retention", error, streams); };
  const auto address = AddressOf(options);
  if (!address) return fail(address.error());
  const auto folder = PictureFolder(options);
  if (!folder) return fail(folder.error());
  const auto pictures = PictureStore::OpenExisting(*folder);
  if (!pictures) return fail(pictures.error());
  const auto store = Store::OpenExisting(*address);
  if (!store) return fail(store.error());
  const auto deletion = DeleteOldPictures(**store, *pictures, days, apply, Now());
  if (!deletion) {
    streams.err << "brandlint retention: " << deletion.error().message << "\n";
    return Exit::kIncomplete;
  }
  streams.out << (apply ? "deleted: " : "would delete: ") << deletion->pictures.size()
              << " files and what is drawn of " << deletion->submissions << " submissions\n";
  return Exit::kClean;
}

}  // namespace

const Command kRetention{
    .name = "retention",
    .usage = "--days N [--apply] [--store URL]",
    .summary = "delete pictures of a service's submissions that were decided long ago",
    .run = RunRetention,
};

}  // namespace brandlint::cli
