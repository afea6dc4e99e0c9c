// SPDX-License-Identifier: MIT
#include "service/records/submissions.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/digest.h"
#include "core/base/packing.h"
#include "core/codec/judgement.h"
#include "core/codec/observations.h"
#include "core/text/name_key.h"
#include "service/records/audit.h"
#include "service/records/secret.h"

namespace brandlint {
namespace {

constexpr std::string_view kColumns =
    "s.id, s.external_id, s.app, s.developer, s.name, s.state, s.submitted_by, s.received_at, "
    "s.severity, s.complete, s.version, s.previous, s.claimed_by, s.claimed_at, s.claimed_until, "
    "s.escalated, s.decided_at, s.icon";

SubmissionRow RowOf(const Row& row) {
  return {.id = row.Text(0),
          .external_id = row.Text(1),
          .app = row.Text(2),
          .developer = row.Text(3),
          .name = row.Text(4),
          .state = row.Text(5),
          .submitted_by = row.Text(6),
          .received_at = row.Int(7),
          .severity = row.Int(8),
          .complete = row.Int(9) != 0,
          .version = row.Int(10),
          .previous = row.Text(11),
          .claimed_by = row.Text(12),
          .claimed_at = row.Int(13),
          .claimed_until = row.Int(14),
          .escalated = row.Int(15) != 0,
          .decided_at = row.Int(16),
          .icon = row.Text(17)};
}

std::vector<SubmissionRow> RowsOf(const Rows& rows) {
  std::vector<SubmissionRow> submissions;
  for (const Row& row : rows) submissions.push_back(RowOf(row));
  return submissions;
}

// Keys are as long as names; a digest has one length and cannot be read back.
std::string KeyDigest(const std::string& key) { return Sha256Hex(AsBytes(key)).substr(0, 32); }

std::set<std::string> KeysOf(const std::string& name) {
  std::set<std::string> keys;
  for (const std::string& key : NameKeys(name)) keys.insert(KeyDigest(key));
  return keys;
}

std::int64_t SeverityOf(SubmissionVerdict verdict) {
  return static_cast<std::int64_t>(verdict) + 1;
}

// The first icon that can be shown; null when there is none.
Value IconOf(const Observations& observations) {
  for (const AssetFacts& asset : observations.assets) {
    if (asset.role == SubjectType::kIcon && asset.preview) return asset.sha256;
  }
  return nullptr;
}

// For LIKE, with '\' as its escape.
std::string Contained(const std::string& text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

constexpr std::string_view kFromResults =
    "FROM results r JOIN submissions s ON s.id = r.submission "
    "WHERE s.state NOT IN ('erased', 'trial')";

// A condition on a result's header, which has the digests of its packs.
std::string WithoutOneOf(const std::vector<RunHeader::Part>& packs, std::vector<Value>& digests) {
  std::string any = "(1 = 0";
  for (const RunHeader::Part& pack : packs) {
    digests.emplace_back(Contained(pack.digest));
    any += " OR r.header NOT LIKE $" + std::to_string(digests.size()) + " ESCAPE '\\'";
  }
  return any + ")";
}

}  // namespace

std::string NewSubmission::Digest() const {
  PackWriter packed;
  packed.Put(manifest);
  for (const NewAsset& asset : assets) packed.Put(asset.path), packed.Put(asset.sha256);
  return Sha256Hex(AsBytes(std::move(packed).Take()));
}

Result<Accepted> Accept(Transaction& store,
                        const Actor& actor,
                        const NewSubmission& submission,
                        const std::string& key,
                        Milliseconds now) {
  const std::string digest = submission.Digest();
  if (!key.empty()) {
    const Rows known =
        store.Run("SELECT digest, submission FROM idempotency WHERE actor = $1 AND key = $2",
                  {actor.name, key});
    if (!known.empty()) {
      if (known[0].Text(0) != digest) {
        return Error{"key-reused",
                     "the Idempotency-Key '" + key + "' came with another submission before"};
      }
      return Accepted{known[0].Text(1), true};
    }
  }
  const std::string id = "sub-" + RandomHex(8);
  const Rows approved = store.Run(
      "SELECT id FROM submissions WHERE app = $1 AND developer = $2 AND state = 'approved' "
      "ORDER BY received_at DESC LIMIT 1",
      {submission.app, submission.developer});
  const Value previous = approved.empty() ? Value(nullptr) : Value(approved[0].Text(0));
  store.Run(
      "INSERT INTO submissions (id, external_id, app, developer, name, manifest, digest, "
      "submitted_by, received_at, state, previous) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, $10)",
      {id,
       submission.external_id,
       submission.app,
       submission.developer,
       submission.name,
       submission.manifest,
       digest,
       actor.name,
       now,
       previous,
       std::string(submission.trial ? "trial" : "checking")});
  for (std::size_t i = 0; i < submission.assets.size(); ++i) {
    const NewAsset& asset = submission.assets[i];
    store.Run(
        "INSERT INTO assets (submission, position, path, sha256, bytes) "
        "VALUES ($1, $2, $3, $4, $5)",
        {id, static_cast<std::int64_t>(i), asset.path, asset.sha256, asset.bytes});
  }
  for (const std::string& name : submission.names) {
    for (const std::string& name_key : KeysOf(name)) {
      store.Run(
          "INSERT INTO name_keys (key, submission, name) VALUES ($1, $2, $3) "
          "ON CONFLICT (key, submission) DO NOTHING",
          {name_key, id, name});
    }
  }
  store.Run("INSERT INTO jobs (submission, priority, created_at) VALUES ($1, $2, $3)",
            {id, submission.priority, now});
  if (!key.empty()) {
    store.Run(
        "INSERT INTO idempotency (actor, key, digest, submission, at) VALUES ($1, $2, $3, $4, $5)",
        {actor.name, key, digest, id, now});
  }
  return Accepted{id, false};
}

std::string_view SeverityName(std::int64_t severity) {
  if (severity < 1 || severity > 3) return "";
  return SubmissionVerdictName(static_cast<SubmissionVerdict>(severity - 1));
}

std::optional<SubmissionRow> FindSubmission(Transaction& store, const std::string& id) {
  const Rows rows =
      store.Run("SELECT " + std::string(kColumns) + " FROM submissions s WHERE s.id = $1", {id});
  if (rows.empty()) return std::nullopt;
  return RowOf(rows[0]);
}

std::vector<SubmissionRow> ListSubmissions(Transaction& store, const SubmissionFilter& filter) {
  std::vector<Value> values;
  std::string where = "1 = 1";
  const auto place = [&](Value value) {
    values.push_back(std::move(value));
    return "$" + std::to_string(values.size());
  };
  const auto one_of = [&](const char* column, const std::vector<std::string>& values_of) {
    std::string places;
    for (const std::string& value : values_of) {
      places += (places.empty() ? "" : ", ") + place(value);
    }
    where += " AND " + std::string(column) + " IN (" + places + ")";
  };
  if (!filter.ids.empty()) one_of("s.id", filter.ids);
  if (!filter.states.empty()) {
    one_of("s.state", filter.states);
  } else if (filter.ids.empty()) {
    where += " AND s.state <> 'trial'";
  }
  for (std::size_t i = 1; i <= 3; ++i) {
    if (filter.verdict == SeverityName(static_cast<std::int64_t>(i))) {
      where += " AND s.severity = " + place(static_cast<std::int64_t>(i));
    }
  }
  if (!filter.developer.empty()) where += " AND s.developer = " + place(filter.developer);
  if (!filter.app.empty()) where += " AND s.app = " + place(filter.app);
  if (!filter.claimed_by.empty()) where += " AND s.claimed_by = " + place(filter.claimed_by);
  if (!filter.rule.empty()) {
    where += " AND EXISTS (SELECT 1 FROM findings f WHERE f.submission = s.id AND f.rule = " +
             place(filter.rule) + ")";
  }
  if (!filter.text.empty()) {
    std::string text = filter.text;
    std::ranges::transform(text, text.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const std::string pattern = place(Contained(text));
    where += " AND (lower(s.name) LIKE " + pattern + " ESCAPE '\\' OR lower(s.external_id) LIKE " +
             pattern + " ESCAPE '\\' OR s.id LIKE " + pattern + " ESCAPE '\\')";
  }
  if (!filter.after.empty()) {
    const std::string last = place(filter.after);
    const std::string row =
        "(SELECT l.received_at, l.id FROM submissions l WHERE l.id = " + last + ")";
    where += filter.newest_first ? " AND (s.received_at, s.id) < " + row
                                 : " AND (s.rank, s.received_at, s.id) > "
                                   "(SELECT l.rank, l.received_at, l.id FROM submissions l "
                                   "WHERE l.id = " +
                                       last + ")";
  }
  const std::string order =
      filter.newest_first ? "s.received_at DESC, s.id DESC" : "s.rank, s.received_at, s.id";
  return RowsOf(store.Run("SELECT " + std::string(kColumns) + " FROM submissions s WHERE " + where +
                              " ORDER BY " + order + " LIMIT " + place(filter.count),
                          values));
}

std::vector<StateCount> CountStates(Transaction& store) {
  std::vector<StateCount> counts;
  for (const Row& row :
       store.Run("SELECT state, count(*), min(received_at) FROM submissions WHERE state <> 'trial' "
                 "GROUP BY state ORDER BY state")) {
    counts.push_back({row.Text(0), row.Int(1), row.Int(2)});
  }
  return counts;
}

std::string ManifestOf(Transaction& store, const std::string& id) {
  const Rows rows = store.Run("SELECT manifest FROM submissions WHERE id = $1", {id});
  return rows.empty() ? "" : rows[0].Text(0);
}

std::vector<NewAsset> AssetsOf(Transaction& store, const std::string& id) {
  std::vector<NewAsset> assets;
  for (const Row& row :
       store.Run("SELECT path, sha256, bytes FROM assets WHERE submission = $1 ORDER BY position",
                 {id})) {
    assets.push_back({row.Text(0), row.Text(1), row.Int(2)});
  }
  return assets;
}

std::optional<StoredResult> ResultOf(Transaction& store, const std::string& id) {
  const Rows rows = store.Run(
      "SELECT header, observations, result, judged_at FROM results WHERE submission = $1", {id});
  if (rows.empty()) return std::nullopt;
  return StoredResult{rows[0].Text(0), rows[0].Text(1), rows[0].Text(2), rows[0].Int(3)};
}

std::vector<std::string> ExaminedWithOtherPacks(Transaction& store,
                                                const std::vector<RunHeader::Part>& packs) {
  std::vector<Value> digests;
  const std::string other = WithoutOneOf(packs, digests);
  std::vector<std::string> ids;
  for (const Row& row : store.Run("SELECT s.id " + std::string(kFromResults) + " AND " + other +
                                      " ORDER BY s.received_at, s.id",
                                  digests)) {
    ids.push_back(row.Text(0));
  }
  return ids;
}

PackCount CountExaminedWithOtherPacks(Transaction& store,
                                      const std::vector<RunHeader::Part>& packs) {
  std::vector<Value> digests;
  const std::string other = WithoutOneOf(packs, digests);
  const Rows rows = store.Run("SELECT count(*), sum(CASE WHEN " + other + " THEN 1 ELSE 0 END) " +
                                  std::string(kFromResults),
                              digests);
  if (rows.empty()) return {};
  return {rows[0].Int(0), rows[0].Int(1)};
}

Result<std::int64_t> EvidenceOf(Transaction& store,
                                const std::string& id,
                                const std::string& fingerprint) {
  const Rows rows =
      store.Run("SELECT evidence FROM findings WHERE submission = $1 AND fingerprint = $2",
                {id, fingerprint});
  if (rows.empty()) return Error{"not-found", id + " has no finding '" + fingerprint + "'"};
  return rows[0].Int(0);
}

std::map<std::string, std::int64_t> EvidencesOf(Transaction& store, const std::string& id) {
  std::map<std::string, std::int64_t> all;
  for (const Row& row :
       store.Run("SELECT fingerprint, evidence FROM findings WHERE submission = $1", {id})) {
    all.emplace(row.Text(0), row.Int(1));
  }
  return all;
}

std::map<std::string, std::vector<std::string>> RulesOf(Transaction& store,
                                                        const std::vector<SubmissionRow>& rows) {
  std::map<std::string, std::vector<std::string>> rules;
  if (rows.empty()) return rules;
  std::vector<Value> ids;
  std::string places;
  for (const SubmissionRow& row : rows) {
    ids.emplace_back(row.id);
    places += (ids.size() == 1 ? "$" : ", $") + std::to_string(ids.size());
  }
  for (const Row& row : store.Run(
           "SELECT DISTINCT submission, rule FROM findings WHERE verdict <> 'note' AND submission "
           "IN (" +
               places + ") ORDER BY submission, rule",
           ids)) {
    rules[row.Text(0)].push_back(row.Text(1));
  }
  return rules;
}

void PutResult(Transaction& store,
               const std::string& id,
               const RunHeader& header,
               const Observations& observations,
               const Judgement& judgement,
               const std::string& worker,
               Milliseconds now) {
  StoredResult written;
  WriteHeader(header, written.header);
  WriteObservations(observations, written.observations);
  WriteResult(judgement, written.result);
  store.Run(
      "INSERT INTO results (submission, header, observations, result, worker, judged_at) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (submission) DO UPDATE SET "
      "header = excluded.header, observations = excluded.observations, result = excluded.result, "
      "worker = excluded.worker, judged_at = excluded.judged_at",
      {id, written.header, written.observations, written.result, worker, now});
  store.Run("DELETE FROM findings WHERE submission = $1", {id});
  for (const Finding& finding : judgement.findings) {
    const auto evidence = std::ranges::find(observations.evidence, finding.evidence);
    const std::int64_t index =
        evidence == observations.evidence.end() ? -1 : evidence - observations.evidence.begin();
    store.Run(
        "INSERT INTO findings (submission, fingerprint, rule, verdict, detector, kind, evidence) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (submission, fingerprint) DO NOTHING",
        {id,
         finding.fingerprint,
         finding.rule,
         std::string(VerdictName(finding.verdict)),
         finding.evidence.detector,
         finding.evidence.kind,
         index});
  }
  const auto before = FindSubmission(store, id);
  const std::int64_t severity = SeverityOf(judgement.verdict);
  const bool worse =
      before && before->state == "approved" && before->severity > 0 && severity > before->severity;
  store.Run(
      "UPDATE submissions SET severity = $2, rank = -(4 * escalated + $2), complete = $3, "
      "version = version + 1, icon = $4, "
      "state = CASE WHEN state = 'checking' THEN 'open' ELSE state END WHERE id = $1",
      {id, severity, std::int64_t{judgement.complete}, IconOf(observations)});
  if (!worse) return;
  store.Run(
      "UPDATE submissions SET state = 'open', escalated = 1, rank = -(4 + severity), "
      "decided_at = NULL WHERE id = $1",
      {id});
  Audit(store, now, worker, "reopened", id);
}

std::vector<SameName> SameNamesOf(Transaction& store,
                                  const std::string& id,
                                  const std::vector<Subject>& texts) {
  std::vector<SameName> same_names;
  for (const Subject& text : texts) {
    if (text.type != SubjectType::kName || text.text.empty()) continue;
    std::optional<SameName> same;
    std::set<std::string> apps;
    for (const std::string& key : KeysOf(text.text)) {
      for (const Row& row : store.Run(
               "SELECT s.app, s.id, k.name FROM name_keys k JOIN submissions s ON s.id = "
               "k.submission JOIN submissions own ON own.id = $2 WHERE k.key = $1 AND s.app <> "
               "own.app AND s.state NOT IN ('erased', 'trial') AND (s.received_at < "
               "own.received_at OR "
               "(s.received_at = own.received_at AND s.id < own.id)) "
               "ORDER BY s.received_at, s.id LIMIT 100",
               {key, id})) {
        apps.insert(row.Text(0));
        if (!same) same = SameName{text.text, row.Text(1), row.Text(2), 0};
      }
    }
    if (!same) continue;
    same->others = apps.size();
    same_names.push_back(*std::move(same));
  }
  return same_names;
}

std::vector<SubmissionRow> WithSamePictures(Transaction& store, const std::string& id) {
  return RowsOf(store.Run("SELECT DISTINCT " + std::string(kColumns) +
                              " FROM submissions s JOIN assets a ON a.submission = s.id "
                              "WHERE s.id <> $1 AND s.state <> 'trial' AND a.sha256 IN (SELECT "
                              "sha256 FROM assets WHERE submission = $1) "
                              "ORDER BY s.received_at DESC LIMIT 20",
                          {id}));
}

}  // namespace brandlint
