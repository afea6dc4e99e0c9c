// SPDX-License-Identifier: MIT
#include "service/records/actor.h"

#include <algorithm>

#include "core/base/check.h"
#include "service/records/secret.h"

namespace brandlint {
namespace {

constexpr std::string_view kTokenPrefix = "blt_";

Role RoleIn(const Row& row, std::size_t column) {
  // A word that a newer program wrote gives the least.
  return ParseRole(row.Text(column)).value_or(Role::kSubmitter);
}

constexpr const char* kPeople = "SELECT name, role, disabled, must_change, created_at FROM people";

Person PersonOf(const Row& row) {
  return {row.Text(0), RoleIn(row, 1), row.Int(2) != 0, row.Int(3) != 0, row.Int(4)};
}

}  // namespace

std::string_view RoleName(Role role) { return kRoleWords[static_cast<std::size_t>(role)]; }

std::optional<Role> ParseRole(std::string_view name) {
  const auto word = std::ranges::find(kRoleWords, name);
  if (word == kRoleWords.end()) return std::nullopt;
  return static_cast<Role>(word - kRoleWords.begin());
}

bool MayDo(Role role, Right right) {
  const bool admin = role == Role::kAdmin, senior = role == Role::kSenior || admin;
  const bool reviewer = role == Role::kReviewer || senior, auditor = role == Role::kAuditor;
  const bool submits = role == Role::kSubmitter || reviewer, sees = reviewer || auditor;
  switch (right) {
    case Right::kNone:
    case Right::kKnown:
      return true;
    case Right::kSubmit:
      return submits;
    case Right::kSubmitOrSee:
      return submits || sees;
    case Right::kSee:
      return sees;
    case Right::kDecide:
      return reviewer;
    case Right::kGovern:
      return senior;
    case Right::kAdminister:
      return admin;
    case Right::kAudit:
      return auditor || admin;
  }
  return false;
}

std::string MakeToken(Transaction& store, TokenFacts facts) {
  const std::string token = std::string(kTokenPrefix) + RandomHex(32);
  store.Run(
      "INSERT INTO tokens (id, hash, role, developer, note, created_by, created_at, expires_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {facts.id,
       HashOfSecret(token),
       std::string(RoleName(facts.role)),
       facts.developer,
       facts.note,
       facts.created_by,
       facts.created_at,
       facts.expires_at});
  return token;
}

std::vector<TokenFacts> ListTokens(Transaction& store) {
  std::vector<TokenFacts> tokens;
  for (const Row& row :
       store.Run("SELECT id, role, developer, note, created_by, created_at, expires_at, revoked_at "
                 "FROM tokens ORDER BY created_at, id")) {
    tokens.push_back({row.Text(0),
                      RoleIn(row, 1),
                      row.Text(2),
                      row.Text(3),
                      row.Text(4),
                      row.Int(5),
                      row.Int(6),
                      !row.IsNull(7)});
  }
  return tokens;
}

bool RevokeToken(Transaction& store, const std::string& id, Milliseconds now) {
  return !store
              .Run(
                  "UPDATE tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL "
                  "RETURNING id",
                  {id, now})
              .empty();
}

std::optional<Actor> ActorOfToken(Transaction& store, std::string_view token, Milliseconds now) {
  if (!token.starts_with(kTokenPrefix)) return std::nullopt;
  const Rows rows = store.Run(
      "SELECT id, role, developer FROM tokens "
      "WHERE hash = $1 AND expires_at > $2 AND revoked_at IS NULL",
      {HashOfSecret(token), now});
  if (rows.empty()) return std::nullopt;
  return Actor{
      .name = "token:" + rows[0].Text(0), .role = RoleIn(rows[0], 1), .developer = rows[0].Text(2)};
}

bool IsPersonName(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  });
}

Result<void> CheckPassword(std::string_view password) {
  constexpr std::size_t kLeast = 12, kMost = 200;
  if (password.size() >= kLeast && password.size() <= kMost) return {};
  return Error{"bad-password",
               "a password has 12 to 200 characters, not " + std::to_string(password.size())};
}

