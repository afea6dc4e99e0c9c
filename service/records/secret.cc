// SPDX-License-Identifier: MIT
#include "service/records/secret.h"

#include <argon2.h>
#include <sys/random.h>

#include <array>
#include <cstdint>

#include "core/base/bytes.h"
#include "core/base/check.h"
#include "core/base/digest.h"

namespace brandlint {
namespace {

constexpr std::uint32_t kPasses = 2, kKibibytes = 19 * 1024, kLanes = 1;
constexpr std::size_t kSaltBytes = 16, kHashBytes = 32;

void FillRandom(std::uint8_t* bytes, std::size_t count) {
  // Whole for up to 256 bytes once the generator is seeded. Source: getrandom(2).
  CHECK(count <= 256);
  CHECK(getrandom(bytes, count, 0) == static_cast<ssize_t>(count));
}

}  // namespace

std::string RandomHex(std::size_t bytes) {
  std::array<std::uint8_t, 256> random;
  FillRandom(random.data(), bytes);
  std::string hex;
  for (std::size_t i = 0; i < bytes; ++i) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    hex += kDigits[random[i] >> 4U];
    hex += kDigits[random[i] & 15U];
  }
  return hex;
}

std::string HashOfSecret(std::string_view secret) { return Sha256Hex(AsBytes(secret)); }

bool SameSecret(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    difference |= static_cast<unsigned>(one[i] ^ other[i]);
  }
  return difference == 0;
}

std::string HashPassword(std::string_view password) {
  std::array<std::uint8_t, kSaltBytes> salt;
  FillRandom(salt.data(), salt.size());
  std::string encoded(
      argon2_encodedlen(kPasses, kKibibytes, kLanes, kSaltBytes, kHashBytes, Argon2_id), '\0');
  const int code = argon2id_hash_encoded(kPasses,
                                         kKibibytes,
                                         kLanes,
                                         password.data(),
                                         password.size(),
                                         salt.data(),
                                         salt.size(),
                                         kHashBytes,
                                         encoded.data(),
                                         encoded.size());
  CHECK(code == ARGON2_OK);
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool IsPassword(std::string_view password, const std::string& encoded) {
  return argon2id_verify(encoded.c_str(), password.data(), password.size()) == ARGON2_OK;
}

bool IsNobodysPassword(std::string_view password) {
  static const std::string kNobody = HashPassword(RandomHex(32));
  return IsPassword(password, kNobody) && false;
}

}  // namespace brandlint
