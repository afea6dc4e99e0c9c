// SPDX-License-Identifier: MIT
// The last thing a worker does before it sees a stranger's bytes: it gives up the file system, the
// network, other processes, and most of the kernel. docs/decisions/0010-sandbox.md has the reasons.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace brandlint {

// How a worker ends that made a system call it may not make.
inline constexpr int kRefusedCallStatus = 5;

struct SandboxOptions {
  std::int64_t address_bytes = 0;  // at most so much memory is mapped; 0: no limit
  int descriptors = 0;             // numbers of descriptors stay below this; 0: no limit
};

// Seals this process off, with all of its threads, for good:
//  - limits on address space and descriptors (under a sanitizer, whose shadow needs terabytes, not
//    on address space);
//  - no_new_privs;
//  - Landlock without any rule, as much as the kernel knows of it: no file can be opened, no port
//    connected to or listened on. Kernels before 5.13 do not have it, and it goes on without;
//  - a filter that lets through the system calls of system_calls.def; all others are answered by
//    kept_files.h.
//
// Errors: "sandbox", when one of these cannot be had, but for Landlock.
Result<void> EnterSandbox(const SandboxOptions& options);

// Bounds the processor time of what this process does next. Beyond it, SIGXCPU ends the process.
// Works inside the sandbox.
void LimitProcessorTime(std::int64_t seconds);

// What a child of this process found when it sealed itself off and then tried to get out.
struct SandboxReport {
  int landlock_abi = 0;        // version of the kernel's interface; 0: none
  std::string failure;         // why it could not be sealed off; empty: it is
  bool refuses_files = false;  // opening a file was refused
  bool refuses_sockets = false;
  bool refuses_processes = false;
};
SandboxReport TryOutSandbox(const SandboxOptions& options);

}  // namespace brandlint
