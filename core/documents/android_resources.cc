// SPDX-License-Identifier: MIT
#include "core/documents/android_resources.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace brandlint {
namespace {

constexpr std::size_t kTableHead = 12, kPackageHead = 12, kTypeHead = 20;
constexpr std::size_t kConfigAt = 20;  // in a chunk of a type
constexpr std::size_t kMostTypes = 200'000;
constexpr std::size_t kMostValues = 1'000;
constexpr int kDeepest = 8;

bool IsLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Two or three letters (`first` 'a') or digits ('0') in two bytes, ResTable_config::language.
std::string Unpacked(ByteView bytes, char first) {
  if ((bytes[0] & 0x80) == 0) return {static_cast<char>(bytes[0]), static_cast<char>(bytes[1])};
  const auto letter = [&](int number) { return static_cast<char>(first + number); };
  return {letter(bytes[1] & 0x1F),
          letter((bytes[1] >> 5) | (bytes[0] & 0x03) << 3),
          letter((bytes[0] >> 2) & 0x1F)};
}

// "pt-BR", "zh-Hant-TW"; "" of what is for all languages.
std::string LocaleOf(ByteView config) {
  constexpr std::size_t kLanguage = 8, kCountry = 10, kScript = 36;
  std::string locale;
  const auto add = [&](std::string part) {
    part.erase(std::ranges::find_if_not(part, IsLetterOrDigit), part.end());
    if (!part.empty()) locale += (locale.empty() ? "" : "-") + part;
  };
  if (config.size() < kCountry + 2) return "";
  add(Unpacked(config.subspan(kLanguage, 2), 'a'));
  if (locale.empty()) return "";
  if (config.size() >= kScript + 4) add(std::string(AsText(config.subspan(kScript, 4))));
  add(Unpacked(config.subspan(kCountry, 2), '0'));
  return locale;
}

// What a type says of entry `index`.
struct Entry {
  enum class State { kMissing, kDamaged, kSeveral, kValue } state = State::kMissing;
  AndroidValue value;
};

// Where entry `index` begins, from the first on; nothing: there is none.
std::optional<std::uint64_t> OffsetOf(const AndroidChunk& type, std::uint32_t index) {
  enum : std::uint64_t { kSparse = 1, kShort = 2 };
  const std::uint64_t flags = *ReadLittleEndian(type.bytes, 9, 1);
  const std::uint64_t count =
      std::min<std::uint64_t>(*ReadLittleEndian(type.bytes, 12, 4), type.body().size() / 2);
  const auto at = [&](std::uint64_t offset, int width) {
    return ReadLittleEndian(type.body(), static_cast<std::size_t>(offset), width);
  };
  if ((flags & kSparse) != 0) {  // pairs of a number and an offset, ascending
    std::uint64_t first = 0, last = count;
    while (first < last) {
      const std::uint64_t middle = (first + last) / 2;
      (at(4 * middle, 2).value_or(0xFFFF) < index ? first : last) =
          at(4 * middle, 2).value_or(0xFFFF) < index ? middle + 1 : middle;
    }
    const auto offset = at(4 * first + 2, 2);
    if (first == count || at(4 * first, 2) != index || !offset) return std::nullopt;
    return 4 * *offset;
  }
  if (index >= count) return std::nullopt;
  const bool is_short = (flags & kShort) != 0;
  const auto offset = at((is_short ? 2 : 4) * std::uint64_t{index}, is_short ? 2 : 4);
  if (!offset || *offset == (is_short ? 0xFFFF : 0xFFFFFFFF)) return std::nullopt;
  return is_short ? 4 * *offset : *offset;
}

Entry EntryOf(const AndroidChunk& type, std::uint32_t index) {
  enum : std::uint64_t { kSeveral = 1, kCompact = 8 };
  const auto offset = OffsetOf(type, index);
  if (!offset) return {};
  const auto at = static_cast<std::size_t>(*ReadLittleEndian(type.bytes, 16, 4) + *offset);
  const auto size = ReadLittleEndian(type.bytes, at, 2),
             flags = ReadLittleEndian(type.bytes, at + 2, 2);
  if (!size || !flags) return {Entry::State::kDamaged, {}};
  if ((*flags & kCompact) != 0) {  // the type stands in the flags, the data where a key's would
    const auto data = ReadLittleEndian(type.bytes, at + 4, 4);
    if (!data) return {Entry::State::kDamaged, {}};
    return {Entry::State::kValue,
            {static_cast<AndroidValueType>(*flags >> 8), static_cast<std::uint32_t>(*data)}};
  }
  if ((*flags & kSeveral) != 0) return {Entry::State::kSeveral, {}};
  const auto value = ReadAndroidValue(type.bytes, at + static_cast<std::size_t>(*size));
  if (!value) return {Entry::State::kDamaged, {}};
  return {Entry::State::kValue, *value};
}

}  // namespace

