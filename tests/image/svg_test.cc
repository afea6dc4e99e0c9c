// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "core/image/decode.h"
#include "core/image/svg_document.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using std::string_literals::operator""s;
using testing::HasSubstr;

std::string Svg(std::string_view attributes, std::string_view content) {
  std::string text =
      "<svg xmlns='http://www.w3.org/2000/svg' "
      "xmlns:xlink='http://www.w3.org/1999/xlink' ";
  return text.append(attributes).append(">").append(content).append("</svg>");
}

std::string Square() { return "<rect x='10' y='10' width='10' height='20' fill='#f00'/>"; }

const std::uint8_t* PixelAt(const Picture& picture, int x, int y) {
  return picture.rgba.data() + 4 * static_cast<std::size_t>(y * picture.size.width + x);
}

// --- Size: SVG 2, section 7.2 and "sizing properties" ---

struct SizeCase {
  const char* name;
  std::string_view attributes;
  Size size;
};

void PrintTo(const SizeCase& row, std::ostream* out) { *out << row.name; }

constexpr SizeCase kSizes[] = {
    {"as_it_is", "width='1000' height='700'", {1000, 700}},
    {"small_is_enlarged", "width='24' height='24'", {512, 512}},
    {"large_is_reduced", "width='10000' height='5000'", {2048, 1024}},
    {"view_box", "viewBox='0 0 24 12'", {512, 256}},
    {"view_box_with_commas", "viewBox='-5,-5,24,12'", {512, 256}},
    {"percent_counts_as_absent", "width='100%' height='100%' viewBox='0 0 600 900'", {600, 900}},
    {"width_alone_takes_the_ratio", "width='600' viewBox='0 0 20 10'", {600, 300}},
    {"height_alone_takes_the_ratio", "height='600' viewBox='0 0 20 10'", {1200, 600}},
    {"units", "width='10in' height='254mm'", {960, 960}},
    {"points", "width='720pt' height='60pc'", {960, 960}},
    {"nothing_said", "", {512, 512}},
    {"nonsense_counts_as_absent", "width='-5' height='wide' viewBox='0 0 0 0'", {512, 512}},
    {"a_line_has_a_pixel", "width='10000' height='1'", {2048, 1}},
};

class SvgSizeTest : public testing::TestWithParam<SizeCase> {};

