// SPDX-License-Identifier: MIT
#include "core/worker/serve.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "core/codec/observations.h"
#include "core/io/unique_fd.h"
#include "core/worker/freed_memory.h"
#include "core/worker/kept_files.h"
#include "core/worker/lock_down.h"
#include "core/worker/protocol.h"
#include "core/worker/sandbox.h"

namespace brandlint {
namespace {

constexpr std::size_t kReadAtOnce = 64 * 1024;

// A picture of 6.7 megapixels: larger than any screen, where speed counts.
constexpr std::int64_t kMuchMemory = std::int64_t{128} << 20;

// The content of a job's file, looked at in place.
class MappedFile {
 public:
  MappedFile(int fd, std::size_t size) : size_(size) {
    if (size > 0) address_ = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() {
    if (size_ > 0 && ok()) ::munmap(address_, size_);
  }
  bool ok() const { return address_ != MAP_FAILED; }
  ByteView view() const { return {static_cast<const std::uint8_t*>(address_), size_}; }

 private:
  void* address_ = nullptr;
  std::size_t size_;
};

void SendWhole(int socket, std::string_view body) {
  const FrameLength length = body.size();
  std::string frame(reinterpret_cast<const char*>(&length), sizeof length);
  frame += body;
  std::size_t sent = 0;
  if (!SendSome(socket, frame, sent, -1)) ::_exit(0);  // the parent is gone
}

// Waits for one frame; ends the process when the parent is gone.
std::string ReceiveWhole(int socket, UniqueFd& file) {
  std::string received;
  FrameLength length = 0;
  while (received.size() < sizeof length) {
    if (!ReceiveSome(socket, received, sizeof length - received.size(), &file)) ::_exit(0);
  }
  std::memcpy(&length, received.data(), sizeof length);
  received.clear();
  while (received.size() < length) {
    const std::size_t most = std::min<std::size_t>(kReadAtOnce, length - received.size());
    if (!ReceiveSome(socket, received, most, nullptr)) ::_exit(0);
  }
  return received;
}

void WaitForMemory(std::int64_t bytes) {
  const FrameLength request = kMemoryRequest + static_cast<FrameLength>(bytes);
  std::size_t sent = 0;
  const std::string_view frame(reinterpret_cast<const char*>(&request), sizeof request);
  std::string granted;
  if (!SendSome(kWorkerSocket, frame, sent, -1)) ::_exit(0);
  if (!ReceiveSome(kWorkerSocket, granted, 1, nullptr)) ::_exit(0);
}

void NoteRefusedFile(Observations& seen) {
  const std::string file = TakeRefusedFile();
  if (file.empty()) return;
  std::string path;
  for (AssetFacts& facts : seen.assets) {
    if (facts.examined == Examined::kFull) facts.examined = Examined::kPartly;
    path = facts.path;
  }
  seen.problems.push_back({path,
                           "worker-file-refused",
                           (path.empty() ? "the texts" : path) + ": a library asked for the file " +
                               EscapeForDisplay(file) + ", which a worker may not open"});
}

}  // namespace

void Serve(const ScanJob& scan, const MemoryNeed& memory_need, std::int64_t cpu_seconds) noexcept {
  SendWhole(kWorkerSocket, "");
  while (true) {
    UniqueFd file;
    const std::optional<Job> job = ReadJob(ReceiveWhole(kWorkerSocket, file));
    if (!job || (job->size_bytes > 0 && !file)) ::_exit(kBadJobStatus);
    LimitProcessorTime(cpu_seconds);
    try {
      const MappedFile content(file.get(), job->size_bytes);
      if (!content.ok()) ::_exit(kNoMemoryStatus);
      std::vector<AssetBytes> assets;
      if (!job->submission.assets.empty()) {
        assets.push_back({content.view(), job->sha256, job->error});
      }
      const std::int64_t need = memory_need && !assets.empty() ? memory_need(content.view()) : 0;
      const bool much = need > kMuchMemory;
      if (much) GiveBackFreedMemory();
      if (need > kLittleMemory) WaitForMemory(need);
      Observations seen = scan(job->submission, assets);
      NoteRefusedFile(seen);
      if (much) {
        // What stayed would stand beside the next one's share.
        GiveBackFreedMemory();
        KeepFreedMemory();
      }
      std::string answer;
      WriteObservations(seen, answer);
      SendWhole(kWorkerSocket, answer);
    } catch (const std::bad_alloc&) {
      ::_exit(kNoMemoryStatus);
    }
  }
}

}  // namespace brandlint
