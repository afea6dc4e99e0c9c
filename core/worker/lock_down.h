// SPDX-License-Identifier: MIT
// What a process of the pool gives up right after fork, before it loads anything. What a worker
// gives up on top of that, before it sees a stranger's bytes, is in sandbox.h.
#pragma once

#include <sys/types.h>

namespace brandlint {

inline constexpr int kWorkerSocket = 3;  // the first after the standard ones

// Descriptors that are left open: [first, last).
struct KeptDescriptors {
  int first = 0;
  int last = 0;
};

// Called once, in the child, right after fork:
//  - it dies with `parent`;
//  - of all descriptors it keeps `socket`, which gets the number kWorkerSocket, those of `kept`
//    (which are higher), and standard error for the last words of a bug; standard input and output
//    are /dev/null;
//  - Ctrl-C is the parent's business, so SIGINT is ignored; other signals have their defaults;
//  - it leaves no core file, which would hold a stranger's picture.
//
// False when one of these cannot be had.
bool LockDown(int socket, pid_t parent, KeptDescriptors kept);

}  // namespace brandlint
