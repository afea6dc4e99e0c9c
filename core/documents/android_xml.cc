// SPDX-License-Identifier: MIT
#include "core/documents/android_xml.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "core/base/bytes.h"
#include "core/documents/android_chunks.h"
#include "core/documents/tree_maker.h"

namespace brandlint {
namespace {

// The attributes of Android that somebody here asks for.
struct Known {
  std::uint32_t id;
  std::string_view name;
};
constexpr Known kKnown[] = {
    {0x01010001, "label"},
    {0x01010002, "icon"},
    {0x01010003, "name"},
    {0x01010020, "description"},
    {0x01010119, "src"},
    {0x01010121, "tint"},
    {0x01010155, "height"},
    {0x01010159, "width"},
    {0x01010199, "drawable"},
    {0x0101019d, "startColor"},
    {0x0101019e, "endColor"},
    {0x010101a1, "type"},
    {0x010101a2, "centerX"},
    {0x010101a3, "centerY"},
    {0x010101a4, "gradientRadius"},
    {0x010101a5, "color"},
    {0x010101b5, "pivotX"},
    {0x010101b6, "pivotY"},
    {0x010101b7, "insetLeft"},
    {0x010101b8, "insetRight"},
    {0x010101b9, "insetTop"},
    {0x010101ba, "insetBottom"},
    {0x01010201, "tileMode"},
    {0x0101020b, "centerColor"},
    {0x0101031f, "alpha"},
    {0x01010324, "scaleX"},
    {0x01010325, "scaleY"},
    {0x01010326, "rotation"},
    {0x010103f2, "banner"},
    {0x01010402, "viewportWidth"},
    {0x01010403, "viewportHeight"},
    {0x01010404, "fillColor"},
    {0x01010405, "pathData"},
    {0x01010406, "strokeColor"},
    {0x01010407, "strokeWidth"},
    {0x01010408, "trimPathStart"},
    {0x01010409, "trimPathEnd"},
    {0x0101040a, "trimPathOffset"},
    {0x0101040b, "strokeLineCap"},
    {0x0101040c, "strokeLineJoin"},
    {0x0101040d, "strokeMiterLimit"},
    {0x0101045a, "translateX"},
    {0x0101045b, "translateY"},
    {0x010104b5, "inset"},
    {0x010104cb, "strokeAlpha"},
    {0x010104cc, "fillAlpha"},
    {0x01010510, "startX"},
    {0x01010511, "startY"},
    {0x01010512, "endX"},
    {0x01010513, "endY"},
    {0x01010514, "offset"},
    {0x0101051e, "fillType"},
    {0x0101052c, "roundIcon"},
};

constexpr std::string_view kNamespace = "http://schemas.android.com/apk/res/android";
constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kNodeHead = 16;  // of a chunk, the line, a comment

class AndroidXml {
 public:
  AndroidXml(std::string_view bytes, std::string_view file, const JsonOptions& options)
      : bytes_(AsBytes(bytes)), tree_(file, options), text_left_(options.max_bytes) {}

  Result<JsonValue> Read() && {
    if (ReadChunks() && tree_.depth() == 1) tree_.Close();
    if (tree_.depth() > 0) Fail(line_, "ends inside of an element");
    return std::move(tree_).Take();
  }

 private:
  bool Fail(int line, const std::string& what) {
    return tree_.Fail("document-syntax", line, "is compiled, and " + what);
  }

  bool ReadChunks() {
    tree_.Open(ValueOf(JsonValue::Type::kObject, "", 1));
    std::size_t at = 0;
    const auto all = NextAndroidChunk(bytes_, at);
    if (!all || all->type != AndroidChunkType::kXml) return Fail(1, "is not all there");
    const ByteView chunks = all->body();
    for (at = 0; at < chunks.size();) {
      const auto chunk = NextAndroidChunk(chunks, at);
      if (!chunk) return Fail(line_, "has a part that does not fit into it");
      if (!ReadChunk(*chunk)) return false;
    }
    return true;
  }

  bool ReadChunk(const AndroidChunk& chunk) {
    if (chunk.type == AndroidChunkType::kStrings) {
      const auto strings = AndroidStrings::Read(chunk);
      if (!strings) return Fail(line_, "has texts that do not fit into it");
      strings_ = *strings;
      return true;
    }
    if (chunk.type == AndroidChunkType::kAttributeIds) {
      ids_ = chunk.body();
      return true;
    }
    const bool element = chunk.type == AndroidChunkType::kStartElement;
    if (!element && chunk.type != AndroidChunkType::kEndElement &&
        chunk.type != AndroidChunkType::kText)
      return true;  // namespaces, and what nobody knows
    if (chunk.head < kNodeHead) return Fail(line_, "has a part that does not fit into it");
    line_ = static_cast<int>(std::min<std::uint64_t>(*ReadLittleEndian(chunk.bytes, 8, 4), kMost));
    if (element) return Start(chunk.body());
    if (chunk.type == AndroidChunkType::kText) return Text(chunk.body());
    return End();
  }

