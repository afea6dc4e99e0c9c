// SPDX-License-Identifier: MIT
// A line of a bank of rejected pictures, "brandlint.bank/1". There may be millions of them, so it
// is read without building a tree.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/model/bank.h"

namespace brandlint {

// Reads one line, without its line feed.
//
// All keys of data/schemas/bank.schema.json are required, other keys are skipped whatever they
// hold. As strict as the document reader otherwise.
//
// file, line  Only for messages: `bank.jsonl:12: "hash" must be 64 hexadecimal digits`.
// Errors: those of json_reader.h.
Result<BankRow> ReadBankRow(std::string_view text, std::string_view file, int line);

// Appends one line with its line feed.
void WriteBankRow(const BankRow& row, std::string& out);

}  // namespace brandlint
