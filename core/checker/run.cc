// SPDX-License-Identifier: MIT
#include "core/checker/run.h"

#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/image/decode.h"
#include "core/image/warm_up.h"
#include "core/ocr/language.h"
#include "core/ocr/read_text.h"
#include "core/worker/pool.h"

namespace brandlint {
namespace {

class KeptAnswers final : public AnswerCache {
 public:
  explicit KeptAnswers(std::shared_ptr<FileCache> files) : files_(std::move(files)) {}
  std::optional<std::string> Find(const std::string& key) override { return files_->Get(key); }
  void Keep(const std::string& key, std::string_view answer) override { files_->Put(key, answer); }

 private:
  const std::shared_ptr<FileCache> files_;
};

// What a file is known by without reading it: another program or other language data is newer, or
// of another size.
std::string FileFacts(const std::string& file) {
  struct stat facts {};
  if (::stat(file.c_str(), &facts) != 0) return file + " missing";
  return file + " " + std::to_string(facts.st_size) + " " + std::to_string(facts.st_mtim.tv_sec) +
         "." + std::to_string(facts.st_mtim.tv_nsec);
}

// All that an answer for a picture depends on besides the picture.
std::string CacheScope(const Checker& checker, const ScanOptions& options) {
  const RunHeader header = checker.Header();
  std::string scope =
      header.tool + "\n" + TextReaderVersions() + "\n" + FileFacts("/proc/self/exe") + "\n";
  for (const auto& pack : header.packs) scope += pack.id + " " + pack.digest + "\n";
  for (const auto& bank : header.banks) scope += bank.id + " " + bank.digest + "\n";
  for (const std::string& detector : header.detectors) scope += detector + "\n";
  scope += header.words + "\n" + options.language + "\n";
  for (const bool flag :
       {options.read_all, options.tell_unread, options.pictures, options.previews, options.hashes})
    scope += flag ? "1" : "0";
  for (const LimitInfo& limit : AllLimits())
    scope += " " + std::to_string(options.limits.*limit.member);
  for (const std::string& file : InstalledLanguageFiles()) scope += "\n" + FileFacts(file);
  return Sha256Hex(AsBytes(scope));
}

}  // namespace

Result<std::unique_ptr<Runner>> MakeRunner(const Checker& checker, const RunOptions& options) {
  ScanOptions scanning{.limits = options.limits,
                       .language = options.language,
                       .read_all = options.read_all,
                       .tell_unread = options.tell_unread,
                       .pictures = options.pictures,
                       .previews = options.previews,
                       .hashes = options.hashes};
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
                   .cache = options.cache ? std::make_shared<KeptAnswers>(options.cache) : nullptr,
                   .cache_scope = options.cache ? CacheScope(checker, scanning) : "",
                   .as_done = options.as_done,
                   .interrupted = options.interrupted});
}

}  // namespace brandlint
