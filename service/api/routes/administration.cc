// SPDX-License-Identifier: MIT
// People, tokens and webhooks.
#include <array>

#include "service/api/route.h"
#include "service/records/audit.h"
#include "service/records/hooks.h"
#include "service/records/secret.h"

namespace brandlint {
namespace {

constexpr Milliseconds kDay = Milliseconds{24} * 60 * 60 * 1000;

std::string Detail(const std::function<void(JsonWriter&)>& write) {
  std::string detail;
  JsonWriter json(detail);
  json.BeginObject();
  write(json);
  json.EndObject();
  return detail;
}

// --- People
// ---------------------------------------------------------------------------------------

void WritePerson(const Person& person, JsonWriter& json) {
  json.Text("name", person.name);
  json.Text("role", RoleName(person.role));
  json.Bool("disabled", person.disabled);
  json.Bool("must_change_password", person.must_change_password);
  json.Integer("created_at", person.created_at);
}

HttpResponse People(Call& call) {
  const auto people = call.service.store.Read(
      [](Transaction& store) -> Result<std::vector<Person>> { return ListPeople(store); });
  if (!people) return Refuse(people.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("people");
    json.BeginArray();
    for (const Person& person : *people) {
      json.BeginObject();
      WritePerson(person, json);
      json.EndObject();
    }
    json.EndArray();
  });
}

HttpResponse NewPerson(Call& call) {
  Person person{.must_change_password = true, .created_at = call.now};
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        if (fields.Text("name", person.name) && !IsPersonName(person.name)) {
          fields.Fail(
              "name", "json-bad-value", "must be 1 to 64 of a-z, 0-9, \".\", \"-\" and \"_\"");
        }
        fields.Word("role", person.role, ParseRole, kRoleWords);
      })) {
    return *std::move(wrong);
  }
  const std::string password = RandomHex(12);
  const auto added = call.service.store.Write([&](Transaction& store) -> Result<void> {
    if (auto done = AddPerson(store, person, password); !done) return done;
    Audit(store,
          call.now,
          call.actor.name,
          "added-person",
          person.name,
          Detail([&](JsonWriter& json) { json.Text("role", RoleName(person.role)); }));
    return {};
  });
  if (!added) return Refuse(added.error());
  return Json(201, [&](JsonWriter& json) {
    WritePerson(person, json);
    json.Text("one_time_password", password);
  });
}

HttpResponse EditPerson(Call& call) {
  std::optional<Role> role;
  std::optional<bool> disabled;
  bool new_password = false;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        Role given{};
        if (fields.Word("role", given, ParseRole, kRoleWords, Need::kOptional)) role = given;
        bool off = false;
        if (fields.Bool("disabled", off)) disabled = off;
        fields.Bool("new_password", new_password);
      })) {
    return *std::move(wrong);
  }
  const std::string& name = call.arguments[0];
  if (call.actor.name == "person:" + name && (role || disabled)) {
    return Refuse(409, "same-person", "another administrator changes one's own role");
  }
  const std::string password = new_password ? RandomHex(12) : "";
  const auto changed = call.service.store.Write([&](Transaction& store) -> Result<Person> {
    auto person = FindPerson(store, name);
    if (!person) return Error{"not-found", "there is no person '" + name + "'"};
    person->role = role.value_or(person->role);
    person->disabled = disabled.value_or(person->disabled);
    if (const auto done = ChangePerson(store, *person); !done) return done.error();
    if (new_password) {
      if (const auto set = SetPassword(store, name, password, true); !set) return set.error();
      EndSessionsOf(store, name);
    }
    Audit(store, call.now, call.actor.name, "changed-person", name, Detail([&](JsonWriter& json) {
            json.Text("role", RoleName(person->role));
            json.Bool("disabled", person->disabled);
            json.Bool("new_password", new_password);
          }));
    return *person;
  });
  if (!changed) return Refuse(changed.error());
  return Json(200, [&](JsonWriter& json) {
    WritePerson(*changed, json);
    json.OptionalText("one_time_password", password);
  });
}

