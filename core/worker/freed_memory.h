// SPDX-License-Identifier: MIT
// What becomes of memory that a worker has freed.
//
// Pictures and what Tesseract works in come and go with every line that is read. Given back to the
// system each time, their pages cost 7 % of the time of a screenshot. So a worker keeps them; but
// not while it has a large picture, when all workers together have to stay within bounds.
#pragma once

namespace brandlint {

// To be called before any thread is started: glibc's arenas for further threads ask for a file
// below /proc when they shrink, which a sealed worker does not have.
void UseOneArena();

// From now on up to 64 MB are kept, and blocks from 32 MB are given back at once.
void KeepFreedMemory();

// Gives back what is kept, and from now on what is freed.
void GiveBackFreedMemory();

}  // namespace brandlint
