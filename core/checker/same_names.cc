// SPDX-License-Identifier: MIT
#include "core/checker/same_names.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/base/result.h"
#include "core/text/name_key.h"

namespace brandlint {
namespace {

// A key that two of a million names share by chance would be one in forty million runs.
std::uint64_t HashOf(std::string_view text) { return std::hash<std::string_view>()(text); }

template <typename Checked>
const std::string& AppOf(const Checked& checked) {
  return checked.app_id.empty() ? checked.id : checked.app_id;
}

// Calls use(key, name) for each name of the submission; the same key once a name.
template <typename Use>
void ForEachKey(const std::vector<Subject>& texts, Use use) {
  for (const Subject& text : texts) {
    if (text.type != SubjectType::kName || text.text.empty()) continue;
    const auto keys = NameKeys(text.text);
    const std::uint64_t first = HashOf(keys[0]);
    use(first, text.text);
    if (keys[1] != keys[0]) use(HashOf(keys[1]), text.text);
  }
}

template <typename Use>
void ForEachSubmission(Source& source, const std::atomic<bool>* interrupted, Use use) {
  while (interrupted == nullptr || !*interrupted) {
    const Result<std::optional<Submission>> submission = source.Next();
    if (!submission || !*submission) return;
    use(**submission);
  }
}

}  // namespace

SameNames SameNames::Collect(const Open& open, const std::atomic<bool>* interrupted) {
  SameNames same;
  {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> rows;  // key and app
    ForEachSubmission(*open(), interrupted, [&](const Submission& submission) {
      ++same.submissions_;
      const std::uint64_t app = HashOf(AppOf(submission));
      ForEachKey(submission.texts,
                 [&](std::uint64_t key, const std::string&) { rows.emplace_back(key, app); });
    });
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);  // one app, several names
    rows.erase(repeated.begin(), repeated.end());
    for (std::size_t i = 0, end = 0; i < rows.size(); i = end) {
      while (end < rows.size() && rows[end].first == rows[i].first) ++end;
      if (end - i > 1) same.groups_[rows[i].first].apps = end - i;
    }
  }
  if (same.groups_.empty()) return same;
  ForEachSubmission(*open(), interrupted, [&](const Submission& submission) {
    ForEachKey(submission.texts, [&](std::uint64_t key, const std::string& name) {
      const auto group = same.groups_.find(key);
      if (group == same.groups_.end()) return;
      std::vector<App>& first = group->second.first;
      const std::string& app = AppOf(submission);
      if (first.size() < 2 && (first.empty() || first[0].app != app))
        first.push_back({app, submission.id, name});
    });
  });
  return same;
}

void SameNames::Tell(Observations& observations) const {
  if (groups_.empty()) return;
  const std::string& app = AppOf(observations);
  ForEachKey(observations.texts, [&](std::uint64_t key, const std::string& name) {
    const auto group = groups_.find(key);
    if (group == groups_.end()) return;
    const auto other =
        std::ranges::find_if(group->second.first, [&](const App& each) { return each.app != app; });
    if (other == group->second.first.end()) return;
    // By either key, and in several languages: a name is told once.
    if (std::ranges::find(observations.same_names, name, &SameName::name) !=
        observations.same_names.end())
      return;
    observations.same_names.push_back({.name = name,
                                       .other_id = other->id,
                                       .other_name = other->name,
                                       .others = group->second.apps - 1});
  });
}

}  // namespace brandlint
