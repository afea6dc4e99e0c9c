// SPDX-License-Identifier: MIT
// People who come with a browser: signing in and out, and who one is.
#include <array>

#include "service/api/route.h"
#include "service/records/audit.h"
#include "service/records/secret.h"
#include "service/records/submissions.h"

namespace brandlint {
namespace {

std::string CookieOf(const Call& call, const std::string& value, std::int64_t seconds) {
  return "brandlint_session=" + value +
         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) +
         (call.service.settings.secure_cookies ? "; Secure" : "");
}

void WriteSelf(const Call& call, const Actor& actor, JsonWriter& json) {
  json.Text("name", actor.name);
  json.Text("role", RoleName(actor.role));
  json.OptionalText("developer", actor.developer);
  json.OptionalText("guard", actor.guard);
  json.Bool("must_change_password", actor.must_change_password);
  json.Integer("review_target_ms", call.service.settings.review_target);
  json.Integer("undo_ms", call.service.settings.review.undo_ms);
  json.OptionalText("second_person_from",
                    SeverityName(call.service.settings.review.second_person_from));
  json.Key("rights");
  json.BeginArray();
  for (std::size_t right = 0; right < kRightWords.size(); ++right) {
    if (MayDo(actor.role, static_cast<Right>(right))) json.Text(kRightWords.at(right));
  }
  json.EndArray();
}

HttpResponse SignIn(Call& call) {
  std::string name, password;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        fields.Text("name", name);
        fields.Text("password", password);
      })) {
    return *std::move(wrong);
  }
  const std::string& peer = call.request.peer;
  // By address and by name: one who tries many names, and many who try one.
  if (call.service.failures.Full(peer, call.now) ||
      call.service.failures.Full("person:" + name, call.now)) {
    return Refuse(429, "too-many", "too many wrong passwords; try again in a minute");
  }
  const auto encoded = call.service.store.Read([&](Transaction& store) -> Result<std::string> {
    return IsPersonName(name) ? PasswordOf(store, name) : std::string();
  });
  if (!encoded) return Refuse(encoded.error());
  // As long for a name that nobody has.
  const bool right =
      encoded->empty() ? IsNobodysPassword(password) : IsPassword(password, *encoded);
  if (!right) {
    call.service.failures.Take(peer, call.now);
    if (IsPersonName(name)) call.service.failures.Take("person:" + name, call.now);
    return Refuse(401, "unauthorized", "name or password is wrong");
  }
  struct SignedIn {
    NewSession session;
    Actor actor;
  };
  const auto signed_in = call.service.store.Write([&](Transaction& store) -> Result<SignedIn> {
    SweepSessions(store, call.service.settings.sessions, call.now);
    SignedIn made{StartSession(store, name, call.now), {}};
    const auto actor =
        ActorOfSession(store, made.session.secret, call.service.settings.sessions, call.now);
    if (!actor) return Error{"unauthorized", "name or password is wrong"};
    made.actor = *actor;
    Audit(store, call.now, made.actor.name, "signed-in", name);
    return made;
  });
  if (!signed_in) return Refuse(signed_in.error());
  HttpResponse response =
      Json(201, [&](JsonWriter& json) { WriteSelf(call, signed_in->actor, json); });
  response.headers.emplace_back(
      "Set-Cookie",
      CookieOf(call, signed_in->session.secret, call.service.settings.sessions.whole / 1000));
  return response;
}

HttpResponse SignOut(Call& call) {
  const auto ended = call.service.store.Write([&](Transaction& store) -> Result<void> {
    EndSession(store, call.actor.session);
    Audit(store, call.now, call.actor.name, "signed-out", call.actor.name);
    return {};
  });
  if (!ended) return Refuse(ended.error());
  HttpResponse response = Json(200, [](JsonWriter&) {});
  response.headers.emplace_back("Set-Cookie", CookieOf(call, "", 0));
  return response;
}

HttpResponse WhoAmI(Call& call) {
  return Json(200, [&](JsonWriter& json) { WriteSelf(call, call.actor, json); });
}

// Ends the person's other sessions: whoever knows the old password is out.
HttpResponse ChangePassword(Call& call) {
  std::string old_password, new_password;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        fields.Text("old", old_password);
        fields.Text("new", new_password);
      })) {
    return *std::move(wrong);
  }
  if (call.actor.session.empty()) {
    return Refuse(403, "forbidden", "a password is changed by whoever is signed in with one");
  }
  if (const auto good = CheckPassword(new_password); !good) return Refuse(good.error());
  const std::string name = call.actor.name.substr(call.actor.name.find(':') + 1);
  if (call.service.failures.Full("person:" + name, call.now)) {
    return Refuse(429, "too-many", "too many wrong passwords; try again in a minute");
  }
  const auto encoded = call.service.store.Read(
      [&](Transaction& store) -> Result<std::string> { return PasswordOf(store, name); });
  if (!encoded) return Refuse(encoded.error());
  if (encoded->empty() || !IsPassword(old_password, *encoded)) {
    call.service.failures.Take("person:" + name, call.now);
    return Refuse(403, "forbidden", "the old password is wrong");
  }
  const auto changed = call.service.store.Write([&](Transaction& store) -> Result<NewSession> {
    if (const auto set = SetPassword(store, name, new_password, false); !set) return set.error();
    EndSessionsOf(store, name);
    Audit(store, call.now, call.actor.name, "changed-password", name);
    return StartSession(store, name, call.now);
  });
  if (!changed) return Refuse(changed.error());
  HttpResponse response = Json(200, [&](JsonWriter& json) { json.Text("guard", changed->guard); });
  response.headers.emplace_back(
      "Set-Cookie", CookieOf(call, changed->secret, call.service.settings.sessions.whole / 1000));
  return response;
}

constexpr auto kRoutes = std::to_array<Route>({
    {"POST", "/v1/session", Right::kNone, 4096, SignIn},
    {"GET", "/v1/session", Right::kKnown, 0, WhoAmI},
    {"DELETE", "/v1/session", Right::kKnown, Route::kSmallBody, SignOut},
    {"POST", "/v1/session/password", Right::kKnown, 4096, ChangePassword},
});

}  // namespace

extern const std::span<const Route> kSessionRoutes;
const std::span<const Route> kSessionRoutes = kRoutes;

}  // namespace brandlint
