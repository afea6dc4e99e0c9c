// SPDX-License-Identifier: MIT
#include "core/documents/document.h"

#include <string>
#include <utility>

namespace brandlint {

Result<JsonValue> ParseDocument(DocumentFormat format,
                                std::string_view text,
                                std::string_view file,
                                const JsonOptions& options) {
  if (format == DocumentFormat::kJson) {
    Result<JsonDocument> document = ParseJson(text, file, options);
    if (!document) return document.error();
    return std::move(document->root);
  }
  if (std::cmp_greater(text.size(), options.max_bytes)) {
    return Error{"document-too-large",
                 std::string(file) + ": has " + std::to_string(text.size()) +
                     " bytes, more than the limit of " + std::to_string(options.max_bytes)};
  }
  switch (format) {
    case DocumentFormat::kJson:
      break;
    case DocumentFormat::kToml:
      return ParseToml(text, file, options);
    case DocumentFormat::kYaml:
      return ParseYaml(text, file, options);
    case DocumentFormat::kXml:
      return ParseXml(text, file, options);
    case DocumentFormat::kPropertyList:
      return ParsePropertyList(text, file, options);
    case DocumentFormat::kKeyFile:
      return ParseKeyFile(text, file, options);
  }
  return Error{"document-syntax", std::string(file) + ": is of a format that nobody reads"};
}

}  // namespace brandlint
