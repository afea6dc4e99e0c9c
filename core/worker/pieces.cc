// SPDX-License-Identifier: MIT
#include "core/worker/pieces.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/check.h"
#include "core/base/digest.h"
#include "core/io/read_file.h"

namespace brandlint {
namespace {

template <typename T>
void Append(std::vector<T>& from, std::vector<T>& to) {
  std::ranges::move(from, std::back_inserter(to));
}

// The facts that need no decoder.
AssetFacts FactsOf(const Piece& piece) {
  const Asset& asset = piece.submission.assets.front();
  AssetFacts facts;
  facts.path = asset.path;
  facts.role = asset.role.value_or(SubjectType::kOther);
  facts.sha256 = piece.sha256;
  facts.size_bytes = piece.size_bytes;
  return facts;
}

}  // namespace

std::vector<AssetBytes> Piece::Assets() const {
  if (submission.assets.empty()) return {};
  return {AssetBytes{content, sha256, error}};
}

Observations UnexaminedPiece(const Piece& piece, const Error& error) {
  Observations seen;
  if (piece.submission.assets.empty()) {
    seen.problems.push_back({"", error.code, "the texts: " + error.message});
    return seen;
  }
  const AssetFacts& facts = seen.assets.emplace_back(FactsOf(piece));
  seen.problems.push_back({facts.path, error.code, facts.path + ": " + error.message});
  return seen;
}

Assembly::Assembly(Submission submission)
    : submission_(std::move(submission)),
      answers_(1 + submission_.assets.size()),
      missing_(answers_.size()) {}

Piece Assembly::MakePiece(std::size_t index, const Limits& limits) const {
  CHECK(index < answers_.size());
  Piece piece;
  Submission& part = piece.submission;
  part.id = submission_.id;
  part.source = submission_.source;
  part.source_b64 = submission_.source_b64;
  part.form = submission_.form;
  part.app_id = submission_.app_id;
  part.developer_id = submission_.developer_id;
  if (index == 0) {
    part.texts = submission_.texts;
    return piece;
  }

  const Asset& asset = submission_.assets[index - 1];
  part.assets.push_back(asset);
  if (!asset.found()) {
    // Whoever read the submission has told why among its problems.
    piece.answer.emplace().assets.push_back(FactsOf(piece));
    return piece;
  }
  Result<Bytes> content = asset.content
                              ? Result<Bytes>(*asset.content)
                              : ReadFile(asset.file, limits, &Limits::file_bytes, Links::kRefuse);
  if (content) {
    piece.content = *std::move(content);
    piece.size_bytes = piece.content.size();
    piece.sha256 = Sha256Hex(piece.content);
  } else {
    piece.error = content.error();
  }
  return piece;
}

void Assembly::Put(std::size_t index, Observations answer) {
  CHECK(Matches(index, answer));
  CHECK(!answers_[index]);
  answers_[index] = std::move(answer);
  --missing_;
}

bool Assembly::Matches(std::size_t index, const Observations& answer) const {
  if (index == 0) return answer.assets.empty();
  return answer.assets.size() == 1 && answer.assets[0].path == submission_.assets[index - 1].path;
}

Observations Assembly::Take() && {
  CHECK(complete());
  Observations seen{.id = std::move(submission_.id),
                    .source = std::move(submission_.source),
                    .source_b64 = std::move(submission_.source_b64),
                    .form = submission_.form,
                    .app_id = std::move(submission_.app_id),
                    .developer_id = std::move(submission_.developer_id),
                    .detectors = {},
                    .texts = std::move(submission_.texts),
                    .assets = {},
                    .evidence = {},
                    .problems = std::move(submission_.problems),
                    .notes = std::move(submission_.notes)};
  for (std::optional<Observations>& answer : answers_) {
    // Those of any piece: one that could not be examined does not know them.
    if (seen.detectors.empty()) seen.detectors = std::move(answer->detectors);
    Append(answer->assets, seen.assets);
    Append(answer->evidence, seen.evidence);
    Append(answer->problems, seen.problems);
    Append(answer->notes, seen.notes);
  }
  return seen;
}

}  // namespace brandlint
