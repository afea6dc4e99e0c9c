// SPDX-License-Identifier: MIT
// `brandlint bank`: rows of rejected pictures into a bank, and whether a bank can be read.
#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/bank_facts.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "core/base/digest.h"
#include "core/base/utf8.h"
#include "core/image/copy_views.h"
#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/image/pdq.h"
#include "core/io/load_bank.h"
#include "core/io/load_pack.h"
#include "core/io/read_file.h"

namespace brandlint::cli {

extern const Command kBank;

namespace {

constexpr Command kBankAdd{
    .name = "bank add",
    .usage = "--bank FILE --reason TEXT [--id ID] [--brand ID] [--date DAY] PICTURE...",
    .summary = "hash rejected pictures into a bank; they are opened in this process",
    .run = nullptr,
};

constexpr Command kBankCheck{
    .name = "bank check",
    .usage = "FILE...",
    .summary = "read banks, count their rows and name those that cannot be used",
    .run = nullptr,
};

// A row for each look of each frame of the picture (on light and dark ground when it has
// transparency), whole and without its plain border, that has enough to see.
Result<std::vector<BankRow>> RowsOf(const std::string& file,
                                    const BankRow& like,
                                    const Limits& limits) {
  const auto named = [&](const Error& error) {
    return Error{error.code, EscapeForDisplay(file) + ": " + error.message};
  };
  const auto bytes = ReadFile(file, limits, &Limits::file_bytes, Links::kFollow);
  if (!bytes) return named(bytes.error());
  const auto decoded = DecodePicture(*bytes, limits);
  if (!decoded) return named(decoded.error());
  if (!decoded->whole) return named({decoded->incomplete_code, decoded->incomplete});

  constexpr std::size_t kDigits = 16;  // enough to be unique, and short enough to be read out
  std::vector<BankRow> rows;
  int best = 0;
  for (const Picture& frame : decoded->frames) {
    for (const Picture& look : Looks(frame)) {
      for (const Box& box : BoxesOfRejected(look)) {
        const PdqFrequencies frequencies = MeasurePdq(CutOut(look, box));
        best = std::max(best, frequencies.quality);
        if (frequencies.quality < kPdqLeastQuality) continue;
        BankRow row = like;
        if (row.id.empty()) row.id = Sha256Hex(*bytes).substr(0, kDigits);
        row.hash = HashOf(frequencies);
        row.quality = frequencies.quality;
        if (std::ranges::find(rows, row) == rows.end()) rows.push_back(std::move(row));
      }
    }
  }
  if (rows.empty()) {
    return named({"bank-flat",
                  "too little to see for a hash (quality " + std::to_string(best) +
                      " of 100, at least " + std::to_string(kPdqLeastQuality) +
                      "): it would match other pictures by chance"});
  }
  return rows;
}

Exit RunAdd(const Args& args, Streams streams) {
  std::string file, date;
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

  const Limits limits;
  std::vector<BankRow> rows;
  std::size_t added_pictures = 0;
  for (const std::string& picture : pictures) {
    auto added = RowsOf(picture, like, limits);
    if (!added) {
      streams.err << "brandlint bank add: " << added.error().message << "\n";
      continue;
    }
    ++added_pictures;
    for (BankRow& row : *added) rows.push_back(std::move(row));
  }
  if (rows.empty()) return complain({"bank-nothing", "nothing was added"});
  if (const auto written = AppendToBank(file, rows, limits); !written) {
    return complain(written.error());
  }
  for (const BankRow& row : rows) {
    streams.out << EscapeForDisplay(row.id) << "  quality " << row.quality << "\n";
  }
  streams.out << EscapeForDisplay(file) << ": " << rows.size()
              << (rows.size() == 1 ? " row" : " rows") << " added\n";
  return added_pictures == pictures.size() ? Exit::kClean : Exit::kIncomplete;
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
