// SPDX-License-Identifier: MIT
// What must not be guessed, and what is kept of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace brandlint {

// 2 * bytes hexadecimal digits from the kernel's generator. Precondition: bytes <= 256.
std::string RandomHex(std::size_t bytes);

// What is kept of a token or a session: long random texts need no slow hash.
std::string HashOfSecret(std::string_view secret);

// Compares in a time that does not tell where two texts differ.
bool SameSecret(std::string_view one, std::string_view other);

// argon2id with 19 MiB, two passes, one lane, in its encoded form ("$argon2id$...").
// Source: OWASP Password Storage Cheat Sheet; RFC 9106.
std::string HashPassword(std::string_view password);
bool IsPassword(std::string_view password, const std::string& encoded);

// Takes as long as IsPassword() and is never true: for a name that nobody has.
bool IsNobodysPassword(std::string_view password);

}  // namespace brandlint
