// SPDX-License-Identifier: MIT
#include "service/api/api.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "EmbeddedApi.h"
#include "core/base/bytes.h"
#include "service/api/route.h"

namespace brandlint {
namespace {

// Whether a path fits, and what stands for its {...}.
std::optional<std::vector<std::string>> Fit(std::string_view pattern, std::string_view path) {
  std::vector<std::string> arguments;
  while (true) {
    const std::string_view wanted = pattern.substr(0, pattern.find('/', 1));
    const std::string_view given = path.substr(0, path.find('/', 1));
    if (wanted.starts_with("/{") && given.size() > 1) {
      arguments.emplace_back(given.substr(1));
    } else if (wanted != given) {
      return std::nullopt;
    }
    pattern.remove_prefix(wanted.size());
    path.remove_prefix(given.size());
    if (pattern.empty() || path.empty()) break;
  }
  if (pattern.empty() && path.empty()) return arguments;
  return std::nullopt;
}

struct Found {
  const Route* route = nullptr;
  std::vector<std::string> arguments;
};

// Errors: "not-found", "no-such-method".
Result<Found> FindRoute(const HttpRequest& request) {
  bool other_method = false;
  for (const Route& route : Routes()) {
    auto arguments = Fit(route.path, request.path);
    if (!arguments) continue;
    if (route.method == request.method) return Found{&route, *std::move(arguments)};
    other_method = true;
  }
  if (other_method) {
    return Error{"no-such-method", request.method + " is not for " + request.path};
  }
  return Error{"not-found", "there is nothing at " + request.path};
}

constexpr std::string_view kBearer = "Bearer ";

bool ChangesSomething(std::string_view method) { return method != "GET"; }

// A page of another site can send a browser's cookie along, but neither read nor make the guard,
// and a browser says from where a request comes.
bool IsForged(const HttpRequest& request, const Actor& actor) {
  if (actor.session.empty() || !ChangesSomething(request.method)) return false;
  if (request.Header("x-brandlint-guard") != actor.guard) return true;
  const std::string_view origin = request.Header("origin");
  if (origin.empty()) return false;
  const std::size_t host = origin.find("://");
  return host == std::string_view::npos || origin.substr(host + 3) != request.Header("host");
}

// Errors: "unauthorized", "too-many", those of the store.
Result<Actor> WhoAsks(Service& service, const HttpRequest& request, Milliseconds now) {
  if (service.failures.Full(request.peer, now)) {
    return Error{
        "too-many",
        "too many wrong tokens and passwords from " + request.peer + "; try again in a minute"};
  }
  const std::string_view header = request.Header("authorization");
  const std::string_view cookie = request.Cookie("brandlint_session");
  const std::string& proxy = service.settings.proxy_header;
  const bool by_proxy = !proxy.empty() && request.peer == service.settings.proxy_address;
  const std::string_view proxied = by_proxy ? request.Header(proxy) : std::string_view();
  const auto actor = service.store.Read([&](Transaction& store) -> Result<std::optional<Actor>> {
    if (header.starts_with(kBearer)) {
      return ActorOfToken(store, header.substr(kBearer.size()), now);
    }
    if (!proxied.empty()) {
      const auto person = FindPerson(store, std::string(proxied));
      if (!person || person->disabled) return std::optional<Actor>();
      return std::optional<Actor>(Actor{.name = "person:" + person->name, .role = person->role});
    }
    if (!cookie.empty()) return ActorOfSession(store, cookie, service.settings.sessions, now);
    return std::optional<Actor>();
  });
  if (!actor) return actor.error();
  if (*actor) return **actor;
  if (header.empty() && cookie.empty() && proxied.empty()) {
    return Error{"unauthorized", "a token (Authorization: Bearer ...) or a session is asked for"};
  }
  // A session that has run out is no attack.
  if (header.starts_with(kBearer)) service.failures.Take(request.peer, now);
  return Error{"unauthorized", "the token or the session is not known, or has ended"};
}

// Who asks, when he may have it. Errors: those of WhoAsks, "forbidden", "too-many".
Result<Actor> Admitted(Service& service,
                       const Route& route,
                       const HttpRequest& request,
                       Milliseconds now) {
  if (route.right == Right::kNone) return Actor{};
  auto actor = WhoAsks(service, request, now);
  if (!actor) return actor;
  const std::string role(RoleName(actor->role));
  if (!MayDo(actor->role, route.right)) {
    return Error{"forbidden",
                 "the role " + role + " has no right to " + std::string(route.method) + " " +
                     std::string(route.path) + ": that takes the right to " +
                     std::string(kRightWords[static_cast<std::size_t>(route.right)])};
  }
  if (IsForged(request, *actor)) {
    return Error{"forbidden", "the request does not come from this service's own page"};
  }
  if (actor->must_change_password && route.right != Right::kKnown) {
    return Error{"forbidden", "the one-time password has to be changed first"};
  }
  // Not at every request: it is a write, and nobody is idle for a minute. What a page asks for by
  // itself says nothing of whether somebody sits before it.
  constexpr Milliseconds kMinute = 60'000;
  const bool attended = request.Header("x-brandlint-unattended").empty();
  if (attended && !actor->session.empty() && now - actor->seen_at > kMinute) {
    const auto touched = service.store.Write([&](Transaction& store) -> Result<void> {
      TouchSession(store, actor->session, now);
      return {};
    });
    if (!touched) return touched.error();
  }
  if (!service.requests.Take(actor->name, now)) {
    return Error{
        "too-many",
        "more than " + std::to_string(service.settings.requests_per_minute) + " requests a minute"};
  }
  return actor;
}

// Every answer: nothing of it is kept by others, framed by others, or taken for something else.
void AddHeaders(HttpResponse& response) {
  const auto add = [&](const char* name, const char* value) {
    const bool there = std::ranges::any_of(
        response.headers, [&](const auto& header) { return header.first == name; });
    if (!there) response.headers.emplace_back(name, value);
  };
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cache-Control", "no-store");
  add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
}

// PostgreSQL cannot store it, and no text of ours has it.
bool HoldsNul(const JsonValue& value) {
  return value.text.find('\0') != std::string::npos || value.key.find('\0') != std::string::npos ||
         std::ranges::any_of(value.children, HoldsNul);
}

// Who asked, when that was found out before the body had come.
struct Known {
  Actor actor;
  Milliseconds at = 0;
};

// A body may take its time, and a token may be revoked meanwhile.
constexpr Milliseconds kStillKnown = 5'000;

HttpResponse AnswerCall(Service& service,
                        const HttpRequest& request,
                        const Known* known,
                        std::string_view& route) {
  auto found = FindRoute(request);
  if (!found) return Refuse(found.error());
  route = found->route->path;
  const Milliseconds now = Now();
  auto actor = known != nullptr && now - known->at < kStillKnown
                   ? Result<Actor>(known->actor)
                   : Admitted(service, *found->route, request, now);
  if (!actor) return Refuse(actor.error());
  Call call{service, request, *std::move(actor), std::move(found->arguments), now};
  return found->route->answer(call);
}

HttpResponse Answer(Service& service, const HttpRequest& request, const Known* known) {
  const auto start = std::chrono::steady_clock::now();
  std::string_view route = "none";
  HttpResponse response = AnswerCall(service, request, known, route);
  AddHeaders(response);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  service.metrics.CountRequest(route, response.status, took.count());
  return response;
}

}  // namespace

HttpHandler MakeApi(Service& service) {
  const auto answer = [&service](HttpRequest&& request) {
    return Answer(service, request, nullptr);
  };
  // Before a large body is read it is known that it may come at all.
  const auto admit = [&service](const HttpRequest& request) {
    Admission admission;
    const auto refuse = [&](const Error& error) {
      admission.refusal = Refuse(error);
      AddHeaders(*admission.refusal);
      service.metrics.CountRequest("refused", admission.refusal->status, 0);
      return admission;
    };
    const auto found = FindRoute(request);
    if (!found) return refuse(found.error());
    const Route& route = *found->route;
    admission.body_bytes = route.body_bytes == Route::kWholeSubmission ? service.settings.body_bytes
                                                                       : route.body_bytes;
    if (route.body_bytes > Route::kSmallBody || route.body_bytes == Route::kWholeSubmission) {
      const Milliseconds now = Now();
      const auto actor = Admitted(service, route, request, now);
      if (!actor) return refuse(actor.error());
      admission.answer = [&service, known = Known{*actor, now}](HttpRequest&& whole) {
        return Answer(service, whole, &known);
      };
    }
    return admission;
  };
  return {admit, answer};
}

std::string_view OpenApi() { return AsText(EmbeddedApi().front().content); }

HttpResponse Json(int status, const std::function<void(JsonWriter&)>& write) {
  HttpResponse response{.status = status};
  JsonWriter json(response.body);
  json.BeginObject();
  write(json);
  json.EndObject();
  response.body += '\n';
  return response;
}

std::optional<HttpResponse> ReadBody(const Call& call,
                                     const std::function<void(JsonFields&)>& read) {
  const auto document =
      ParseJson(call.request.body, "body", OptionsOf(call.service.settings.limits));
  if (!document) return Refuse(document.error());
  if (!document->duplicates.empty()) {
    return Refuse(
        400, "json-duplicate-key", document->duplicates.front().message, document->duplicates);
  }
  if (HoldsNul(document->root)) {
    return Refuse(400, "json-bad-value", "body: a text holds a NUL, which is not stored");
  }
  JsonIssues issues("body", UnknownKeys::kError);
  JsonFields fields(document->root, issues);
  read(fields);
  fields.Finish();
  if (issues.ok()) return std::nullopt;
  const Error first = issues.First();
  return Refuse(400, first.code, first.message, issues.TakeErrors());
}

std::optional<std::int64_t> RowNumber(const Call& call) {
  const std::string& text = call.arguments[0];
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

Result<std::int64_t> QueryNumber(const Call& call,
                                 std::string_view name,
                                 std::int64_t otherwise,
                                 std::int64_t least,
                                 std::int64_t most) {
  const std::string_view text = call.request.Query(name);
  if (text.empty()) return otherwise;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number >= least &&
      number <= most) {
    return number;
  }
  return Error{"bad-value",
               "\"" + std::string(name) + "\" must be a whole number from " +
                   std::to_string(least) + " to " + std::to_string(most)};
}

}  // namespace brandlint
