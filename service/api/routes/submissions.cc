// SPDX-License-Identifier: MIT
// Handing in, and what became of it.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/digest.h"
#include "core/codec/observations.h"
#include "service/api/intake.h"
#include "service/api/route.h"
#include "service/api/views.h"
#include "service/records/audit.h"

namespace brandlint {
namespace {

// Errors: "bad-value".
Result<std::string> IdempotencyKey(const HttpRequest& request) {
  const std::string_view key = request.Header("idempotency-key");
  const bool plain = std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7f; });
  if (plain && key.size() <= 200) return std::string(key);
  return Error{"bad-value", "an Idempotency-Key has at most 200 visible ASCII characters"};
}

HttpResponse TakeIn(Call& call, bool trial) {
  const auto key = IdempotencyKey(call.request);
  if (!key) return Refuse(key.error());
  auto intake = ReadIntake(call);
  if (!intake) return Refuse(intake.error());
  intake->submission.trial = trial;
  if (trial) intake->submission.priority = NewSubmission::kAtOnce;
  if (!intake->complaints.empty()) {
    return Refuse(422, "invalid", intake->complaints.front().message, intake->complaints);
  }
  const auto accepted = call.service.store.Write([&](Transaction& store) {
    return Accept(store, call.actor, intake->submission, *key, call.now);
  });
  if (!accepted) return Refuse(accepted.error());
  HttpResponse response = Json(accepted->repeated ? 200 : 202, [&](JsonWriter& json) {
    json.Text("id", accepted->id);
    json.Text("state", trial ? "trial" : "checking");
    json.Bool("repeated", accepted->repeated);
  });
  response.headers.emplace_back("Location", "/v1/submissions/" + accepted->id);
  return response;
}

HttpResponse Submit(Call& call) { return TakeIn(call, false); }

// The same check, before anything else that waits, and nobody decides on it.
HttpResponse Try(Call& call) { return TakeIn(call, true); }

HttpResponse PutPicture(Call& call) {
  const std::string& digest = call.arguments[0];
  if (!PictureStore::IsDigest(digest)) {
    return Refuse(400, "bad-value", "a SHA-256 has 64 lower-case hexadecimal digits");
  }
  const std::int64_t most = call.service.settings.limits.file_bytes;
  if (static_cast<std::int64_t>(call.request.body.size()) > most) {
    return Refuse(413, "too-large", "a picture has at most " + std::to_string(most) + " bytes");
  }
  if (Sha256Hex(AsBytes(call.request.body)) != digest) {
    return Refuse(422, "invalid", "the body is not what " + digest + " stands for");
  }
  const bool there = call.service.pictures.Has(digest);
  if (const auto kept = call.service.pictures.Put(AsBytes(call.request.body)); !kept) {
    return Refuse(kept.error());
  }
  return Json(there ? 200 : 201, [&](JsonWriter& json) { json.Text("sha256", digest); });
}

// What stands between commas.
std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    words.emplace_back(text.substr(0, text.find(',')));
    text.remove_prefix(std::min(text.size(), words.back().size() + 1));
  }
  return words;
}