Result<AndroidResources> AndroidResources::Read(ByteView bytes, std::string_view file) {
  const auto damaged = [&](const std::string& what) {
    return Error{"document-syntax", std::string(file) + ":1: " + what};
  };
  std::size_t at = 0, types = 0;
  const auto table = NextAndroidChunk(bytes, at);
  if (!table || table->type != AndroidChunkType::kTable || table->head < kTableHead)
    return damaged("is no table of resources, or not all there");
  AndroidResources resources;
  bool has_strings = false;
  for (at = 0; at < table->body().size();) {
    const auto chunk = NextAndroidChunk(table->body(), at);
    if (!chunk) return damaged("has a part that does not fit into it");
    if (chunk->type == AndroidChunkType::kStrings && !has_strings) {
      const auto strings = AndroidStrings::Read(*chunk);
      if (!strings) return damaged("has texts that do not fit into it");
      resources.strings_ = *strings;
      has_strings = true;
    }
    if (chunk->type != AndroidChunkType::kPackage) continue;
    if (chunk->head < kPackageHead) return damaged("has a package that does not fit into it");
    const auto package = static_cast<std::uint32_t>(*ReadLittleEndian(chunk->bytes, 8, 4) & 0xFF);
    for (std::size_t in = 0; in < chunk->body().size();) {
      const auto type = NextAndroidChunk(chunk->body(), in);
      if (!type) return damaged("has a part of a package that does not fit into it");
      if (type->type != AndroidChunkType::kType) continue;
      if (type->head < kTypeHead) return damaged("has a type that does not fit into it");
      if (++types > kMostTypes) return damaged("has more types than " + std::to_string(kMostTypes));
      resources.types_[package << 8 | type->bytes[8]].push_back(*type);
    }
  }
  return resources;
}

AndroidResources::Values AndroidResources::ValuesOf(std::uint32_t id) const {
  Walk walk;
  Add(id, "", 0, walk);
  return std::move(walk.values);
}

void AndroidResources::Add(std::uint32_t id,
                           const std::string& locale,
                           int depth,
                           Walk& walk) const {
  Values& values = walk.values;
  const auto types = types_.find(id >> 16);
  if (types == types_.end()) return;
  for (const AndroidChunk& type : types->second) {
    if (--walk.left < 0) {
      values.unread = true;
      return;
    }
    const Entry entry = EntryOf(type, id & 0xFFFF);
    if (entry.state == Entry::State::kMissing) continue;
    if (entry.state != Entry::State::kValue || values.found.size() >= kMostValues) {
      values.unread = true;
      continue;
    }
    const std::uint64_t config_size = ReadLittleEndian(type.bytes, kConfigAt, 4).value_or(0);
    const std::size_t room = type.head - kConfigAt;
    std::string own = LocaleOf(type.bytes.subspan(
        kConfigAt, static_cast<std::size_t>(std::min<std::uint64_t>(config_size, room))));
    if (own.empty()) own = locale;
    const bool followed = entry.value.IsReference() && types_.contains(entry.value.data >> 16);
    if (followed) {
      if (depth >= kDeepest)
        values.unread = true;
      else
        Add(entry.value.data, own, depth + 1, walk);
      continue;
    }
    std::optional<std::string> text = TextOf(entry.value);
    if (entry.value.type == AndroidValueType::kString) text = strings_.At(entry.value.data);
    if (!text) values.unread = true;
    if (text) values.found.push_back({std::move(own), entry.value, *std::move(text)});
  }
}

}  // namespace brandlint
