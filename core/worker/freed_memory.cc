// SPDX-License-Identifier: MIT
#include "core/worker/freed_memory.h"

#include <malloc.h>

namespace brandlint {

void UseOneArena() { ::mallopt(M_ARENA_MAX, 1); }

void KeepFreedMemory() {
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the most that glibc takes
  ::mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

void GiveBackFreedMemory() {
  constexpr int kUsual_bytes = 128 << 10;  // glibc's own choice for both
  ::mallopt(M_MMAP_THRESHOLD, kUsual_bytes);
  ::mallopt(M_TRIM_THRESHOLD, kUsual_bytes);
  ::malloc_trim(0);
}

}  // namespace brandlint
