// SPDX-License-Identifier: MIT
// parts LETTERS [NETWORK SLACK]: of each picture whose path standard input has in a line, every
// part that is as wide as a word of so many letters, as the reader sees it: what train.py learns
// from. With a file of networks, only what scores at most SLACK less than their least.
//
// A record is, in the machine's byte order: the picture's number from 0 (int32); left, top, right,
// bottom of the part in the picture (float); the shape's columns from left to right, each with its
// rows from top to bottom (uint8).
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>

#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/ocr/find_lines.h"
#include "core/ocr/wanted.h"
#include "core/ocr/word_net.h"

namespace {

using namespace brandlint;

void Write(const void* bytes, std::size_t size) { std::fwrite(bytes, 1, size, stdout); }

Bytes ContentOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// What a part must pass to be written.
struct Sieve {
  WordNet net;  // without stages: everything passes
  float slack = 0;
};

void WriteParts(std::int32_t number, const Picture& picture, int letters, const Sieve& sieve) {
  const Pyramid pyramid(ToGrey(picture));
  for (const GlyphLine& line : FindLines(pyramid.full())) {
    for (const FittingPart& part : FittingParts(line, letters)) {
      const Quad quad = QuadOf(line.frame, part.extent);
      float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
      for (const Point& corner : quad) {
        left = std::min(left, static_cast<float>(corner.x));
        right = std::max(right, static_cast<float>(corner.x));
        top = std::min(top, static_cast<float>(corner.y));
        bottom = std::max(bottom, static_cast<float>(corner.y));
      }
      const WordShape shape = ShapeOfPart(pyramid, line, part.span);
      if (!Passes(sieve.net, shape, sieve.slack)) continue;
      Write(&number, sizeof number);
      for (const float side : {left, top, right, bottom}) Write(&side, sizeof side);
      Write(shape.columns.data(), sizeof shape.columns);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int letters = argc == 2 || argc == 4 ? std::atoi(argv[1]) : 0;
  if (letters < 1) {
    std::cerr << "usage: parts LETTERS [NETWORK SLACK] < paths\n";
    return 2;
  }
  Sieve sieve;
  if (argc == 4) {
    Result<WordNet> net = ReadWordNet(ContentOf(argv[2]));
    if (!net) {
      std::cerr << argv[2] << ": " << net.error().message << "\n";
      return 1;
    }
    sieve = {*std::move(net), std::strtof(argv[3], nullptr)};
  }
  std::int32_t number = 0;
  for (std::string path; std::getline(std::cin, path); ++number) {
    const auto decoded = DecodePicture(ContentOf(path), Limits{});
    if (!decoded) {
      std::cerr << path << ": " << decoded.error().message << "\n";
      return 1;
    }
    WriteParts(number, decoded->frames.front(), letters, sieve);
  }
  return 0;
}
