// SPDX-License-Identifier: MIT
#include "core/report/page_frame.h"

#include <cstddef>
#include <cstdint>

#include "core/base/bytes.h"
#include "core/base/digest.h"

namespace brandlint {
namespace {

// "'sha256-...'" of a style or a script, as a content security policy names it.
// Source: W3C Content Security Policy Level 3, 2.3.1 and 6.7.2.
std::string HashSource(std::string_view content) {
  const std::string hex = Sha256Hex(AsBytes(content));
  const auto value = [](char digit) {
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  };
  Bytes digest;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    digest.push_back(static_cast<std::uint8_t>((value(hex[i]) << 4U) | value(hex[i + 1])));
  }
  return "'sha256-" + Base64(digest) + "'";
}

}  // namespace

void PutPageHead(const PageFiles& files, std::string& out) {
  const bool scripted = !files.script.empty();
  out +=
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
      HashSource(files.style) + "; script-src " +
      (scripted ? HashSource(files.script) : std::string("'none'")) +
      "; img-src data:; base-uri 'none'; form-action 'none'";
  // A string never becomes markup or code, even in a library's mistake: Trusted Types, W3C.
  if (scripted) out += "; require-trusted-types-for 'script'; trusted-types 'none'";
  out +=
      "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Brand check</title>\n<style>";
  out += files.style;
  out += "</style>\n</head>\n<body>\n";
}

}  // namespace brandlint
