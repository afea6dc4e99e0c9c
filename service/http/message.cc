// SPDX-License-Identifier: MIT
#include "service/http/message.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/codec/json_writer.h"

namespace brandlint {
namespace {

std::string_view Found(const std::map<std::string, std::string, std::less<>>& values,
                       std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string_view() : std::string_view(found->second);
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Codes of errors whose status is not 400.
struct CodeStatus {
  std::string_view code;
  int status;
};
constexpr auto kStatuses = std::to_array<CodeStatus>({
    {"unauthorized", 401},
    {"forbidden", 403},
    {"not-found", 404},
    {"no-such-method", 405},
    {"stale", 409},
    {"claimed", 409},
    {"not-now", 409},
    {"same-person", 409},
    {"key-reused", 409},
    {"conflict", 409},
    {"too-large", 413},
    {"media-type", 415},
    {"invalid", 422},
    {"too-many", 429},
    {"store-lost", 503},
    {"store-busy", 503},
    {"store-failed", 503},
    {"output-unwritable", 507},
});

std::string_view TitleOf(int status) {
  switch (status) {
    case 400:
      return "the request cannot be understood";
    case 401:
      return "who is asking?";
    case 403:
      return "not allowed";
    case 404:
      return "not found";
    case 405:
      return "no such method here";
    case 408:
      return "too slow";
    case 409:
      return "not in this state";
    case 413:
      return "too large";
    case 415:
      return "not in this format";
    case 422:
      return "the submission cannot be accepted";
    case 429:
      return "too many requests";
    case 431:
      return "the header is too large";
    case 503:
      return "not available just now";
    case 507:
      return "it cannot be stored";
    default:
      return "an error";
  }
}

}  // namespace

std::string_view HttpRequest::Header(std::string_view name) const { return Found(headers, name); }
std::string_view HttpRequest::Query(std::string_view name) const { return Found(query, name); }

std::string_view HttpRequest::Cookie(std::string_view name) const {
  std::string_view rest = Header("cookie");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
      return pair.substr(equals + 1);
    }
  }
  return {};
}

Result<std::string> PercentDecode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      const int high = i + 2 < text.size() ? HexDigit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? HexDigit(text[i + 2]) : -1;
      if (high < 0 || low < 0) {
        return Error{"bad-request", "a percent sign without two hexadecimal digits in the address"};
      }
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (decoded.find('\0') != std::string::npos || !IsUtf8(decoded)) {
    return Error{"bad-request", "the address holds a NUL or is not UTF-8"};
  }
  return decoded;
}

Result<void> ReadTarget(std::string_view target, HttpRequest& request) {
  request.target = target;
  const std::size_t mark = std::min(target.find('?'), target.size());
  auto path = PercentDecode(target.substr(0, mark), false);
  if (!path) return path.error();
  request.path = *std::move(path);
  std::string_view rest = target.substr(std::min(mark + 1, target.size()));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto key = PercentDecode(pair.substr(0, equals), true);
    auto value = PercentDecode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!key) return key.error();
    if (!value) return value.error();
    request.query.emplace(*std::move(key), *std::move(value));
  }
  return {};
}

HttpResponse Refuse(int status,
                    std::string_view code,
                    std::string_view message,
                    const std::vector<Error>& details) {
  HttpResponse response{.status = status, .content_type = "application/problem+json"};
  JsonWriter json(response.body);
  json.BeginObject();
  json.Text("type", "about:blank#" + std::string(code));
  json.Text("title", TitleOf(status));
  json.Integer("status", status);
  json.Text("code", code);
  json.Text("detail", message);
  if (!details.empty()) {
    json.Key("errors");
    json.BeginArray();
    for (const Error& error : details) {
      json.BeginObject();
      json.Text("code", error.code);
      json.Text("detail", error.message);
      json.EndObject();
    }
    json.EndArray();
  }
  json.EndObject();
  if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (status == 429 || status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

HttpResponse Refuse(const Error& error) {
  const auto known = std::ranges::find(kStatuses, error.code, &CodeStatus::code);
  return Refuse(known == kStatuses.end() ? 400 : known->status, error.code, error.message);
}

}  // namespace brandlint
