// SPDX-License-Identifier: MIT
#include "core/image/warm_up.h"

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <libheif/heif.h>

#include <memory>
#include <string_view>

#include "core/base/bytes.h"
#include "core/image/decode.h"

namespace brandlint {
namespace {

struct Destroy {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcObjectSet* set) const { FcObjectSetDestroy(set); }
  void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
};

// The smallest pictures of the kinds that may be embedded: 1 x 1 px.
constexpr std::string_view kEmbedded[] = {
    "image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
    // Of a kind it has no loader for: then GLib is asked what it could be.
    "image/webp;base64,UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAUAmJaQAA3AA/v02aAA=",
    "image/gif;base64,R0lGODdhAQABAIEAAAAAAAAAAAAAAAAAACwAAAAAAQABAAAIBAABBAQAOw==",
    "image/jpeg;base64,"
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP////////////////////////////////////////////////////////"
    "//////////////////////////////wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL"
    "/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJi"
    "coKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ip"
    "qrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AI6//9k="};

// A word of each script that has a shaper or a dictionary of its own: Thai words, which nothing
// separates, are told by libthai's.
constexpr std::string_view kScripts =
    "Aa Жж Ωω עברית العربية हिन्दी বাংলা தமிழ் ภาษาไทย ພາສາລາວ ខ្មែរ မြန်မာ བོད 日本語 한국어 "
    "\U0001F600";

void DrawAll() {
  std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
      "width='64' height='64'><text x='1' y='40'>" +
      std::string(kScripts) + "</text>";
  for (const std::string_view picture : kEmbedded) {
    svg += "<image width='1' height='1' xlink:href='data:" + std::string(picture) + "'/>";
  }
  svg += "</svg>";
  constexpr int kSide = 64;
  // A machine where this cannot be drawn says so of the first SVG it is given.
  [[maybe_unused]] const auto drawn = RenderSvg(AsBytes(svg), kSide, Limits());
}

}  // namespace

std::vector<std::string> WarmUpDecoders() {
  heif_init(nullptr);  // which looks for plug-ins in a folder
  FcConfig* const config = FcInitLoadConfigAndFonts();
  if (config == nullptr) return {};
  FcConfigSetCurrent(config);
  FcConfigSetRescanInterval(config, 0);  // it would look for new fonts every 30 s
  const std::unique_ptr<FcPattern, Destroy> all(FcPatternCreate());
  const std::unique_ptr<FcObjectSet, Destroy> wanted(FcObjectSetBuild(FC_FILE, nullptr));
  const std::unique_ptr<FcFontSet, Destroy> fonts(FcFontList(config, all.get(), wanted.get()));
  std::vector<std::string> files;
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcChar8* file = nullptr;
    if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file) != FcResultMatch) continue;
    files.emplace_back(reinterpret_cast<const char*>(file));
  }
  DrawAll();
  // GLib tells embedded pictures by these, and looks every few seconds whether they are still
  // there.
  const auto add = [&](const char* folder) {
    files.push_back(std::string(folder) + "/mime/mime.cache");
  };
  add(g_get_user_data_dir());
  for (const char* const* folder = g_get_system_data_dirs(); *folder != nullptr; ++folder) {
    add(*folder);
  }
  return files;
}

}  // namespace brandlint
