// SPDX-License-Identifier: MIT
// Files that say of an app what it is called and what it looks like, written for others than us: a
// folder with one of them is a submission without a word of configuration. A new kind is one page
// here and one line in all.def.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/codec/json_reader.h"
#include "core/codec/submission.h"
#include "core/documents/document.h"
#include "core/io/descriptors/draft.h"
#include "core/io/tree.h"

namespace brandlint {

struct Descriptor {
  std::string_view id;       // "browser-extension"
  std::string_view summary;  // one line
  std::string_view file;     // its name, or "*" and the end of it; several kinds may share one
  // Whether the document is of this kind.
  bool (*fits)(const JsonValue& document);
  void (*read)(const JsonValue& document, Draft& draft);
  DocumentFormat format = DocumentFormat::kJson;  // the same for all that share a name
};

// All kinds, in the order in which they are asked.
std::span<const Descriptor* const> Descriptors();

// Whether a file has a name that some kind asks for, or that one of them reads beside it.
bool IsDescriptorName(std::string_view name);

struct FoundDescriptor {
  std::string file;
  const Descriptor* kind = nullptr;  // null: a file of such a name that cannot be read
  SubmissionReading reading;         // form kLoose: the rules of one marketplace's form are not
                                     // those of another
};

// The first descriptor among the entries of the folder `inside`. One that cannot be read at all
// counts, with a problem: it might have been one. One of no known kind does not.
std::optional<FoundDescriptor> FindDescriptor(const Tree& tree,
                                              const std::string& inside,
                                              const std::vector<FolderEntry>& entries,
                                              const Limits& limits);

}  // namespace brandlint
