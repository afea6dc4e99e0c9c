// SPDX-License-Identifier: MIT
#include "core/logo/one_thread.h"

#include <opencv2/core/utility.hpp>

namespace brandlint {

void KeepOpenCvToOneThread() {
  [[maybe_unused]] static const bool done = (cv::setNumThreads(1), true);
}

}  // namespace brandlint
