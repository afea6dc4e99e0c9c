// SPDX-License-Identifier: MIT
// A catalogue in comma separated values: any bytes are rows, every line of the file belongs to one,
// and no asset leaves the folder.
#include <algorithm>
#include <optional>
#include <sstream>
#include <string>

#include "core/base/check.h"
#include "core/codec/catalogue_row.h"
#include "core/codec/csv_record.h"
#include "tests/fuzz/text_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  const std::string text(TextOf(data, size));
  std::istringstream in(text);
  CsvRecord record;
  std::optional<CatalogueHeader> header;
  std::ptrdiff_t lines = 0;
  while (ReadCsvRecord(in, 200, record)) {
    CHECK(!record.fields.empty());
    CHECK(record.lines > 0);
    lines += record.lines;
    if (!record.error.empty()) continue;
    if (!header) {
      Result<CatalogueHeader> read = ReadCatalogueHeader(record.fields, "f");
      if (!read.ok()) break;
      header = *std::move(read);
      continue;
    }
    const SubmissionReading row = ReadCatalogueRow(*header, record.fields, "f", 2);
    CHECK(row.readable || !row.submission.problems.empty());
    CHECK(row.asset_places.size() == row.submission.assets.size());
    for (const Asset& asset : row.submission.assets) CHECK(!asset.path.starts_with('/'));
  }
  const bool ended = in.rdbuf()->sgetc() == std::char_traits<char>::eof();
  const std::ptrdiff_t whole = std::ranges::count(text, '\n');
  if (ended) CHECK(lines == whole + (text.empty() || text.ends_with('\n') ? 0 : 1));
  return 0;
}