HttpResponse List(Call& call) {
  SubmissionFilter filter;
  const bool all = SeesAll(call);
  const auto text = [&](const char* name) { return std::string(call.request.Query(name)); };
  const auto count = QueryNumber(call, "count", 50, 1, 500);
  if (!count) return Refuse(count.error());
  filter.count = *count + 1;  // whether there is a next page
  filter.states = Words(call.request.Query("state"));
  for (const std::string& state : filter.states) {
    if (std::ranges::find(kStates, state) == kStates.end()) {
      return Refuse(400, "bad-value", "\"state\" must be " + EitherOf(kStates));
    }
  }
  constexpr std::size_t kMostIds = 500;
  filter.ids = Words(call.request.Query("ids"));
  if (filter.ids.size() > kMostIds) {
    return Refuse(400, "bad-value", "\"ids\" has at most " + std::to_string(kMostIds) + " ids");
  }
  filter.verdict = text("verdict");
  if (!filter.verdict.empty() && !ParseSubmissionVerdict(filter.verdict)) {
    return Refuse(400, "bad-value", "\"verdict\" must be pass, review or reject");
  }
  filter.developer = text("developer");
  filter.app = text("app");
  filter.rule = text("rule");
  filter.text = text("text");
  filter.after = text("after");
  filter.claimed_by = text("claimed_by");
  const std::string order = text("order");
  if (!order.empty() && order != "newest" && order != "queue") {
    return Refuse(400, "bad-value", "\"order\" must be newest or queue");
  }
  filter.newest_first = order == "newest";
  if (!all && filter.ids.empty()) {
    if (call.actor.developer.empty()) {
      return Refuse(403, "forbidden", "a token without a developer sees single submissions only");
    }
    filter.developer = call.actor.developer;
  }
  struct Page {
    std::vector<SubmissionRow> rows;
    std::map<std::string, std::vector<std::string>> rules;
    bool more = false;
    std::string tag;
    bool known = false;
  };
  const auto page = call.service.store.Read([&](Transaction& store) -> Result<Page> {
    Page read{.rows = ListSubmissions(store, filter)};
    read.more = static_cast<std::int64_t>(read.rows.size()) > *count;
    if (read.more) read.rows.pop_back();
    // Of those that were asked for by id he sees his own, as he does one at a time.
    if (!all) std::erase_if(read.rows, [&](const auto& row) { return !SeesOwn(call, row); });
    // A row's version counts up with its findings, so the tag stands for their rules as well.
    read.tag = TagOf(read.rows, all, read.more);
    read.known = HasAlready(call, read.tag);
    if (all && !read.known) read.rules = RulesOf(store, read.rows);
    return read;
  });
  if (!page) return Refuse(page.error());
  const std::vector<SubmissionRow>& rows = page->rows;
  HttpResponse response{.status = 304, .content_type = ""};
  if (!page->known)
    response = Json(200, [&](JsonWriter& json) {
      json.Key("submissions");
      json.BeginArray();
      for (const SubmissionRow& row : rows) {
        json.BeginObject();
        WriteRow(row, all, json);
        if (const auto rules = page->rules.find(row.id); rules != page->rules.end()) {
          json.Key("rules");
          json.BeginArray();
          for (const std::string& rule : rules->second) json.Text(rule);
          json.EndArray();
        }
        json.EndObject();
      }
      json.EndArray();
      if (page->more) json.Text("next", rows.back().id);
    });
  response.headers.emplace_back("ETag", page->tag);
  return response;
}

struct Whole {
  SubmissionRow row;
  std::optional<StoredResult> result;
  std::map<std::string, std::int64_t> evidence;  // of each finding, by its fingerprint
  std::vector<NewAsset> assets;
  std::vector<DecisionRow> decisions;
  std::optional<AppealRow> appeal;
  std::vector<SubmissionRow> history;  // of this developer
  std::vector<SubmissionRow> same;     // with one of its pictures
  std::vector<std::pair<SimilarPicture, SubmissionRow>>
      similar;  // with one that is nearly the same
  std::optional<StoredResult> previous;
  std::string manifest, previous_manifest;
};

Result<Whole> ReadWhole(Transaction& store, const Call& call) {
  auto row = VisibleSubmission(store, call);
  if (!row) return row.error();
  Whole whole{.row = *std::move(row)};
  const std::string& id = whole.row.id;
  whole.result = ResultOf(store, id);
  whole.evidence = EvidencesOf(store, id);
  whole.assets = AssetsOf(store, id);
  whole.decisions = DecisionsOf(store, id);
  whole.appeal = AppealOf(store, id);
  if (!SeesAll(call)) return whole;
  whole.manifest = ManifestOf(store, id);
  whole.same = WithSamePictures(store, id);
  constexpr std::size_t kMostSimilar = 20;
  for (SimilarPicture& each : call.service.picture_index.Similar(store, id, kMostSimilar)) {
    auto other = FindSubmission(store, each.submission);
    if (other) whole.similar.emplace_back(std::move(each), *std::move(other));
  }
  if (!whole.row.previous.empty()) {
    whole.previous = ResultOf(store, whole.row.previous);
    whole.previous_manifest = ManifestOf(store, whole.row.previous);
  }
  if (!whole.row.developer.empty()) {
    whole.history = ListSubmissions(
        store, {.developer = whole.row.developer, .count = 20, .newest_first = true});
  }
  return whole;
}

void WriteRows(const char* key,
               const std::vector<SubmissionRow>& rows,
               const std::string& but,
               JsonWriter& json) {
  json.Key(key);
  json.BeginArray();
  for (const SubmissionRow& row : rows) {
    if (row.id == but) continue;
    json.BeginObject();
    WriteRow(row, true, json);
    json.EndObject();
  }
  json.EndArray();
}

