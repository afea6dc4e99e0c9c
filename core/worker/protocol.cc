// SPDX-License-Identifier: MIT
#include "core/worker/protocol.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/packing.h"
#include "core/io/system_error.h"
#include "core/worker/message.h"

namespace brandlint {
namespace {

// No role is a value no role has.
constexpr std::uint64_t kNoRole = ~std::uint64_t{0};

}  // namespace

std::string WriteJob(const Piece& piece) {
  const Submission& submission = piece.submission;
  PackWriter out;
  out.Put(submission.id);
  out.Put(submission.source);
  out.Put(submission.source_b64);
  out.Put(static_cast<std::uint64_t>(submission.form));
  out.Put(submission.app_id);
  out.Put(submission.developer_id);
  out.Put(std::uint64_t{submission.texts.size()});
  for (const Subject& text : submission.texts) {
    out.Put(static_cast<std::uint64_t>(text.type));
    out.Put(text.text);
    out.Put(text.locale);
  }
  out.Put(std::uint64_t{submission.assets.size()});
  for (const Asset& asset : submission.assets) {
    out.Put(asset.path);
    out.Put(asset.role ? static_cast<std::uint64_t>(*asset.role) : kNoRole);
    out.Put(asset.locale);
  }
  out.Put(piece.sha256);
  out.Put(piece.size_bytes);
  out.Put(std::uint64_t{piece.error.has_value()});
  out.Put(piece.error ? piece.error->code : "");
  out.Put(piece.error ? piece.error->message : "");

  const std::string body = std::move(out).Take();
  const FrameLength length = body.size();
  return std::string(reinterpret_cast<const char*>(&length), sizeof length) + body;
}

std::optional<Job> ReadJob(std::string_view frame_body) {
  PackReader in(frame_body);
  Job job;
  Submission& submission = job.submission;
  submission.id = in.Text();
  submission.source = in.Text();
  submission.source_b64 = in.Text();
  submission.form = static_cast<SubmissionForm>(in.Number());
  submission.app_id = in.Text();
  submission.developer_id = in.Text();
  for (std::uint64_t left = in.Number(); left > 0 && in.ok(); --left) {
    Subject& text = submission.texts.emplace_back();
    text.type = static_cast<SubjectType>(in.Number());
    text.text = in.Text();
    text.locale = in.Text();
  }
  for (std::uint64_t left = in.Number(); left > 0 && in.ok(); --left) {
    Asset& asset = submission.assets.emplace_back();
    asset.path = in.Text();
    const std::uint64_t role = in.Number();
    if (role != kNoRole) asset.role = static_cast<SubjectType>(role);
    asset.locale = in.Text();
  }
  job.sha256 = in.Text();
  job.size_bytes = in.Number();
  const bool has_error = in.Number() != 0;
  Error error;
  error.code = in.Text();
  error.message = in.Text();
  if (has_error) job.error = std::move(error);
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return job;
}

Result<UniqueFd> MakeSealedFile(ByteView content) {
  const auto failed = [] {
    return Error{"file-unreadable", "cannot be handed to a worker: " + SystemReason(errno)};
  };
  UniqueFd fd(::memfd_create("brandlint-asset", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!fd) return failed();
  while (!content.empty()) {
    const ssize_t done = ::write(fd.get(), content.data(), content.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return failed();
    content = content.subspan(static_cast<std::size_t>(done));
  }
  constexpr int kSeals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  if (::fcntl(fd.get(), F_ADD_SEALS, kSeals) != 0) return failed();
  return fd;
}

bool SendSome(int socket, std::string_view frame, std::size_t& sent, int file) {
  while (sent < frame.size()) {
    const ByteView rest = AsBytes(frame.substr(sent));
    const ssize_t done = SendMessage(socket, rest, sent == 0 ? file : -1);
    if (done < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
    sent += static_cast<std::size_t>(done);
  }
  return true;
}

bool ReceiveSome(int socket, std::string& received, std::size_t most, UniqueFd* file) {
  const std::size_t before = received.size();
  received.resize(before + most);
  const ssize_t done = ReceiveMessage(socket, received.data() + before, most, file);
  const int number = errno;  // resize() may change it
  received.resize(before + static_cast<std::size_t>(std::max<ssize_t>(done, 0)));
  if (done < 0) return number == EAGAIN || number == EWOULDBLOCK;
  return done > 0;
}

}  // namespace brandlint
