// SPDX-License-Identifier: MIT
#include "cli/service_options.h"

namespace brandlint::cli {

void AddStore(CLI::App& app, ServiceOptions& options) {
  app.add_option("--store", options.store, "sqlite:FILE or postgresql://[USER@][HOST]/DATABASE")
      ->capture_default_str();
}

void AddJudging(CLI::App& app, ServiceOptions& options) {
  app.add_option("--pictures",
                 options.pictures,
                 "folder of submitted pictures; beside the file of a SQLite store by default");
  app.add_option("--pack", options.packs, "brand pack: id or folder; repeatable");
  app.add_option("--policy", options.policy, "policy: id or file");
  app.add_option("--permissions",
                 options.permissions,
                 "file of permissions, besides those that are granted in the store");
  app.add_option("--bank", options.banks, "file of rejected pictures; repeatable");
}

Result<StoreAddress> AddressOf(const ServiceOptions& options) {
  return ParseStoreAddress(options.store);
}

Result<std::string> PictureFolder(const ServiceOptions& options) {
  if (!options.pictures.empty()) return options.pictures;
  const auto address = AddressOf(options);
  if (!address) return address.error();
  if (address->dialect == Dialect::kSqlite) return address->place + ".pictures";
  return Error{"usage",
               "--pictures names the folder of submitted pictures; with PostgreSQL it "
               "has no default"};
}

Result<Checker> CheckerOf(const ServiceOptions& options) {
  const auto today = DayOf("");
  if (!today) return today.error();
  return brandlint::MakeChecker({.packs = options.packs,
                                 .policy = options.policy,
                                 .permissions = options.permissions,
                                 .banks = options.banks,
                                 .as_of = *today});
}

}  // namespace brandlint::cli
