// SPDX-License-Identifier: MIT
#include <algorithm>

#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"

namespace brandlint {

#define DESCRIPTOR(constant) extern constinit const Descriptor constant;
#include "core/io/descriptors/all.def"
#undef DESCRIPTOR

std::span<const Descriptor* const> Descriptors() {
  static constexpr const Descriptor* kAll[] = {
#define DESCRIPTOR(constant) &constant,
#include "core/io/descriptors/all.def"
#undef DESCRIPTOR
  };
  return kAll;
}

bool IsDescriptorName(std::string_view name) {
  return std::ranges::find(Descriptors(), name, &Descriptor::file) != Descriptors().end();
}

std::optional<FoundDescriptor> FindDescriptor(const Tree& tree,
                                              const std::string& inside,
                                              const std::vector<FolderEntry>& entries,
                                              const Limits& limits) {
  for (const FolderEntry& entry : entries) {
    if (entry.kind != FolderEntry::Kind::kFile || !IsDescriptorName(entry.name)) continue;
    FoundDescriptor found{.file = entry.name};
    Draft draft(tree, inside, entry.name, limits);
    if (const std::optional<JsonValue> document = draft.ReadBeside(entry.name)) {
      const auto kind = std::ranges::find_if(Descriptors(), [&](const Descriptor* each) {
        return each->file == entry.name && each->fits(*document);
      });
      if (kind == Descriptors().end()) continue;
      found.kind = *kind;
      found.kind->read(*document, draft);
    }
    found.reading = std::move(draft).Take();
    found.reading.readable = found.kind != nullptr;
    return found;
  }
  return std::nullopt;
}

}  // namespace brandlint
