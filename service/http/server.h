// SPDX-License-Identifier: MIT
// An HTTP/1.1 server: one thread waits for all connections, a few do what is asked. No client can
// hold it, however slow it sends or reads. TLS is left to a proxy in front.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "service/http/message.h"

namespace brandlint {

struct HttpServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any that is free
  int threads = 16;        // that handle requests
  int connections = 512;   // more wait in the kernel's queue
  std::int64_t header_bytes = 16 * 1024;
  int header_seconds = 10;  // for a whole header, also of an idle connection's next request
  int body_seconds = 60;    // for a whole body, and for a response to be taken
};

// What is decided on a request's header, before its body is read.
struct Admission {
  std::optional<HttpResponse> refusal;  // the body is not read
  std::int64_t body_bytes = 0;          // the most it may have

  // Answers the whole request in the handler's place, with what was found out already.
  std::function<HttpResponse(HttpRequest&&)> answer = {};
};

// Both are called from many threads at once and throw nothing.
struct HttpHandler {
  std::function<Admission(const HttpRequest&)> admit;
  std::function<HttpResponse(HttpRequest&&)> answer;
};

class HttpServer {
 public:
  // Listens. Errors: "listen" with address and reason.
  static Result<std::unique_ptr<HttpServer>> Start(const HttpServerOptions& options,
                                                   HttpHandler handler);
  virtual ~HttpServer() = default;

  virtual std::uint16_t port() const = 0;

  // Takes no more requests, finishes those in hand within `seconds`, and closes.
  virtual void Stop(int seconds) = 0;
};

}  // namespace brandlint
