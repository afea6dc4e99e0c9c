// SPDX-License-Identifier: MIT
#include "core/archive/zip_check.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace brandlint {
namespace {

using std::uint64_t;

constexpr std::size_t kEndBytes = 22, kLocatorBytes = 20, kEnd64Bytes = 56;
constexpr std::size_t kEntryBytes = 46, kHeaderBytes = 30;
constexpr std::size_t kLongestComment = 0xFFFF;
constexpr uint64_t kIn64 = 0xFFFFFFFF;  // the number stands in an extra field

constexpr unsigned kEncrypted = 1, kSizesFollow = 8;  // flags

// A number that is known to lie within `bytes`.
uint64_t At(ByteView bytes, std::size_t offset, int width) {
  return ReadLittleEndian(bytes, offset, width).value_or(0);
}

struct Directory {
  uint64_t start = 0, end = 0;  // of its bytes
  uint64_t base = 0;            // offsets count from here: something may stand before the zip
};

std::optional<Directory> FindDirectory(ByteView zip) {
  if (zip.size() < kEndBytes) return std::nullopt;
  const std::size_t last = zip.size() - kEndBytes;
  const std::size_t first = last - std::min(last, kLongestComment);
  std::size_t end = last;
  while (!HasAt(zip, end, "PK\x05\x06")) {
    if (end == first) return std::nullopt;
    --end;
  }
  uint64_t size = At(zip, end + 12, 4), offset = At(zip, end + 16, 4), stop = end;
  if (offset == kIn64 || size == kIn64) {
    if (end < kLocatorBytes + kEnd64Bytes || !HasAt(zip, end - kLocatorBytes, "PK\x06\x07"))
      return std::nullopt;
    // The record it points to stands right before it, when nothing stands before the zip.
    stop = end - kLocatorBytes - kEnd64Bytes;
    if (!HasAt(zip, stop, "PK\x06\x06")) return std::nullopt;
    size = At(zip, stop + 40, 8);
    offset = At(zip, stop + 48, 8);
  }
  if (size > stop || offset > stop - size) return std::nullopt;
  return Directory{.start = stop - size, .end = stop, .base = stop - size - offset};
}

struct Entry {
  std::string_view name;
  unsigned flags = 0, method = 0;
  uint64_t packed = 0, size = 0, offset = 0;
  uint64_t end = 0;  // of its bytes, counted as `offset`
};

// Numbers that did not fit, in the order in which they are missing (section 4.5.3).
void ReadExtra64(ByteView extra, Entry& entry) {
  for (std::size_t i = 0; i + 4 <= extra.size();) {
    const uint64_t id = At(extra, i, 2), length = At(extra, i + 2, 2);
    const ByteView field =
        extra.subspan(i + 4, std::min<std::size_t>(length, extra.size() - i - 4));
    if (id == 1) {
      std::size_t at = 0;
      for (uint64_t* const number : {&entry.size, &entry.packed, &entry.offset}) {
        if (*number != kIn64 || at + 8 > field.size()) continue;
        *number = At(field, at, 8);
        at += 8;
      }
    }
    i += 4 + field.size();
  }
}

// The entry at `at`, which moves behind it; nothing when the directory ends before the entry does.
std::optional<Entry> ReadEntry(ByteView directory, std::size_t& at) {
  if (directory.size() - at < kEntryBytes || !HasAt(directory, at, "PK\x01\x02"))
    return std::nullopt;
  const ByteView fixed = directory.subspan(at, kEntryBytes);
  const std::size_t name = At(fixed, 28, 2), extra = At(fixed, 30, 2), comment = At(fixed, 32, 2);
  if (directory.size() - at - kEntryBytes < name + extra + comment) return std::nullopt;
  Entry entry;
  entry.name = AsText(directory.subspan(at + kEntryBytes, name));
  entry.flags = static_cast<unsigned>(At(fixed, 8, 2));
  entry.method = static_cast<unsigned>(At(fixed, 10, 2));
  entry.packed = At(fixed, 20, 4);
  entry.size = At(fixed, 24, 4);
  entry.offset = At(fixed, 42, 4);
  ReadExtra64(directory.subspan(at + kEntryBytes + name, extra), entry);
  at += kEntryBytes + name + extra + comment;
  return entry;
}

using Complaint = std::optional<std::pair<const char*, const char*>>;  // code, message

// Compares with the header before the member, and sets `end`. `members` is the zip up to its
// directory, from where offsets count.
Complaint CheckHeader(ByteView members, Entry& entry) {
  constexpr Complaint kBeyond{{"archive-damaged", "lies beyond the end of the members"}};
  if (entry.offset > members.size() || members.size() - entry.offset < kHeaderBytes) return kBeyond;
  const ByteView header = members.subspan(entry.offset);
  if (!HasAt(header, 0, "PK\x03\x04")) return {{"archive-damaged", "has no header"}};
  const std::size_t name = At(header, 26, 2), extra = At(header, 28, 2);
  const uint64_t before = kHeaderBytes + name + extra;
  if (header.size() < before || header.size() - before < entry.packed) return kBeyond;
  entry.end = entry.offset + before + entry.packed;
  if (AsText(header.subspan(kHeaderBytes, name)) != entry.name)
    return {{"archive-lies", "has another name in its header than in the directory"}};
  if (At(header, 8, 2) != entry.method)
    return {{"archive-lies", "is packed in another way by its header than by the directory"}};
  // Sizes after the member are no contradiction, nor are those in an extra field.
  const uint64_t packed = At(header, 18, 4), size = At(header, 22, 4);
  const bool told = (At(header, 6, 2) & kSizesFollow) == 0 && packed != kIn64 && size != kIn64;
  if (told && (packed != entry.packed || size != entry.size))
    return {{"archive-lies", "has another size in its header than in the directory"}};
  if ((entry.flags & kEncrypted) != 0) return {{"archive-encrypted", "is encrypted"}};
  return std::nullopt;
}

}  // namespace

std::vector<ArchiveProblem> CheckZip(ByteView zip, const Limits& limits) {
  const std::optional<Directory> found = FindDirectory(zip);
  if (!found) return {{"", "archive-damaged", "is no whole zip: it has no directory at its end"}};
  const ByteView directory = zip.subspan(found->start, found->end - found->start);
  const ByteView members = zip.subspan(found->base, found->start - found->base);

  std::vector<ArchiveProblem> problems;
  std::vector<Entry> sound;
  std::set<std::string_view> names;
  const auto complain = [&](const Entry& entry, const char* code, const char* message) {
    problems.push_back({std::string(entry.name), code, message});
  };
  std::int64_t count = 0;
  for (std::size_t at = 0; at < directory.size() && count <= limits.archive_members; ++count) {
    std::optional<Entry> entry = ReadEntry(directory, at);
    if (!entry) {
      problems.push_back({"", "archive-damaged", "has a directory that ends early"});
      break;
    }
    if (const Complaint complaint = CheckHeader(members, *entry)) {
      complain(*entry, complaint->first, complaint->second);
    } else if (!names.insert(entry->name).second) {
      complain(*entry, "archive-twice", "is there twice");
    } else {
      sound.push_back(*entry);
    }
  }

  std::ranges::sort(
      sound, {}, [](const Entry& entry) { return std::pair(entry.offset, entry.end); });
  const Entry* longest = nullptr;
  for (const Entry& entry : sound) {
    if (longest != nullptr && entry.offset < longest->end)
      complain(entry, "archive-overlap", "shares bytes with another member");
    if (longest == nullptr || entry.end > longest->end) longest = &entry;
  }
  return problems;
}

}  // namespace brandlint
