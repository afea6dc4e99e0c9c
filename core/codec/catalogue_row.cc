// SPDX-License-Identifier: MIT
#include "core/codec/catalogue_row.h"

#include <algorithm>
#include <utility>

#include "core/base/nearest.h"
#include "core/base/utf8.h"
#include "core/codec/json_cursor.h"
#include "core/codec/json_fields.h"

namespace brandlint {
namespace {

class RowReader {
 public:
  RowReader(std::string_view file, int line, SubmissionReading& reading)
      : place_(std::string(file) + ":" + std::to_string(line)), file_(file), reading_(reading) {}

  void Fail(std::string code, const std::string& what) {
    reading_.submission.problems.push_back(
        {std::string(file_), std::move(code), place_ + ": " + what});
  }

  void Required(std::string_view column, const std::string& value) {
    if (value.empty()) Fail("csv-empty", "\"" + std::string(column) + "\" has no value");
  }

  void Text(SubjectType type, const std::string& value) {
    if (!value.empty()) reading_.submission.texts.push_back({type, "", value, ""});
  }

  void Picture(std::string_view column, SubjectType role, const std::string& path) {
    if (path.empty()) return;
    const std::string at = place_ + ": \"" + std::string(column) + "\"";
    if (!StaysInFolder(path)) {
      Fail(
          "path-outside",
          "\"" + std::string(column) +
              "\" must be a path inside the catalogue's folder with \"/\" between its parts, not " +
              QuotedExcerpt(path));
      return;
    }
    reading_.asset_places.push_back(at);
    reading_.submission.assets.push_back({path, "", role, ""});
  }

 private:
  const std::string place_;
  const std::string_view file_;
  SubmissionReading& reading_;
};

}  // namespace

Result<CatalogueHeader> ReadCatalogueHeader(std::span<const std::string> fields,
                                            std::string_view file) {
  CatalogueHeader header;
  const std::string place = std::string(file) + ":1: ";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    std::string_view name = fields[i];
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (i == 0 && name.starts_with(kByteOrderMark)) name.remove_prefix(kByteOrderMark.size());
    const auto* const known = std::ranges::find(kCatalogueColumns, name);
    if (known == kCatalogueColumns.end()) {
      header.columns.emplace_back();
      header.notes.push_back(place + "the column " + QuotedExcerpt(name) + " is not known" +
                             DidYouMean(name, kCatalogueColumns));
      continue;
    }
    const auto column = static_cast<CatalogueColumn>(known - kCatalogueColumns.begin());
    if (std::ranges::find(header.columns, column) != header.columns.end())
      return Error{"csv-header", place + "the column " + QuotedExcerpt(name) + " stands twice"};
    header.columns.emplace_back(column);
  }
  for (const CatalogueColumn needed : {CatalogueColumn::kId, CatalogueColumn::kName}) {
    if (std::ranges::find(header.columns, needed) != header.columns.end()) continue;
    return Error{"csv-header",
                 place + "the first line must name the columns, and has no \"" +
                     std::string(kCatalogueColumns[static_cast<std::size_t>(needed)]) +
                     "\"; known are id, name, developer, short_description, description, icon and "
                     "screenshots"};
  }
  return header;
}

SubmissionReading ReadCatalogueRow(const CatalogueHeader& header,
                                   std::span<const std::string> fields,
                                   std::string_view file,
                                   int line) {
  SubmissionReading reading;
  Submission& submission = reading.submission;
  submission.form = SubmissionForm::kListing;
  RowReader row(file, line, reading);
  if (fields.size() != header.columns.size()) {
    row.Fail("csv-fields",
             std::to_string(fields.size()) + " fields, but the first line names " +
                 std::to_string(header.columns.size()) + " columns");
    return reading;
  }
  if (!std::ranges::all_of(fields, [](const std::string& field) { return IsUtf8(field); })) {
    row.Fail("text-not-utf8", "the row is not UTF-8");
    return reading;
  }
  reading.readable = true;
  static const std::string kNone;
  const auto value = [&](CatalogueColumn column) -> const std::string& {
    const auto at = std::ranges::find(header.columns, column);
    return at == header.columns.end()
               ? kNone
               : fields[static_cast<std::size_t>(at - header.columns.begin())];
  };
  submission.id = value(CatalogueColumn::kId);
  row.Required("id", submission.id);
  row.Required("name", value(CatalogueColumn::kName));
  // In the order in which a manifest's texts come.
  row.Text(SubjectType::kName, value(CatalogueColumn::kName));
  row.Text(SubjectType::kShortDescription, value(CatalogueColumn::kShortDescription));
  row.Text(SubjectType::kDescription, value(CatalogueColumn::kDescription));
  row.Text(SubjectType::kDeveloper, value(CatalogueColumn::kDeveloper));
  row.Picture("icon", SubjectType::kIcon, value(CatalogueColumn::kIcon));
  std::string_view shots = value(CatalogueColumn::kScreenshots);
  while (!shots.empty()) {
    const std::size_t end = std::min(shots.find(';'), shots.size());
    row.Picture("screenshots", SubjectType::kScreenshot, std::string(shots.substr(0, end)));
    shots.remove_prefix(std::min(end + 1, shots.size()));
  }
  return reading;
}

}  // namespace brandlint
