// SPDX-License-Identifier: MIT
// HTTP requests and responses as plain values: what the rest of the service knows of the protocol.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace brandlint {

struct HttpRequest {
  std::string method;                                     // "GET"
  std::string target;                                     // as sent: path and query
  std::string path;                                       // without query, percent-encoding undone
  std::map<std::string, std::string, std::less<>> query;  // decoded; of a repeated key the first
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case; repeated: joined
  std::string body;
  std::string peer;  // address of who has connected, without its port

  // Empty when it is not there.
  std::string_view Header(std::string_view name) const;
  std::string_view Query(std::string_view name) const;

  // Of the Cookie header. Empty when it is not there.
  std::string_view Cookie(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;

  // For what is not held in memory: gives the rest of the body, piece after piece, the last one
  // empty. An error breaks the connection off, so that nobody takes a part for the whole. Called
  // from one thread at a time.
  std::function<Result<std::string>()> rest = {};
};

// Takes path and query of a target apart. Errors: "bad-request" for a percent sign without two
// digits, a NUL, or bytes that are not UTF-8.
Result<void> ReadTarget(std::string_view target, HttpRequest& request);

// Undoes percent-encoding. Errors: "bad-request".
Result<std::string> PercentDecode(std::string_view text, bool plus_is_space);

// What went wrong, as application/problem+json. Source: RFC 9457.
//
// details  More of what is wrong, one a line of the request: becomes "errors".
HttpResponse Refuse(int status,
                    std::string_view code,
                    std::string_view message,
                    const std::vector<Error>& details = {});

// A problem with the status that the error's code stands for.
HttpResponse Refuse(const Error& error);

}  // namespace brandlint
