// SPDX-License-Identifier: MIT
#include "service/standing/standing.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/codec/permissions.h"
#include "core/io/load_pack.h"
#include "core/scan/judge.h"

namespace brandlint {
namespace {

// The permissions of the store as one document: the digest of a result's header is its digest.
std::string GrantsAsText(const std::vector<GrantRow>& grants) {
  std::string text =
      R"({"schema": "brandlint.permissions/1", "version": "store", "permissions": [)";
  for (std::size_t i = 0; i < grants.size(); ++i) {
    text += (i == 0 ? "" : ", ") + (R"({"id": ")" + grants[i].id + R"(", "granted_by": ")") +
            grants[i].granted_by + "\", " + grants[i].record.substr(1);
  }
  return text + "]}";
}

bool Counts(const GrantRow& grant) { return grant.granted_at > 0 && grant.ended_at == 0; }
bool Counts(const PolicyRow& policy) { return policy.published_at > 0 && policy.withdrawn_at == 0; }

RunHeader::Part PartOf(const Policy& policy) { return {policy.id, policy.version, policy.digest}; }

}  // namespace

Result<Standing> ReadStanding(Transaction& store, const Checker& checker) {
  Standing standing{checker.listing, checker.loose, checker.permissions};
  std::vector<GrantRow> grants = ListGrants(store);
  std::erase_if(grants, [](const GrantRow& grant) { return !Counts(grant); });
  if (!grants.empty()) {
    auto read = ReadPermissions(GrantsAsText(grants), "permissions of the store");
    if (!read) return read.error();
    standing.permissions.version +=
        (standing.permissions.version.empty() ? "" : " and ") + read->version;
    standing.permissions.digest = read->digest;
    std::ranges::move(read->permissions, std::back_inserter(standing.permissions.permissions));
  }
  // In the order in which they were published, so that the last one of a name counts.
  std::vector<PolicyRow> policies = ListPolicies(store);
  std::erase_if(policies, [](const PolicyRow& policy) { return !Counts(policy); });
  std::ranges::sort(policies, {}, &PolicyRow::published_at);
  for (const PolicyRow& policy : policies) {
    auto with = StandingWith(standing, policy);
    if (!with) return with.error();
    standing = *std::move(with);
  }
  return standing;
}

Result<Standing> StandingWith(const Standing& standing, const PolicyRow& row) {
  auto policy = PolicyOfText(row.text, row.name, Limits());
  if (!policy) return policy.error();
  Standing with = standing;
  if (with.listing.id == policy->id) with.listing = *policy;
  if (with.loose.id == policy->id) with.loose = *policy;
  return with;
}

Judgement JudgeBy(const Standing& standing,
                  const Checker& checker,
                  const Observations& observations,
                  const Date& as_of) {
  return Judge(observations,
               standing.PolicyFor(observations.form),
               standing.permissions,
               as_of,
               checker.brands);
}

RunHeader HeaderOf(const Standing& standing,
                   const Checker& checker,
                   SubmissionForm form,
                   const Date& as_of) {
  RunHeader header = HeaderOf(standing, checker, as_of);
  header.policies = {PartOf(standing.PolicyFor(form))};
  return header;
}

RunHeader HeaderOf(const Standing& standing, const Checker& checker, const Date& as_of) {
  RunHeader header = checker.Header();
  header.policies = {PartOf(standing.listing)};
  if (standing.loose.id != standing.listing.id) {
    header.policies.push_back(PartOf(standing.loose));
  }
  if (!standing.permissions.permissions.empty()) {
    header.permissions = {"store", standing.permissions.version, standing.permissions.digest};
  }
  header.as_of = as_of;
  return header;
}

}  // namespace brandlint
