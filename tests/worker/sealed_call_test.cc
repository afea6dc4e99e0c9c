// SPDX-License-Identifier: MIT
#include "core/worker/sealed_call.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <new>
#include <string>

namespace brandlint {
namespace {

Result<std::string> Call(const SealedJob& job, const Limits& limits = {}) {
  return CallSealed(job, AsBytes("bytes"), limits);
}

TEST(CallSealed, GivesTheAnswer) {
  const auto answer = Call([](ByteView input) { return "got " + std::string(AsText(input)); });
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  EXPECT_EQ(*answer, "got bytes");
  EXPECT_EQ(*Call([](ByteView) { return std::string(); }), "");
  EXPECT_EQ(Call([](ByteView) { return std::string(9'000'000, 'x'); })->size(), 9'000'000U);
}

TEST(CallSealed, GivesNoFileAway) {
  const auto answer = Call([](ByteView) {
    return std::string(::open("/etc/passwd", O_RDONLY) < 0 ? "refused" : "open");
  });
  EXPECT_EQ(*answer, "refused");
}

TEST(CallSealed, SaysWhatBecameOfTheProcess) {
  const auto code = [](const SealedJob& job, const Limits& limits = {}) {
    const auto answer = Call(job, limits);
    return answer ? "answered " + *answer : answer.error().code + ": " + answer.error().message;
  };
  EXPECT_EQ(code([](ByteView) -> std::string { ::_exit(7); }),
            "worker-crashed: the worker process ended with status 7");
  EXPECT_EQ(code([](ByteView) -> std::string { throw std::bad_alloc(); }).substr(0, 13),
            "worker-memory");
  Limits limits;
  limits.asset_cpu_seconds = 1;
  const auto spin = [](ByteView input) {
    const volatile std::size_t size = input.size();
    while (size > 0) continue;
    return std::string();
  };
  EXPECT_EQ(code(spin, limits).substr(0, 14), "worker-timeout");
  limits = {};
  limits.asset_seconds = 1;
  EXPECT_EQ(code(spin, limits),
            "worker-timeout: not examined within the limit of 1 s (asset_seconds)");
}

}  // namespace
}  // namespace brandlint
