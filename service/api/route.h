// SPDX-License-Identifier: MIT
// A route: a method and a path, the right that it takes, and a page in routes/ that answers. A new
// one is a row of a page's table; a new page is a line in routes/all.def. What a route takes and
// gives stands in openapi.json; a test holds both against each other.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/codec/json_fields.h"
#include "core/codec/json_writer.h"
#include "service/api/service.h"
#include "service/http/message.h"

namespace brandlint {

// One request at one route.
struct Call {
  Service& service;
  const HttpRequest& request;
  Actor actor;                         // without a name at routes that take no right
  std::vector<std::string> arguments;  // what stands for the path's {...}
  Milliseconds now = 0;
};

struct Route {
  std::string_view method;
  std::string_view path;  // "/v1/submissions/{id}"
  Right right = Right::kNone;
  std::int64_t body_bytes = 0;  // the most; kWholeSubmission: as the settings say
  HttpResponse (*answer)(Call& call) = nullptr;

  static constexpr std::int64_t kWholeSubmission = -1, kSmallBody = 64 * 1024;
};

std::span<const Route> Routes();

// Sentences of pages that answer.
HttpResponse Json(int status, const std::function<void(JsonWriter&)>& write);

// Reads the body, a JSON object. Nothing when it was read; else the answer that tells what is
// wrong.
std::optional<HttpResponse> ReadBody(const Call& call,
                                     const std::function<void(JsonFields&)>& read);

// The number that stands for the path's first {...}; nothing when it is none that a row can have.
std::optional<std::int64_t> RowNumber(const Call& call);

// A number of the query in [least, most]. Errors: "bad-value".
Result<std::int64_t> QueryNumber(const Call& call,
                                 std::string_view name,
                                 std::int64_t otherwise,
                                 std::int64_t least,
                                 std::int64_t most);

}  // namespace brandlint
