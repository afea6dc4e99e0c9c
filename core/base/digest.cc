// SPDX-License-Identifier: MIT
#include "core/base/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "core/base/check.h"

namespace brandlint {

namespace {

std::string Hex(const std::array<std::uint8_t, EVP_MAX_MD_SIZE>& digest, unsigned length) {
  std::string text;
  text.reserve(2 * length);
  for (unsigned i = 0; i < length; ++i) {
    text += "0123456789abcdef"[digest[i] >> 4];
    text += "0123456789abcdef"[digest[i] & 15];
  }
  return text;
}

}  // namespace

std::string Sha256Hex(ByteView bytes) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  CHECK(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) == 1);
  return Hex(digest, length);
}

std::string HmacSha256Hex(std::string_view key, std::string_view message) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  const ByteView bytes = AsBytes(message);
  CHECK(HMAC(EVP_sha256(),
             key.data(),
             static_cast<int>(key.size()),
             bytes.data(),
             bytes.size(),
             digest.data(),
             &length) != nullptr);
  return Hex(digest, length);
}

}  // namespace brandlint
