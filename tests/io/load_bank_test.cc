// SPDX-License-Identifier: MIT
#include "core/io/load_bank.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/digest.h"
#include "core/codec/bank_row.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

BankRow RowOf(const std::string& id) {
  BankRow row;
  row.id = id;
  row.hash.bits = {1, 2, 3, 4};
  row.quality = 90;
  row.reason = "the mark";
  row.date = {2026, 11, 3};
  row.brand = "lumapay";
  return row;
}

std::string LineOf(const std::string& id) {
  std::string line;
  WriteBankRow(RowOf(id), line);
  return line;
}

TEST(LoadBank, ReadsRowsAndBearsTheDigest) {
  const TempFolder folder;
  // A byte order mark is not looked for: JSON lines have none. The last line may lack its end.
  std::string text = LineOf("a") + "\n\r\n" + LineOf("a") + LineOf("b");
  text.pop_back();
  const auto loaded = LoadBank(folder.Write("bank.jsonl", text), Limits());
  ASSERT_TRUE(loaded.ok()) << loaded.error().message;
  EXPECT_THAT(loaded->bank.rows, ElementsAre(RowOf("a"), RowOf("a"), RowOf("b")));
  EXPECT_EQ(loaded->bank.name, "bank.jsonl");
  EXPECT_EQ(loaded->bank.digest, Sha256Hex(AsBytes(text)));
  EXPECT_EQ(loaded->bad_rows, 0U);
}

TEST(LoadBank, ABadRowIsNamedAndTheRestGoesOn) {
  const TempFolder folder;
  const std::string file =
      folder.Write("bank.jsonl", LineOf("a") + "{\"id\": 1}\n" + LineOf("b") + "\x1b[31m\n");
  const auto loaded = LoadBank(file, Limits());
  ASSERT_TRUE(loaded.ok()) << loaded.error().message;
  EXPECT_THAT(loaded->bank.rows, ElementsAre(RowOf("a"), RowOf("b")));
  EXPECT_THAT(loaded->messages,
              ElementsAre(HasSubstr("bank.jsonl:2: \"id\" must be text"),
                          HasSubstr("bank.jsonl:4: expected an object")));
  EXPECT_EQ(loaded->bad_rows, 2U);
}

TEST(LoadBank, AThousandBadRowsAreCounted) {
  const TempFolder folder;
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "x\n";
  const auto loaded = LoadBank(folder.Write("bank.jsonl", text), Limits());
  ASSERT_TRUE(loaded.ok());
  EXPECT_EQ(loaded->messages.size(), kMostBankMessages);
  EXPECT_EQ(loaded->bad_rows, 1000U);
}

TEST(LoadBank, SaysWhatIsMissingOrTooLarge) {
  const TempFolder folder;
  const auto missing = LoadBank(folder / "gone.jsonl", Limits());
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().message, (folder / "gone.jsonl") + ": no such file");
  Limits limits;
  limits.bank_bytes = 10;
  const auto large = LoadBank(folder.Write("bank.jsonl", LineOf("a")), limits);
  ASSERT_FALSE(large.ok());
  EXPECT_THAT(large.error().message, HasSubstr("(bank_bytes)"));
}

TEST(AppendToBank, KeepsWhatIsThere) {
  const TempFolder folder;
  const std::string file = folder / "bank.jsonl";
  ASSERT_TRUE(AppendToBank(file, {RowOf("a"), RowOf("a")}, Limits()).ok());
  EXPECT_EQ(folder.Read("bank.jsonl"), LineOf("a") + LineOf("a"));
  folder.Write("bank.jsonl", "not a row");
  ASSERT_TRUE(AppendToBank(file, {RowOf("b")}, Limits()).ok());
  EXPECT_EQ(folder.Read("bank.jsonl"), "not a row\n" + LineOf("b"));
}

TEST(AppendToBank, AnIdThatIsThereIsRefusedAndNothingIsWritten) {
  const TempFolder folder;
  const std::string file = folder.Write("bank.jsonl", LineOf("a"));
  const auto again = AppendToBank(file, {RowOf("b"), RowOf("a")}, Limits());
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().code, "bank-id");
  EXPECT_THAT(again.error().message, HasSubstr("the id 'a' is there already"));
  EXPECT_EQ(folder.Read("bank.jsonl"), LineOf("a"));
}

}  // namespace
}  // namespace brandlint
