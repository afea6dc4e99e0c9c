// SPDX-License-Identifier: MIT
// A package for Android: the first two bytes say how many of the rest are its table of resources,
// the others stand in every compiled file of it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/io/descriptors/android_icon.h"
#include "core/io/descriptors/android_lookup.h"

namespace brandlint {
namespace {

class Package final : public Tree {
 public:
  Package(ByteView table, ByteView compiled)
      : table_(table.begin(), table.end()), compiled_(compiled.begin(), compiled.end()) {}

  Result<std::vector<FolderEntry>> List(const std::string&, std::size_t) const override {
    return std::vector<FolderEntry>{};
  }
  bool LeadsToFolder(const std::string&) const override { return false; }
  Result<Bytes> Head(const std::string& below, std::size_t) const override {
    return ContentOf(below);
  }
  Result<Bytes> Read(const std::string& below,
                     const Limits&,
                     std::int64_t Limits::*) const override {
    return ContentOf(below);
  }
  TreeFile Place(const std::string&) const override { return {"x", nullptr}; }
  Result<TreeFile> Locate(const std::string&) const override { return TreeFile{"x", nullptr}; }

 private:
  Bytes ContentOf(const std::string& below) const {
    return below == kAndroidResourcesName ? table_ : compiled_;
  }

  const Bytes table_, compiled_;
};

}  // namespace
}  // namespace brandlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  if (size < 2) return 0;
  const ByteView rest(data + 2, size - 2);
  const std::size_t table = std::min<std::size_t>(data[0] + 256U * data[1], rest.size());
  const Package package(rest.first(table), rest.subspan(table));
  Draft draft(package, "", "AndroidManifest.xml", {});
  const auto lookup = MakeAndroidLookup(true, draft);
  AndroidIcons icons(*lookup, draft);
  for (const char* const reference : {"@0x7f010000", "@0x7f010001", "@0x7f020001", "@0x7f030000"}) {
    for (const AndroidFound& found : lookup->Find(reference)) CHECK(IsUtf8(found.text));
    icons.Add(reference);
  }
  const SubmissionReading reading = std::move(draft).Take();
  CHECK(reading.submission.assets.size() == reading.asset_places.size());
  for (const Asset& asset : reading.submission.assets) {
    if (!asset.content) continue;
    // What was made of a drawing is an SVG in which nothing but numbers, path data and pictures of
    // the package is the stranger's.
    const std::string_view svg = AsText(*asset.content);
    CHECK(svg.starts_with("<svg ") && svg.ends_with("</svg>") && IsUtf8(svg));
    CHECK(svg.find("<script") == svg.npos && svg.find("http://") == 12);
    CHECK(std::ranges::count(svg, '<') == std::ranges::count(svg, '>'));
  }
  return 0;
}
