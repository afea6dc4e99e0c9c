// SPDX-License-Identifier: MIT
#include "service/records/hooks.h"

#include <algorithm>

#include "core/base/digest.h"
#include "core/codec/json_writer.h"
#include "service/records/secret.h"

namespace brandlint {
namespace {

constexpr std::string_view kColumns =
    "d.id, d.hook, h.url, h.secret, d.event, d.body, d.attempts, d.status, d.answer, d.created_at, "
    "d.next_at, d.done_at";

Delivery RowOf(const Row& row) {
  return {.id = row.Int(0),
          .hook = row.Text(1),
          .url = row.Text(2),
          .secret = row.Text(3),
          .event = row.Text(4),
          .body = row.Text(5),
          .attempts = row.Int(6),
          .status = row.Text(7),
          .answer = row.Text(8),
          .created_at = row.Int(9),
          .next_at = row.Int(10),
          .done_at = row.Int(11)};
}

std::string BodyOf(const DecisionEvent& event, const std::string& id) {
  std::string body;
  JsonWriter json(body);
  json.BeginObject();
  json.Text("schema", "brandlint.event/1");
  json.Text("event", id);
  json.Text("type", "decision");
  json.Integer("at", event.at);
  json.Text("submission", event.submission);
  json.Text("external_id", event.external_id);
  json.Text("app", event.app);
  json.Text("developer", event.developer);
  json.Integer("decision", event.decision);
  json.Text("kind", event.kind);
  json.Text("state", event.state);
  json.Text("clause", event.clause);
  json.Text("text", event.text);
  json.EndObject();
  return body;
}

}  // namespace

Result<void> CheckHookUrl(const std::string& url) {
  const auto refuse = [&](const std::string& why) {
    return Error{"bad-value", "webhook address '" + url + "': " + why};
  };
  if (url.size() > 2000) return Error{"bad-value", "a webhook address has at most 2000 characters"};
  if (std::ranges::any_of(url, [](char c) { return c <= ' ' || c >= 0x7f; })) {
    return refuse("it holds a character that no address has");
  }
  const bool https = url.starts_with("https://"), http = url.starts_with("http://");
  if (!https && !http) return refuse("https:// is asked for");
  const std::size_t start = https ? 8 : 7;
  const std::string authority = url.substr(start, url.find_first_of("/?#", start) - start);
  if (authority.empty()) return refuse("it names no host");
  if (authority.find('@') != std::string::npos) return refuse("it holds a user or a password");
  const std::string host = authority.starts_with('[') ? authority.substr(0, authority.find(']') + 1)
                                                      : authority.substr(0, authority.find(':'));
  if (http && host != "127.0.0.1" && host != "localhost" && host != "[::1]") {
    return refuse("http:// goes to this machine only; https:// is asked for");
  }
  return {};
}

void AddHook(Transaction& store, const Hook& hook) {
  store.Run(
      "INSERT INTO hooks (id, url, secret, created_by, created_at) "
      "VALUES ($1, $2, $3, $4, $5)",
      {hook.id, hook.url, hook.secret, hook.created_by, hook.created_at});
}

std::vector<Hook> ListHooks(Transaction& store) {
  std::vector<Hook> hooks;
  for (const Row& row : store.Run("SELECT id, url, secret, created_by, created_at FROM hooks "
                                  "WHERE removed_at IS NULL ORDER BY created_at, id")) {
    hooks.push_back({row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Int(4)});
  }
  return hooks;
}

bool RemoveHook(Transaction& store, const std::string& id, Milliseconds now) {
  const Rows rows = store.Run(
      "UPDATE hooks SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL RETURNING id",
      {id, now});
  store.Run("UPDATE deliveries SET status = 'withdrawn' WHERE hook = $1 AND status = 'waiting'",
            {id});
  return !rows.empty();
}

void AnnounceDecision(Transaction& store, const DecisionEvent& event, Milliseconds from) {
  for (const Hook& hook : ListHooks(store)) {
    const std::string id = "evt-" + RandomHex(8);
    store.Run(
        "INSERT INTO deliveries (hook, event, decision, body, created_at, next_at, status) "
        "VALUES ($1, $2, $3, $4, $5, $6, 'waiting')",
        {hook.id, id, event.decision, BodyOf(event, id), event.at, from});
  }
}

void WithdrawDecision(Transaction& store, std::int64_t decision) {
  store.Run("UPDATE deliveries SET status = 'withdrawn' WHERE decision = $1 AND status = 'waiting'",
            {decision});
}

std::vector<Delivery> ClaimDeliveries(Transaction& store, std::int64_t count, Milliseconds now) {
  constexpr Milliseconds kLease = 60'000;
  const Rows rows = store.Run(
      "SELECT " + std::string(kColumns) +
          " FROM deliveries d JOIN hooks h ON h.id = d.hook WHERE d.status = 'waiting' AND "
          "d.next_at <= $1 ORDER BY d.next_at, d.id LIMIT $2" +
          (store.dialect() == Dialect::kPostgres ? " FOR UPDATE OF d SKIP LOCKED" : ""),
      {now, count});
  std::vector<Delivery> deliveries;
  for (const Row& row : rows) {
    deliveries.push_back(RowOf(row));
    store.Run("UPDATE deliveries SET next_at = $2 WHERE id = $1", {row.Int(0), now + kLease});
  }
  return deliveries;
}

Milliseconds DeliveryDelay(std::int64_t attempts, double dice) {
  constexpr Milliseconds kFirst = 10'000, kMost = Milliseconds{60} * 60 * 1000;
  Milliseconds delay = kFirst;
  for (std::int64_t i = 1; i < attempts && delay < kMost; ++i) delay *= 2;
  delay = std::min(delay, kMost);
  return delay + static_cast<Milliseconds>(static_cast<double>(delay) * dice / 2);
}

void NoteDelivery(Transaction& store,
                  const Delivery& delivery,
                  bool delivered,
                  const std::string& answer,
                  Milliseconds next_at,
                  Milliseconds now) {
  const bool last = delivery.attempts + 1 >= kDeliveryAttempts;
  const bool done = delivered || last;
  store.Run(
      "UPDATE deliveries SET attempts = attempts + 1, status = $2, answer = $3, next_at = $4, "
      "done_at = $5 WHERE id = $1 AND status = 'waiting'",
      {delivery.id,
       std::string(delivered ? "delivered"
                   : last    ? "failed"
                             : "waiting"),
       answer,
       next_at,
       done ? Value(now) : Value(nullptr)});
}

std::vector<Delivery> ListDeliveries(Transaction& store, std::int64_t count) {
  std::vector<Delivery> deliveries;
  for (const Row& row : store.Run("SELECT " + std::string(kColumns) +
                                      " FROM deliveries d JOIN hooks h ON h.id = d.hook "
                                      "ORDER BY d.id DESC LIMIT $1",
                                  {count})) {
    deliveries.push_back(RowOf(row));
  }
  return deliveries;
}

bool ReplayDelivery(Transaction& store, std::int64_t id, Milliseconds now) {
  return !store
              .Run(
                  "UPDATE deliveries SET status = 'waiting', attempts = 0, next_at = $2, done_at "
                  "= NULL WHERE id = $1 AND status IN ('delivered', 'failed') RETURNING id",
                  {id, now})
              .empty();
}

std::string SignatureOf(const std::string& secret, const std::string& body, Milliseconds now) {
  const std::string seconds = std::to_string(now / 1000);
  return "t=" + seconds + ",v1=" + HmacSha256Hex(secret, seconds + "." + body);
}

}  // namespace brandlint
