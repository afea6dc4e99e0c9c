// SPDX-License-Identifier: MIT
#include "service/store/database.h"

#include <charconv>

#include "core/base/check.h"

namespace brandlint {

const std::string& Row::Text(std::size_t column) const {
  static const std::string kEmpty;
  const auto& value = columns_.at(column);
  return value ? *value : kEmpty;
}

std::int64_t Row::Int(std::size_t column) const {
  const auto& value = columns_.at(column);
  if (!value) return 0;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
  CHECK(error == std::errc() && end == value->data() + value->size());
  return number;
}

Result<StoreAddress> ParseStoreAddress(std::string_view text) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (text.starts_with(kSqlite) && text.size() > kSqlite.size()) {
    return StoreAddress{Dialect::kSqlite, std::string(text.substr(kSqlite.size()))};
  }
  if (text.starts_with("postgresql://") || text.starts_with("postgres://")) {
    return StoreAddress{Dialect::kPostgres, std::string(text)};
  }
  // Not the whole of it: it may hold a password.
  const std::size_t end = text.find("//");
  return Error{"usage",
               "--store '" + std::string(text.substr(0, end)) +
                   (end == std::string_view::npos ? "" : "//...") +
                   "' is neither sqlite:FILE nor postgresql://[USER@][HOST]/DATABASE"};
}

std::string StoreAddress::Shown() const {
  if (dialect == Dialect::kSqlite) return "sqlite:" + place;
  // postgresql://user:password@host/... and ...?password=...
  std::string shown = place.substr(0, place.find('?'));
  const std::size_t start = shown.find("//") + 2;
  // A password may hold an '@' that somebody forgot to encode.
  const std::size_t at = shown.substr(0, shown.find('/', start)).rfind('@');
  const std::size_t colon = shown.find(':', start);
  if (at != std::string::npos && colon < at) shown.erase(colon, at - colon);
  return shown;
}

Result<std::unique_ptr<Connection>> Connect(const StoreAddress& address, Access access) {
  return address.dialect == Dialect::kSqlite ? OpenSqlite(address.place, access)
                                             : OpenPostgres(address.place, access);
}

}  // namespace brandlint
