// SPDX-License-Identifier: MIT
#include "core/worker/answer_cache.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/worker/pool.h"
#include "tests/worker/fake_scan.h"

namespace brandlint {
namespace {

// In memory.
class MapCache final : public AnswerCache {
 public:
  std::optional<std::string> Find(const std::string& key) override {
    const auto kept = answers.find(key);
    if (kept == answers.end()) return std::nullopt;
    ++found;
    return kept->second;
  }
  void Keep(const std::string& key, std::string_view answer) override { answers[key] = answer; }

  std::map<std::string, std::string> answers;
  int found = 0;
};

TEST(Pool, AnswersKeptForPicturesAreGivenAgain) {
  const TempFolder folder;
  const auto cache = std::make_shared<MapCache>();
  const auto submissions = MixedSubmissions(folder, 60, true);
  const auto run_with = [&](std::shared_ptr<AnswerCache> used, const char* scope, int workers) {
    WorkerSetUp set_up;
    set_up.sealed = false;
    auto pool = MakePool(
        FakeScan,
        {.workers = workers, .set_up = set_up, .cache = std::move(used), .cache_scope = scope});
    EXPECT_TRUE(pool.ok());
    ListSource source(submissions);
    return RunAll(**pool, source);
  };
  const auto run = [&](const char* scope, int workers) { return run_with(cache, scope, workers); };
  const auto expected = run_with(nullptr, "a", 2);
  EXPECT_EQ(run("a", 2), expected);
  const std::size_t kept = cache->answers.size();
  EXPECT_GT(kept, 30U);
  cache->found = 0;  // the same picture is in several

  // The same again; what killed its worker was not kept and kills the next.
  EXPECT_EQ(run("a", 3), expected);
  EXPECT_GT(cache->found, 30);
  EXPECT_EQ(cache->answers.size(), kept);

  // Other options, another program: nothing of that counts.
  EXPECT_EQ(run("b", 2), expected);
  EXPECT_EQ(cache->answers.size(), 2 * kept);

  // What is no answer to the question is examined again.
  for (auto& [key, answer] : cache->answers) answer = "{}";
  EXPECT_EQ(run("a", 2), expected);
}

TEST(CacheKey, TellsApartAllThatAnAnswerDependsOn) {
  Piece piece;
  piece.sha256 = "aa";
  piece.submission.id = "one";
  piece.submission.assets = {{"icon.png", "/tmp/icon.png", SubjectType::kIcon, "de"}};
  const std::string key = CacheKey("scope", piece);
  Piece other = piece;
  other.submission.id = "two";  // the same picture in another submission
  other.submission.assets[0].file = "/home/icon.png";
  EXPECT_EQ(CacheKey("scope", other), key);
  EXPECT_NE(CacheKey("scope2", piece), key);
  const auto changed = [&](auto change) {
    Piece copy = piece;
    change(copy);
    return CacheKey("scope", copy);
  };
  EXPECT_NE(changed([](Piece& p) { p.sha256 = "ab"; }), key);
  EXPECT_NE(changed([](Piece& p) { p.submission.assets[0].path = "icon2.png"; }), key);
  EXPECT_NE(changed([](Piece& p) { p.submission.assets[0].role = SubjectType::kLogo; }), key);
  EXPECT_NE(changed([](Piece& p) { p.submission.assets[0].role.reset(); }), key);
  EXPECT_NE(changed([](Piece& p) { p.submission.assets[0].locale = "fr"; }), key);
}

}  // namespace
}  // namespace brandlint
