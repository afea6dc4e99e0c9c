// SPDX-License-Identifier: MIT
#include "core/documents/binary_plist.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/utf8.h"
#include "core/documents/tree_maker.h"
#include "core/documents/utf16.h"

namespace brandlint {
namespace {

constexpr std::size_t kTrailer_bytes = 32;

class BinaryPlist {
 public:
  BinaryPlist(std::string_view bytes, std::string_view file, const JsonOptions& options)
      : bytes_(bytes), tree_(file, options), text_left_(options.max_bytes) {}

  Result<JsonValue> Read() && {
    if (ReadTrailer()) AddObject(top_, "");
    return std::move(tree_).Take();
  }

 private:
  bool Fail(const std::string& what) { return tree_.Fail("document-syntax", 1, what); }

  // A big-endian number of `size` bytes, 1 to 8, at `at`; nothing beyond `end`.
  std::optional<std::uint64_t> Number(std::uint64_t at,
                                      std::uint64_t size,
                                      std::uint64_t end) const {
    if (size < 1 || size > 8 || at > end) return std::nullopt;
    return ReadBigEndian(AsBytes(bytes_.substr(0, end)), at, static_cast<int>(size));
  }

  std::uint8_t ByteAt(std::uint64_t at) const { return static_cast<std::uint8_t>(bytes_[at]); }

  bool ReadTrailer() {
    if (bytes_.size() < kBinaryPlistMagic.size() + 1 + kTrailer_bytes)
      return Fail("is too short for a binary property list");
    end_ = bytes_.size() - kTrailer_bytes;
    offset_size_ = ByteAt(end_ + 6);
    reference_size_ = ByteAt(end_ + 7);
    count_ = *Number(end_ + 8, 8, bytes_.size());
    top_ = *Number(end_ + 16, 8, bytes_.size());
    table_ = *Number(end_ + 24, 8, bytes_.size());
    const bool fits = table_ <= end_ && offset_size_ >= 1 && offset_size_ <= 8 &&
                      reference_size_ >= 1 && reference_size_ <= 8 &&
                      count_ <= (end_ - table_) / offset_size_;
    return fits || Fail("has a table of objects that does not fit into it");
  }

  // Bytes, elements or pairs of an object with `marker` at `at`, which is moved behind it.
  std::optional<std::uint64_t> CountOf(std::uint8_t marker, std::uint64_t& at) const {
    const std::uint64_t count = marker & 0x0F;
    if (count < 0x0F) return count;
    if (at >= table_ || ByteAt(at) >> 4 != 1) return std::nullopt;
    const std::uint64_t size = std::uint64_t{1} << (ByteAt(at) & 0x0F);
    const auto number = Number(at + 1, size, table_);
    at += 1 + size;
    return number;
  }

  // Where object `index` begins; nothing when it is not there.
  std::optional<std::uint64_t> OffsetOf(std::uint64_t index) const {
    if (index >= count_) return std::nullopt;
    const auto offset = Number(table_ + index * offset_size_, offset_size_, end_);
    return offset && *offset < table_ ? offset : std::nullopt;
  }

  // The text of object `index`; nothing when it is none.
  std::optional<std::string> TextOf(std::uint64_t index) {
    const auto offset = OffsetOf(index);
    if (!offset) return std::nullopt;
    const std::uint8_t marker = ByteAt(*offset);
    const int kind = marker >> 4;
    if (kind != 5 && kind != 6) return std::nullopt;
    std::uint64_t at = *offset + 1;
    const auto count = CountOf(marker, at);
    const std::uint64_t width = kind == 5 ? 1 : 2;
    if (!count || at > table_ || *count > (table_ - at) / width) return std::nullopt;
    const std::string_view content = bytes_.substr(at, *count * width);
    text_left_ -= static_cast<std::int64_t>(content.size());
    if (text_left_ < 0) return std::nullopt;
    if (kind == 6) return FromUtf16(content, true);
    return IsAscii(content) ? std::optional<std::string>(content) : std::nullopt;
  }

  bool AddObject(std::uint64_t index, std::string key) {
    const auto offset = OffsetOf(index);
    if (!offset) return Fail("names an object that is not there");
    const std::uint8_t marker = ByteAt(*offset);
    switch (marker >> 4) {
      case 0x0: {
        JsonValue value = ValueOf(JsonValue::Type::kNull, std::move(key), 1);
        if (marker == 8 || marker == 9) value.type = JsonValue::Type::kBool;
        value.boolean = marker == 9;
        return tree_.Add(std::move(value));
      }
      case 0x1: {
        const std::uint64_t size = std::uint64_t{1} << (marker & 0x0F);
        const auto number = Number(*offset + 1, size, table_);
        JsonValue value = ValueOf(JsonValue::Type::kNull, std::move(key), 1);
        if (number) value.type = JsonValue::Type::kNumber;
        if (number) value.text = std::to_string(static_cast<std::int64_t>(*number));
        return tree_.Add(std::move(value));
      }
      case 0x5:
      case 0x6: {
        std::optional<std::string> text = TextOf(index);
        if (!text) return Fail("has a text that does not fit into it");
        return tree_.Add(TextValue(std::move(key), *std::move(text), 1));
      }
      case 0xA:
      case 0xC:
      case 0xD:
        return AddMembers(marker, *offset + 1, std::move(key));
      default:
        return tree_.Add(ValueOf(JsonValue::Type::kNull, std::move(key), 1));
    }
  }

  // Elements of an array or a set, or the pairs of a dictionary: all keys, then all values.
  bool AddMembers(std::uint8_t marker, std::uint64_t at, std::string key) {
    const bool pairs = marker >> 4 == 0xD;
    const auto count = CountOf(marker, at);
    const std::uint64_t room = at > table_ ? 0 : (table_ - at) / reference_size_;
    if (!count || *count > (pairs ? room / 2 : room))
      return Fail("has a list that does not fit into it");
    const auto type = pairs ? JsonValue::Type::kObject : JsonValue::Type::kArray;
    if (!tree_.Open(ValueOf(type, std::move(key), 1))) return false;
    const auto reference = [&](std::uint64_t i) {
      return *Number(at + i * reference_size_, reference_size_, table_);
    };
    for (std::uint64_t i = 0; i < *count; ++i) {
      std::optional<std::string> name = pairs ? TextOf(reference(i)) : std::string();
      if (!name) return Fail("has a key that is no text, or too much text");
      if (!AddObject(reference(pairs ? *count + i : i), *std::move(name))) return false;
    }
    return tree_.Close();
  }

  const std::string_view bytes_;
  TreeMaker tree_;
  std::int64_t text_left_;
  std::uint64_t end_ = 0;  // where the trailer begins
  std::uint64_t table_ = 0;
  std::uint64_t offset_size_ = 0, reference_size_ = 0, count_ = 0, top_ = 0;
};

}  // namespace

Result<JsonValue> ParseBinaryPlist(std::string_view bytes,
                                   std::string_view file,
                                   const JsonOptions& options) {
  return BinaryPlist(bytes, file, options).Read();
}

}  // namespace brandlint
