// SPDX-License-Identifier: MIT
// Zips of stored members, honest and lying.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace brandlint {

struct ZipMember {
  std::string name, content;
  // What is written in place of the truth.
  std::optional<std::string> name_in_header = {};
  std::optional<std::uint32_t> size_in_header = {};
  std::optional<std::uint32_t> packed_in_directory = {};
  std::optional<std::uint32_t> offset = {};
  std::uint32_t method_in_header = 0;
  std::uint32_t flags = 0;
  std::uint32_t unix_mode = 0;  // 0120777: a link to what is the content
};

inline Bytes MakeZip(const std::vector<ZipMember>& members, const std::string& before = "") {
  std::string zip = before, directory;
  const auto put = [](std::string& out, std::uint64_t number, int width) {
    for (int i = 0; i < width; ++i) out += static_cast<char>(number >> (8 * i) & 0xff);
  };
  // CRC-32 of ISO-HDLC, bit by bit.
  const auto crc = [](const std::string& text) {
    std::uint32_t sum = ~0U;
    for (const char c : text) {
      sum ^= static_cast<std::uint8_t>(c);
      for (int i = 0; i < 8; ++i) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320U : 0);
    }
    return ~sum;
  };
  for (const ZipMember& member : members) {
    const auto offset = static_cast<std::uint32_t>(zip.size() - before.size());
    const auto size = static_cast<std::uint32_t>(member.content.size());
    const std::string name = member.name_in_header.value_or(member.name);
    zip += "PK\x03\x04";
    for (const std::uint32_t number : {20U, member.flags, member.method_in_header, 0U, 0x21U})
      put(zip, number, 2);
    for (const std::uint32_t number :
         {crc(member.content), size, member.size_in_header.value_or(size)})
      put(zip, number, 4);
    put(zip, name.size(), 2);
    put(zip, 0, 2);
    zip += name + member.content;

    directory += "PK\x01\x02";
    put(directory, 3 << 8 | 20, 2);  // made by Unix
    for (const std::uint32_t number : {20U, member.flags, 0U, 0U, 0x21U}) put(directory, number, 2);
    for (const std::uint32_t number :
         {crc(member.content), member.packed_in_directory.value_or(size), size})
      put(directory, number, 4);
    put(directory, member.name.size(), 2);
    for (int i = 0; i < 4; ++i) put(directory, 0, 2);
    put(directory, std::uint64_t{member.unix_mode} << 16, 4);
    put(directory, member.offset.value_or(offset), 4);
    directory += member.name;
  }
  const std::uint64_t start = zip.size() - before.size();
  zip += directory + "PK\x05\x06";
  put(zip, 0, 4);
  put(zip, members.size(), 2);
  put(zip, members.size(), 2);
  put(zip, directory.size(), 4);
  put(zip, start, 4);
  put(zip, 0, 2);
  return Bytes(zip.begin(), zip.end());
}

}  // namespace brandlint
