// SPDX-License-Identifier: MIT
#include "core/io/load_bank.h"

#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/base/digest.h"
#include "core/base/utf8.h"
#include "core/codec/bank_row.h"
#include "core/io/file_name.h"
#include "core/io/read_file.h"
#include "core/io/write_file.h"

namespace brandlint {
namespace {

Result<Bytes> ReadBankFile(const std::string& file, const Limits& limits) {
  Result<Bytes> text = ReadFile(file, limits, &Limits::bank_bytes, Links::kFollow);
  if (text) return text;
  return Error{text.error().code, ShownName(file) + ": " + text.error().message};
}

LoadedBank ReadRows(std::string_view text, const std::string& name) {
  LoadedBank loaded;
  const auto refuse = [&](std::string message) {
    if (++loaded.bad_rows <= kMostBankMessages) loaded.messages.push_back(std::move(message));
  };
  for (int line = 1; !text.empty(); ++line) {
    const std::size_t end = text.find('\n');
    std::string_view row_text = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (row_text.ends_with('\r')) row_text.remove_suffix(1);
    if (row_text.empty()) continue;
    Result<BankRow> row = ReadBankRow(row_text, name, line);
    if (!row) {
      refuse(row.error().message);
    } else {
      loaded.bank.rows.push_back(*std::move(row));
    }
  }
  return loaded;
}

}  // namespace

std::vector<std::string> WarningsOf(const LoadedBank& loaded) {
  std::vector<std::string> warnings = loaded.messages;
  for (std::string& warning : warnings) warning += "; the row is left out";
  if (loaded.bad_rows > loaded.messages.size()) {
    warnings.push_back(EscapeForDisplay(loaded.bank.name) + ": " +
                       std::to_string(loaded.bad_rows - loaded.messages.size()) +
                       " more rows are left out");
  }
  return warnings;
}

Result<LoadedBank> LoadBank(const std::string& file, const Limits& limits) {
  const Result<Bytes> text = ReadBankFile(file, limits);
  if (!text) return text.error();
  LoadedBank loaded = ReadRows(AsText(*text), ShownName(file));
  loaded.bank.name = file.substr(file.rfind('/') + 1);
  loaded.bank.digest = Sha256Hex(*text);
  return loaded;
}

Result<void> AppendToBank(const std::string& file,
                          const std::vector<BankRow>& rows,
                          const Limits& limits) {
  std::string content;
  const Result<Bytes> text = ReadBankFile(file, limits);
  if (text) {
    content = AsText(*text);
  } else if (text.error().code != "file-missing") {
    return text.error();
  }
  std::unordered_set<std::string> ids;
  for (const BankRow& row : ReadRows(content, ShownName(file)).bank.rows) ids.insert(row.id);
  if (!content.empty() && !content.ends_with('\n')) content += '\n';
  for (const BankRow& row : rows) {
    if (ids.contains(row.id)) {
      return Error{"bank-id",
                   ShownName(file) + ": the id '" + EscapeForDisplay(row.id) +
                       "' is there already; give another with --id"};
    }
    WriteBankRow(row, content);
  }
  return WriteFile(file, content);
}

}  // namespace brandlint
