// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/codec/json_reader.h"

namespace brandlint {

inline constexpr std::string_view kAndroidXmlMagic("\x03\0\x08\0", 4);

// XML as it is compiled in a package for Android, as the tree that ParseDocument gives of XML in
// its sources; values that are no texts have the form of TextOf (android_chunks.h). Android goes by
// the number of an attribute, not by its name, so the ones that we ask for are called as their
// numbers say, and one that is only called so is not.
//
// Texts of the pool may be used many times: together they are bounded by options.max_bytes.
// Errors: as ParseDocument.
// Source: as android_chunks.h (ResXMLTree_node and what follows it); the numbers are those of
// core/res/res/values/public-final.xml.
Result<JsonValue> ParseAndroidXml(std::string_view bytes,
                                  std::string_view file,
                                  const JsonOptions& options);

}  // namespace brandlint
