// SPDX-License-Identifier: MIT
// Who asks, and what he may.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "service/store/store.h"

namespace brandlint {

enum class Role { kSubmitter, kReviewer, kSenior, kAdmin, kAuditor };
inline constexpr std::array<std::string_view, 5> kRoleWords = {
    "submitter", "reviewer", "senior", "admin", "auditor"};
std::string_view RoleName(Role role);
std::optional<Role> ParseRole(std::string_view name);

// What a route asks for.
enum class Right {
  kNone,         // anybody
  kKnown,        // anybody with a token or a session
  kSubmit,       // hand in, and see what became of it
  kSubmitOrSee,  // what of it the one or the other may
  kSee,          // every submission with its evidence
  kDecide,       // claim and decide
  kGovern,       // confirm policies and permissions, erase
  kAdminister,   // people, tokens, webhooks
  kAudit,        // read the log
};
inline constexpr std::array<std::string_view, 9> kRightWords = {
    "none", "known", "submit", "submit or see", "see", "decide", "govern", "administer", "audit"};
bool MayDo(Role role, Right right);

struct Actor {
  std::string name;  // "person:ada" or "token:4f..."
  Role role = Role::kSubmitter;
  std::string developer;  // of a token that stands for one developer; else empty
  std::string guard;      // of a session: what its requests that change something must repeat
  std::string session;    // hash of it; empty for a token
  bool must_change_password = false;
  Milliseconds seen_at = 0;  // of a session: when it was last used, to about a minute
};

// --- Tokens, for programs ------------------------------------------------------------------------

struct TokenFacts {
  std::string id;
  Role role = Role::kSubmitter;
  std::string developer;
  std::string note;
  std::string created_by;
  Milliseconds created_at = 0;
  Milliseconds expires_at = 0;
  bool revoked = false;
};

// Makes a token that counts until then, and gives it; afterwards only its hash is known.
std::string MakeToken(Transaction& store, TokenFacts facts);
std::vector<TokenFacts> ListTokens(Transaction& store);

// False when there is no such token, or it was revoked already.
bool RevokeToken(Transaction& store, const std::string& id, Milliseconds now);

// Nothing for a token that is not known, has expired or was revoked.
std::optional<Actor> ActorOfToken(Transaction& store, std::string_view token, Milliseconds now);

// --- People and their sessions in a browser -----------------------------------------------------

struct Person {
  std::string name;
  Role role = Role::kReviewer;
  bool disabled = false;
  bool must_change_password = false;
  Milliseconds created_at = 0;
};

// Names are 1 to 64 lower-case letters, digits, ".", "-" and "_".
bool IsPersonName(std::string_view name);

// At least 12 characters, at most 200. Errors: "bad-password", which says so.
Result<void> CheckPassword(std::string_view password);

// Errors: "conflict" when the name is taken. An empty password: only through a trusted proxy.
Result<void> AddPerson(Transaction& store, const Person& person, std::string_view password);
std::vector<Person> ListPeople(Transaction& store);
std::optional<Person> FindPerson(Transaction& store, const std::string& name);

// Errors: "not-found".
Result<void> ChangePerson(Transaction& store, const Person& person);
Result<void> SetPassword(Transaction& store,
                         const std::string& name,
                         std::string_view password,
                         bool must_change);

// The encoded hash; empty when there is no such person, or he has none.
std::string PasswordOf(Transaction& store, const std::string& name);

struct SessionLimits {
  Milliseconds idle = Milliseconds{30} * 60 * 1000;
  Milliseconds whole = Milliseconds{10} * 60 * 60 * 1000;
};

struct NewSession {
  std::string secret;  // for the browser
  std::string guard;
};
NewSession StartSession(Transaction& store, const std::string& person, Milliseconds now);

// Nothing when it is not known or has run out, or the person is disabled.
std::optional<Actor> ActorOfSession(Transaction& store,
                                    std::string_view secret,
                                    const SessionLimits& limits,
                                    Milliseconds now);
void TouchSession(Transaction& store, const std::string& hash, Milliseconds now);
void EndSession(Transaction& store, const std::string& hash);
void EndSessionsOf(Transaction& store, const std::string& person);
void SweepSessions(Transaction& store, const SessionLimits& limits, Milliseconds now);

}  // namespace brandlint
