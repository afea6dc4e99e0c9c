// SPDX-License-Identifier: MIT
#include "service/records/copies.h"

#include <algorithm>
#include <utility>

#include "core/codec/judgement.h"
#include "service/records/submissions.h"

namespace brandlint {

void KeepHashes(Transaction& store,
                const std::string& submission,
                const std::vector<AssetFacts>& assets) {
  using PathAndHash = std::pair<std::string, std::string>;
  std::vector<PathAndHash> now, before;
  for (const AssetFacts& asset : assets) {
    for (const ViewHash& view : asset.hashes)
      now.emplace_back(asset.path, FormatPdqHash(view.hash));
  }
  for (const Row& row :
       store.Run("SELECT path, hash FROM picture_hashes WHERE submission = $1 ORDER BY id",
                 {submission})) {
    before.emplace_back(row.Text(0), row.Text(1));
  }
  if (now == before) return;
  store.Run("DELETE FROM picture_hashes WHERE submission = $1", {submission});
  for (const auto& [path, hash] : now) {
    store.Run("INSERT INTO picture_hashes (submission, path, hash) VALUES ($1, $2, $3)",
              {submission, path, hash});
  }
  store.Run(
      "UPDATE rejected_changes SET removed = removed + 1 WHERE only_row = 1 AND EXISTS (SELECT 1 "
      "FROM rejected_pictures WHERE submission = $1)",
      {submission});
}

void KeepRejected(Transaction& store,
                  const std::string& submission,
                  const std::string& clause,
                  Milliseconds at) {
  const auto stored = ResultOf(store, submission);
  if (!stored) return;
  const auto judgement = ReadResult(stored->result, submission);
  if (!judgement) return;
  store.Run("UPDATE rejected_changes SET added = added + 1 WHERE only_row = 1");
  // What the reviewer may have disagreed with makes no picture a rejected one, nor does its format.
  const auto counts = [&](const Finding& finding) {
    if (finding.evidence.brand.empty()) return false;
    return finding.verdict == Verdict::kReject ||
           (finding.verdict == Verdict::kReview && finding.clause == clause);
  };
  for (const AssetFacts& asset : judgement->assets) {
    const auto found = std::ranges::find_if(judgement->findings, [&](const Finding& finding) {
      return counts(finding) && finding.evidence.subject.path == asset.path;
    });
    if (found == judgement->findings.end() || asset.sha256.empty()) continue;
    store.Run(
        "INSERT INTO rejected_pictures (submission, path, sha256, brand, clause, at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        {submission, asset.path, asset.sha256, found->evidence.brand, clause, at});
  }
}

void ForgetRejected(Transaction& store, const std::string& submission) {
  const Rows gone =
      store.Run("DELETE FROM rejected_pictures WHERE submission = $1 RETURNING id", {submission});
  if (gone.empty()) return;
  store.Run("UPDATE rejected_changes SET removed = removed + 1 WHERE only_row = 1");
}

std::vector<RejectedPicture> ListRejected(Transaction& store,
                                          std::int64_t after,
                                          std::int64_t count) {
  std::vector<RejectedPicture> pictures;
  for (const Row& row :
       store.Run("SELECT id, submission, path, sha256, brand, clause, at FROM rejected_pictures "
                 "WHERE id > $1 ORDER BY id LIMIT $2",
                 {after, count})) {
    pictures.push_back(
        {row.Int(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Int(6)});
  }
  return pictures;
}

}  // namespace brandlint
