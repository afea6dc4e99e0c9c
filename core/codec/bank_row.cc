// SPDX-License-Identifier: MIT
#include "core/codec/bank_row.h"

#include <array>
#include <charconv>
#include <cstddef>

#include "core/codec/json_cursor.h"
#include "core/codec/json_writer.h"
#include "core/model/limits.h"

namespace brandlint {
namespace {

constexpr std::string_view kSchema = "brandlint.bank/1";
constexpr int kBestQuality = 100;

enum Key : std::size_t { kSchemaKey, kId, kHash, kQuality, kReason, kDate, kBrand, kKeys };
constexpr std::array<std::string_view, kKeys> kKeyNames = {
    "schema", "id", "hash", "quality", "reason", "date", "brand"};

std::size_t KeyOf(std::string_view name) {
  for (std::size_t key = 0; key < kKeys; ++key) {
    if (kKeyNames[key] == name) return key;
  }
  return kKeys;
}

class RowReader {
 public:
  RowReader(std::string_view text, std::string_view file, int line) : cursor_(text, file, line) {}

  bool Read(BankRow& row) { return ReadMembers(row) && cursor_.TakeEnd() && IsComplete(); }
  const Error& error() const { return cursor_.error(); }

 private:
  bool ReadMembers(BankRow& row) {
    const int depth = static_cast<int>(Limits().manifest_depth);
    if (!cursor_.Take('{', "an object")) return false;
    if (cursor_.Peek() == '}') return cursor_.Take('}', "");
    std::string name;
    while (true) {
      if (!cursor_.TakeText(name) || !cursor_.Take(':', "\":\" after a key")) return false;
      const std::size_t key = KeyOf(name);
      if (key == kKeys ? !cursor_.SkipValue(depth) : !ReadMember(key, row)) return false;
      if (cursor_.Peek() == '}') return cursor_.Take('}', "");
      if (!cursor_.Take(',', "\",\" or \"}\"")) return false;
    }
  }

  bool ReadMember(std::size_t key, BankRow& row) {
    if (seen_[key]) return Fail("json-duplicate-key", key, "is there twice");
    seen_[key] = true;
    if (key == kQuality) return ReadQuality(row.quality);
    if (cursor_.Peek() != '"') return Fail("json-wrong-type", key, "must be text");
    std::string text;
    if (!cursor_.TakeText(text)) return false;
    if (text.empty()) return Fail("json-bad-value", key, "must not be empty");
    switch (key) {
      case kSchemaKey:
        if (text == kSchema) return true;
        return Fail("json-bad-value", key, "must be \"brandlint.bank/1\"");
      case kHash:
        if (const auto hash = ParsePdqHash(text)) return row.hash = *hash, true;
        return Fail("json-bad-value", key, "must be 64 hexadecimal digits");
      case kDate:
        if (const auto date = ParseDate(text)) return row.date = *date, true;
        return Fail("json-bad-value", key, "must be a day, as 2026-11-24");
      case kId:
        row.id = std::move(text);
        return true;
      case kReason:
        row.reason = std::move(text);
        return true;
      default:
        row.brand = std::move(text);
        return true;
    }
  }

  bool ReadQuality(int& quality) {
    const char next = cursor_.Peek();
    if (next != '-' && (next < '0' || next > '9')) {
      return Fail("json-wrong-type", kQuality, "must be a number");
    }
    std::string_view digits;
    if (!cursor_.TakeNumber(digits)) return false;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), quality);
    if (error == std::errc() && end == digits.data() + digits.size() && quality >= 0 &&
        quality <= kBestQuality) {
      return true;
    }
    return Fail("json-bad-value", kQuality, "must be a whole number from 0 to 100");
  }

  bool IsComplete() {
    for (std::size_t key = 0; key < kKeys; ++key) {
      if (!seen_[key]) return Fail("json-missing-key", key, "is missing");
    }
    return true;
  }

  bool Fail(std::string_view code, std::size_t key, std::string_view what) {
    return cursor_.Fail(code, QuotedExcerpt(kKeyNames[key]) + " " + std::string(what));
  }

  JsonCursor cursor_;
  std::array<bool, kKeys> seen_{};
};

}  // namespace

Result<BankRow> ReadBankRow(std::string_view text, std::string_view file, int line) {
  RowReader reader(text, file, line);
  BankRow row;
  if (!reader.Read(row)) return reader.error();
  return row;
}

void WriteBankRow(const BankRow& row, std::string& out) {
  JsonWriter json(out);
  json.BeginObject();
  json.Text("schema", kSchema);
  json.Text("id", row.id);
  json.Text("hash", FormatPdqHash(row.hash));
  json.Integer("quality", row.quality);
  json.Text("reason", row.reason);
  json.Text("date", FormatDate(row.date));
  json.Text("brand", row.brand);
  json.EndObject();
  out += '\n';
}

}  // namespace brandlint
