// SPDX-License-Identifier: MIT
#include "core/io/remember_unpacked.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "core/base/digest.h"

namespace brandlint {
namespace {

// What a result costs at least, whatever is in it.
constexpr std::int64_t kEachBytes = 256;

std::int64_t BytesOf(const Result<Unpacked>& result) {
  std::int64_t bytes = kEachBytes;
  if (!result) return bytes;
  for (const Unpacked::Member& member : result->members)
    bytes += std::ssize(member.name) + std::ssize(member.content) + kEachBytes;
  for (const ArchiveProblem& problem : result->problems)
    bytes += std::ssize(problem.member) + std::ssize(problem.message) + kEachBytes;
  return bytes;
}

struct Memory {
  std::map<std::string, Result<Unpacked>> kept;
  std::int64_t bytes = 0;
};

}  // namespace

Unpacker RememberUnpacked(Unpacker unpack, std::int64_t most_bytes) {
  return [unpack = std::move(unpack), most_bytes, memory = std::make_shared<Memory>()](
             ByteView archive, const Limits& limits) -> Result<Unpacked> {
    const std::string key = Sha256Hex(archive);
    if (const auto found = memory->kept.find(key); found != memory->kept.end())
      return found->second;
    Result<Unpacked> result = unpack(archive, limits);
    const std::int64_t bytes = BytesOf(result);
    if (!result || memory->bytes + bytes <= most_bytes) {
      memory->bytes += bytes;
      memory->kept.emplace(key, result);
    }
    return result;
  };
}

}  // namespace brandlint