  bool Start(ByteView body) {
    const auto name = Name(body, 4);
    const auto start = ReadLittleEndian(body, 8, 2), size = ReadLittleEndian(body, 10, 2);
    const auto count = ReadLittleEndian(body, 12, 2);
    constexpr std::uint64_t kAttribute = 20;
    if (!name || !start || !size || !count || (*count > 0 && *size < kAttribute) ||
        *start + *count * *size > body.size())
      return Fail(line_, "has an element that does not fit into it");
    if (!tree_.Open(ValueOf(JsonValue::Type::kObject, *name, line_))) return false;
    for (std::uint64_t i = 0; i < *count; ++i) {
      if (!Attribute(body.subspan(static_cast<std::size_t>(*start + i * *size), kAttribute)))
        return false;
    }
    return true;
  }

  bool Attribute(ByteView bytes) {
    const auto name_index = static_cast<std::uint32_t>(*ReadLittleEndian(bytes, 4, 4));
    const std::optional<std::string> name = AttributeName(bytes, name_index);
    const AndroidValue value = *ReadAndroidValue(bytes, 12);
    std::optional<std::string> text = TextOf(value);
    if (value.type == AndroidValueType::kString) text = Taken(value.data);
    if (!name || !text)
      return Fail(line_, "has a text that does not fit into it, or too much of it");
    return tree_.Add(TextValue("@" + *name, *std::move(text), line_));
  }

  std::optional<std::string> AttributeName(ByteView bytes, std::uint32_t index) {
    const std::uint64_t id =
        index < ids_.size() / 4 ? *ReadLittleEndian(ids_, std::size_t{index} * 4, 4) : 0;
    const auto known = std::ranges::find(kKnown, id, &Known::id);
    if (known != std::end(kKnown)) return "android:" + std::string(known->name);
    std::optional<std::string> name = Taken(index);
    const auto space = static_cast<std::uint32_t>(*ReadLittleEndian(bytes, 0, 4));
    if (!name || space == kNone) return name;
    const auto uri = Taken(space);
    if (!uri) return std::nullopt;
    const bool pretends =
        id != 0 && std::ranges::find(kKnown, *name, &Known::name) != std::end(kKnown);
    return (*uri == kNamespace && !pretends ? "android:" : "other:") + *name;
  }

  bool Text(ByteView body) {
    const auto text = Name(body, 0);
    if (!text) return Fail(line_, "has a text that does not fit into it, or too much of it");
    tree_.innermost()->text += *text;
    return true;
  }

  bool End() {
    if (tree_.depth() < 2) return Fail(line_, "ends an element that was not begun");
    std::string text = tree_.innermost()->text;
    if (!tree_.Close()) return false;
    // As in ParseXml: the text belongs to what is around as well; the root object has none.
    text_left_ -= std::ssize(text);
    if (text_left_ < 0) return Fail(line_, "has too much text");
    if (tree_.depth() > 1) tree_.innermost()->text += text;
    return true;
  }

  // The text that the number at `at` names.
  std::optional<std::string> Name(ByteView body, std::size_t at) {
    const auto index = ReadLittleEndian(body, at, 4);
    return index ? Taken(static_cast<std::uint32_t>(*index)) : std::nullopt;
  }

  // A text of the pool, as long as there is not too much.
  std::optional<std::string> Taken(std::uint32_t index) {
    std::optional<std::string> text = strings_.At(index);
    if (text) text_left_ -= std::ssize(*text);
    return text_left_ < 0 ? std::nullopt : text;
  }

  static constexpr std::uint64_t kMost = 1'000'000'000;  // so that a line is an int
  const ByteView bytes_;
  TreeMaker tree_;
  std::int64_t text_left_;
  AndroidStrings strings_;
  ByteView ids_;
  int line_ = 1;
};

}  // namespace

Result<JsonValue> ParseAndroidXml(std::string_view bytes,
                                  std::string_view file,
                                  const JsonOptions& options) {
  return AndroidXml(bytes, file, options).Read();
}

}  // namespace brandlint
