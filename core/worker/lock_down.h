// SPDX-License-Identifier: MIT
// What a worker process gives up before it sees a stranger's bytes: the one place for it.
#pragma once

#include <sys/types.h>

namespace brandlint {

// Called once, in the child, right after fork:
//  - it dies with `parent`;
//  - of all descriptors it keeps `socket`, which gets the number that is returned, and standard
//    error for the last words of a bug; standard input and output are /dev/null;
//  - Ctrl-C is the parent's business, so SIGINT is ignored; other signals have their defaults;
//  - it leaves no core file, which would hold a stranger's picture.
//
// Returns the socket's number, or -1 when one of these cannot be had.
int LockDown(int socket, pid_t parent);

}  // namespace brandlint
