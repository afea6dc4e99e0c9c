// SPDX-License-Identifier: MIT
// HTTP requests that this program makes itself: a submission to a service, a webhook to whoever
// asked for it. libcurl does the protocol and TLS.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace brandlint {

// Where a request may go once its host's name is resolved.
enum class Reach {
  kAnywhere,
  kPublicOrLoopback,  // https: public addresses; http: this machine. For addresses of strangers.
};

struct TransferRequest {
  std::string method = "GET";
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  // Instead of a body: a form's fields. With a file's name the content is that of a file.
  struct FormField {
    std::string name, filename, content;
  };
  std::vector<FormField> form;
  Reach reach = Reach::kAnywhere;
  int seconds = 60;
};

struct TransferAnswer {
  int status = 0;
  std::string body;  // at most a megabyte of it
};

// Redirections are not followed, no proxy is asked, and only http and https are spoken.
// Errors: "transfer", which says what happened ("could not connect").
Result<TransferAnswer> Transfer(const TransferRequest& request);

// Whether that is an address of the public internet. Of IPv4 and IPv6, without brackets. Not: of
// this machine, private, link-local, shared, multicast, documentation or reserved ones.
// Source: IANA IPv4 and IPv6 Special-Purpose Address Registries.
bool IsPublicAddress(const std::string& address);
bool IsLoopbackAddress(const std::string& address);

}  // namespace brandlint
