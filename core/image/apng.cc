// SPDX-License-Identifier: MIT
#include "core/image/apng.h"

#include <zlib.h>

#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/check.h"
#include "core/image/frames.h"

namespace brandlint {
namespace {

constexpr std::size_t kSignatureBytes = 8;
constexpr std::size_t kHeaderEnd = 33;  // of the signature and IHDR with its frame

struct Chunk {
  std::string_view type;
  ByteView content;
  ByteView whole;  // with length, type and checksum
};

// The chunk at `at`, if all of it is there.
std::optional<Chunk> ChunkAt(ByteView bytes, std::size_t at) {
  constexpr std::size_t kFrame = 12;
  const std::optional<std::uint64_t> length = ReadBigEndian(bytes, at, 4);
  if (!length || bytes.size() - at < kFrame || *length > bytes.size() - at - kFrame) {
    return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(*length);
  return Chunk{AsText(bytes.subspan(at + 4, 4)),
               bytes.subspan(at + 8, size),
               bytes.subspan(at, size + kFrame)};
}

std::uint32_t Checksum(ByteView bytes) {
  return static_cast<std::uint32_t>(::crc32_z(0, bytes.data(), bytes.size()));
}

bool ChecksumHolds(const Chunk& chunk) {
  const ByteView sum = chunk.whole.last(4);
  const ByteView summed = chunk.whole.subspan(4, chunk.content.size() + 4);
  return ReadBigEndian(sum, 0, 4) == Checksum(summed);
}

void AppendNumber(std::uint32_t number, Bytes& to) {
  for (const int shift : {24, 16, 8, 0}) to.push_back(static_cast<std::uint8_t>(number >> shift));
}

void Append(ByteView part, Bytes& to) { to.insert(to.end(), part.begin(), part.end()); }

void AppendChunk(std::string_view type, ByteView content, Bytes& to) {
  AppendNumber(static_cast<std::uint32_t>(content.size()), to);
  const std::size_t first = to.size();
  Append(AsBytes(type), to);
  Append(content, to);
  AppendNumber(Checksum(ByteView(to).subspan(first)), to);
}

// Takes the chunks one after the other; false when no more shall be taken.
class Reader {
 public:
  Reader(Size size, std::size_t most) : size_(size), most_(most) {}

  bool Take(const Chunk& chunk) {
    if (chunk.type == "IDAT") still_seen_ = true;
    if (chunk.type == "fcTL") return Control(chunk);
    if (chunk.type == "fdAT") return Data(chunk);
    return chunk.type != "IEND";
  }

  Apng Finish() && {
    if (!apng_.frames.empty() && !HasPixels()) {
      apng_.frames.pop_back();
      Complain("has no data", apng_.frames.size());
    }
    return std::move(apng_);
  }

 private:
  bool HasPixels() const {
    return apng_.frames.back().is_still || !apng_.frames.back().data.empty();
  }

  void Complain(std::string_view what, std::size_t index) {
    if (!apng_.complaint.empty()) return;
    apng_.complaint = "frame " + std::to_string(index + 1) + " " + std::string(what);
  }

  // Both kinds start with a number that counts them; a viewer stops where it is not the next.
  void CheckNumber(const Chunk& chunk, std::size_t index) {
    if (!ChecksumHolds(chunk)) Complain("has a wrong checksum", index);
    if (ReadBigEndian(chunk.content, 0, 4) != next_number_) Complain("is out of order", index);
    ++next_number_;
  }

  bool Control(const Chunk& chunk) {
    const std::size_t index = apng_.frames.size();
    if (index > 0 && !HasPixels()) return false;  // Finish() says so
    if (index >= most_) return false;
    CheckNumber(chunk, index);
    const auto field = [&](std::size_t offset, int width) {
      return static_cast<std::int64_t>(ReadBigEndian(chunk.content, offset, width).value_or(~0U));
    };
    ApngFrame frame;
    frame.is_still = !still_seen_;
    const std::int64_t width = field(4, 4), height = field(8, 4), x = field(12, 4),
                       y = field(16, 4);
    const bool inside =
        width > 0 && height > 0 && x + width <= size_.width && y + height <= size_.height;
    const bool all = x == 0 && y == 0 && width == size_.width && height == size_.height;
    if (frame.is_still && index > 0) {
      Complain("has no data", index - 1);
      return false;
    }
    if (frame.is_still && !all) {
      Complain("is the still picture and has another size", index);
    } else if (!inside) {
      Complain("leaves the canvas", index);
      return false;
    }
    frame.region = frame.is_still ? Box{0, 0, size_.width, size_.height}
                                  : Box{static_cast<int>(x),
                                        static_cast<int>(y),
                                        static_cast<int>(width),
                                        static_cast<int>(height)};
    const std::int64_t dispose = field(24, 1), blend = field(25, 1);
    if (dispose > 2 || blend > 1) Complain("is to be drawn in a way that there is not", index);
    if (dispose == 1) frame.dispose = ApngFrame::Dispose::kClear;
    if (dispose == 2) frame.dispose = ApngFrame::Dispose::kRestore;
    frame.over = blend == 1;
    apng_.frames.push_back(std::move(frame));
    return true;
  }

  bool Data(const Chunk& chunk) {
    const std::size_t index = apng_.frames.empty() ? 0 : apng_.frames.size() - 1;
    CheckNumber(chunk, index);
    if (apng_.frames.empty() || apng_.frames.back().is_still || chunk.content.size() < 4) {
      Complain("has data that is not its own", index);
    } else {
      apng_.frames.back().data.push_back(chunk.content.subspan(4));
    }
    return true;
  }

  Size size_;
  std::size_t most_;
  Apng apng_;
  bool still_seen_ = false;
  std::uint64_t next_number_ = 0;
};

// `pixel` upon `ground`, both straight alpha (section 13.16, "sample blending").
void Blend(const std::uint8_t* pixel, std::uint8_t* ground) {
  const int front = pixel[3] * 255;
  const int back = (255 - pixel[3]) * ground[3];
  const int sum = front + back;
  if (sum == 0) return;
  for (int c = 0; c < 3; ++c) {
    ground[c] = static_cast<std::uint8_t>((pixel[c] * front + ground[c] * back + sum / 2) / sum);
  }
  ground[3] = static_cast<std::uint8_t>((sum + 127) / 255);
}

}  // namespace

Apng ReadApng(ByteView bytes, Size size, std::size_t most) {
  Reader reader(size, most);
  std::size_t at = kSignatureBytes;
  while (const std::optional<Chunk> chunk = ChunkAt(bytes, at)) {
    if (!reader.Take(*chunk)) break;
    at += chunk->whole.size();
  }
  return std::move(reader).Finish();
}

Bytes PngOfFrame(ByteView png, const ApngFrame& frame) {
  CHECK(!frame.is_still && png.size() >= kHeaderEnd);
  Bytes still(png.begin(), png.begin() + kSignatureBytes);
  Bytes header;
  AppendNumber(static_cast<std::uint32_t>(frame.region.width), header);
  AppendNumber(static_cast<std::uint32_t>(frame.region.height), header);
  Append(png.subspan(24, 5), header);  // depth, colour type, methods
  AppendChunk("IHDR", header, still);
  std::size_t at = kHeaderEnd;
  while (const std::optional<Chunk> chunk = ChunkAt(png, at)) {
    if (chunk->type == "IDAT" || chunk->type == "IEND") break;
    if (chunk->type == "PLTE" || chunk->type == "tRNS") Append(chunk->whole, still);
    at += chunk->whole.size();
  }
  for (const ByteView data : frame.data) AppendChunk("IDAT", data, still);
  AppendChunk("IEND", {}, still);
  return still;
}

ApngCanvas::ApngCanvas(Size size) : picture_(BlankPicture(size)) {}

std::uint8_t* ApngCanvas::Row(int x, int y) {
  const auto width = static_cast<std::size_t>(picture_.size.width);
  return picture_.rgba.data() +
         4 * (static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x));
}

void ApngCanvas::Dispose() {
  const auto bytes = 4 * static_cast<std::size_t>(last_.width);
  const std::uint8_t* saved = saved_.data();
  for (int y = last_.y; y < last_.y + last_.height; ++y) {
    if (dispose_ == ApngFrame::Dispose::kClear) std::memset(Row(last_.x, y), 0, bytes);
    if (dispose_ == ApngFrame::Dispose::kRestore) {
      std::memcpy(Row(last_.x, y), saved, bytes);
      saved += bytes;
    }
  }
  last_ = {};
}

void ApngCanvas::Draw(const ApngFrame& frame, const Picture& pixels) {
  Dispose();
  const Box& box = frame.region;
  CHECK(!box.empty() && box.x >= 0 && box.y >= 0 && box.x + box.width <= picture_.size.width &&
        box.y + box.height <= picture_.size.height);
  CHECK(pixels.size.width == box.width && pixels.size.height == box.height);
  last_ = box;
  dispose_ = frame.dispose;
  saved_.clear();
  const auto bytes = 4 * static_cast<std::size_t>(box.width);
  const std::uint8_t* from = pixels.rgba.data();
  for (int y = box.y; y < box.y + box.height; ++y, from += bytes) {
    std::uint8_t* const to = Row(box.x, y);
    if (dispose_ == ApngFrame::Dispose::kRestore) saved_.insert(saved_.end(), to, to + bytes);
    if (!frame.over) {
      std::memcpy(to, from, bytes);
      continue;
    }
    for (std::size_t i = 0; i < bytes; i += 4) Blend(from + i, to + i);
  }
}

}  // namespace brandlint
