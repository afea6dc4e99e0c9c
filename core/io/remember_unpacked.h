// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "core/io/source.h"

namespace brandlint {

// As `unpack`, but what it gave is kept and given again for the same bytes, up to
// `most_bytes` in all, and errors always: a catalogue is read twice, and an archive that took all
// the time it may take shall not do so again. Copies share what is kept; for one thread.
Unpacker RememberUnpacked(Unpacker unpack, std::int64_t most_bytes = std::int64_t{64} << 20);

}  // namespace brandlint
