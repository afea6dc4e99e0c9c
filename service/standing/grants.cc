// SPDX-License-Identifier: MIT
#include "core/codec/permissions.h"
#include "service/records/audit.h"
#include "service/records/secret.h"
#include "service/standing/standing.h"

namespace brandlint {
namespace {

constexpr const char* kSelect =
    "SELECT id, record, proposed_by, proposed_at, granted_by, granted_at, ended_by, ended_at "
    "FROM grants";

GrantRow RowOf(const Row& row) {
  return {.id = row.Text(0),
          .record = row.Text(1),
          .proposed_by = row.Text(2),
          .proposed_at = row.Int(3),
          .granted_by = row.Text(4),
          .granted_at = row.Int(5),
          .ended_by = row.Text(6),
          .ended_at = row.Int(7)};
}

Result<GrantRow> Find(Transaction& store, const std::string& id) {
  const Rows rows = store.Run(std::string(kSelect) + " WHERE id = $1", {id});
  if (rows.empty()) return Error{"not-found", "there is no permission '" + id + "'"};
  return RowOf(rows[0]);
}

}  // namespace

std::vector<GrantRow> ListGrants(Transaction& store) {
  std::vector<GrantRow> grants;
  for (const Row& row : store.Run(std::string(kSelect) + " ORDER BY proposed_at, id")) {
    grants.push_back(RowOf(row));
  }
  return grants;
}

Result<GrantRow> ProposeGrant(Transaction& store,
                              const std::string& record,
                              const std::string& actor,
                              Milliseconds now) {
  const std::string id = "grant-" + RandomHex(6);
  // As it will stand among the others once it is granted.
  const std::string whole =
      R"({"schema": "brandlint.permissions/1", "version": "1", "permissions": [{"id": ")" + id +
      R"(", "granted_by": "nobody", )" + record.substr(1) + "]}";
  if (const auto read = ReadPermissions(whole, "permission"); !read) return read.error();
  store.Run("INSERT INTO grants (id, record, proposed_by, proposed_at) VALUES ($1, $2, $3, $4)",
            {id, record, actor, now});
  Audit(store, now, actor, "proposed-permission", id, record);
  return Find(store, id);
}

Result<GrantRow> ConfirmGrant(Transaction& store,
                              const std::string& id,
                              const std::string& actor,
                              Milliseconds now) {
  const auto grant = Find(store, id);
  if (!grant) return grant;
  if (grant->granted_at > 0 || grant->ended_at > 0) {
    return Error{"not-now", id + " was granted or ended before"};
  }
  if (grant->proposed_by == actor) {
    return Error{"same-person", "a permission is granted by another person than proposed it"};
  }
  store.Run("UPDATE grants SET granted_by = $2, granted_at = $3 WHERE id = $1", {id, actor, now});
  Audit(store, now, actor, "granted-permission", id);
  return Find(store, id);
}

Result<GrantRow> EndGrant(Transaction& store,
                          const std::string& id,
                          const std::string& actor,
                          Milliseconds now) {
  const auto grant = Find(store, id);
  if (!grant) return grant;
  if (grant->ended_at > 0) return Error{"not-now", id + " has ended before"};
  store.Run("UPDATE grants SET ended_by = $2, ended_at = $3 WHERE id = $1", {id, actor, now});
  Audit(store, now, actor, "ended-permission", id);
  return Find(store, id);
}

}  // namespace brandlint
