// SPDX-License-Identifier: MIT
// What the compiled files of a package for Android are made of: chunks, pools of texts, and values
// with a type. Little-endian. A stranger wrote them: every offset is checked before it is followed.
// Source: Android Open Source Project, frameworks/base, libs/androidfw/include/androidfw/
// ResourceTypes.h (ResChunk_header, ResStringPool_header, Res_value).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/bytes.h"

namespace brandlint {

enum class AndroidChunkType : std::uint16_t {
  kStrings = 0x0001,
  kTable = 0x0002,
  kXml = 0x0003,
  kStartElement = 0x0102,
  kEndElement = 0x0103,
  kText = 0x0104,
  kAttributeIds = 0x0180,
  kPackage = 0x0200,
  kType = 0x0201,
};

struct AndroidChunk {
  AndroidChunkType type = {};
  std::size_t head = 0;  // bytes of its header, at least 8, at most bytes.size()
  ByteView bytes;        // all of it

  ByteView body() const { return bytes.subspan(head); }
};

// The chunk at `at`, which moves behind it. Nothing when none that fits is there.
std::optional<AndroidChunk> NextAndroidChunk(ByteView bytes, std::size_t& at);

// A pool of texts, which must outlive this. Texts are decoded each time they are asked for.
class AndroidStrings {
 public:
  AndroidStrings() = default;  // an empty one

  // Nothing when its tables do not fit into it.
  static std::optional<AndroidStrings> Read(const AndroidChunk& chunk);

  // Nothing when it is not there, or does not fit.
  std::optional<std::string> At(std::uint32_t index) const;

 private:
  ByteView bytes_;
  std::uint64_t head_ = 0, count_ = 0, start_ = 0;
  bool utf8_ = false;
};

// Of Res_value.
enum class AndroidValueType : std::uint8_t {
  kNull = 0x00,
  kReference = 0x01,
  kAttribute = 0x02,
  kString = 0x03,
  kFloat = 0x04,
  kDimension = 0x05,
  kFraction = 0x06,
  kDynamicReference = 0x07,
  kDynamicAttribute = 0x08,
  kDecimal = 0x10,
  kHexadecimal = 0x11,
  kBoolean = 0x12,
  kFirstColour = 0x1c,
  kLastColour = 0x1f,
};

struct AndroidValue {
  AndroidValueType type = AndroidValueType::kNull;
  std::uint32_t data = 0;

  bool IsReference() const {
    return type == AndroidValueType::kReference || type == AndroidValueType::kDynamicReference;
  }
  bool IsColour() const {
    return type >= AndroidValueType::kFirstColour && type <= AndroidValueType::kLastColour;
  }
};

// The 8 bytes at `at`; nothing when they are not there.
std::optional<AndroidValue> ReadAndroidValue(ByteView bytes, std::size_t at);

// As it would stand in the sources: "@0x7f010002", "?0x01010030", "#ff336699" (alpha first),
// "24.5", "48dip", "true", "7". "" of a text, which is in a pool, and of what has no such form.
std::string TextOf(const AndroidValue& value);

}  // namespace brandlint