// --- Tokens
// ---------------------------------------------------------------------------------------

void WriteToken(const TokenFacts& token, JsonWriter& json) {
  json.Text("id", token.id);
  json.Text("role", RoleName(token.role));
  json.Text("developer", token.developer);
  json.Text("note", token.note);
  json.Text("created_by", token.created_by);
  json.Integer("created_at", token.created_at);
  json.Integer("expires_at", token.expires_at);
  json.Bool("revoked", token.revoked);
}

HttpResponse Tokens(Call& call) {
  const auto tokens = call.service.store.Read(
      [](Transaction& store) -> Result<std::vector<TokenFacts>> { return ListTokens(store); });
  if (!tokens) return Refuse(tokens.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("tokens");
    json.BeginArray();
    for (const TokenFacts& token : *tokens) {
      json.BeginObject();
      WriteToken(token, json);
      json.EndObject();
    }
    json.EndArray();
  });
}

HttpResponse NewToken(Call& call) {
  TokenFacts facts{.id = RandomHex(8), .created_by = call.actor.name, .created_at = call.now};
  std::int64_t days = 90;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        fields.Word("role", facts.role, ParseRole, kRoleWords);
        fields.MaybeEmptyText("developer", facts.developer);
        fields.MaybeEmptyText("note", facts.note);
        fields.Whole("days", days, 1, 366, Need::kOptional);
      })) {
    return *std::move(wrong);
  }
  facts.expires_at = call.now + days * kDay;
  const auto token = call.service.store.Write([&](Transaction& store) -> Result<std::string> {
    Audit(store, call.now, call.actor.name, "made-token", facts.id, Detail([&](JsonWriter& json) {
            json.Text("role", RoleName(facts.role));
            json.Text("developer", facts.developer);
            json.Integer("expires_at", facts.expires_at);
          }));
    return MakeToken(store, facts);
  });
  if (!token) return Refuse(token.error());
  return Json(201, [&](JsonWriter& json) {
    WriteToken(facts, json);
    json.Text("token", *token);
  });
}

HttpResponse EndToken(Call& call) {
  const auto ended = call.service.store.Write([&](Transaction& store) -> Result<void> {
    if (!RevokeToken(store, call.arguments[0], call.now)) {
      return Error{"not-found", "there is no token '" + call.arguments[0] + "' that counts"};
    }
    Audit(store, call.now, call.actor.name, "revoked-token", call.arguments[0]);
    return {};
  });
  if (!ended) return Refuse(ended.error());
  return Json(200, [](JsonWriter&) {});
}

// --- Webhooks
// -------------------------------------------------------------------------------------

HttpResponse Hooks(Call& call) {
  const auto hooks = call.service.store.Read(
      [](Transaction& store) -> Result<std::vector<Hook>> { return ListHooks(store); });
  if (!hooks) return Refuse(hooks.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("webhooks");
    json.BeginArray();
    for (const Hook& hook : *hooks) {
      json.BeginObject();
      json.Text("id", hook.id);
      json.Text("url", hook.url);
      json.Text("created_by", hook.created_by);
      json.Integer("created_at", hook.created_at);
      json.EndObject();
    }
    json.EndArray();
  });
}

HttpResponse NewHook(Call& call) {
  Hook hook{.id = "hook-" + RandomHex(4),
            .secret = RandomHex(32),
            .created_by = call.actor.name,
            .created_at = call.now};
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) { fields.Text("url", hook.url); })) {
    return *std::move(wrong);
  }
  if (const auto good = CheckHookUrl(hook.url); !good) return Refuse(good.error());
  const auto added = call.service.store.Write([&](Transaction& store) -> Result<void> {
    AddHook(store, hook);
    Audit(store, call.now, call.actor.name, "added-webhook", hook.id, Detail([&](JsonWriter& json) {
            json.Text("url", hook.url);
          }));
    return {};
  });
  if (!added) return Refuse(added.error());
  return Json(201, [&](JsonWriter& json) {
    json.Text("id", hook.id);
    json.Text("url", hook.url);
    json.Text("created_by", hook.created_by);
    json.Integer("created_at", hook.created_at);
    json.Text("secret", hook.secret);
  });
}

