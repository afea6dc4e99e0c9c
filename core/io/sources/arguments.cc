// SPDX-License-Identifier: MIT
#include "core/io/sources/arguments.h"

#include "core/io/file_name.h"
#include "core/io/read_file.h"

namespace brandlint {
namespace {

class SingleSource final : public Source {
 public:
  explicit SingleSource(Submission submission) : submission_(std::move(submission)) {}

  Result<std::optional<Submission>> Next() override {
    return std::exchange(submission_, std::nullopt);
  }

 private:
  std::optional<Submission> submission_;
};

}  // namespace

Submission SubmissionFromArguments(const CheckArguments& arguments) {
  Submission submission;
  submission.id = arguments.id;
  submission.source = arguments.id;
  submission.form = SubmissionForm::kListing;
  submission.app_id = arguments.app_id;
  submission.developer_id = arguments.developer_id;
  const auto add = [&](SubjectType type, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      if (!text.empty()) submission.texts.push_back({type, "", text, ""});
    }
  };
  add(SubjectType::kName, arguments.names);
  add(SubjectType::kShortDescription, arguments.short_descriptions);
  add(SubjectType::kDescription, arguments.descriptions);
  add(SubjectType::kDeveloper, arguments.developers);

  for (const auto& [role, raw] : arguments.pictures) {
    Asset asset{ShownName(raw), "", role, ""};
    if (Result<std::string> resolved = ResolvePath(raw)) {
      asset.file = *std::move(resolved);
    } else {
      submission.problems.push_back(
          {asset.path,
           resolved.error().code == "file-missing" ? "path-missing" : "path-unreadable",
           asset.path + ": " + resolved.error().message});
    }
    submission.assets.push_back(std::move(asset));
  }
  return submission;
}

std::unique_ptr<Source> MakeSingleSource(Submission submission) {
  return std::make_unique<SingleSource>(std::move(submission));
}

}  // namespace brandlint
