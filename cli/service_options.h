// SPDX-License-Identifier: MIT
// What `serve`, `worker` and `audit` have in common: where things are kept, and what is judged by.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "core/base/result.h"
#include "core/checker/checker.h"
#include "service/store/database.h"

namespace brandlint::cli {

struct ServiceOptions {
  std::string store = "sqlite:brandlint.db";
  std::string pictures;            // folder; empty: beside the database file
  std::vector<std::string> packs;  // as CheckingOptions
  std::string policy;
  std::string permissions;
  std::vector<std::string> banks;
};

void AddStore(CLI::App& app, ServiceOptions& options);
void AddJudging(CLI::App& app, ServiceOptions& options);

// Errors: "usage".
Result<StoreAddress> AddressOf(const ServiceOptions& options);
Result<std::string> PictureFolder(const ServiceOptions& options);

// Errors: those of MakeChecker.
Result<Checker> CheckerOf(const ServiceOptions& options);

}  // namespace brandlint::cli
