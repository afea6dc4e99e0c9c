// SPDX-License-Identifier: MIT
// A document of any format: the first byte says of which. What is read stays within the limits.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/check.h"
#include "core/documents/document.h"

namespace brandlint {
namespace {

std::size_t CheckedValues(const JsonValue& value, std::int64_t depth_left) {
  CHECK(depth_left >= 0);
  std::size_t count = 1;
  for (const JsonValue& child : value.children) count += CheckedValues(child, depth_left - 1);
  return count;
}

}  // namespace
}  // namespace brandlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  if (size == 0) return 0;
  constexpr int kFormats = static_cast<int>(DocumentFormat::kKeyFile) + 1;
  const auto format = static_cast<DocumentFormat>(data[0] % kFormats);
  JsonOptions options;
  options.max_values = 10'000;
  options.max_depth = 20;
  const std::string_view text = AsText(ByteView(data + 1, size - 1));
  const Result<JsonValue> document = ParseDocument(format, text, "file", options);
  if (document) {
    CHECK(CheckedValues(*document, options.max_depth) <= options.max_values);
  } else {
    CHECK(!document.error().code.empty() && document.error().message.starts_with("file"));
  }
  return 0;
}