void WriteSimilar(const Whole& whole, JsonWriter& json) {
  json.Key("similar_pictures");
  json.BeginArray();
  for (const auto& [picture, row] : whole.similar) {
    json.BeginObject();
    json.Text("own_path", picture.own_path);
    json.Text("path", picture.path);
    json.Text("sha256", picture.sha256);
    json.Integer("distance", picture.distance);
    json.Key("submission");
    json.BeginObject();
    WriteRow(row, true, json);
    json.EndObject();
    json.EndObject();
  }
  json.EndArray();
}

void WriteSize(const char* key, Size size, JsonWriter& json) {
  json.Key(key);
  json.BeginArray();
  json.Integer(size.width);
  json.Integer(size.height);
  json.EndArray();
}

// Which pictures there are to be asked for, and what of a submitted one they show.
void WritePictures(const Call& call, const Whole& whole, JsonWriter& json) {
  const auto seen = ReadObservations(whole.result->observations, whole.row.id);
  if (!seen) return;  // made by another version: the words of the result still stand
  json.Key("previews");
  json.BeginArray();
  for (const AssetFacts& asset : seen->assets) {
    if (!asset.preview) continue;
    json.BeginObject();
    json.Text("sha256", asset.sha256);
    WriteSize("size", asset.preview->size, json);
    json.EndObject();
  }
  json.EndArray();
  json.Key("evidence");
  json.BeginArray();
  for (const auto& [fingerprint, index] : whole.evidence) {
    if (index < 0 || static_cast<std::size_t>(index) >= seen->evidence.size()) continue;
    const Evidence& evidence = seen->evidence[static_cast<std::size_t>(index)];
    if (!evidence.picture) continue;
    const EvidencePicture& picture = *evidence.picture;
    json.BeginObject();
    json.Text("fingerprint", fingerprint);
    json.Key("box");
    json.BeginArray();
    for (const int side : {picture.box.x, picture.box.y, picture.box.width, picture.box.height}) {
      json.Integer(side);
    }
    json.EndArray();
    WriteSize("size", picture.size, json);
    if (!picture.upright.empty()) WriteSize("upright_size", picture.upright_size, json);
    for (const Brand& brand : call.service.checker.brands) {
      if (brand.id != evidence.brand) continue;
      // What was read refers to a word instead, a copy to a rejected picture.
      for (const Mark& mark : brand.marks) {
        if (mark.id == evidence.reference) json.Text("mark", mark.id);
      }
    }
    json.EndObject();
  }
  json.EndArray();
}

void WriteWhole(const Call& call, const Whole& whole, bool all, JsonWriter& json) {
  WriteRow(whole.row, all, json);
  json.Key("assets");
  json.BeginArray();
  for (const NewAsset& asset : whole.assets) {
    json.BeginObject();
    json.Text("path", asset.path);
    json.Text("sha256", asset.sha256);
    json.Integer("bytes", asset.bytes);
    json.EndObject();
  }
  json.EndArray();
  if (whole.result) {
    json.Key("header");
    json.Raw(whole.result->header);
    json.Key("result");
    json.Raw(whole.result->result);
    json.Integer("judged_at", whole.result->judged_at);
    WritePictures(call, whole, json);
  }
  json.Key("decisions");
  json.BeginArray();
  for (const DecisionRow& decision : whole.decisions) {
    // What colleagues say to each other, and what was taken back, is not the applicant's.
    if (all || decision.status == "final") WriteDecision(decision, all, json);
  }
  json.EndArray();
  if (whole.appeal) {
    json.Key("appeal");
    json.BeginObject();
    json.Text("by", whole.appeal->actor);
    json.Integer("at", whole.appeal->at);
    json.Text("text", whole.appeal->text);
    json.EndObject();
  }
  if (!all) return;
  if (!whole.manifest.empty()) {
    json.Key("manifest");
    json.Raw(whole.manifest);
  }
  if (whole.previous) {
    json.Key("previous_result");
    json.Raw(whole.previous->result);
  }
  if (!whole.previous_manifest.empty()) {
    json.Key("previous_manifest");
    json.Raw(whole.previous_manifest);
  }
  WriteRows("history", whole.history, whole.row.id, json);
  WriteRows("same_pictures", whole.same, whole.row.id, json);
  WriteSimilar(whole, json);
}

