// SPDX-License-Identifier: MIT
#include "core/trials/invented_marks.h"

#include <array>
#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <utility>

#include "core/trials/canvas.h"

namespace brandlint {

std::string AnyMarkSvg(std::mt19937& random) {
  std::string svg = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">)svg";
  std::array<int, 9> cells = {0, 1, 2, 3, 4, 5, 6, 7, 8};
  for (int i = 8; i > 0; --i)
    std::swap(cells[static_cast<std::size_t>(i)],
              cells[static_cast<std::size_t>(Whole(random, 0, i))]);
  const auto count = static_cast<std::size_t>(Whole(random, 3, 7));
  for (const int cell : std::span(cells).first(count)) {
    const std::string x = std::to_string(4 + cell % 3 * 8), y = std::to_string(4 + cell / 3 * 8);
    const std::string across = std::to_string(Uniform(random, 1, 3.4));
    if (Whole(random, 0, 1) == 0) {
      svg += "<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"" + across + "\"/>";
    } else {
      svg +=
          "<rect x=\"-3.5\" y=\"-1\" width=\"7\" height=\"2\" rx=\"0.8\" transform=\"translate(" +
          x + "," + y + ") rotate(" + std::to_string(Whole(random, 0, 11) * 15) + ")\"/>";
    }
  }
  return svg + "</svg>";
}

}  // namespace brandlint
