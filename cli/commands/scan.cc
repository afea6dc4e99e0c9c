// SPDX-License-Identifier: MIT
// `brandlint scan`: checks folders, manifests, catalogues and loose pictures.
#include <algorithm>
#include <functional>
#include <istream>
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "core/base/utf8.h"
#include "core/io/ignore_rules.h"
#include "core/io/read_file.h"
#include "core/io/remember_unpacked.h"
#include "core/io/sources/list.h"
#include "core/io/sources/paths.h"
#include "core/io/temporary_file.h"
#include "core/worker/unpack_sealed.h"

namespace brandlint::cli {

extern const Command kScan;

namespace {

Result<std::vector<std::string>> PathsFrom(const std::string& list,
                                           bool null,
                                           const Limits& limits,
                                           Streams streams) {
  const char separator = null ? '\0' : '\n';
  if (list == "-") {
    const std::string text(std::istreambuf_iterator<char>(streams.in), {});
    return ReadPathList(text, separator, limits);
  }
  const auto bytes = ReadFile(list, limits, &Limits::file_bytes, Links::kFollow);
  if (!bytes) return Error{"usage", EscapeForDisplay(list) + ": " + bytes.error().message};
  return ReadPathList(AsText(*bytes), separator, limits);
}

// What the file says of a path, or nothing where it says nothing. Patterns count from its folder.
Result<std::function<bool(const std::string&, bool)>> IgnoredBy(const std::string& file,
                                                                const Limits& limits) {
  if (file.empty()) return {nullptr};
  const auto bytes = ReadFile(file, limits, &Limits::manifest_bytes, Links::kFollow);
  if (!bytes) return Error{"usage", EscapeForDisplay(file) + ": " + bytes.error().message};
  const std::string folder = file.substr(0, file.rfind('/') + 1);
  return {[folder, rules = IgnoreRules(AsText(*bytes))](const std::string& path, bool is_folder) {
    return path.starts_with(folder) && rules.Ignores(path.substr(folder.size()), is_folder);
  }};
}

Exit RunScan(const Args& args, Streams streams) {
  CheckingOptions options;
  std::vector<std::string> paths;
  std::string list;
  std::string role;
  bool null = false;
  CommandLine line(kScan, streams);
  line.app().add_option(
      "PATH",
      paths,
      "folder, archive, submission.json, catalogue (.jsonl, .csv; - for standard input) "
      "or picture; nothing: .");
  line.app().add_option("--files-from", list, "file with one path a line; - for standard input");
  line.app().add_flag("-0,--null", null, "paths of --files-from end in a NUL");
  line.app()
      .add_option("--role", role, "role of loose pictures; nothing: by size")
      ->check(CLI::IsMember({"icon", "screenshot", "logo", "banner", "other"}));
  line.AddChecking(options);
  if (const auto exit = line.Parse(args)) return *exit;
  HoldOpenMpToOneThread();

  if (!list.empty()) {
    auto listed = PathsFrom(list, null, options.limits, streams);
    if (!listed) return UsageError("scan", listed.error(), streams);
    paths.insert(paths.end(), listed->begin(), listed->end());
  } else if (paths.empty()) {
    paths = {"."};
  }
  if (std::ranges::count(paths, "-") + (list == "-" ? 1 : 0) > 1)
    return UsageError("scan", {"usage", "standard input (-) can be read only once"}, streams);
  if (!paths.empty() && CountExisting(paths) == 0) {
    const std::string what = paths.size() == 1
                                 ? EscapeForDisplay(paths[0]) + ": there is no such path"
                                 : "none of the " + std::to_string(paths.size()) +
                                       " paths exists, the first is " + EscapeForDisplay(paths[0]);
    return UsageError("scan", {"usage", what}, streams);
  }
  const std::optional<SubjectType> asked = ParseSubjectType(role);
  auto ignored = IgnoredBy(options.ignore_file, options.limits);
  if (!ignored) return UsageError("scan", ignored.error(), streams);
  const Unpacker unpack = RememberUnpacked(options.no_sandbox ? UnpackHere : UnpackSealed);
  std::unique_ptr<std::istream> kept;
  Input input{.open =
                  [&](Reading reading) {
                    std::istream* const in = kept ? kept.get() : &streams.in;
                    if (kept) kept->seekg(0);
                    return MakePathsSource(paths,
                                           {.limits = options.limits,
                                            .role = asked,
                                            .repeated_ids = reading == Reading::kAll,
                                            .unpack = unpack,
                                            .ignored = *ignored,
                                            .standard_input = in});
                  },
              .catalogue = true};
  if (std::ranges::count(paths, "-") > 0) {
    input.keep = [&]() -> Result<void> {
      auto copy = CopyToTemporaryFile(streams.in);
      if (!copy) return copy.error();
      kept = *std::move(copy);
      return {};
    };
  }
  return CheckAll("scan", input, options, streams);
}

}  // namespace

extern constinit const Command kScan{
    .name = "scan",
    .usage = "[PATH...]",
    .summary = "check folders, archives, manifests, catalogues and pictures",
    .run = RunScan,
};

}  // namespace brandlint::cli
