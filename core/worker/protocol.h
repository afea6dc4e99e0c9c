// SPDX-License-Identifier: MIT
// What the pool and its workers say to each other. Both ends are the same program on the same
// machine at the same time, so this has no version.
//
//   pool to worker   A frame with a job (below); with a sealed memfd when the piece has a file.
//   worker to pool   An empty frame when it is ready; then, for each job, a frame with
//                    "brandlint.observations/1". Before that, when the job will need much memory:
//                    a request for it.
//   pool to worker   One byte when the memory is free.
//
// A frame is its length as 8 bytes in the machine's order, and that many bytes. A request is
// kMemoryRequest plus the number of bytes, in place of a length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/io/unique_fd.h"
#include "core/worker/pieces.h"

namespace brandlint {

using FrameLength = std::uint64_t;
inline constexpr FrameLength kMemoryRequest = FrameLength{1} << 63;

// A piece as a frame, all but the content, which goes by descriptor; and back. Texts are carried
// as bytes, so what is not UTF-8 arrives unchanged. Nothing when the bytes are no job.
std::string WriteJob(const Piece& piece);
struct Job {
  Submission submission;
  std::string sha256;
  std::uint64_t size_bytes = 0;
  std::optional<Error> error;
};
std::optional<Job> ReadJob(std::string_view frame_body);

// The bytes in a file without a name that nobody can change any more. Errors: "file-unreadable"
// when there is no memory for it.
Result<UniqueFd> MakeSealedFile(ByteView content);

// Sends what is left of `frame` from `sent` on, as far as the socket takes it; `file` (or -1) goes
// with the first byte. False when the other end is gone.
bool SendSome(int socket, std::string_view frame, std::size_t& sent, int file);

// Appends what has arrived to `received`, at most `most` bytes; false when the other end is gone
// and nothing is left. Both work on blocking and on non-blocking sockets.
bool ReceiveSome(int socket, std::string& received, std::size_t most, UniqueFd* file);

}  // namespace brandlint
