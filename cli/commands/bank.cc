// SPDX-License-Identifier: MIT
// `brandlint bank`: rows of rejected pictures into a bank, and whether a bank can be read.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/bank_facts.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/image/copy_hashes.h"
#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/image/warm_up.h"
#include "core/io/load_bank.h"
#include "core/io/load_pack.h"
#include "core/io/sources/arguments.h"
#include "core/worker/pool.h"

namespace brandlint::cli {

extern const Command kBank;

namespace {

constexpr Command kBankAdd{
    .name = "bank add",
    .usage = "--bank FILE --reason TEXT [--id ID] [--brand ID] [--date DAY] PICTURE...",
    .summary = "hash rejected pictures into a bank",
    .run = nullptr,
};

constexpr Command kBankCheck{
    .name = "bank check",
    .usage = "FILE...",
    .summary = "read banks, count their rows and name those that cannot be used",
    .run = nullptr,
};

// In a worker: a piece of evidence for each hash of the picture, its letters in `excerpt`. There is
// one for each look of each frame (on light and dark ground when it has transparency), whole and
// without its plain border, that has enough to see.
void HashPicture(const Asset& asset,
                 const AssetBytes& file,
                 const Limits& limits,
                 Observations& seen) {
  AssetFacts& facts = seen.assets.emplace_back();
  facts.path = asset.path;
  facts.sha256 = file.sha256;
  facts.size_bytes = file.bytes.size();
  const auto problem = [&](const Error& error) {
    seen.problems.push_back({asset.path, error.code, asset.path + ": " + error.message});
  };
  if (file.error) return problem(*file.error);
  const auto decoded = DecodePicture(file.bytes, limits);
  if (!decoded) return problem(decoded.error());
  if (!decoded->whole) return problem({decoded->incomplete_code, decoded->incomplete});

  std::vector<Evidence> found;
  int best = 0;
  for (const Picture& frame : decoded->frames) {
    for (const ViewHash& view : HashesOfRejected(Looks(frame))) {
      best = std::max(best, view.quality);
      if (view.quality < kPdqLeastQuality) continue;
      Evidence hash;
      hash.detector = "near_copy";
      hash.brand = "any";  // whose misuse it was is not asked of the picture
      hash.kind = "near-copy";
      hash.subject = {SubjectType::kOther, asset.path, "", ""};
      hash.excerpt = FormatPdqHash(view.hash);
      hash.measures = {{"quality", static_cast<double>(view.quality), ""}};
      if (std::ranges::find(found, hash) == found.end()) found.push_back(std::move(hash));
    }
  }
  if (found.empty()) {
    return problem({"bank-flat",
                    "too little to see for a hash (quality " + std::to_string(best) +
                        " of 100, at least " + std::to_string(kPdqLeastQuality) +
                        "): it would match other pictures by chance"});
  }
  facts.examined = Examined::kFull;
  std::ranges::move(found, std::back_inserter(seen.evidence));
}

// The hashes of all pictures, from workers, or from this process when nothing seals them off.
Result<Observations> HashPictures(const std::vector<std::string>& pictures,
                                  const Limits& limits,
                                  bool no_sandbox) {
  ScanJob job = [limits](const Submission& submission, std::span<const AssetBytes> files) {
    Observations seen;
    for (std::size_t i = 0; i < files.size(); ++i) {
      HashPicture(submission.assets[i], files[i], limits, seen);
    }
    return seen;
  };
  CheckArguments arguments;
  arguments.id = "bank add";
  for (const std::string& picture : pictures) {
    arguments.pictures.emplace_back(SubjectType::kOther, picture);
  }
  const auto source = MakeSingleSource(SubmissionFromArguments(arguments));
  std::unique_ptr<Runner> runner;
  if (no_sandbox) {
    runner = MakeInProcessRunner(std::move(job), limits);
  } else {
    WorkerSetUp set_up;
    set_up.load = WarmUpDecoders;
    set_up.memory_need = [limits](ByteView content) { return MemoryOfPicture(content, limits); };
    auto pool = MakePool(std::move(job), {.limits = limits, .set_up = std::move(set_up)});
    if (!pool) return pool.error();
    runner = *std::move(pool);
  }
  auto seen = runner->Next(*source);
  if (!seen) return seen.error();
  CHECK(seen->has_value());
  return **std::move(seen);
}

// What a worker says is a stranger's: only what is a hash of that picture becomes a row.
Result<std::vector<BankRow>> RowsOf(const Observations& seen, const BankRow& like) {
  constexpr std::size_t kDigits = 16;  // enough to be unique, and short enough to be read out
  std::vector<BankRow> rows;
  for (const Evidence& hash : seen.evidence) {
    const auto of = std::ranges::find(seen.assets, hash.subject.path, &AssetFacts::path);
    const auto letters = ParsePdqHash(hash.excerpt);
    if (of == seen.assets.end() || !letters || hash.measures.size() != 1) {
      return Error{"worker-crashed", hash.subject.path + ": the worker answered no hash"};
    }
    BankRow row = like;
    if (row.id.empty()) row.id = of->sha256.substr(0, kDigits);
    row.hash = *letters;
    row.quality = static_cast<int>(hash.measures[0].value);
    rows.push_back(std::move(row));
  }
  return rows;
}

Exit RunAdd(const Args& args, Streams streams) {
  std::string file, date;
  bool no_sandbox = false;
  BankRow like;
  std::vector<std::string> pictures;
  CommandLine line(kBankAdd, streams);
  CLI::App& app = line.app();
  app.add_option("PICTURE", pictures, "rejected pictures")->required();
  app.add_option("--bank", file, "the bank; made when it is missing")->required();
  app.add_option("--reason", like.reason, "why they were rejected")->required();
  app.add_option("--id", like.id, "id of the row, for one picture; default: of its content");
  app.add_option("--brand", like.brand, "id of the brand whose misuse it was");
  app.add_option("--date", date, "when they were rejected, as 2026-11-24; default today");
  app.add_flag("--no-sandbox", no_sandbox, "open them in this process: your own files only");
  if (const auto exit = line.Parse(args)) return *exit;
  const auto complain = [&](const Error& error) { return UsageError("bank add", error, streams); };

  if (!like.id.empty() && pictures.size() > 1) {
    return complain(
        {"usage", "--id is for one picture, and there are " + std::to_string(pictures.size())});
  }
  for (const std::string* const text : {&like.reason, &like.id, &like.brand}) {
    if (!IsUtf8(*text)) {
      return complain({"usage", "'" + EscapeForDisplay(*text) + "' is not UTF-8"});
    }
  }
  if (like.reason.empty()) return complain({"usage", "--reason is empty"});
  if (like.brand.empty()) {
    const auto built_in = BuiltInBrands();
    if (built_in.size() != 1) return complain({"usage", "--brand is required"});
    like.brand = built_in.front();
  }
  const auto day = DayOf(date);
  if (!day)
    return complain(
        {"usage", "--date '" + EscapeForDisplay(date) + "' is not a day, as 2026-11-24"});
  like.date = *day;

  if (no_sandbox) {
    streams.err
        << "brandlint bank add: --no-sandbox: pictures are opened in this process; use it on "
           "your own files only\n";
  }
  const Limits limits;
  const auto seen = HashPictures(pictures, limits, no_sandbox);
  if (!seen) return complain(seen.error());
  for (const Problem& problem : seen->problems) {
    streams.err << "brandlint bank add: " << problem.message << "\n";
  }
  const auto read = RowsOf(*seen, like);
  if (!read) return complain(read.error());
  const std::vector<BankRow>& rows = *read;
  if (rows.empty()) return complain({"bank-nothing", "nothing was added"});
  if (const auto written = AppendToBank(file, rows, limits); !written) {
    return complain(written.error());
  }
  for (const BankRow& row : rows) {
    streams.out << EscapeForDisplay(row.id) << "  quality " << row.quality << "\n";
  }
  streams.out << EscapeForDisplay(file) << ": " << rows.size()
              << (rows.size() == 1 ? " row" : " rows") << " added\n";
  return seen->problems.empty() ? Exit::kClean : Exit::kIncomplete;
}

Exit RunCheck(const Args& args, Streams streams) {
  std::vector<std::string> files;
  CommandLine line(kBankCheck, streams);
  line.app().add_option("FILE", files, "banks")->required();
  if (const auto exit = line.Parse(args)) return *exit;
  bool well = true;
  for (const std::string& file : files) {
    const auto loaded = LoadBank(file, Limits());
    if (!loaded) return UsageError("bank check", loaded.error(), streams);
    PrintBank(*loaded, streams.out);
    for (const std::string& warning : WarningsOf(*loaded)) streams.out << "  " << warning << "\n";
    well = well && loaded->bad_rows == 0;
  }
  return well ? Exit::kClean : Exit::kFinding;
}

Exit RunBank(const Args& args, Streams streams) {
  const std::string action = args.empty() ? "" : args.front();
  const Args rest(args.begin() + (args.empty() ? 0 : 1), args.end());
  if (action == "add") return RunAdd(rest, streams);
  if (action == "check") return RunCheck(rest, streams);
  if (action == "-h" || action == "--help") {
    for (const Command* const command : {&kBankAdd, &kBankCheck}) {
      streams.out << "brandlint " << command->name << " " << command->usage << "\n  "
                  << command->summary << "\n";
    }
    return Exit::kClean;
  }
  return UsageError("bank",
                    {"usage", "what to do is missing: brandlint bank add, brandlint bank check"},
                    streams);
}

}  // namespace

extern constinit const Command kBank{
    .name = "bank",
    .usage = "add --bank FILE --reason TEXT PICTURE... | check FILE...",
    .summary = "banks of rejected pictures: add rows, check one",
    .run = RunBank,
};

}  // namespace brandlint::cli
