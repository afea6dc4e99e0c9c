// SPDX-License-Identifier: MIT
#include "core/codec/permissions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/digest.h"
#include "core/codec/json_fields.h"
#include "core/codec/words.h"

namespace brandlint {
namespace {

Permission ReadPermission(JsonFields& fields) {
  Permission permission;
  fields.Text("id", permission.id);
  fields.Object("who", Need::kRequired, [&](JsonFields& who) {
    who.Text("developer", permission.developer_id, Need::kOptional);
    who.Text("app", permission.app_id, Need::kOptional);
  });
  if (permission.developer_id.empty() && permission.app_id.empty()) {
    fields.Fail("who", "json-bad-value", "must name a \"developer\", an \"app\" or both");
  }
  fields.Text("brand", permission.brand);
  if (fields.Texts("references", permission.references, Need::kRequired) &&
      permission.references.empty()) {
    fields.Fail(
        "references", "json-bad-value", "must name words or marks of the brand, or \"*\" for any");
  }
  if (fields.Words(
          "subjects", permission.subjects, ParseSubjectType, kSubjectWords, Need::kRequired) &&
      permission.subjects.empty()) {
    fields.Fail("subjects", "json-bad-value", "must not be empty");
  }
  fields.Text("why", permission.why);
  fields.Text("granted_by", permission.granted_by);
  const bool from = fields.Day("from", permission.from);
  if (fields.Day("until", permission.until) && from && permission.until < permission.from) {
    fields.Fail("until", "json-bad-value", "is before \"from\", " + FormatDate(permission.from));
  }
  return permission;
}

}  // namespace

Result<Permissions> ReadPermissions(std::string_view text,
                                    std::string_view file,
                                    const Limits& limits) {
  Permissions permissions;
  permissions.digest = Sha256Hex(AsBytes(text));
  const Result<void> read =
      ReadDocument(text, file, OptionsOf(limits), UnknownKeys::kError, [&](JsonFields& fields) {
        fields.Schema("brandlint.permissions/1");
        fields.Text("version", permissions.version);
        fields.Objects("permissions", Need::kRequired, [&](JsonFields& row) {
          Permission permission = ReadPermission(row);
          const auto same =
              std::ranges::find(permissions.permissions, permission.id, &Permission::id);
          if (!permission.id.empty() && same != permissions.permissions.end()) {
            row.Fail("id", "json-bad-value", "\"" + permission.id + "\" is there already");
          }
          permissions.permissions.push_back(std::move(permission));
        });
      });
  if (!read) return read.error();
  return permissions;
}

}  // namespace brandlint
