// SPDX-License-Identifier: MIT
// Permissions and policies: proposed by one person, confirmed by another; what a policy would
// change is seen before it does.
#include <algorithm>
#include <array>

#include "core/io/load_pack.h"
#include "service/api/route.h"
#include "service/standing/standing.h"

namespace brandlint {
namespace {

// --- Permissions
// ----------------------------------------------------------------------------------

void WriteGrant(const GrantRow& grant, JsonWriter& json) {
  json.BeginObject();
  json.Text("id", grant.id);
  json.Key("record");
  json.Raw(grant.record);
  json.Text("proposed_by", grant.proposed_by);
  json.Integer("proposed_at", grant.proposed_at);
  json.OptionalText("granted_by", grant.granted_by);
  if (grant.granted_at > 0) json.Integer("granted_at", grant.granted_at);
  json.OptionalText("ended_by", grant.ended_by);
  if (grant.ended_at > 0) json.Integer("ended_at", grant.ended_at);
  json.EndObject();
}

HttpResponse GrantAnswer(int status, const Result<GrantRow>& grant) {
  if (!grant) return Refuse(grant.error());
  return Json(status, [&](JsonWriter& json) {
    json.Key("permission");
    WriteGrant(*grant, json);
  });
}

HttpResponse Grants(Call& call) {
  const auto grants = call.service.store.Read(
      [](Transaction& store) -> Result<std::vector<GrantRow>> { return ListGrants(store); });
  if (!grants) return Refuse(grants.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("permissions");
    json.BeginArray();
    for (const GrantRow& grant : *grants) WriteGrant(grant, json);
    json.EndArray();
  });
}

// The body is an entry of brandlint.permissions/1 without "id" and "granted_by", which are not the
// proposer's to say.
HttpResponse NewGrant(Call& call) {
  std::string record;
  const auto document =
      ParseJson(call.request.body, "body", OptionsOf(call.service.settings.limits));
  if (!document) return Refuse(document.error());
  if (!document->duplicates.empty()) return Refuse(document->duplicates.front());
  const JsonValue& root = document->root;
  const bool object = root.type == JsonValue::Type::kObject && !root.children.empty();
  const bool forged = std::ranges::any_of(root.children, [](const JsonValue& member) {
    return member.key == "id" || member.key == "granted_by";
  });
  if (!object || forged) {
    return Refuse(400,
                  "bad-value",
                  "an entry of a permissions file is asked for, without \"id\" and \"granted_by\"");
  }
  JsonWriter(record).Value(root);
  return GrantAnswer(201, call.service.store.Write([&](Transaction& store) {
    return ProposeGrant(store, record, call.actor.name, call.now);
  }));
}

// It counts at once for what comes in; what waits for a reviewer already is judged anew in the
// background.
HttpResponse MoveGrant(Call& call, decltype(ConfirmGrant)* move) {
  return GrantAnswer(200, call.service.store.Write([&](Transaction& store) -> Result<GrantRow> {
    auto grant = move(store, call.arguments[0], call.actor.name, call.now);
    if (!grant) return grant;
    // One that was never granted counted for nothing.
    if (grant->granted_at > 0) AskToJudge(store, "permission:" + grant->id, call.now);
    return grant;
  }));
}

HttpResponse Confirm(Call& call) { return MoveGrant(call, ConfirmGrant); }
HttpResponse End(Call& call) { return MoveGrant(call, EndGrant); }

// --- Policies
// -------------------------------------------------------------------------------------

void WritePolicy(const PolicyRow& policy, JsonWriter& json) {
  json.BeginObject();
  json.Integer("id", policy.id);
  json.Text("policy", policy.name);
  json.Text("digest", policy.digest);
  json.Text("proposed_by", policy.proposed_by);
  json.Integer("proposed_at", policy.proposed_at);
  json.OptionalText("published_by", policy.published_by);
  if (policy.published_at > 0) json.Integer("published_at", policy.published_at);
  if (policy.withdrawn_at > 0) json.Integer("withdrawn_at", policy.withdrawn_at);
  json.Key("text");
  json.Raw(policy.text);
  json.EndObject();
}

void WriteJudging(const Judging& judging, JsonWriter& json) {
  json.Key("judging");
  json.BeginObject();
  json.Text("cause", judging.cause);
  json.Integer("asked_at", judging.asked_at);
  json.Integer("done", judging.done);
  json.Integer("of", judging.of);
  json.Integer("changed", judging.changed);
  if (judging.finished_at > 0) json.Integer("finished_at", judging.finished_at);
  json.EndObject();
}

HttpResponse PolicyAnswer(int status, const Result<PolicyRow>& policy) {
  if (!policy) return Refuse(policy.error());
  return Json(status, [&](JsonWriter& json) {
    json.Key("policy");
    WritePolicy(*policy, json);
  });
}

// Errors: "not-found".
Result<std::int64_t> NumberOf(const Call& call) {
  if (const auto number = RowNumber(call)) return *number;
  return Error{"not-found", "there is no proposed policy '" + call.arguments[0] + "'"};
}

HttpResponse Policies(Call& call) {
  Judging judging;
  const auto policies =
      call.service.store.Read([&](Transaction& store) -> Result<std::vector<PolicyRow>> {
        judging = ReadJudging(store);
        return ListPolicies(store);
      });
  if (!policies) return Refuse(policies.error());
  const RunHeader header = call.service.checker.Header();
  return Json(200, [&](JsonWriter& json) {
    if (!judging.cause.empty()) WriteJudging(judging, json);
    json.Key("policies");
    json.BeginArray();
    for (const PolicyRow& policy : *policies) WritePolicy(policy, json);
    json.EndArray();
    json.Key("built_in");
    json.BeginArray();
    for (const RunHeader::Part& part : header.policies) {
      json.BeginObject();
      json.Text("id", part.id);
      json.Text("version", part.version);
      json.Text("digest", part.digest);
      // What a proposal starts from; the service may run with a file instead.
      if (const std::string_view text = BuiltInPolicyText(part.id); !text.empty()) {
        json.Key("text");
        json.Raw(text);
      }
      json.EndObject();
    }
    json.EndArray();
  });
}

// The body is the policy, brandlint.policy/1.
HttpResponse NewPolicy(Call& call) {
  const auto document =
      ParseJson(call.request.body, "policy", OptionsOf(call.service.settings.limits));
  if (!document) return Refuse(document.error());
  std::string text;
  JsonWriter(text).Value(document->root);
  return PolicyAnswer(201, call.service.store.Write([&](Transaction& store) {
    return ProposePolicy(store, call.service.checker, text, call.actor.name, call.now);
  }));
}

// In force at once: what comes in is judged by it. What waits for a reviewer already is judged anew
// in the background.
HttpResponse Move(Call& call, decltype(PublishPolicy)* move) {
  const auto number = NumberOf(call);
  if (!number) return Refuse(number.error());
  Judging judging;
  const auto policy = call.service.store.Write([&](Transaction& store) -> Result<PolicyRow> {
    auto moved = move(store, *number, call.actor.name, call.now);
    if (moved) judging = AskToJudge(store, "policy:" + std::to_string(*number), call.now);
    return moved;
  });
  if (!policy) return Refuse(policy.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("policy");
    WritePolicy(*policy, json);
    WriteJudging(judging, json);
  });
}

HttpResponse Publish(Call& call) { return Move(call, PublishPolicy); }
HttpResponse Withdraw(Call& call) { return Move(call, WithdrawPolicy); }

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/v1/permissions", Right::kSee, 0, Grants},
    {"POST", "/v1/permissions", Right::kGovern, Route::kSmallBody, NewGrant},
    {"POST", "/v1/permissions/{id}/grant", Right::kGovern, Route::kSmallBody, Confirm},
    {"POST", "/v1/permissions/{id}/end", Right::kGovern, Route::kSmallBody, End},
    {"GET", "/v1/policies", Right::kSee, 0, Policies},
    {"POST", "/v1/policies", Right::kGovern, std::int64_t{1} << 20, NewPolicy},
    {"POST", "/v1/policies/{id}/publish", Right::kGovern, Route::kSmallBody, Publish},
    {"POST", "/v1/policies/{id}/withdraw", Right::kGovern, Route::kSmallBody, Withdraw},
});

}  // namespace

extern const std::span<const Route> kGovernanceRoutes;
const std::span<const Route> kGovernanceRoutes = kRoutes;

}  // namespace brandlint