HttpResponse EndHook(Call& call) {
  const auto ended = call.service.store.Write([&](Transaction& store) -> Result<void> {
    if (!RemoveHook(store, call.arguments[0], call.now)) {
      return Error{"not-found", "there is no webhook '" + call.arguments[0] + "'"};
    }
    Audit(store, call.now, call.actor.name, "removed-webhook", call.arguments[0]);
    return {};
  });
  if (!ended) return Refuse(ended.error());
  return Json(200, [](JsonWriter&) {});
}

HttpResponse Deliveries(Call& call) {
  const auto count = QueryNumber(call, "count", 100, 1, 1000);
  if (!count) return Refuse(count.error());
  const auto deliveries =
      call.service.store.Read([&](Transaction& store) -> Result<std::vector<Delivery>> {
        return ListDeliveries(store, *count);
      });
  if (!deliveries) return Refuse(deliveries.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("deliveries");
    json.BeginArray();
    for (const Delivery& delivery : *deliveries) {
      json.BeginObject();
      json.Integer("id", delivery.id);
      json.Text("webhook", delivery.hook);
      json.Text("event", delivery.event);
      json.Text("status", delivery.status);
      json.Integer("attempts", delivery.attempts);
      json.Text("answer", delivery.answer);
      json.Integer("created_at", delivery.created_at);
      json.Integer("next_at", delivery.next_at);
      if (delivery.done_at > 0) json.Integer("done_at", delivery.done_at);
      json.Key("body");
      json.Raw(delivery.body);
      json.EndObject();
    }
    json.EndArray();
  });
}

HttpResponse Replay(Call& call) {
  const std::string& text = call.arguments[0];
  const auto number = RowNumber(call);
  const auto replayed = call.service.store.Write([&](Transaction& store) -> Result<void> {
    if (!number || !ReplayDelivery(store, *number, call.now)) {
      return Error{"not-found", "there is no delivery '" + text + "' that is done"};
    }
    Audit(store, call.now, call.actor.name, "replayed-delivery", text);
    return {};
  });
  if (!replayed) return Refuse(replayed.error());
  return Json(200, [](JsonWriter&) {});
}

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/v1/people", Right::kAdminister, 0, People},
    {"POST", "/v1/people", Right::kAdminister, Route::kSmallBody, NewPerson},
    {"POST", "/v1/people/{name}", Right::kAdminister, Route::kSmallBody, EditPerson},
    {"GET", "/v1/tokens", Right::kAdminister, 0, Tokens},
    {"POST", "/v1/tokens", Right::kAdminister, Route::kSmallBody, NewToken},
    {"DELETE", "/v1/tokens/{id}", Right::kAdminister, Route::kSmallBody, EndToken},
    {"GET", "/v1/webhooks", Right::kAdminister, 0, Hooks},
    {"POST", "/v1/webhooks", Right::kAdminister, Route::kSmallBody, NewHook},
    {"DELETE", "/v1/webhooks/{id}", Right::kAdminister, Route::kSmallBody, EndHook},
    {"GET", "/v1/deliveries", Right::kAdminister, 0, Deliveries},
    {"POST", "/v1/deliveries/{id}/replay", Right::kAdminister, Route::kSmallBody, Replay},
});

}  // namespace

extern const std::span<const Route> kAdministrationRoutes;
const std::span<const Route> kAdministrationRoutes = kRoutes;

}  // namespace brandlint
