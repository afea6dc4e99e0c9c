// SPDX-License-Identifier: MIT
// The middle of the straight line: a submission and the bytes of its pictures in, observations
// out. Measures everything, judges nothing.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/detectors/detector.h"
#include "core/model/limits.h"
#include "core/model/observations.h"
#include "core/model/submission.h"
#include "core/ocr/wanted_name.h"
#include "core/scan/tools.h"

namespace brandlint {

// The listing form's rules need no matcher: Judge compares lengths, sizes and formats. Their
// findings name this as their detector, and `--only` knows it.
inline constexpr std::string_view kFormDetector = "form";

// The file behind one Asset of a submission, read once by whoever may open files.
struct AssetBytes {
  ByteView bytes;
  std::string sha256;          // of `bytes`; empty with an error
  std::optional<Error> error;  // why there are no bytes
};

// What the brands were compiled to, once; immutable, shared by all threads and processes.
struct CompiledPack {
  struct Part {
    const Detector* detector;
    std::unique_ptr<const Matcher> matcher;
  };
  std::vector<Part> parts;  // in the shelf's order
  // Names that pictures are searched for: each brand's own, its products' where it has no other.
  std::vector<WantedName> wanted;
  bool names_in_scripts = false;  // a brand has transliterations
  bool needs_pixels = false;
  bool needs_text_in_pictures = false;
  bool form = true;  // the listing form's rules are asked for too: "form" counts as a detector
};

// Compiles the brands for the named detectors (ids, or "form"; empty: all of the shelf and form).
// Errors: "detector-unknown" (names the id), and whatever a detector cannot use in a pack.
Result<std::shared_ptr<const CompiledPack>> CompilePack(std::span<const Brand> brands,
                                                        std::span<const std::string> detector_ids,
                                                        const DetectorOptions& options);

struct ScanOptions {
  Limits limits;
  std::string language;      // data for the text reader; empty: by the locale of the picture
  bool read_all = false;     // read every line of a picture, not only what may hold a name
  bool tell_unread = false;  // note where text was found and not read, and why
  bool pictures = false;     // show evidence in pictures (Evidence::picture)
  bool previews = false;     // and every picture as a whole (AssetFacts::preview)
  bool hashes = false;       // of every picture, to find copies by (AssetFacts::hashes)
};

// Examines one submission.
//
// assets   One entry for each of submission.assets, in their order.
// tools    Decoders and the text reader; used by this call alone.
//
// Never fails as a whole: what cannot be examined becomes a Problem and an asset that is not
// examined in full, the rest goes on. Deterministic.
Observations Scan(const Submission& submission,
                  std::span<const AssetBytes> assets,
                  const CompiledPack& pack,
                  const ScanOptions& options,
                  Tools& tools);

// The role of a picture that nobody named: at most 1024 px a side and sides within 1.25 of each
// other is an icon, anything else a screenshot (contract, "Commands").
SubjectType RoleBySize(Size size);

}  // namespace brandlint
