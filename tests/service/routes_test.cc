// SPDX-License-Identifier: MIT
// The table of routes against the description that is served, both ways.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "core/codec/json_reader.h"
#include "service/api/api.h"
#include "service/api/route.h"

namespace brandlint {
namespace {

const JsonValue* Member(const JsonValue& object, std::string_view key) {
  for (const JsonValue& member : object.children) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

TEST(Routes, AreThoseOfTheDescriptionWithTheSameRights) {
  const auto document = ParseJson(OpenApi(), "openapi.json");
  ASSERT_TRUE(document) << document.error().message;
  const JsonValue* const paths = Member(document->root, "paths");
  ASSERT_NE(paths, nullptr);
  std::map<std::string, std::string> described, served;
  for (const JsonValue& path : paths->children) {
    for (const JsonValue& operation : path.children) {
      std::string method = operation.key;
      for (char& c : method) c = static_cast<char>(c - 'a' + 'A');
      const JsonValue* const right = Member(operation, "x-right");
      ASSERT_NE(right, nullptr) << path.key;
      described[method + " " + path.key] = right->text;
    }
  }
  for (const Route& route : Routes()) {
    served[std::string(route.method) + " " + std::string(route.path)] =
        kRightWords[static_cast<std::size_t>(route.right)];
  }
  EXPECT_EQ(served, described);
}

TEST(Routes, WhatChangesSomethingTakesARight) {
  for (const Route& route : Routes()) {
    const bool sign_in = route.path == "/v1/session";
    EXPECT_TRUE(route.method == "GET" || route.right != Right::kNone || sign_in) << route.path;
  }
}

}  // namespace
}  // namespace brandlint
