// SPDX-License-Identifier: MIT
// An icon of an app for Apple's systems in its catalogue of assets, all its sizes and appearances.
// Source: developer.apple.com, "Asset Catalog Format Reference".
#include <algorithm>

#include "core/io/descriptors/descriptor.h"

namespace brandlint {

extern constinit const Descriptor kIconSet{
    .id = "icon-set",
    .summary = "Contents.json of an icon in an asset catalogue of Xcode",
    .file = "Contents.json",
    .fits =
        [](const JsonValue& document) {
          // Other pictures of a catalogue have one, too; only icons come in sizes.
          const JsonValue* const images = MemberOf(document, "images");
          return images != nullptr &&
                 std::ranges::any_of(images->children, [](const JsonValue& image) {
                   return MemberOf(image, "size") != nullptr;
                 });
        },
    .read =
        [](const JsonValue& document, Draft& draft) {
          draft.AddPictures(MemberOf(document, "images"), SubjectType::kIcon, "filename");
        },
};

}  // namespace brandlint
