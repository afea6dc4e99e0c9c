// SPDX-License-Identifier: MIT
#include "core/trials/plain_drawings.h"

#include "core/trials/canvas.h"

namespace brandlint {
namespace {

std::string Bar(double x, double y, double width, double height, double round) {
  return "<rect x='" + SvgNumber(x) + "' y='" + SvgNumber(y) + "' width='" + SvgNumber(width) +
         "' height='" + SvgNumber(height) + "' rx='" + SvgNumber(round) + "'/>";
}

std::string Bars(bool centred, std::mt19937& random) {
  const int count = Whole(random, 3, 8);
  const double step = 80.0 / count, width = step * Uniform(random, 0.3, 0.7);
  const double round = Whole(random, 0, 1) == 0 ? 0 : width / 2;
  std::string shapes;
  for (int i = 0; i < count; ++i) {
    const double height = Uniform(random, 15, 75);
    shapes += Bar(10 + step * i, centred ? 50 - height / 2 : 88 - height, width, height, round);
  }
  return shapes;
}

std::string Smiley(std::mt19937& random) {
  const double eye = Uniform(random, 3, 8), deep = Uniform(random, 66, 90);
  const std::string stroke = SvgNumber(Uniform(random, 3, 8));
  const std::string eyes =
      Whole(random, 0, 1) == 0
          ? Bar(32, 28, eye, 3 * eye, eye / 2) + Bar(60, 28, eye, 3 * eye, eye / 2)
          : "<circle cx='35' cy='38' r='" + SvgNumber(eye) + "'/><circle cx='65' cy='38' r='" +
                SvgNumber(eye) + "'/>";
  return eyes + "<path d='M25 60Q50 " + SvgNumber(deep) +
         " 75 60' fill='none' stroke='currentColor' " + "stroke-width='" + stroke +
         "' stroke-linecap='round'/>";
}

std::string Letters(std::mt19937& random) {
  std::string word;
  const int count = Whole(random, 1, 6);
  for (int i = 0; i < count; ++i) {
    constexpr std::string_view kLetters = "ABEFHIKLMNTUWXilmtuw";
    word +=
        kLetters[static_cast<std::size_t>(Whole(random, 0, static_cast<int>(kLetters.size()) - 1))];
  }
  const double size = count < 3 ? 60 : 26;
  return "<text x='50' y='" + SvgNumber(50 + size / 3) + "' font-size='" + SvgNumber(size) +
         "' text-anchor='middle' font-family='DejaVu Sans'>" + word + "</text>";
}

std::string Shapes(int kind, std::mt19937& random) {
  std::string shapes;
  switch (kind) {
    case 0:
      return Bars(false, random);
    case 1:
      return Bars(true, random);
    case 2: {
      const double height = Uniform(random, 4, 10);
      for (int i = 0; i < Whole(random, 3, 5); ++i)
        shapes += Bar(15, 20 + 16 * i, Uniform(random, 35, 70), height, height / 2);
      return shapes;
    }
    case 3:
      return Smiley(random);
    case 4:
      for (double x = 10; x < 88;) {
        const double width = Whole(random, 1, 4) * 1.3;
        shapes += Bar(x, 20, width, 60, 0);
        x += width + Whole(random, 1, 3) * 1.3;
      }
      return shapes;
    case 5:
      return Letters(random);
    case 6: {
      shapes =
          "<rect x='12' y='30' width='70' height='40' rx='6' fill='none' stroke='currentColor' "
          "stroke-width='4'/>" +
          Bar(84, 42, 5, 16, 2);
      for (int i = 0; i < Whole(random, 1, 4); ++i) shapes += Bar(19 + 15 * i, 37, 10, 26, 2);
      return shapes;
    }
    default:
      for (int i = 0; i < 3; ++i) {
        shapes += Bar(24 + 24 * i, 14, 5, 72, 2.5);
        shapes += "<circle cx='" + SvgNumber(26.5 + 24 * i) + "' cy='" +
                  SvgNumber(Uniform(random, 25, 75)) + "' r='9'/>";
      }
      return shapes;
  }
}

}  // namespace

std::string PlainDrawing(int kind, std::mt19937& random) {
  const Rgb ground = AnyColour(random);
  const Rgb plate = Whole(random, 0, 1) == 0 ? ground : ColourAgainst(ground, 20, random);
  const Rgb ink = ColourAgainst(plate, 60, random);
  const std::string turn = Whole(random, 0, 3) == 0 ? SvgNumber(Uniform(random, -180, 180)) : "0";
  return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><rect width='100' "
         "height='100' fill='" +
         SvgColour(ground) + "'/><g transform='rotate(" + turn +
         " 50 50)'><rect x='4' y='4' width='92' height='92' rx='14' fill='" + SvgColour(plate) +
         "'/><g fill='" + SvgColour(ink) + "' color='" + SvgColour(ink) + "'>" +
         Shapes(kind, random) + "</g></g></svg>";
}

}  // namespace brandlint
