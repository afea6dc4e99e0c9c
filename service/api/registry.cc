// SPDX-License-Identifier: MIT
#include <vector>

#include "service/api/route.h"

namespace brandlint {

#define ROUTES(table) extern const std::span<const Route> table;
#include "service/api/routes/all.def"
#undef ROUTES

std::span<const Route> Routes() {
  static const std::vector<Route> kAll = [] {
    std::vector<Route> all;
#define ROUTES(table) all.insert(all.end(), table.begin(), table.end());
#include "service/api/routes/all.def"
#undef ROUTES
    return all;
  }();
  return kAll;
}

}  // namespace brandlint
