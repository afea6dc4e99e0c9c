// SPDX-License-Identifier: MIT
// Every bound on what is taken from outside, by name, so that `--limit NAME=VALUE` can move it
// and `doctor` can list it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace brandlint {

struct Limits {
  std::int64_t file_bytes = std::int64_t{64} << 20;
  std::int64_t picture_pixels = 64'000'000;
  std::int64_t picture_side_px = 32'767;
  std::int64_t picture_frames = 32;    // of an animation, examined
  std::int64_t picture_reads = 4'000;  // pieces of text given to the reader
  std::int64_t jpeg_scans = 100;       // jpegtran's and mozjpeg's scripts have about 25
  // libopenjp2 2.5 needs 36 bytes a pixel and, of photographs, a second for three million of them.
  std::int64_t jpeg2000_pixels = 16'000'000;
  std::int64_t jpeg2000_parts = 500'000;  // see jpeg2000_header.h; a large photograph has 50,000
  std::int64_t svg_bytes = std::int64_t{2} << 20;
  // Far above what drawing programs write for an icon, far below what keeps librsvg 2.54 busy for
  // more than a few seconds (tests/image/svg_test.cc holds both sides).
  std::int64_t svg_elements = 50'000;
  std::int64_t svg_depth = 256;
  std::int64_t svg_attributes = 256;     // of one element; libxml2 compares them pairwise
  std::int64_t svg_text_bytes = 50'000;  // letters that are drawn
  std::int64_t svg_work = 20'000;        // shapes, see svg_work.h
  std::int64_t svg_octaves = 16;         // of noise; a ninth is already below a level of grey
  std::int64_t svg_matrix_order = 32;    // of a convolution, squared per pixel
  std::int64_t svg_radius_px = 16;       // of a morphology, squared per pixel
  std::int64_t svg_embedded_pixels = 16'000'000;
  std::int64_t manifest_bytes = std::int64_t{8} << 20;
  std::int64_t manifest_depth = 64;
  std::int64_t android_bytes = std::int64_t{64} << 20;  // of the resources compiled in a package
  std::int64_t line_bytes = std::int64_t{1} << 20;      // of JSONL and of a list of names
  std::int64_t bank_bytes = std::int64_t{1} << 30;      // of a file of rejected pictures
  std::int64_t text_code_points = 100'000;              // of a description
  std::int64_t name_code_points = 2'000;                // of a name
  std::int64_t text_matches = 500;                      // of one text, kept of each detector
  std::int64_t folder_depth = 32;
  std::int64_t folder_files = 100'000;
  std::int64_t archive_bytes = std::int64_t{256} << 20;
  std::int64_t archive_content_bytes = std::int64_t{256} << 20;  // of what is looked at, unpacked
  std::int64_t archive_ratio = 200;                              // of that to the archive's size
  std::int64_t archive_members = 20'000;
  std::int64_t archive_depth = 2;      // an archive in an archive
  std::int64_t asset_seconds = 60;     // of a worker on one asset, by the clock on the wall
  std::int64_t asset_cpu_seconds = 8;  // and of processor time
  std::int64_t worker_bytes = std::int64_t{1536} << 20;  // address space of a worker
  // Memory for large pictures that all workers together have at a time; whoever would exceed it
  // waits. One alone may take more. With what two workers take besides it is below 1.5 GB.
  std::int64_t shared_bytes = std::int64_t{1200} << 20;
  std::int64_t worker_jobs = 1'000;                    // pieces until a worker is replaced
  std::int64_t cache_bytes = std::int64_t{512} << 20;  // of answers kept from run to run
};

struct LimitInfo {
  std::string_view name;  // "picture_pixels"
  std::string_view summary;
  std::int64_t Limits::*member;
};

// In the order of the struct.
std::span<const LimitInfo> AllLimits();

// Nothing when no limit has that name.
std::optional<LimitInfo> FindLimit(std::string_view name);

}  // namespace brandlint
