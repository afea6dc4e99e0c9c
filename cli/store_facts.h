// SPDX-License-Identifier: MIT
// What `brandlint doctor --store` says of a service's store and of its folder of pictures.
#pragma once

#include <string>

#include "cli/command.h"

namespace brandlint::cli {

struct StoreQuestion {
  std::string store;          // URL
  std::string pictures;       // folder; empty: beside the file of SQLite, else it is not looked at
  bool all_pictures = false;  // else a sample
};

// Reads only: the schema stays as it is, and nothing is made that is not there. kClean: all is
// well; kFinding: something is not, and was told; kUsage: it is no URL; kIncomplete: it could not
// be looked at.
Exit PrintStore(const StoreQuestion& question, Streams streams);

}  // namespace brandlint::cli
