// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "core/archive/unpack.h"
#include "core/io/tree.h"

namespace brandlint {

// The members of an archive as a tree, in memory. Of two with one name, or of a file with a
// folder's name, the first is kept; `problems` gets the others.
std::shared_ptr<const Tree> MakeArchiveTree(std::vector<Unpacked::Member> members,
                                            std::vector<ArchiveProblem>& problems);

}  // namespace brandlint
