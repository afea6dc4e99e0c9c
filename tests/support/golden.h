// SPDX-License-Identifier: MIT
// Whole outputs kept in tests/golden/.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace brandlint {

// Whether `actual` is the content of tests/golden/<name>. With BRANDLINT_UPDATE_GOLDENS=1 in the
// environment the file is rewritten first, and the test fails all the same, so that nobody takes
// a rewritten golden for a checked one: read the diff, then run again without.
testing::AssertionResult MatchesGolden(std::string_view actual, const std::string& name);

}  // namespace brandlint
