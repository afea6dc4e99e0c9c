// SPDX-License-Identifier: MIT
#include "core/archive/archive_kind.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace brandlint {
namespace {

using namespace std::string_view_literals;

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

}  // namespace

bool HasArchiveEnding(std::string_view name) {
  // Something stands before the ending: a file called ".zip" is a hidden one without.
  return !name.empty() && HasEnding(name.substr(1), kArchiveEndings);
}

bool StartsLikeArchive(ByteView head) { return HasOneOf(head, kSignatures); }

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
