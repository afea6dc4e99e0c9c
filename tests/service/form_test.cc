// SPDX-License-Identifier: MIT
// What comes over HTTP, taken apart: addresses, cookies, forms.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/http/message.h"
#include "service/http/multipart.h"

namespace brandlint {
namespace {

struct DecodeRow {
  const char* name;
  const char* text;
  bool plus;
  const char* decoded;  // null: refused
};

class DecodeTest : public testing::TestWithParam<DecodeRow> {};

TEST_P(DecodeTest, DecodesOrRefuses) {
  const DecodeRow& row = GetParam();
  const auto decoded = PercentDecode(row.text, row.plus);
  ASSERT_EQ(decoded.ok(), row.decoded != nullptr);
  if (decoded) {
    EXPECT_EQ(*decoded, row.decoded);
  }
}

constexpr DecodeRow kDecodeRows[] = {
    {"plain", "abc", false, "abc"},
    {"escaped", "a%20b%2Fc", false, "a b/c"},
    {"lower_case_digits", "%c3%a4", false, "ä"},
    {"plus_in_a_path", "a+b", false, "a+b"},
    {"plus_in_a_query", "a+b", true, "a b"},
    {"percent_at_the_end", "a%", false, nullptr},
    {"one_digit", "a%2", false, nullptr},
    {"no_digits", "%zz", false, nullptr},
    {"nul", "%00", false, nullptr},
    {"not_utf8", "%ff", false, nullptr},
    {"surrogate", "%ed%a0%80", false, nullptr},
    {"once_only", "%2541", false, "%41"},
};

INSTANTIATE_TEST_SUITE_P(, DecodeTest, testing::ValuesIn(kDecodeRows), [](const auto& row) {
  return row.param.name;
});

TEST(Target, IsTakenApart) {
  HttpRequest request;
  ASSERT_TRUE(ReadTarget("/v1/a%20b?text=x+y&text=z&empty=&flag", request));
  EXPECT_EQ(request.path, "/v1/a b");
  EXPECT_EQ(request.Query("text"), "x y");  // the first
  EXPECT_EQ(request.Query("empty"), "");
  EXPECT_TRUE(request.query.contains("flag"));
  EXPECT_FALSE(ReadTarget("/a?b=%", request));
}

TEST(Cookie, IsFoundByItsWholeName) {
  HttpRequest request;
  request.headers["cookie"] = "other_session=1; session=abc; session2=d";
  EXPECT_EQ(request.Cookie("session"), "abc");
  EXPECT_EQ(request.Cookie("sess"), "");
  EXPECT_EQ(HttpRequest().Cookie("session"), "");
}

// --- Forms ---------------------------------------------------------------------------------------

constexpr const char* kType = "multipart/form-data; boundary=b";

TEST(Form, GivesNamesFilesAndContent) {
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"one\"\r\n\r\nfirst\r\n"
      "--b\r\ncontent-disposition: FORM-DATA; filename=\"a \\\"b\\\".png\"; name=two\r\n"
      "Content-Type: image/png\r\n\r\n\r\n--not the boundary\r\n\r\n--b--\r\n";
  const auto parts = ReadForm(kType, body);
  ASSERT_TRUE(parts) << parts.error().message;
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_EQ(parts->at(0).name, "one");
  EXPECT_EQ(parts->at(0).content, "first");
  EXPECT_EQ(parts->at(0).filename, "");
  EXPECT_EQ(parts->at(1).name, "two");
  EXPECT_EQ(parts->at(1).filename, "a \"b\".png");
  EXPECT_EQ(parts->at(1).content, "\r\n--not the boundary\r\n");
}

TEST(Form, MayHaveNoParts) {
  const auto parts = ReadForm(kType, "--b--");
  ASSERT_TRUE(parts);
  EXPECT_TRUE(parts->empty());
}

struct BadForm {
  const char* name;
  std::string type;
  std::string body;
  const char* code;
};

class BadFormTest : public testing::TestWithParam<BadForm> {};

TEST_P(BadFormTest, IsRefused) {
  const auto parts = ReadForm(GetParam().type, GetParam().body);
  ASSERT_FALSE(parts);
  EXPECT_EQ(parts.error().code, GetParam().code);
}

std::string Part(const std::string& header) { return "--b\r\n" + header + "\r\n\r\nx\r\n"; }

std::string ManyParts() {
  std::string body;
  for (std::size_t i = 0; i <= kFormParts; ++i) {
    body += Part("Content-Disposition: form-data; name=\"" + std::to_string(i) + "\"");
  }
  return body + "--b--";
}

INSTANTIATE_TEST_SUITE_P(
    ,
    BadFormTest,
    testing::Values(
        BadForm{"not_a_form", "text/plain", "--b--", "media-type"},
        BadForm{"no_boundary", "multipart/form-data", "--b--", "media-type"},
        BadForm{"empty_boundary", "multipart/form-data; boundary=\"\"", "----", "media-type"},
        BadForm{"other_boundary", "multipart/form-data; boundary=c", "--b--", "bad-request"},
        BadForm{"empty", kType, "", "bad-request"},
        BadForm{"no_end", kType, Part("Content-Disposition: form-data; name=a"), "bad-request"},
        BadForm{"no_name", kType, Part("Content-Disposition: form-data") + "--b--", "bad-request"},
        BadForm{"empty_name",
                kType,
                Part("Content-Disposition: form-data; name=\"\"") + "--b--",
                "bad-request"},
        BadForm{"no_header", kType, "--b\r\nx\r\n--b--", "bad-request"},
        BadForm{"twice",
                kType,
                Part("Content-Disposition: form-data; name=a") +
                    Part("Content-Disposition: form-data; name=a") + "--b--",
                "bad-request"},
        BadForm{"junk_behind_a_boundary", kType, "--bjunk\r\n\r\nx\r\n--b--", "bad-request"},
        BadForm{"too_many", kType, ManyParts(), "bad-request"}),
    [](const auto& row) { return row.param.name; });

TEST(Problem, NamesWhatIsWrongAndItsStatus) {
  const HttpResponse stale = Refuse(Error{"stale", "it \"has\" changed"});
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(stale.content_type, "application/problem+json");
  EXPECT_THAT(stale.body, testing::HasSubstr(R"("detail": "it \"has\" changed")"));
  EXPECT_EQ(Refuse(Error{"any-other-code", ""}).status, 400);
  EXPECT_EQ(Refuse(Error{"store-lost", ""}).status, 503);
}

}  // namespace
}  // namespace brandlint
