// SPDX-License-Identifier: MIT
#include "core/io/sources/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <ios>
#include <sstream>
#include <utility>
#include <vector>

#include "core/io/sources/paths.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

using testing::ElementsAre;

// "source id: problem codes".
std::vector<std::string> Drain(Source& source) {
  std::vector<std::string> rows;
  while (true) {
    const Result<std::optional<Submission>> next = source.Next();
    CHECK(next.ok());
    if (!*next) return rows;
    std::string row = (*next)->source + " " + (*next)->id + ":";
    for (const Problem& problem : (*next)->problems) row += " " + problem.code;
    rows.push_back(std::move(row));
  }
}

std::string Line(const std::string& id, const std::string& assets = "") {
  return R"({"schema": "brandlint.submission/1", "id": ")" + id +
         R"(", "app": {"name": "Lumapay"}, "assets": [)" + assets + "]}\n";
}

TEST(Catalogue, ReadsARowAfterTheOther) {
  const TempFolder folder;
  folder.Write("icon.png", "x");
  folder.Write("apps.jsonl",
               Line("a", R"({"path": "icon.png", "role": "icon"})") + "\n" + "{]\n" + Line("b") +
                   Line("a") + Line("c", R"({"path": "gone.png", "role": "icon"})"));
  const auto source = MakePathsSource({folder / "apps.jsonl"}, {});
  const std::string file = folder / "apps.jsonl";
  EXPECT_THAT(Drain(*source),
              ElementsAre(file + ":1 a:",
                          file + ":3 " + file + ":3: json-syntax",
                          file + ":4 b:",
                          file + ":5 a: id-repeated",
                          file + ":6 c: asset-missing"));
}

TEST(Catalogue, ReadsCommaSeparatedValues) {
  const TempFolder folder;
  folder.Write("shots/1.png", "x");
  folder.Write("apps.csv",
               "id,name,screenshots\na,\"two\nlines\",shots/1.png\nb,\"Say \"\"hi\"\"\",\n"
               "c,\"x\"y,\na,Again,\nd,,,\n");
  const std::string file = folder / "apps.csv";
  EXPECT_THAT(Drain(*MakePathsSource({file}, {})),
              ElementsAre(file + ":2 a:",
                          file + ":4 b:",
                          file + ":5 " + file + ":5: csv-quote",
                          file + ":6 a: id-repeated",
                          file + ":7 " + file + ":7: csv-fields"));
}

TEST(Catalogue, SaysThatTheColumnsAreMissing) {
  const TempFolder folder;
  folder.Write("apps.csv", "a,Deskline\nb,Lumapay\n");
  const std::string file = folder / "apps.csv";
  EXPECT_THAT(Drain(*MakePathsSource({file}, {})), ElementsAre(file + " " + file + ": csv-header"));
}

TEST(Catalogue, DoesNotWaitForTheWriterOfAFifo) {
  const TempFolder folder;
  const std::string file = folder / "apps.jsonl";
  ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
  EXPECT_THAT(Drain(*MakePathsSource({file}, {})),
              ElementsAre(file + " " + file + ": file-not-regular"));
}

// One row, and then a disk that cannot be read.
class TornBuffer final : public std::stringbuf {
 public:
  using std::stringbuf::stringbuf;

 protected:
  int_type underflow() override { throw std::ios_base::failure("input/output error"); }
  int_type uflow() override { return underflow(); }
};

TEST(Catalogue, SaysThatItCouldNotBeReadToItsEnd) {
  for (const bool csv : {false, true}) {
    TornBuffer buffer(csv ? "id,name\na,Deskline\n" : Line("a"), std::ios_base::in);
    auto in = std::make_unique<std::istream>(&buffer);
    const auto source =
        (csv ? MakeCsvCatalogue : MakeJsonlCatalogue)(std::move(in), "apps", "/", SourceOptions{});
    EXPECT_THAT(Drain(*source),
                ElementsAre(csv ? "apps:2 a:" : "apps:1 a:", "apps apps: file-unreadable"));
  }
}

TEST(Catalogue, OneRowOverTheLimitCostsItselfOnly) {
  Limits limits;
  limits.line_bytes = 100;
  auto in = std::make_unique<std::istringstream>(std::string(5000, 'x') + "\n" + Line("b"));
  EXPECT_THAT(Drain(*MakeJsonlCatalogue(std::move(in), "apps", "/", {.limits = limits})),
              ElementsAre("apps:1 apps:1: limit-line-bytes", "apps:2 b:"));
}

TEST(Catalogue, StandsOnStandardInputWhereItIsNamed) {
  std::istringstream in(Line("a") + Line("b"));
  EXPECT_THAT(Drain(*MakePathsSource({"-"}, {.standard_input = &in})),
              ElementsAre("standard input:1 a:", "standard input:2 b:"));
}

}  // namespace
}  // namespace brandlint
