// SPDX-License-Identifier: MIT
// Webhooks: who is told of decisions, and how that went. Sending itself is
// background/deliver.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "service/store/store.h"

namespace brandlint {

struct Hook {
  std::string id;
  std::string url;
  std::string secret;  // of the signature
  std::string created_by;
  Milliseconds created_at = 0;
};

// Whether a webhook may go there at all: https anywhere, http to 127.0.0.1, [::1] and localhost
// only; without user and password. The address is checked again once the name is resolved.
// Errors: "bad-value".
Result<void> CheckHookUrl(const std::string& url);

void AddHook(Transaction& store, const Hook& hook);
std::vector<Hook> ListHooks(Transaction& store);
bool RemoveHook(Transaction& store, const std::string& id, Milliseconds now);

struct DecisionEvent {
  std::string submission, external_id, app, developer;
  std::int64_t decision = 0;
  std::string kind, state, clause, text;
  Milliseconds at = 0;
};

// Puts a delivery for each hook, not to be sent before `from`.
void AnnounceDecision(Transaction& store, const DecisionEvent& event, Milliseconds from);

// Takes back what of a decision has not been sent.
void WithdrawDecision(Transaction& store, std::int64_t decision);

struct Delivery {
  std::int64_t id = 0;
  std::string hook;
  std::string url;
  std::string secret;
  std::string event;  // id: receivers drop what they have had
  std::string body;
  std::int64_t attempts = 0;
  std::string status;  // waiting, delivered, failed, withdrawn
  std::string answer;  // what came of the last attempt
  Milliseconds created_at = 0;
  Milliseconds next_at = 0;
  Milliseconds done_at = 0;
};

// Deliveries whose time has come; each is given out again after a minute, should this sender die.
std::vector<Delivery> ClaimDeliveries(Transaction& store, std::int64_t count, Milliseconds now);

inline constexpr std::int64_t kDeliveryAttempts = 8;

// How long to wait after so many failed attempts: 10 s, doubled each time up to an hour, and up to
// a half more at random (`dice` in [0, 1)), so that a receiver that comes back is not overrun.
Milliseconds DeliveryDelay(std::int64_t attempts, double dice);

// What came of an attempt. A failed one is tried again until there were kDeliveryAttempts.
void NoteDelivery(Transaction& store,
                  const Delivery& delivery,
                  bool delivered,
                  const std::string& answer,
                  Milliseconds next_at,
                  Milliseconds now);

std::vector<Delivery> ListDeliveries(Transaction& store, std::int64_t count);

// Sends it once more. False when there is no such delivery.
bool ReplayDelivery(Transaction& store, std::int64_t id, Milliseconds now);

// The header that proves who sent it: "t=SECONDS,v1=HMAC-SHA256(secret, SECONDS "." body)".
std::string SignatureOf(const std::string& secret, const std::string& body, Milliseconds now);

}  // namespace brandlint
