// SPDX-License-Identifier: MIT
#include <algorithm>

#include "core/codec/json_writer.h"
#include "core/io/load_pack.h"
#include "service/records/audit.h"
#include "service/standing/standing.h"

namespace brandlint {
namespace {

constexpr const char* kSelect =
    "SELECT id, name, text, digest, proposed_by, proposed_at, published_by, published_at, "
    "withdrawn_at FROM policies";

PolicyRow RowOf(const Row& row) {
  return {.id = row.Int(0),
          .name = row.Text(1),
          .text = row.Text(2),
          .digest = row.Text(3),
          .proposed_by = row.Text(4),
          .proposed_at = row.Int(5),
          .published_by = row.Text(6),
          .published_at = row.Int(7),
          .withdrawn_at = row.Int(8)};
}

std::string DetailOf(const PolicyRow& policy) {
  std::string detail;
  JsonWriter json(detail);
  json.BeginObject();
  json.Text("policy", policy.name);
  json.Text("digest", policy.digest);
  json.EndObject();
  return detail;
}

std::string SubjectOf(std::int64_t id) { return "policy:" + std::to_string(id); }

bool IsClause(const Checker& checker, const std::string& id) {
  return std::ranges::any_of(checker.brands, [&](const Brand& brand) {
    return std::ranges::find(brand.clauses, id, &Clause::id) != brand.clauses.end();
  });
}

}  // namespace

std::vector<PolicyRow> ListPolicies(Transaction& store) {
  std::vector<PolicyRow> policies;
  for (const Row& row : store.Run(std::string(kSelect) + " ORDER BY id")) {
    policies.push_back(RowOf(row));
  }
  return policies;
}

Result<PolicyRow> FindPolicy(Transaction& store, std::int64_t id) {
  const Rows rows = store.Run(std::string(kSelect) + " WHERE id = $1", {id});
  if (rows.empty()) {
    return Error{"not-found", "there is no proposed policy " + std::to_string(id)};
  }
  return RowOf(rows[0]);
}

Result<PolicyRow> ProposePolicy(Transaction& store,
                                const Checker& checker,
                                const std::string& text,
                                const std::string& actor,
                                Milliseconds now) {
  const auto policy = PolicyOfText(text, "policy", Limits());
  if (!policy) return policy.error();
  if (policy->id != checker.listing.id && policy->id != checker.loose.id) {
    return Error{"bad-value",
                 "policy '" + policy->id + "' is not in use here: it is " + checker.listing.id +
                     " or " + checker.loose.id + " that can be replaced"};
  }
  for (const Rule& rule : policy->rules) {
    if (!IsClause(checker, rule.clause)) {
      return Error{
          "bad-value",
          "rule '" + rule.id + "' refers to the clause '" + rule.clause + "', which no brand has"};
    }
  }
  const Rows rows = store.Run(
      "INSERT INTO policies (name, text, digest, proposed_by, proposed_at) "
      "VALUES ($1, $2, $3, $4, $5) RETURNING id",
      {policy->id, text, policy->digest, actor, now});
  if (rows.empty()) return Error{"store-failed", "the policy was not stored"};
  auto row = FindPolicy(store, rows[0].Int(0));
  if (row) Audit(store, now, actor, "proposed-policy", SubjectOf(row->id), DetailOf(*row));
  return row;
}

Result<PolicyRow> PublishPolicy(Transaction& store,
                                std::int64_t id,
                                const std::string& actor,
                                Milliseconds now) {
  const auto policy = FindPolicy(store, id);
  if (!policy) return policy;
  if (policy->published_at > 0 || policy->withdrawn_at > 0) {
    return Error{"not-now", "policy " + std::to_string(id) + " was published or withdrawn before"};
  }
  if (policy->proposed_by == actor) {
    return Error{"same-person", "a policy is published by another person than proposed it"};
  }
  store.Run("UPDATE policies SET published_by = $2, published_at = $3 WHERE id = $1",
            {id, actor, now});
  Audit(store, now, actor, "published-policy", SubjectOf(id), DetailOf(*policy));
  return FindPolicy(store, id);
}

Result<PolicyRow> WithdrawPolicy(Transaction& store,
                                 std::int64_t id,
                                 const std::string& actor,
                                 Milliseconds now) {
  const auto policy = FindPolicy(store, id);
  if (!policy) return policy;
  if (policy->withdrawn_at > 0) {
    return Error{"not-now", "policy " + std::to_string(id) + " was withdrawn before"};
  }
  store.Run("UPDATE policies SET withdrawn_at = $2 WHERE id = $1", {id, now});
  Audit(store, now, actor, "withdrew-policy", SubjectOf(id), DetailOf(*policy));
  return FindPolicy(store, id);
}

}  // namespace brandlint
