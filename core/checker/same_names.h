// SPDX-License-Identifier: MIT
// "Must be unique": which apps of a catalogue have the same name, or names that are easily
// confused. A catalogue is read before it is checked, because the first of two does not know yet
// that there will be a second.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/io/source.h"
#include "core/model/observations.h"
#include "core/model/submission.h"

namespace brandlint {

class SameNames {
 public:
  // Opens the catalogue from its beginning.
  using Open = std::function<std::unique_ptr<Source>()>;

  // Reads names only, no picture: once, and once more when some are shared. Memory: 16 bytes a name
  // while it reads; afterwards for shared names only. Submissions of one app (app_id, else id) are
  // one. It breaks off, with what it has, when `interrupted` (may be null) becomes true, and where
  // the source fails: the check itself comes to the same place and tells of it.
  static SameNames Collect(const Open& open, const std::atomic<bool>* interrupted = nullptr);

  // How many were read; 0 when none was.
  std::uint64_t submissions() const { return submissions_; }

  // Writes into `observations` with whom its names are shared.
  void Tell(Observations& observations) const;

 private:
  struct App {
    std::string app;   // app_id, else the submission's id
    std::string id;    // of the submission
    std::string name;  // as it stands there
  };
  // The first two apps of each shared key, so that each has another to be told; and how many.
  struct Group {
    std::vector<App> first;
    std::size_t apps = 0;
  };
  std::unordered_map<std::uint64_t, Group> groups_;
  std::uint64_t submissions_ = 0;
};

}  // namespace brandlint
