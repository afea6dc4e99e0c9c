// SPDX-License-Identifier: MIT
#include "core/model/limits.h"

#include <algorithm>
#include <iterator>

namespace brandlint {
namespace {

constexpr LimitInfo kLimits[] = {
    {"file_bytes", "largest file that is opened, bytes", &Limits::file_bytes},
    {"picture_pixels", "largest picture that is decoded, pixels", &Limits::picture_pixels},
    {"picture_side_px", "longest side of a picture, pixels", &Limits::picture_side_px},
    {"picture_frames", "frames of an animation that are examined", &Limits::picture_frames},
    {"picture_reads", "most pieces of text that are read in a picture", &Limits::picture_reads},
    {"jpeg_scans", "most scans of a progressive JPEG", &Limits::jpeg_scans},
    {"jpeg2000_pixels", "largest JPEG 2000 picture, pixels", &Limits::jpeg2000_pixels},
    {"jpeg2000_parts",
     "most tiles, packets and blocks of a JPEG 2000 picture",
     &Limits::jpeg2000_parts},
    {"svg_bytes", "largest SVG document, bytes after unpacking", &Limits::svg_bytes},
    {"svg_elements", "most elements of an SVG", &Limits::svg_elements},
    {"svg_depth", "deepest nesting of an SVG's elements", &Limits::svg_depth},
    {"svg_attributes", "most attributes of one element of an SVG", &Limits::svg_attributes},
    {"svg_text_bytes", "most text that an SVG draws, bytes", &Limits::svg_text_bytes},
    {"svg_work",
     "most shapes that an SVG draws, with uses, masks and filters multiplied out",
     &Limits::svg_work},
    {"svg_octaves", "most octaves of a filter's noise in an SVG", &Limits::svg_octaves},
    {"svg_matrix_order", "most rows of a filter's matrix in an SVG", &Limits::svg_matrix_order},
    {"svg_radius_px", "largest radius of a filter's brush in an SVG", &Limits::svg_radius_px},
    {"svg_embedded_pixels",
     "most pixels of all pictures within an SVG",
     &Limits::svg_embedded_pixels},
    {"manifest_bytes", "largest JSON document, bytes", &Limits::manifest_bytes},
    {"manifest_depth", "deepest nesting of a JSON document", &Limits::manifest_depth},
    {"android_bytes",
     "largest resources compiled in a package for Android, bytes",
     &Limits::android_bytes},
    {"line_bytes", "longest line of a catalogue or a list of names, bytes", &Limits::line_bytes},
    {"bank_bytes", "largest bank of rejected pictures, bytes", &Limits::bank_bytes},
    {"text_code_points", "longest description, code points", &Limits::text_code_points},
    {"name_code_points", "longest name, code points", &Limits::name_code_points},
    {"text_matches", "most matches of a detector in one text", &Limits::text_matches},
    {"folder_depth", "deepest folder that is entered", &Limits::folder_depth},
    {"folder_files", "most files of one folder given on the command line", &Limits::folder_files},
    {"archive_bytes", "largest archive that is opened, bytes", &Limits::archive_bytes},
    {"archive_content_bytes",
     "most that is unpacked of an archive to be looked at, bytes",
     &Limits::archive_content_bytes},
    {"archive_ratio",
     "how many times an archive's size that may be, once it is above 16 MiB",
     &Limits::archive_ratio},
    {"archive_members", "most members of an archive", &Limits::archive_members},
    {"archive_depth", "deepest nesting of archives that is opened", &Limits::archive_depth},
    {"asset_seconds", "longest time a worker spends on one asset, seconds", &Limits::asset_seconds},
    {"asset_cpu_seconds",
     "longest processor time a worker spends on one asset, seconds",
     &Limits::asset_cpu_seconds},
    {"worker_bytes", "most memory a worker maps, bytes", &Limits::worker_bytes},
    {"shared_bytes",
     "memory for large pictures that all workers have at a time, bytes",
     &Limits::shared_bytes},
    {"worker_jobs", "pieces a worker examines before it is replaced", &Limits::worker_jobs},
    {"cache_bytes", "answers kept from run to run, bytes", &Limits::cache_bytes},
};

}  // namespace

std::span<const LimitInfo> AllLimits() { return kLimits; }

std::optional<LimitInfo> FindLimit(std::string_view name) {
  const auto* const found = std::ranges::find(kLimits, name, &LimitInfo::name);
  if (found == std::end(kLimits)) return std::nullopt;
  return *found;
}

}  // namespace brandlint
