// SPDX-License-Identifier: MIT
#include "core/worker/unpack_sealed.h"

#include <optional>
#include <string>

#include "core/worker/sealed_call.h"

namespace brandlint {

Result<Unpacked> UnpackSealed(ByteView archive, const Limits& limits) {
  const auto job = [&](ByteView input) {
    return WriteUnpacked(Unpack(input, WantMemberOfArchive, limits));
  };
  const Result<std::string> answer = CallSealed(job, archive, limits);
  if (!answer) return answer.error();
  std::optional<Unpacked> unpacked = ReadUnpacked(*answer);
  if (!unpacked) return Error{"worker-crashed", "the worker process answered what is no answer"};
  return *std::move(unpacked);
}

}  // namespace brandlint
