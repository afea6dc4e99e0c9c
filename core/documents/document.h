// SPDX-License-Identifier: MIT
// Documents of any format as the tree that JSON gives, so that who asks them questions asks all in
// the same way. A stranger wrote them: size and depth are bounded, nothing outside of the text is
// opened, and what could make it grow (aliases, entities) is refused.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/codec/json_reader.h"

namespace brandlint {

enum class DocumentFormat : std::uint8_t {
  kJson,          // RFC 8259
  kToml,          // toml.io, 1.0
  kYaml,          // yaml.org, 1.1: the first document; every scalar is text
  kXml,           // see below; also as it is compiled in a package for Android
  kPropertyList,  // Apple's: binary, XML, or the older "key" = "value";
  kKeyFile,       // groups of Key=value, of freedesktop.org: objects in an object, all texts
};

// Of XML an element is an object: `key` its name with its prefix, `text` all characters in it and
// in those below, and its members first the attributes ("@xml:lang", texts), then the elements, of
// which many may have one name. The root is an object with the one element.
//
// `file` is what messages call it: `Chart.yaml:14: ...`.
// Errors: of kJson those of ParseJson; else "document-too-large" (bytes or values),
// "document-too-deep", "document-syntax" (says where and what).
Result<JsonValue> ParseDocument(DocumentFormat format,
                                std::string_view text,
                                std::string_view file,
                                const JsonOptions& options = {});

// The formats besides JSON, each on its page; `text` is not larger than the limit.
Result<JsonValue> ParseToml(std::string_view text,
                            std::string_view file,
                            const JsonOptions& options);
Result<JsonValue> ParseYaml(std::string_view text,
                            std::string_view file,
                            const JsonOptions& options);
Result<JsonValue> ParseXml(std::string_view text,
                           std::string_view file,
                           const JsonOptions& options);
Result<JsonValue> ParsePropertyList(std::string_view text,
                                    std::string_view file,
                                    const JsonOptions& options);
Result<JsonValue> ParseKeyFile(std::string_view text,
                               std::string_view file,
                               const JsonOptions& options);

}  // namespace brandlint
