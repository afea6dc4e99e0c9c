// SPDX-License-Identifier: MIT
#include "core/image/boxes.h"

#include <algorithm>
#include <cstdint>

namespace brandlint {

std::optional<FileBox> NextBox(ByteView bytes, std::size_t& at) {
  constexpr std::size_t kHead = 8;
  if (bytes.size() - std::min(at, bytes.size()) < kHead) return std::nullopt;
  const std::size_t room = bytes.size() - at;
  std::uint64_t size = *ReadBigEndian(bytes, at, 4);
  std::size_t head = kHead;
  if (size == 1) {  // 64 bits follow
    size = ReadBigEndian(bytes, at + kHead, 8).value_or(0);
    head = 2 * kHead;
  } else if (size == 0) {  // up to the end
    size = room;
  }
  FileBox box;
  box.type = AsText(bytes.subspan(at + 4, 4));
  box.whole = size >= head && size <= room;
  const std::size_t end = box.whole ? static_cast<std::size_t>(size) : room;
  box.content = bytes.subspan(at + std::min(head, end), end - std::min(head, end));
  at += end;
  return box;
}

}  // namespace brandlint
