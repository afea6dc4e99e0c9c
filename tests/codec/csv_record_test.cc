// SPDX-License-Identifier: MIT
#include "core/codec/csv_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <sstream>
#include <string>
#include <vector>

namespace brandlint {
namespace {

using testing::ElementsAre;

struct Row {
  std::vector<std::string> fields;
  int lines = 1;
  std::string error;

  friend bool operator==(const Row&, const Row&) = default;
  friend void PrintTo(const Row& row, std::ostream* out) {
    for (const std::string& field : row.fields) *out << '[' << field << ']';
    *out << " in " << row.lines << " lines " << row.error;
  }
};

std::vector<Row> Read(const std::string& text, std::int64_t limit = 1000) {
  std::istringstream in(text);
  std::vector<Row> rows;
  CsvRecord record;
  while (ReadCsvRecord(in, limit, record)) {
    if (!record.error.empty()) record.fields.clear();
    rows.push_back({record.fields, record.lines, record.error});
  }
  return rows;
}

TEST(ReadCsvRecord, SplitsFieldsAndRecords) {
  EXPECT_THAT(Read("a,b,c\nd,,f\n"), ElementsAre(Row{{"a", "b", "c"}}, Row{{"d", "", "f"}}));
  EXPECT_THAT(Read("a,b\r\nc,d\r\n"), ElementsAre(Row{{"a", "b"}}, Row{{"c", "d"}}));
  EXPECT_THAT(Read("a,b\nc,"), ElementsAre(Row{{"a", "b"}}, Row{{"c", ""}}));
  EXPECT_THAT(Read("\n"), ElementsAre(Row{{""}}));
  EXPECT_TRUE(Read("").empty());
}

TEST(ReadCsvRecord, TakesQuotesApart) {
  EXPECT_THAT(Read("\"a,b\",\"say \"\"hi\"\"\",\"\"\r\nx\n"),
              ElementsAre(Row{{"a,b", "say \"hi\"", ""}}, Row{{"x"}}));
  EXPECT_THAT(Read("\"two\nlines\",b\nc\n"), ElementsAre(Row{{"two\nlines", "b"}, 2}, Row{{"c"}}));
  // A quote within a field that does not begin with one is a character.
  EXPECT_THAT(Read("5\" wide,b\n"), ElementsAre(Row{{"5\" wide", "b"}}));
}

TEST(ReadCsvRecord, GoesOnBehindWhatIsWrong) {
  EXPECT_THAT(Read("\"a\"b,c\nd\n"), ElementsAre(Row{{}, 1, "csv-quote"}, Row{{"d"}}));
  EXPECT_THAT(Read("\"a\nb\n"), ElementsAre(Row{{}, 2, "csv-quote"}));
  EXPECT_THAT(Read("abcdefghij\nk\n", 5), ElementsAre(Row{{}, 1, "limit-line-bytes"}, Row{{"k"}}));
  // An open quote does not swallow the file: it ends with the line that is over the limit.
  EXPECT_THAT(Read("\"abc\ndefghij\nk\n", 6),
              ElementsAre(Row{{}, 2, "limit-line-bytes"}, Row{{"k"}}));
  EXPECT_THAT(Read("abcde\nk\n", 5), ElementsAre(Row{{"abcde"}}, Row{{"k"}}));
}

}  // namespace
}  // namespace brandlint
