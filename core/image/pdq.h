// SPDX-License-Identifier: MIT
// PDQ, a perceptual hash: 256 bits that stay nearly the same when a picture is scaled, compressed
// or recoloured a little, and that are told apart by how many of them differ.
//
// Source: Meta, "PDQ hashing" (ThreatExchange, pdqhash-2017-10-09).
#pragma once

#include <array>

#include "core/image/picture.h"
#include "core/model/bank.h"
#include "core/model/pdq_hash.h"

namespace brandlint {

// The distance up to which the source takes two pictures for copies.
inline constexpr int kPdqCopyDistance = 31;

// What is known of a picture before it is made a hash: the lowest 16 x 16 frequencies of its
// luma without the constant ones, which is enough for the hashes of its mirror images too.
struct PdqFrequencies {
  std::array<float, kPdqBits> values{};  // row-major
  int quality = 0;  // [0, 100]: how much there is to see; flat pictures give hashes of noise
};

// The eight ways to turn and mirror a square picture.
struct PdqSymmetry {
  bool transposed = false;  // rows become columns, before the flips
  bool upside_down = false;
  bool left_right = false;
};
std::array<PdqSymmetry, 8> AllPdqSymmetries();  // the first leaves the picture as it is

// `picture` is opaque (see Flatten); its alpha is not looked at. Sides under 5 px give quality 0.
// A side of 1024 px or more is first reduced by averaging whole blocks (the source reduces to
// 512 x 512); after that, time O(width * height).
PdqFrequencies MeasurePdq(const Picture& picture);

// The hash of the turned picture.
PdqHash HashOf(const PdqFrequencies& frequencies, const PdqSymmetry& symmetry = {});

// Bits that differ, in [0, 256]; unrelated pictures have about 128.
int PdqDistance(const PdqHash& a, const PdqHash& b);

}  // namespace brandlint
