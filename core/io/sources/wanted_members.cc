// SPDX-License-Identifier: MIT
// Which members of an archive the other pages of this shelf would look at.
#include "core/archive/archive_kind.h"
#include "core/documents/android_xml.h"
#include "core/io/descriptors/android_lookup.h"
#include "core/io/descriptors/descriptor.h"
#include "core/io/descriptors/fastlane.h"
#include "core/io/file_name.h"
#include "core/io/picture_file.h"
#include "core/io/source.h"
#include "core/io/sources/make_submission.h"

namespace brandlint {

static_assert(kMemberHeadBytes >= kPictureHeadBytes);

Wanted WantMemberOfArchive(std::string_view name, ByteView head) {
  const std::string_view base = BaseName(name);
  if (base == kManifestName || IsDescriptorName(base) || HasPictureEnding(name) ||
      HasArchiveEnding(name) || StartsLikePicture(head))
    return Wanted::kYes;
  // Of a package for Android: the table of its resources; what is compiled, under whatever name it
  // was given; and resources in a project's sources.
  if (base == kAndroidResourcesName) return Wanted::kYes;
  if (AsText(head).starts_with(kAndroidXmlMagic) ||
      (base.ends_with(".xml") && ("/" + std::string(name)).find("/res/") != std::string::npos))
    return Wanted::kIfSmall;
  // The texts of a descriptor's other languages.
  return base.ends_with(".json") || IsFastlaneName(base) ? Wanted::kIfSmall : Wanted::kNo;
}

Result<Unpacked> UnpackHere(ByteView archive, const Limits& limits) {
  return Unpack(archive, WantMemberOfArchive, limits);
}

}  // namespace brandlint
