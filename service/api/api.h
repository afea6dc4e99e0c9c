// SPDX-License-Identifier: MIT
// From a request to a route and back: who asks, whether he may, how often, and what every answer
// says to browsers.
#pragma once

#include <string>
#include <string_view>

#include "service/api/service.h"
#include "service/http/server.h"

namespace brandlint {

// The handler of a server. `service` must outlive it.
HttpHandler MakeApi(Service& service);

// The OpenAPI 3.1 description, as it is served.
std::string_view OpenApi();

}  // namespace brandlint