Result<void> AddPerson(Transaction& store, const Person& person, std::string_view password) {
  const Rows rows = store.Run(
      "INSERT INTO people (name, role, password, must_change, created_at) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO NOTHING RETURNING name",
      {person.name,
       std::string(RoleName(person.role)),
       password.empty() ? std::string() : HashPassword(password),
       std::int64_t{person.must_change_password},
       person.created_at});
  if (rows.empty()) return Error{"conflict", "there is a person '" + person.name + "' already"};
  return {};
}

std::vector<Person> ListPeople(Transaction& store) {
  std::vector<Person> people;
  for (const Row& row : store.Run(std::string(kPeople) + " ORDER BY name")) {
    people.push_back(PersonOf(row));
  }
  return people;
}

std::optional<Person> FindPerson(Transaction& store, const std::string& name) {
  if (!IsPersonName(name)) return std::nullopt;
  const Rows rows = store.Run(std::string(kPeople) + " WHERE name = $1", {name});
  if (rows.empty()) return std::nullopt;
  return PersonOf(rows[0]);
}

Result<void> ChangePerson(Transaction& store, const Person& person) {
  const Rows rows =
      store.Run("UPDATE people SET role = $2, disabled = $3 WHERE name = $1 RETURNING name",
                {person.name, std::string(RoleName(person.role)), std::int64_t{person.disabled}});
  if (rows.empty()) return Error{"not-found", "there is no person '" + person.name + "'"};
  if (person.disabled) EndSessionsOf(store, person.name);
  return {};
}

Result<void> SetPassword(Transaction& store,
                         const std::string& name,
                         std::string_view password,
                         bool must_change) {
  const Rows rows =
      store.Run("UPDATE people SET password = $2, must_change = $3 WHERE name = $1 RETURNING name",
                {name, HashPassword(password), std::int64_t{must_change}});
  if (rows.empty()) return Error{"not-found", "there is no person '" + name + "'"};
  return {};
}

std::string PasswordOf(Transaction& store, const std::string& name) {
  const Rows rows =
      store.Run("SELECT password FROM people WHERE name = $1 AND disabled = 0", {name});
  return rows.empty() ? "" : rows[0].Text(0);
}

NewSession StartSession(Transaction& store, const std::string& person, Milliseconds now) {
  NewSession session{RandomHex(32), RandomHex(32)};
  store.Run(
      "INSERT INTO sessions (hash, person, guard, created_at, seen_at) "
      "VALUES ($1, $2, $3, $4, $4)",
      {HashOfSecret(session.secret), person, session.guard, now});
  return session;
}

std::optional<Actor> ActorOfSession(Transaction& store,
                                    std::string_view secret,
                                    const SessionLimits& limits,
                                    Milliseconds now) {
  const std::string hash = HashOfSecret(secret);
  const Rows rows = store.Run(
      "SELECT p.name, p.role, s.guard, p.must_change, s.seen_at FROM sessions s "
      "JOIN people p ON p.name = s.person "
      "WHERE s.hash = $1 AND s.seen_at > $2 AND s.created_at > $3 AND p.disabled = 0",
      {hash, now - limits.idle, now - limits.whole});
  if (rows.empty()) return std::nullopt;
  return Actor{.name = "person:" + rows[0].Text(0),
               .role = RoleIn(rows[0], 1),
               .guard = rows[0].Text(2),
               .session = hash,
               .must_change_password = rows[0].Int(3) != 0,
               .seen_at = rows[0].Int(4)};
}

void TouchSession(Transaction& store, const std::string& hash, Milliseconds now) {
  store.Run("UPDATE sessions SET seen_at = $2 WHERE hash = $1", {hash, now});
}

void EndSession(Transaction& store, const std::string& hash) {
  store.Run("DELETE FROM sessions WHERE hash = $1", {hash});
}

void EndSessionsOf(Transaction& store, const std::string& person) {
  store.Run("DELETE FROM sessions WHERE person = $1", {person});
}

void SweepSessions(Transaction& store, const SessionLimits& limits, Milliseconds now) {
  store.Run("DELETE FROM sessions WHERE seen_at <= $1 OR created_at <= $2",
            {now - limits.idle, now - limits.whole});
}

}  // namespace brandlint
