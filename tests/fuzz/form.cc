// SPDX-License-Identifier: MIT
// What comes over HTTP before anybody knows who sent it: an address, and a form with its type. The
// first line is the address, the second the content type, the rest the body.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/check.h"
#include "core/base/utf8.h"
#include "service/http/message.h"
#include "service/http/multipart.h"

using namespace brandlint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = AsText({data, size});
  const auto line = [&] {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return text;
  };
  HttpRequest request;
  if (ReadTarget(line(), request)) {
    CHECK(IsUtf8(request.path));
    for (const auto& [key, value] : request.query) CHECK(IsUtf8(key) && IsUtf8(value));
  }
  const std::string_view type = line();
  const auto parts = ReadForm(type, rest);
  if (!parts) return 0;
  std::size_t bytes = 0;
  for (const FormPart& part : *parts) {
    CHECK(!part.name.empty());
    // Each looks into the body, and no two at the same bytes.
    CHECK(part.content.data() >= rest.data() &&
          part.content.data() + part.content.size() <= rest.data() + rest.size());
    bytes += part.content.size();
  }
  CHECK(bytes <= rest.size() && parts->size() <= kFormParts);
  return 0;
}
