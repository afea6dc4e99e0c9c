// SPDX-License-Identifier: MIT
// Files that libraries open by name in the middle of their work: fonts. A worker may open nothing,
// so these are opened before it is sealed off, and the call that would open one is answered with
// a descriptor of the file that lies ready.
#pragma once

#include <span>
#include <string>

#include "core/worker/lock_down.h"

namespace brandlint {

// Opens them for reading, in the zygote; its workers inherit the descriptors, all of which are
// answered. What cannot be opened is left out, as is everything after the first 1,024 files.
KeptDescriptors OpenKeptFiles(std::span<const std::string> files);

// Makes this process answer refused system calls (SIGSYS, see sandbox.h): open and openat of a
// kept file for reading give a descriptor of it, and access and stat find it; of another file they
// give EACCES, and opening it is remembered; any other call ends the process with `status`, after a
// line on standard error that gives its number.
void AnswerRefusedCalls(int status);

// The first file that was asked for and is not kept since the last call of this; "" when none was.
std::string TakeRefusedFile();

}  // namespace brandlint
