// SPDX-License-Identifier: MIT
// OpenCV works in the thread that calls it: parallelism is that of workers and callers.
#pragma once

namespace brandlint {

// To be called before the first use of OpenCV. Only the first call does anything: setNumThreads()
// itself takes its pool of threads down, and two threads that do so at once crash.
void KeepOpenCvToOneThread();

}  // namespace brandlint
