// SPDX-License-Identifier: MIT
// Archives, and what a process that unpacked one answers: it had a stranger's bytes in hand.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/archive/unpack.h"
#include "core/base/check.h"

namespace {

brandlint::Wanted WantSome(std::string_view name, brandlint::ByteView) {
  return brandlint::Wanted{static_cast<int>(name.size() % 3)};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  const ByteView bytes(data, size);
  Limits limits;
  limits.archive_content_bytes = 1 << 20;
  const Unpacked unpacked = Unpack(bytes, WantSome, limits);
  const auto again = ReadUnpacked(WriteUnpacked(unpacked));
  CHECK(again && *again == unpacked);
  if (const auto read = ReadUnpacked(AsText(bytes))) CHECK(WriteUnpacked(*read) == AsText(bytes));
  return 0;
}
