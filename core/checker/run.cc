// SPDX-License-Identifier: MIT
#include "core/checker/run.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "core/image/decode.h"
#include "core/image/warm_up.h"
#include "core/ocr/language.h"
#include "core/worker/pool.h"

namespace brandlint {

Result<std::unique_ptr<Runner>> MakeRunner(const Checker& checker, const RunOptions& options) {
  ScanOptions scanning{.limits = options.limits,
                       .language = options.language,
                       .read_all = options.read_all,
                       .tell_unread = options.tell_unread,
                       .pictures = options.pictures};
  // Each worker process has its own copy of these tools.
  const std::shared_ptr<Tools> tools = MakeLocalTools();
  ScanJob job = [pack = checker.pack, scanning, tools](const Submission& submission,
                                                       std::span<const AssetBytes> assets) {
    return Scan(submission, assets, *pack, scanning, *tools);
  };
  if (!options.sandbox) {
    return MakeInProcessRunner(std::move(job), options.limits, [flag = options.interrupted] {
      return flag != nullptr && flag->load();
    });
  }
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  WorkerSetUp set_up;
  const auto pack = checker.pack;
  set_up.load = [pack, tools, language = scanning.language] {
    std::vector<std::string> files;
    if (pack->needs_pixels) files = WarmUpDecoders();
    if (pack->needs_text_in_pictures) {
      tools->LoadLanguage(language.empty() ? std::string(kDefaultLanguage) : language);
      // Those of other languages are loaded when a picture's locale asks for them.
      std::ranges::move(InstalledLanguageFiles(), std::back_inserter(files));
    }
    return files;
  };
  set_up.memory_need = [limits = options.limits](ByteView content) {
    return MemoryOfPicture(content, limits);
  };
  // Names and short descriptions take some microseconds, their way to a worker and back forty.
  // What looks at them is our own code without a decoder, in time linear in their length.
  constexpr std::size_t kOwnTextBytes = 4096;
  return MakePool(std::move(job),
                  {.workers = options.workers == 0 ? cores : options.workers,
                   .limits = options.limits,
                   .set_up = std::move(set_up),
                   .own_text_bytes = kOwnTextBytes,
                   .interrupted = options.interrupted});
}

}  // namespace brandlint