HttpResponse Show(Call& call) {
  const bool all = SeesAll(call);
  const auto read = [&](Transaction& store) { return ReadWhole(store, call); };
  const auto whole = call.service.store.Read(read);
  if (!whole) return Refuse(whole.error());
  // A reviewer who looks is on record before he sees anything.
  if (all) {
    const auto noted = call.service.store.Write([&](Transaction& store) -> Result<void> {
      Audit(store, call.now, call.actor.name, "saw", whole->row.id);
      return {};
    });
    if (!noted) return Refuse(noted.error());
  }
  return Json(200, [&](JsonWriter& json) { WriteWhole(call, *whole, all, json); });
}

HttpResponse ShowResult(Call& call) {
  const auto result = call.service.store.Read([&](Transaction& store) -> Result<StoredResult> {
    const auto row = VisibleSubmission(store, call);
    if (!row) return row.error();
    auto stored = ResultOf(store, row->id);
    if (!stored) return Error{"not-found", row->id + " has no result yet"};
    return *std::move(stored);
  });
  if (!result) return Refuse(result.error());
  const std::string_view what = call.request.Query("record");
  if (what == "observations" && !SeesAll(call)) {
    return Refuse(403, "forbidden", "observations are for reviewers");
  }
  HttpResponse response;
  response.body = (what == "observations" ? result->observations : result->result) + "\n";
  return response;
}

// --- Pictures, encoded anew --------------------------------------------------------------------

HttpResponse Webp(const Bytes& webp) {
  HttpResponse response{.content_type = "image/webp", .body = std::string(AsText(webp))};
  response.headers.emplace_back("Content-Disposition", "inline; filename=\"evidence.webp\"");
  response.headers.emplace_back("Cache-Control", "private, max-age=3600");
  return response;
}

Result<Observations> ObservationsOf(Call& call) {
  return call.service.store.Read([&](Transaction& store) -> Result<Observations> {
    const auto row = VisibleSubmission(store, call);
    if (!row) return row.error();
    const auto stored = ResultOf(store, row->id);
    if (!stored) return Error{"not-found", row->id + " has no result yet"};
    return ReadObservations(stored->observations, row->id);
  });
}

HttpResponse ShowEvidence(Call& call) {
  // First whether the caller may see the submission at all.
  const auto seen = ObservationsOf(call);
  if (!seen) return Refuse(seen.error());
  const auto index = call.service.store.Read([&](Transaction& store) -> Result<std::int64_t> {
    return EvidenceOf(store, call.arguments[0], call.arguments[1]);
  });
  if (!index) return Refuse(index.error());
  const auto at = static_cast<std::size_t>(*index);
  const bool upright = call.request.Query("part") == "upright";
  if (*index >= 0 && at < seen->evidence.size() && seen->evidence[at].picture) {
    const EvidencePicture& picture = *seen->evidence[at].picture;
    const Bytes& webp = upright ? picture.upright : picture.around;
    if (!webp.empty()) return Webp(webp);
  }
  return Refuse(404, "not-found", "this finding has no such picture");
}

HttpResponse ShowPreview(Call& call) {
  const auto seen = ObservationsOf(call);
  if (!seen) return Refuse(seen.error());
  for (const AssetFacts& asset : seen->assets) {
    if (asset.sha256 == call.arguments[1] && asset.preview) return Webp(asset.preview->webp);
  }
  return Refuse(404, "not-found", "there is no such picture, or it could not be read");
}

constexpr auto kRoutes = std::to_array<Route>({
    {"POST", "/v1/submissions", Right::kSubmit, Route::kWholeSubmission, Submit},
    {"POST", "/v1/trials", Right::kSubmit, Route::kWholeSubmission, Try},
    {"PUT", "/v1/pictures/{sha256}", Right::kSubmit, Route::kWholeSubmission, PutPicture},
    {"GET", "/v1/submissions", Right::kSubmitOrSee, 0, List},
    {"GET", "/v1/submissions/{id}", Right::kSubmitOrSee, 0, Show},
    {"GET", "/v1/submissions/{id}/result", Right::kSubmitOrSee, 0, ShowResult},
    {"GET", "/v1/submissions/{id}/evidence/{fingerprint}", Right::kSubmitOrSee, 0, ShowEvidence},
    {"GET", "/v1/submissions/{id}/pictures/{sha256}", Right::kSubmitOrSee, 0, ShowPreview},
});

}  // namespace

extern const std::span<const Route> kSubmissionRoutes;
const std::span<const Route> kSubmissionRoutes = kRoutes;

}  // namespace brandlint
