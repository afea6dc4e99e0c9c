// SPDX-License-Identifier: MIT
// Trials (core/trials) on as many threads as wanted.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <ostream>
#include <thread>
#include <vector>

namespace brandlint::cli {

// trials.Run(i) for each i below trials.count(), in order. `jobs` of 0: as many as there are cores.
// Progress goes to `err` when standard error is a terminal.
template <typename Trials>
auto RunTrials(const Trials& trials, int jobs, std::ostream& err) {
  std::vector<decltype(trials.Run(0))> outcomes(trials.count());
  std::atomic<std::size_t> next = 0;
  const bool tell = isatty(STDERR_FILENO) == 1;
  const auto work = [&](bool first) {
    for (std::size_t i = next++; i < outcomes.size(); i = next++) {
      outcomes[i] = trials.Run(i);
      if (first && tell)
        err << "\r" << i + 1 << " of " << outcomes.size() << " pictures" << std::flush;
    }
  };
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  std::vector<std::jthread> threads;
  for (int i = 1; i < (jobs == 0 ? cores : jobs); ++i) threads.emplace_back(work, false);
  work(true);
  threads.clear();  // joins
  if (tell) err << "\r\033[K" << std::flush;
  return outcomes;
}

}  // namespace brandlint::cli
