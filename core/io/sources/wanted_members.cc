// SPDX-License-Identifier: MIT
// Which members of an archive the other pages of this shelf would look at.
#include "core/archive/archive_kind.h"
#include "core/io/file_name.h"
#include "core/io/picture_file.h"
#include "core/io/source.h"
#include "core/io/sources/make_submission.h"

namespace brandlint {

static_assert(kMemberHeadBytes >= kPictureHeadBytes);

bool WantMemberOfArchive(std::string_view name, ByteView head) {
  return BaseName(name) == kManifestName || HasPictureEnding(name) || HasArchiveEnding(name) ||
         StartsLikePicture(head);
}

Result<Unpacked> UnpackHere(ByteView archive, const Limits& limits) {
  return Unpack(archive, WantMemberOfArchive, limits);
}

}  // namespace brandlint
