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

namespace {

bool IsNamed(const Descriptor& kind, std::string_view name) {
  return kind.file.starts_with('*') ? name.ends_with(kind.file.substr(1)) : name == kind.file;
}

// The first kind of which a file may have such a name; null: none.
const Descriptor* KindNamed(std::string_view name) {
  const auto found = std::ranges::find_if(
      Descriptors(), [&](const Descriptor* kind) { return IsNamed(*kind, name); });
  return found == Descriptors().end() ? nullptr : *found;
}

}  // namespace

bool IsDescriptorName(std::string_view name) { return KindNamed(name) != nullptr; }

std::optional<FoundDescriptor> FindDescriptor(const Tree& tree,
                                              const std::string& inside,
                                              const std::vector<FolderEntry>& entries,
                                              const Limits& limits) {
  for (const FolderEntry& entry : entries) {
    const Descriptor* const named = KindNamed(entry.name);
    if (entry.kind != FolderEntry::Kind::kFile || named == nullptr) continue;
    FoundDescriptor found{.file = entry.name};
    Draft draft(tree, inside, entry.name, limits);
    if (const std::optional<JsonValue> document = draft.ReadBeside(entry.name, named->format)) {
      const auto kind = std::ranges::find_if(Descriptors(), [&](const Descriptor* each) {
        return IsNamed(*each, entry.name) && each->fits(*document);
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
