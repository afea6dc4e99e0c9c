// SPDX-License-Identifier: MIT
#include "core/io/picture_file.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace brandlint {
namespace {

struct EndingCase {
  const char* name;
  const char* file;
  bool expected;
};
void PrintTo(const EndingCase& row, std::ostream* out) { *out << row.name; }

constexpr EndingCase kEndings[] = {
    {"png", "icon.png", true},
    {"capitals", "ICON.PnG", true},
    {"last_ending_counts", "a.tar.jpeg", true},
    {"dot_before", "png.txt", false},
    {"part_of_an_ending", "a.pn", false},
    {"longer_ending", "a.pngx", false},
    {"no_ending", "png", false},
    {"nothing_but_an_ending", ".png", true},  // a hidden file, and a picture
    {"dot_at_the_end", "a.", false},
    {"separator_of_the_list", "a., ", false},
    {"two_of_the_list", "a.png, jpg", false},
    {"no_decoder_but_a_picture", "photo.heic", true},
    {"empty", "", false},
};

class EndingTest : public testing::TestWithParam<EndingCase> {};
TEST_P(EndingTest, Decides) { EXPECT_EQ(HasPictureEnding(GetParam().file), GetParam().expected); }
INSTANTIATE_TEST_SUITE_P(, EndingTest, testing::ValuesIn(kEndings), [](const auto& row) {
  return row.param.name;
});

struct HeadCase {
  const char* name;
  std::string head;
  bool expected;
};
void PrintTo(const HeadCase& row, std::ostream* out) { *out << row.name; }

std::string Utf16(std::string_view ascii) {
  std::string text = "\xFF\xFE";
  for (const char c : ascii) text += {c, '\0'};
  return text;
}

// Signatures as file(1), version 5.44, knows them.
const HeadCase kHeads[] = {
    {"png", "\x89PNG\r\n\x1a\n", true},
    {"png_after_text_mode_transfer", "\x89PNG\n\x1a\n", false},
    {"jpeg", "\xFF\xD8\xFF\xE0", true},
    {"gif", "GIF89a", true},
    {"gif_of_another_year", "GIF88a", false},
    {"webp", std::string("RIFF\0\0\0\0WEBP", 12), true},
    {"wave_sound", std::string("RIFF\0\0\0\0WAVE", 12), false},
    {"tiff_little_endian", std::string("II*\0", 4), true},
    {"tiff_big_endian", std::string("MM\0*", 4), true},
    {"avif", std::string("\0\0\0\x1c", 4) + "ftypavif", true},
    {"mp4_video", std::string("\0\0\0\x1c", 4) + "ftypisom", false},
    {"bmp", "BM" + std::string(12, '\0') + std::string("\x28\0\0\0", 4), true},
    {"text_that_begins_with_bm", "BMW and Audi are the cars that were named", false},
    {"bmp_cut_short", "BM\0\0", false},
    // SVG: the first element decides.
    {"svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", true},
    {"svg_after_all_that_xml_allows",
     "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <b> -->\n<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg>",
     true},
    {"svg_with_prefix", "<s:svg xmlns:s='http://www.w3.org/2000/svg'>", true},
    {"svg_in_capitals", "<SVG>", true},
    {"svg_as_utf_16", Utf16("<svg width='1'>"), true},
    {"html_with_an_svg_inside", "<!DOCTYPE html><html><body><svg></svg>", false},
    {"svg_only_in_a_comment", "<!-- <svg> --><p>", false},
    {"comment_without_end", "<!-- <svg>", false},
    {"words_about_svg", "how to write <svg>", false},
    {"json", "{\"svg\": 1}", false},
    {"empty", "", false},
};

class HeadTest : public testing::TestWithParam<HeadCase> {};
TEST_P(HeadTest, Decides) {
  EXPECT_EQ(StartsLikePicture(AsBytes(GetParam().head)), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(, HeadTest, testing::ValuesIn(kHeads), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
