// SPDX-License-Identifier: MIT
// Which files are archives of files.
#pragma once

#include <string_view>

#include "core/base/bytes.h"

namespace brandlint {

// The endings that count, for messages: "zip, crx, ...".
inline constexpr std::string_view kArchiveEndings =
    "zip, crx, xpi, vsix, apk, ipa, tar, tar.gz, tgz, tar.xz, txz, tar.bz2, tbz2, tar.zst, tzst";

// Whether the name ends in "." and one of them, in capitals or not.
bool HasArchiveEnding(std::string_view name);

// So many first bytes tell a tar.
inline constexpr std::size_t kArchiveHeadBytes = 512;

// Whether the first bytes are those of an archive. A compressed file counts by its compression:
// whether there is a tar in it is seen when it is unpacked. Sources: the signatures of each format,
// as cited in the .cc.
bool StartsLikeArchive(ByteView head);

// Without the header that Chromium puts before a zip (CRX2, CRX3); everything else as it is.
ByteView WithoutCrxHeader(ByteView archive);

}  // namespace brandlint
