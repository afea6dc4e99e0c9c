// SPDX-License-Identifier: MIT
#include "core/codec/submission.h"

#include <utility>

#include "core/codec/json_cursor.h"
#include "core/codec/json_fields.h"
#include "core/codec/words.h"

namespace brandlint {
namespace {

class SubmissionReader {
 public:
  explicit SubmissionReader(SubmissionReading& reading)
      : reading_(reading), submission_(reading.submission) {}

  void Read(JsonFields& fields) {
    fields.Schema("brandlint.submission/1");
    fields.Text("id", submission_.id, Need::kOptional);
    fields.Object("app", Need::kRequired, [&](JsonFields& app) { ReadApp(app); });
    fields.Objects("assets", Need::kOptional, [&](JsonFields& asset) { ReadAsset(asset); });
    std::string unused;
    fields.MaybeEmptyText("idempotency_key", unused);
    fields.Skip({"$schema", "marketplace", "previous"});
  }

 private:
  void ReadApp(JsonFields& app) {
    app.MaybeEmptyText("id", submission_.app_id);
    ReadText(app, "name", SubjectType::kName, Need::kRequired);
    ReadNames(app);
    ReadText(app, "short_description", SubjectType::kShortDescription, Need::kOptional);
    ReadText(app, "description", SubjectType::kDescription, Need::kOptional);
    app.Object("developer", Need::kOptional, [&](JsonFields& developer) {
      developer.MaybeEmptyText("id", submission_.developer_id);
      ReadText(developer, "name", SubjectType::kDeveloper, Need::kOptional);
    });
    std::string unused;
    app.MaybeEmptyText("url", unused);
    app.MaybeEmptyText("privacy_policy_url", unused);
    app.MaybeEmptyText("locale", unused);  // for letters, read where they are written
    std::vector<std::string> keywords;
    app.Texts("keywords", keywords);
  }

  void ReadText(JsonFields& fields, std::string_view key, SubjectType type, Need need) {
    std::string text;
    const bool there =
        need == Need::kRequired ? fields.Text(key, text) : fields.MaybeEmptyText(key, text);
    if (there && !text.empty()) submission_.texts.push_back({type, "", std::move(text), ""});
  }

  // Any key is a locale here, so none is unknown.
  void ReadNames(JsonFields& app) {
    const JsonValue* const names = app.Find("names", Need::kOptional, JsonValue::Type::kObject);
    if (names == nullptr) return;
    for (const JsonValue& name : names->children) {
      if (!app.HasType(name, "names." + name.key, JsonValue::Type::kText)) continue;
      if (name.text.empty()) continue;
      submission_.texts.push_back({SubjectType::kName, "", name.text, name.key});
    }
  }

  void ReadAsset(JsonFields& fields) {
    Asset asset;
    const bool there = fields.Text("path", asset.path);
    SubjectType role{};
    if (fields.Word("role", role, ParsePictureRole, kPictureRoleWords, Need::kOptional)) {
      asset.role = role;
    }
    fields.MaybeEmptyText("locale", asset.locale);
    std::string unused;
    fields.MaybeEmptyText("sha256", unused);
    if (!there) return;
    if (!StaysInFolder(asset.path)) {
      fields.Fail(
          "path",
          "path-outside",
          "must be a path inside the submission's folder with \"/\" between its parts, not " +
              QuotedExcerpt(asset.path));
      return;
    }
    reading_.asset_places.push_back(fields.Place("path"));
    submission_.assets.push_back(std::move(asset));
  }

  SubmissionReading& reading_;
  Submission& submission_;
};

}  // namespace

SubmissionReading ReadSubmission(std::string_view text,
                                 std::string_view file,
                                 int first_line,
                                 const Limits& limits) {
  SubmissionReading reading;
  Submission& submission = reading.submission;
  submission.form = SubmissionForm::kListing;
  const auto add_problem = [&](Error error) {
    submission.problems.push_back(
        {std::string(file), std::move(error.code), std::move(error.message)});
  };

  JsonOptions options = OptionsOf(limits);
  options.first_line = first_line;
  Result<JsonDocument> document = ParseJson(text, file, options);
  if (!document) {
    add_problem(document.error());
    return reading;
  }
  reading.readable = document->root.type == JsonValue::Type::kObject;
  for (Error& error : document->duplicates) add_problem(std::move(error));

  JsonIssues issues(file, UnknownKeys::kNote);
  JsonFields fields(document->root, issues);
  if (reading.readable) {
    SubmissionReader(reading).Read(fields);
    fields.Finish();
  }
  for (Error& error : issues.TakeErrors()) add_problem(std::move(error));
  submission.notes = issues.TakeNotes();
  return reading;
}

}  // namespace brandlint
