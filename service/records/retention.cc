// SPDX-License-Identifier: MIT
#include "service/records/retention.h"

#include <set>

#include "core/base/digest.h"
#include "core/codec/json_writer.h"
#include "core/codec/observations.h"
#include "service/records/audit.h"
#include "service/records/copies.h"
#include "service/records/decisions.h"
#include "service/records/submissions.h"

namespace brandlint {
namespace {

// Files of these submissions that no other one refers to.
std::vector<std::string> OnlyTheirs(Transaction& store, const std::set<std::string>& submissions) {
  std::set<std::string> digests;
  for (const std::string& id : submissions) {
    for (const NewAsset& asset : AssetsOf(store, id)) digests.insert(asset.sha256);
  }
  std::vector<std::string> only;
  for (const std::string& digest : digests) {
    bool shared = false;
    for (const Row& row :
         store.Run("SELECT DISTINCT submission FROM assets WHERE sha256 = $1", {digest})) {
      shared |= !submissions.contains(row.Text(0));
    }
    if (!shared) only.push_back(digest);
  }
  return only;
}

std::set<std::string> Ids(const Rows& rows) {
  std::set<std::string> ids;
  for (const Row& row : rows) ids.insert(row.Text(0));
  return ids;
}

// What is drawn of a submission's pictures in its observations.
void BlankPictures(Transaction& store, const std::string& id) {
  const auto stored = ResultOf(store, id);
  if (!stored) return;
  auto seen = ReadObservations(stored->observations, id);
  if (!seen) return;
  for (Evidence& evidence : seen->evidence) evidence.picture.reset();
  for (AssetFacts& asset : seen->assets) asset.preview.reset(), asset.lines.clear();
  std::string blank;
  WriteObservations(*seen, blank);
  store.Run("UPDATE results SET observations = $2 WHERE submission = $1", {id, blank});
}

// All that hangs on a submission but its row and what was decided of it.
void DeleteParts(Transaction& store, const std::string& id) {
  for (const char* table : {"assets",
                            "results",
                            "findings",
                            "name_keys",
                            "jobs",
                            "picture_hashes",
                            "idempotency",
                            "appeals"}) {
    store.Run("DELETE FROM " + std::string(table) + " WHERE submission = $1", {id});
  }
  ForgetRejected(store, id);
}

std::string CountDetail(std::size_t submissions, std::size_t pictures) {
  return "{\"submissions\": " + std::to_string(submissions) +
         ", \"pictures\": " + std::to_string(pictures) + "}";
}

}  // namespace

Deletion DeletePicturesDecidedBefore(Transaction& store,
                                     Milliseconds before,
                                     bool apply,
                                     Milliseconds now,
                                     const std::string& actor) {
  const std::set<std::string> ids =
      Ids(store.Run("SELECT DISTINCT s.id FROM submissions s JOIN assets a ON a.submission = s.id "
                    "WHERE s.state IN ('approved', 'rejected', 'changes') AND s.decided_at < $1",
                    {before}));
  const Deletion deletion{static_cast<std::int64_t>(ids.size()), OnlyTheirs(store, ids)};
  if (!apply || ids.empty()) return deletion;
  for (const std::string& id : ids) {
    BlankPictures(store, id);
    store.Run("DELETE FROM assets WHERE submission = $1", {id});
    store.Run("UPDATE submissions SET icon = NULL WHERE id = $1", {id});
    Audit(store, now, actor, "deleted-pictures", id);
  }
  return deletion;
}

Deletion DeleteTrials(Transaction& store, Milliseconds before) {
  const std::set<std::string> ids = Ids(store.Run(
      "SELECT id FROM submissions WHERE state = 'trial' AND received_at < $1 LIMIT 500", {before}));
  const Deletion deletion{static_cast<std::int64_t>(ids.size()), OnlyTheirs(store, ids)};
  for (const std::string& id : ids) {
    DeleteParts(store, id);
    store.Run("DELETE FROM submissions WHERE id = $1", {id});
  }
  return deletion;
}

Deletion EraseDeveloper(Transaction& store,
                        const std::string& developer,
                        bool apply,
                        Milliseconds now,
                        const std::string& actor) {
  const std::set<std::string> ids = Ids(store.Run(
      "SELECT id FROM submissions WHERE developer = $1 AND state <> 'erased'", {developer}));
  const Deletion deletion{static_cast<std::int64_t>(ids.size()), OnlyTheirs(store, ids)};
  if (!apply || ids.empty()) return deletion;
  for (const std::string& id : ids) {
    DeleteParts(store, id);
    store.Run("UPDATE decisions SET text = '' WHERE submission = $1", {id});
    store.Run(
        "UPDATE deliveries SET body = '{}', status = CASE WHEN status = 'waiting' THEN 'withdrawn' "
        "ELSE status END WHERE decision IN (SELECT id FROM decisions WHERE submission = $1)",
        {id});
    store.Run(
        "UPDATE submissions SET state = 'erased', external_id = '', app = id, developer = '', "
        "name = '', manifest = '{}', digest = '', icon = NULL, version = version + 1, claimed_by = "
        "NULL, "
        "claimed_at = NULL, claimed_until = NULL WHERE id = $1",
        {id});
  }
  Audit(store,
        now,
        actor,
        "erased-developer",
        PseudonymOf(developer),
        CountDetail(ids.size(), deletion.pictures.size()));
  return deletion;
}

std::string PseudonymOf(const std::string& developer) {
  return "developer:" + Sha256Hex(AsBytes(developer)).substr(0, 16);
}

std::string ExportDeveloper(Transaction& store, const std::string& developer, Milliseconds now) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject();
  json.Text("schema", "brandlint.export/1");
  json.Text("developer", developer);
  json.Integer("at", now);
  json.Key("submissions");
  json.BeginArray();
  for (const Row& row :
       store.Run("SELECT id, received_at, state, manifest FROM submissions WHERE developer = $1 "
                 "ORDER BY received_at, id",
                 {developer})) {
    const std::string& id = row.Text(0);
    json.BeginObject();
    json.Text("id", id);
    json.Integer("received_at", row.Int(1));
    json.Text("state", row.Text(2));
    json.Key("manifest");
    json.Raw(row.Text(3));
    json.Key("pictures");
    json.BeginArray();
    for (const NewAsset& asset : AssetsOf(store, id)) json.Text(asset.path + " " + asset.sha256);
    json.EndArray();
    if (const auto result = ResultOf(store, id)) {
      json.Key("result");
      json.Raw(result->result);
    }
    json.Key("decisions");
    json.BeginArray();
    for (const DecisionRow& decision : DecisionsOf(store, id)) {
      json.BeginObject();
      json.Text("kind", decision.kind);
      json.Text("status", decision.status);
      json.Integer("at", decision.at);
      json.Text("clause", decision.clause);
      json.Text("text", decision.text);
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return out;
}

std::vector<Breach> ListBreaches(Transaction& store) {
  std::vector<Breach> breaches;
  for (const Row& row : store.Run(
           "SELECT id, noticed_at, record, reported_at, recorded_by FROM breaches ORDER BY id")) {
    breaches.push_back({row.Int(0), row.Int(1), row.Text(2), row.Int(3), row.Text(4)});
  }
  return breaches;
}

std::int64_t AddBreach(Transaction& store, const Breach& breach, Milliseconds now) {
  const Rows rows = store.Run(
      "INSERT INTO breaches (noticed_at, record, recorded_by) VALUES ($1, $2, $3) RETURNING id",
      {breach.noticed_at, breach.record, breach.recorded_by});
  const std::int64_t id = rows.empty() ? 0 : rows[0].Int(0);
  Audit(store, now, breach.recorded_by, "recorded-breach", "breach:" + std::to_string(id));
  return id;
}

bool ReportBreach(Transaction& store, std::int64_t id, const std::string& actor, Milliseconds now) {
  const bool open = !store
                         .Run(
                             "UPDATE breaches SET reported_at = $2 WHERE id = $1 AND reported_at "
                             "IS NULL RETURNING id",
                             {id, now})
                         .empty();
  if (open) Audit(store, now, actor, "reported-breach", "breach:" + std::to_string(id));
  return open;
}

}  // namespace brandlint
