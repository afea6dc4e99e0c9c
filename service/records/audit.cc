// SPDX-License-Identifier: MIT
#include "service/records/audit.h"

#include <utility>

#include "core/base/bytes.h"
#include "core/base/digest.h"
#include "core/codec/json_writer.h"

namespace brandlint {
namespace {

constexpr std::int64_t kPiece = 1000;  // entries in memory at a time
constexpr const char* kColumns = "seq, at, actor, action, subject, detail, previous, hash";

void WriteFields(const AuditEntry& entry, JsonWriter& json) {
  json.Integer("seq", entry.seq);
  json.Integer("at", entry.at);
  json.Text("actor", entry.actor);
  json.Text("action", entry.action);
  json.Text("subject", entry.subject);
  json.Key("detail");
  json.Raw(entry.detail);
  json.Text("previous", entry.previous);
}

std::string HashOf(const AuditEntry& entry) {
  std::string hashed;
  JsonWriter json(hashed);
  json.BeginObject();
  WriteFields(entry, json);
  json.EndObject();
  return Sha256Hex(AsBytes(hashed));
}

std::vector<AuditEntry> EntriesOf(const Rows& rows) {
  std::vector<AuditEntry> entries;
  for (const Row& row : rows) {
    entries.push_back({row.Int(0),
                       row.Int(1),
                       row.Text(2),
                       row.Text(3),
                       row.Text(4),
                       row.Text(5),
                       row.Text(6),
                       row.Text(7)});
  }
  return entries;
}

Error Broken(std::int64_t seq, const std::string& why) {
  return {"audit-broken", "audit entry " + std::to_string(seq) + " " + why};
}

}  // namespace

void Audit(Transaction& store,
           Milliseconds now,
           std::string_view actor,
           std::string_view action,
           std::string_view subject,
           std::string_view detail) {
  const Rows head = store.Run(store.dialect() == Dialect::kPostgres
                                  ? "SELECT seq, hash FROM audit_head WHERE only_row = 1 FOR UPDATE"
                                  : "SELECT seq, hash FROM audit_head WHERE only_row = 1");
  if (head.empty()) return;  // the transaction has failed already
  AuditEntry entry{head[0].Int(0) + 1,
                   now,
                   std::string(actor),
                   std::string(action),
                   std::string(subject),
                   std::string(detail),
                   head[0].Text(1),
                   ""};
  entry.hash = HashOf(entry);
  store.Run(
      "INSERT INTO audit (seq, at, actor, action, subject, detail, previous, hash) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {entry.seq,
       entry.at,
       entry.actor,
       entry.action,
       entry.subject,
       entry.detail,
       entry.previous,
       entry.hash});
  store.Run("UPDATE audit_head SET seq = $1, hash = $2 WHERE only_row = 1",
            {entry.seq, entry.hash});
}

std::vector<AuditEntry> ReadAudit(Transaction& store, std::int64_t after, std::int64_t count) {
  return EntriesOf(store.Run(
      "SELECT " + std::string(kColumns) + " FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2",
      {after, count}));
}

AuditPage FindAudit(Transaction& store, const AuditFilter& filter) {
  std::vector<std::pair<std::string, std::string>> words;
  for (const auto& [column, word] : {std::pair("subject", filter.subject),
                                     std::pair("actor", filter.actor),
                                     std::pair("action", filter.action)}) {
    if (!word.empty()) words.emplace_back(column, word);
  }
  std::vector<Value> values;
  const auto place = [&](Value value) {
    values.push_back(std::move(value));
    return "$" + std::to_string(values.size());
  };
  // Each column has an index in which entries are in order: the first that is asked for leads, and
  // what it gives is held to the others.
  std::string leads = "1 = 1", others = "1 = 1";
  if (!words.empty()) leads = words[0].first + " = " + place(words[0].second);
  if (filter.from > 0)
    leads += (filter.latest ? " AND seq < " : " AND seq > ") + place(filter.from);
  const std::vector<Value> leading = values;
  for (std::size_t i = 1; i < words.size(); ++i) {
    others += " AND " + words[i].first + " = " + place(words[i].second);
  }
  const std::string order = filter.latest ? " ORDER BY seq DESC" : " ORDER BY seq";
  const std::string looked_at = std::to_string(filter.looked_at), columns = kColumns;
  AuditPage page{
      EntriesOf(store.Run("SELECT " + columns + " FROM (SELECT " + columns + " FROM audit WHERE " +
                              leads + order + " LIMIT " + looked_at + ") AS looked WHERE " +
                              others + order + " LIMIT " + place(filter.count + 1),
                          values))};
  if (static_cast<std::int64_t>(page.entries.size()) > filter.count) {
    page.entries.pop_back();
    page.next = page.entries.back().seq;
    return page;
  }
  const Rows last = store.Run("SELECT seq FROM audit WHERE " + leads + order + " LIMIT 1 OFFSET " +
                                  std::to_string(filter.looked_at - 1),
                              leading);
  if (!last.empty()) page.next = last[0].Int(0);
  return page;
}

void WriteAuditEntry(const AuditEntry& entry, std::string& out) {
  JsonWriter json(out);
  json.BeginObject();
  WriteFields(entry, json);
  json.Text("hash", entry.hash);
  json.EndObject();
}

Result<AuditState> VerifyAudit(Store& store, std::int64_t last) {
  // The end first: entries that come while the chain is read are behind it.
  const auto head = store.Read([](Transaction& transaction) -> Result<AuditState> {
    const Rows rows = transaction.Run("SELECT seq, hash FROM audit_head WHERE only_row = 1");
    if (rows.empty()) return Error{"audit-broken", "the end of the audit chain is not recorded"};
    return AuditState{rows[0].Int(0), rows[0].Text(1)};
  });
  if (!head) return head.error();
  AuditState state;
  if (last < head->entries) {
    const auto start = store.Read([&](Transaction& transaction) -> Result<std::vector<AuditEntry>> {
      return ReadAudit(transaction, head->entries - last - 1, 1);
    });
    if (!start) return start.error();
    if (start->empty()) return Broken(head->entries, "is missing");
    state = {start->front().seq, start->front().hash};
  }
  while (state.entries < head->entries) {
    const auto piece = store.Read([&](Transaction& transaction) -> Result<std::vector<AuditEntry>> {
      return ReadAudit(transaction, state.entries, kPiece);
    });
    if (!piece) return piece.error();
    if (piece->empty()) return Broken(state.entries + 1, "is missing");
    for (const AuditEntry& entry : *piece) {
      if (entry.seq > head->entries) break;
      if (entry.seq != state.entries + 1) return Broken(state.entries + 1, "is missing");
      if (entry.previous != state.last_hash) {
        return Broken(entry.seq, "does not follow the one before it");
      }
      if (entry.hash != HashOf(entry)) return Broken(entry.seq, "was changed");
      state = {entry.seq, entry.hash};
    }
  }
  if (state.last_hash != head->last_hash) return Broken(state.entries, "was changed");
  return state;
}

}  // namespace brandlint