TEST_P(SvgSizeTest, IsTheRenderedSize) {
  const std::string svg = Svg(GetParam().attributes, "");
  const Result<PictureHeader> header = ProbePicture(AsBytes(svg), Limits{});
  ASSERT_TRUE(header.ok()) << header.error().message;
  EXPECT_EQ(header->size, GetParam().size);
  const Result<DecodedPicture> decoded = DecodePicture(AsBytes(svg), Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_EQ(decoded->frames.front().size, GetParam().size);
}

INSTANTIATE_TEST_SUITE_P(, SvgSizeTest, testing::ValuesIn(kSizes), [](const auto& row) {
  return std::string(row.param.name);
});

// Four times the work, a quarter of the pixels.
TEST(Svg, WhatIsLaboriousIsDrawnSmaller) {
  const auto side = [](int shapes) {
    std::string content;
    for (int i = 0; i < shapes; ++i) content += "<rect/>";
    const std::string svg = Svg("width='4000' height='4000'", content);
    return ProbePicture(AsBytes(svg), Limits{})->size.width;
  };
  EXPECT_EQ(side(1'000), 2048);
  EXPECT_EQ(side(4'999), 1024);
  EXPECT_EQ(side(19'900), 513);
}

// --- Drawing ---

TEST(Svg, IsDrawnToScaleWithAndWithoutViewBox) {
  for (const std::string_view attributes : {"viewBox='0 0 40 40'",
                                            "width='40' height='40'",
                                            "width='40' height='40' viewBox='0 0 40 40'"}) {
    const Result<Picture> picture = RenderSvg(AsBytes(Svg(attributes, Square())), 400, Limits{});
    ASSERT_TRUE(picture.ok());
    EXPECT_EQ(picture->size, (Size{400, 400}));
    const std::uint8_t* const inside = PixelAt(*picture, 105, 295);
    EXPECT_EQ(Bytes(inside, inside + 4), (Bytes{255, 0, 0, 255}));
    EXPECT_EQ(PixelAt(*picture, 95, 200)[3], 0);
    EXPECT_EQ(PixelAt(*picture, 205, 200)[3], 0);
    EXPECT_EQ(PixelAt(*picture, 150, 305)[3], 0);
  }
}

TEST(Svg, AlphaIsStraight) {
  const std::string svg =
      Svg("viewBox='0 0 4 4'", "<rect width='4' height='4' fill='#c86432' opacity='0.5'/>");
  const Result<Picture> picture = RenderSvg(AsBytes(svg), 4, Limits{});
  ASSERT_TRUE(picture.ok());
  const std::uint8_t* const pixel = PixelAt(*picture, 2, 2);
  EXPECT_NEAR(pixel[0], 0xC8, 1);
  EXPECT_NEAR(pixel[1], 0x64, 1);
  EXPECT_NEAR(pixel[2], 0x32, 1);
  EXPECT_NEAR(pixel[3], 128, 1);
}

TEST(Svg, AnEmbeddedPictureIsDrawn) {
  const std::string png = Base64(EncodePng(Plain({8, 8}, 0, 0, 255)));
  const std::string svg =
      Svg("viewBox='0 0 8 8'",
          "<image width='8' height='8' xlink:href='data:image/png;base64," + png + "'/>");
  const Result<DecodedPicture> decoded = DecodePicture(AsBytes(svg), Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  const std::uint8_t* const pixel = PixelAt(decoded->frames.front(), 256, 256);
  EXPECT_EQ(Bytes(pixel, pixel + 4), (Bytes{0, 0, 255, 255}));
}

// --- Encodings: the drawing must be the same ---

std::string Utf16(std::string_view ascii, bool big_endian) {
  std::string text = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) {
    if (big_endian) text += '\0';
    text += c;
    if (!big_endian) text += '\0';
  }
  return text;
}

TEST(Svg, EncodingsAndWrappingsOfTheSameDrawing) {
  const std::string svg = Svg("viewBox='0 0 40 40'", Square());
  const Result<Picture> expected = RenderSvg(AsBytes(svg), 64, Limits{});
  ASSERT_TRUE(expected.ok());
  const Bytes packed = Gzip(svg);
  const std::string variants[] = {
      "\xEF\xBB\xBF" + svg,
      "<?xml version='1.0'?>\n" + svg,
      "<?xml version='1.0' encoding='UTF-8'?>" + svg,
      "<?xml version='1.0' encoding=\"iso-8859-1\"?><!-- \xE9 -->" + svg,
      "<!-- x --><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://x/svg11.dtd'>" + svg,
      "\n  " + svg + "\n",
      Utf16(svg, false),
      Utf16("<?xml version='1.0' encoding='UTF-16'?>" + svg, true),
      std::string(AsText(packed)),
  };
  for (const std::string& variant : variants) {
    EXPECT_EQ(ProbePicture(AsBytes(variant), Limits{})->format, "svg") << variant;
    const Result<Picture> picture = RenderSvg(AsBytes(variant), 64, Limits{});
    ASSERT_TRUE(picture.ok()) << picture.error().message << "\n" << variant;
    EXPECT_EQ(LargestDifference(*picture, *expected), 0) << variant;
  }
}

// --- What is refused ---

std::string Repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Ten elements that use ten that use ten ...: 10^8 shapes.
std::string Billion() {
  std::string text = "<defs><rect id='a0' width='1' height='1'/>";
  for (int level = 1; level <= 8; ++level) {
    text += "<g id='a" + std::to_string(level) + "'>" +
            Repeated("<use href='#a" + std::to_string(level - 1) + "'/>", 10) + "</g>";
  }
  return text + "</defs><use href='#a8'/>";
}

struct RefusedSvgCase {
  const char* name;
  std::string svg;
  const char* code;
  const char* message;  // part of it
};

void PrintTo(const RefusedSvgCase& row, std::ostream* out) { *out << row.name; }

const RefusedSvgCase kRefusedSvgs[] = {
    // Entities, the classical bomb and the classical leak.
    {"entities",
     "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + Svg("", "&a;"),
     "image-header",
     "declares entities"},
    {"external_entity",
     "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + Svg("", "&a;"),
     "image-header",
     "declares entities"},
    {"parameter_entity", "<!DOCTYPE svg [%x;]>" + Svg("", ""), "image-header", "declares entities"},
    // Work.
    {"uses_multiplied", Svg("", Billion()), "limit-svg-content", "shapes to draw"},
    {"two_thousand_blurs",
     Svg("",
         "<filter id='f'>" + Repeated("<feGaussianBlur stdDeviation='9'/>", 2000) +
             "</filter><rect filter='url(#f)' width='9' height='9'/>"),
     "limit-svg-content",
     "shapes to draw"},
    {"filter_used_often",
     Svg("",
         "<filter id='f'>" + Repeated("<feGaussianBlur stdDeviation='9'/>", 20) + "</filter>" +
             Repeated("<rect style=\"filter:url('#f')\"/>", 100)),
     "limit-svg-content",
     "shapes to draw"},
    {"markers_on_a_long_path",
     Svg("",
         "<marker id='m'>" + Repeated("<rect/>", 20) + "</marker><path marker-mid='url(#m)' d='" +
             Repeated("L1 1", 20000) + "'/>"),
     "limit-svg-content",
     "shapes to draw"},
    {"tangled_path",
     Svg("", "<path d='M0 0" + Repeated("L1.5 9.5 L8 2", 20000) + "'/>"),
     "limit-svg-content",
     "shapes to draw"},
    {"uses_in_a_long_chain",
     [] {
       std::string text = "<rect id='a0'/>";
       for (int i = 1; i < 100; ++i) {
         text += "<use id='a" + std::to_string(i) + "' href='#a" + std::to_string(i - 1) + "'/>";
       }
       return Svg("", text);
     }(),
     "limit-svg-content",
     "shapes to draw"},
    {"noise",
     Svg("", "<filter id='f'><feTurbulence numOctaves='2000000000'/></filter>"),
     "limit-svg-content",
     "2000000000 octaves"},
    {"wide_matrix",
     Svg("", "<filter><feConvolveMatrix order='3 1000'/></filter>"),
     "limit-svg-content",
     "1000 rows"},
    {"wide_brush",
     Svg("", "<filter><feMorphology radius='1e300'/></filter>"),
     "limit-svg-content",
     "radius"},
    // Amounts.
    {"elements", Svg("", Repeated("<g/>", 60000)), "limit-svg-content", "elements"},
    {"depth",
     Svg("", Repeated("<g>", 300) + Repeated("</g>", 300)),
     "limit-svg-content",
     "257 nested elements"},
    {"letters",
     Svg("", "<text>" + Repeated("word", 20000) + "</text>"),
     "limit-svg-content",
     "bytes of text"},
    {"attributes",
     [] {
       std::string text;
       for (int i = 0; i < 1000; ++i) text += "a" + std::to_string(i) + "='' ";
       return Svg(text, "");
     }(),
     "limit-svg-content",
     "attributes than the limit of 256 (svg_attributes)"},
    {"long", Svg("", "<!--" + std::string(3 << 20, 'x') + "-->"), "limit-svg-bytes", "(svg_bytes)"},
    {"long_unpacked",
     std::string(AsText(Gzip(Svg("", "<!--" + std::string(3 << 20, 'x') + "-->")))),
     "limit-svg-bytes",
     "at least 2097153 bytes"},
    // Pictures within.
    {"svg_within",
     Svg("", "<image href='data:image/svg+xml;base64," + Base64(AsBytes(Svg("", ""))) + "'/>"),
     "limit-svg-content",
     "an SVG within an SVG"},
    {"bomb_within",
     Svg("",
         "<image href='&#100;ata:image/bmp;base64," +
             Base64(AsBytes("BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\x18\0\0\0\x18\0\0\x01\0\x18\0"
                            "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"s)) +
             "'/>"),
     "limit-svg-content",
     "pixels of embedded pictures"},
    {"nonsense_within",
     Svg("", "<image href='data:image/png;base64,AAAA'/>"),
     "limit-svg-content",
     "not a picture of a known format"},
    // Not SVG.
    {"encoding",
     "<?xml version='1.0' encoding='EBCDIC'?>" + Svg("", ""),
     "image-header",
     "the encoding 'ebcdic'"},
    {"not_utf8", Svg("", "\xFF"), "image-header", "not UTF-8"},
    {"root_ends_early", "<svg></svg><rect/>", "image-header", "a second root element <rect>"},
    {"does_not_end", "<svg><g></g>", "image-header", "<svg> does not end"},
    {"ends_crossed", "<svg><g></svg></g>", "image-header", "the end of <svg>"},
};

class RefusedSvgTest : public testing::TestWithParam<RefusedSvgCase> {};

TEST_P(RefusedSvgTest, SaysWhy) {
  const auto& [name, svg, code, message] = GetParam();
  const Result<DecodedPicture> decoded = DecodePicture(AsBytes(svg), Limits{});
  ASSERT_FALSE(decoded.ok());
  EXPECT_EQ(decoded.error().code, code);
  EXPECT_THAT(decoded.error().message, HasSubstr(message));
  EXPECT_LT(decoded.error().message.size(), 200U);
}

INSTANTIATE_TEST_SUITE_P(, RefusedSvgTest, testing::ValuesIn(kRefusedSvgs), [](const auto& row) {
  return std::string(row.param.name);
});

// --- What is not drawn is told ---

struct NotDrawnCase {
  const char* name;
  const char* content;
  const char* not_drawn;  // empty: all is drawn
};

void PrintTo(const NotDrawnCase& row, std::ostream* out) { *out << row.name; }

constexpr NotDrawnCase kNotDrawn[] = {
    {"foreign_object", "<foreignObject><p>x</p></foreignObject>", "<foreignObject>"},
    {"a_program's_private_copy", "<foreignObject requiredExtensions='x'/>", ""},
    {"script", "<script>1</script>", "<script>"},
    {"animation", "<rect><animate attributeName='x'/></rect><set/>", "an animation"},
    {"file", "<image href='file:///etc/logo.png'/>", "a reference to another file"},
    {"web", "<image xlink:href='http://127.0.0.1:1/logo.png'/>", "a reference to another file"},
    {"neighbour", "<use href='other.svg#mark'/>", "a reference to another file"},
    {"stylesheet", "<style>@import 'x.css';</style>", "a stylesheet file"},
    {"link", "<a href='https://example.com/'><rect/></a>", ""},
    {"own_parts", "<linearGradient id='g'/><rect id='r' fill='url(#g)'/><use href='#r'/>", ""},
};

class NotDrawnTest : public testing::TestWithParam<NotDrawnCase> {};

TEST_P(NotDrawnTest, IsSaid) {
  const Result<DecodedPicture> decoded =
      DecodePicture(AsBytes(Svg("", GetParam().content)), Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  if (std::string_view(GetParam().not_drawn).empty()) {
    EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  } else {
    EXPECT_EQ(decoded->incomplete_code, "image-svg-not-drawn");
    EXPECT_THAT(decoded->incomplete, HasSubstr(GetParam().not_drawn));
  }
}

INSTANTIATE_TEST_SUITE_P(, NotDrawnTest, testing::ValuesIn(kNotDrawn), [](const auto& row) {
  std::string name = row.param.name;
  std::erase(name, '\'');
  return name;
});

// A circle is none of our business, but must not hang.
TEST(Svg, CirclesEnd) {
  for (const char* content : {"<g id='a'><use href='#a'/></g>",
                              "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
                              "<mask id='m'><rect mask='url(#m)'/></mask><rect mask='url(#m)'/>"}) {
    const Result<DecodedPicture> decoded = DecodePicture(AsBytes(Svg("", content)), Limits{});
    if (!decoded.ok()) {
      EXPECT_EQ(decoded.error().code, "image-damaged");
    }
  }
}

}  // namespace
}  // namespace brandlint
