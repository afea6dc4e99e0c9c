// SPDX-License-Identifier: MIT
#include "core/archive/archive_kind.h"

#include <algorithm>
#include <optional>
#include <string>

namespace brandlint {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t offset;
  std::string_view magic;
};

constexpr Signature kSignatures[] = {
    {0, "PK\x03\x04"sv},  // zip: APPNOTE.TXT 6.3.10, section 4.3.7
    {0, "PK\x05\x06"sv},  // an empty one, section 4.3.16
    {0, "Cr24"sv},        // Chromium's extensions, crx_file.proto
    {257, "ustar"sv},     // tar: POSIX.1-2017, pax, "ustar Interchange Format"
    {0, "\x1f\x8b"sv},    // gzip: RFC 1952, section 2.3.1
    {0,
     "\xfd"
     "7zXZ\0"sv},               // xz: The .xz File Format 1.1.0, section 2.1.1.1
    {0, "BZh"sv},               // bzip2
    {0, "\x28\xb5\x2f\xfd"sv},  // Zstandard: RFC 8878, section 3.1.1
};

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool HasArchiveEnding(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), Lower);
  for (std::string_view rest = kArchiveEndings; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(", "), rest.size());
    // A name needs something before its ending.
    const std::string ending = "." + std::string(rest.substr(0, comma));
    if (lower.size() > ending.size() && lower.ends_with(ending)) return true;
    rest.remove_prefix(std::min(comma + 2, rest.size()));
  }
  return false;
}

bool StartsLikeArchive(ByteView head) {
  return std::ranges::any_of(kSignatures, [&](const Signature& signature) {
    return HasAt(head, signature.offset, signature.magic);
  });
}

ByteView WithoutCrxHeader(ByteView archive) {
  if (!HasAt(archive, 0, "Cr24")) return archive;
  const auto version = ReadLittleEndian(archive, 4, 4), first = ReadLittleEndian(archive, 8, 4),
             second = ReadLittleEndian(archive, 12, 4);
  if (!version || !first || !second) return archive;
  // CRX2 has a key and a signature, CRX3 one header with all of them.
  const std::uint64_t skipped = *version == 2 ? 16 + *first + *second : 12 + *first;
  return archive.subspan(std::min<std::uint64_t>(skipped, archive.size()));
}

}  // namespace brandlint
