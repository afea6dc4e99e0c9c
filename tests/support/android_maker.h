// SPDX-License-Identifier: MIT
// Compiled files of a package for Android, as far as tests need them. Source: as
// core/documents/android_chunks.h.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace brandlint {

struct AndroidAttribute {
  std::string name;  // "label"
  std::uint32_t id = 0;
  std::uint32_t type = 0x03;  // a text
  std::uint32_t data = 0;
  std::string text = "";
};
struct AndroidElement {
  std::string name;
  std::vector<AndroidAttribute> attributes = {};
  std::vector<AndroidElement> children = {};
};

inline std::string AndroidNumbers(std::initializer_list<std::pair<std::uint64_t, int>> numbers) {
  std::string bytes;
  for (const auto& [number, width] : numbers) {
    for (int i = 0; i < width; ++i)
      bytes += static_cast<char>(i < 8 ? number >> (8 * i) & 0xFF : 0);
  }
  return bytes;
}

// head  What follows the eight bytes that every chunk begins with.
inline std::string AndroidChunkOf(std::uint32_t type,
                                  const std::string& head,
                                  const std::string& body) {
  return AndroidNumbers({{type, 2}, {8 + head.size(), 2}, {8 + head.size() + body.size(), 4}}) +
         head + body;
}

// ASCII, in UTF-8 or UTF-16.
class AndroidPool {
 public:
  std::uint32_t Index(const std::string& text) {
    const auto found = std::ranges::find(texts_, text);
    if (found == texts_.end()) return Append(text);
    return static_cast<std::uint32_t>(std::distance(texts_.begin(), found));
  }
  // One of its own, whatever is there already.
  std::uint32_t Append(const std::string& text) {
    texts_.push_back(text);
    return static_cast<std::uint32_t>(texts_.size() - 1);
  }

  std::string Chunk(bool utf8) const {
    std::string offsets, data;
    for (const std::string& text : texts_) {
      offsets += AndroidNumbers({{data.size(), 4}});
      data += AndroidNumbers({{text.size(), utf8 ? 1 : 2}});
      if (utf8) data += AndroidNumbers({{text.size(), 1}});
      for (const char c : text)
        data += AndroidNumbers({{static_cast<unsigned char>(c), utf8 ? 1 : 2}});
      data += AndroidNumbers({{0, utf8 ? 1 : 2}});
    }
    data.resize((data.size() + 3) / 4 * 4);
    const std::string head = AndroidNumbers(
        {{texts_.size(), 4}, {0, 4}, {utf8 ? 0x100 : 0, 4}, {28 + offsets.size(), 4}, {0, 4}});
    return AndroidChunkOf(0x0001, head, offsets + data);
  }

 private:
  std::vector<std::string> texts_;
};

class AndroidXmlMaker {
 public:
  std::string Make(const AndroidElement& root, bool utf8) {
    Number(root);
    const std::uint32_t space = pool_.Index("http://schemas.android.com/apk/res/android");
    Add(root, space);
    std::string ids;
    for (const std::uint32_t id : ids_) ids += AndroidNumbers({{id, 4}});
    return AndroidChunkOf(0x0003, "", pool_.Chunk(utf8) + AndroidChunkOf(0x0180, "", ids) + nodes_);
  }

 private:
  // Names of attributes with numbers stand first in the pool, beside their numbers.
  void Number(const AndroidElement& element) {
    for (const AndroidAttribute& attribute : element.attributes) {
      const std::pair key(attribute.name, attribute.id);
      if (attribute.id == 0 || names_.contains(key)) continue;
      names_[key] = pool_.Append(attribute.name);
      ids_.push_back(attribute.id);
    }
    for (const AndroidElement& child : element.children) Number(child);
  }

  void Add(const AndroidElement& element, std::uint32_t space) {
    constexpr std::uint64_t kNone = 0xFFFFFFFF;
    const std::string head = AndroidNumbers({{++line_, 4}, {kNone, 4}});
    const std::uint32_t name = pool_.Index(element.name);
    std::string body = AndroidNumbers(
        {{kNone, 4}, {name, 4}, {20, 2}, {20, 2}, {element.attributes.size(), 2}, {0, 6}});
    for (const AndroidAttribute& each : element.attributes) {
      const bool text = each.type == 0x03;
      const std::uint32_t data = text ? pool_.Index(each.text) : each.data;
      const std::uint32_t called =
          each.id == 0 ? pool_.Index(each.name) : names_.at({each.name, each.id});
      body += AndroidNumbers({{each.id == 0 ? kNone : space, 4},
                              {called, 4},
                              {text ? data : kNone, 4},
                              {8, 2},
                              {0, 1},
                              {each.type, 1},
                              {data, 4}});
    }
    nodes_ += AndroidChunkOf(0x0102, head, body);
    for (const AndroidElement& child : element.children) Add(child, space);
    nodes_ += AndroidChunkOf(0x0103, head, AndroidNumbers({{kNone, 4}, {name, 4}}));
  }

  AndroidPool pool_;
  std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> names_;
  std::vector<std::uint32_t> ids_;
  std::string nodes_;
  std::uint64_t line_ = 0;
};

inline std::string MakeAndroidXml(const AndroidElement& root, bool utf8 = false) {
  return AndroidXmlMaker().Make(root, utf8);
}

struct AndroidResource {
  std::uint32_t id;      // 0x7f020001
  std::string language;  // "de", or nothing
  std::uint32_t type = 0x03;
  std::uint32_t data = 0;
  std::string text = "";
  bool several = false;  // made of several values, of which there are none
  std::uint32_t density = 0;
};

// One type chunk for each resource: the same type in another language, density or version.
inline std::string MakeAndroidResources(const std::vector<AndroidResource>& resources,
                                        bool sparse = false) {
  AndroidPool pool;
  std::string types;
  for (const AndroidResource& each : resources) {
    const std::uint32_t data = each.type == 0x03 ? pool.Append(each.text) : each.data;
    std::string config =
        AndroidNumbers({{36, 4}, {0, 4}}) +
        (each.language.empty() ? std::string(4, '\0')
                               : (each.language + std::string(4, '\0')).substr(0, 4)) +
        AndroidNumbers({{0, 2}, {each.density, 2}});
    config.resize(36);
    const std::uint32_t index = each.id & 0xFFFF;
    std::string offsets;
    if (sparse) {
      offsets = AndroidNumbers({{index, 2}, {0, 2}});
    } else {
      for (std::uint32_t i = 0; i < index; ++i) offsets += AndroidNumbers({{0xFFFFFFFF, 4}});
      offsets += AndroidNumbers({{0, 4}});
    }
    const std::string entry =
        each.several
            ? AndroidNumbers({{16, 2}, {1, 2}, {0, 4}, {0, 4}, {0, 4}})
            : AndroidNumbers({{8, 2}, {0, 2}, {0, 4}, {8, 2}, {0, 1}, {each.type, 1}, {data, 4}});
    const std::string head = AndroidNumbers({{each.id >> 16 & 0xFF, 1},
                                             {sparse ? 1 : 0, 1},
                                             {0, 2},
                                             {offsets.size() / 4, 4},
                                             {8 + 12 + config.size() + offsets.size(), 4}}) +
                             config;
    types += AndroidChunkOf(0x0201, head, offsets + entry);
  }
  const std::string package = AndroidChunkOf(
      0x0200,
      AndroidNumbers({{0x7f, 4}}) + std::string(256, '\0') + AndroidNumbers({{0, 20}}),
      types);
  return AndroidChunkOf(0x0002, AndroidNumbers({{1, 4}}), pool.Chunk(false) + package);
}

}  // namespace brandlint
