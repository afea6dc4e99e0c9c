// SPDX-License-Identifier: MIT
// The frame a worker is given: any bytes are a job or none, and a job is written the same again.
#include <string>

#include "core/base/check.h"
#include "core/worker/pieces.h"
#include "core/worker/protocol.h"
#include "tests/fuzz/text_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  const std::optional<Job> job = ReadJob(TextOf(data, size));
  if (!job) return 0;
  Piece piece;
  piece.submission = job->submission;
  piece.sha256 = job->sha256;
  piece.size_bytes = job->size_bytes;
  piece.error = job->error;
  const std::string frame = WriteJob(piece);
  const std::string_view body = std::string_view(frame).substr(sizeof(FrameLength));
  const std::optional<Job> again = ReadJob(body);
  CHECK(again.has_value());
  piece.submission = again->submission;
  CHECK(WriteJob(piece) == frame);
  return 0;
}
