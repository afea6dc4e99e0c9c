// SPDX-License-Identifier: MIT
// The icon of an app for Android: bitmaps as they are; vector drawings, and adaptive icons with
// such layers, as an SVG that is made of them. What Android draws and we do not is told. Source:
// developer.android.com, "Adaptive icons", "Drawable resources".
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/codec/json_reader.h"
#include "core/io/descriptors/android_lookup.h"
#include "core/io/descriptors/android_vector.h"
#include "core/io/descriptors/draft.h"

namespace brandlint {

class AndroidIcons {
 public:
  AndroidIcons(AndroidLookup& lookup, Draft& draft) : lookup_(lookup), draft_(draft) {}

  // All pictures that the reference stands for ("@mipmap/ic_launcher"), each once.
  void Add(std::string_view reference);

 private:
  // Something in a square of kSide.
  struct Layer {
    std::string svg;
    bool made = false;  // holds what is no picture of its own
  };

  void AddDrawing(const std::string& path);
  void AddAdaptive(const std::string& path, const JsonValue& icon);

  // In all versions. `depth` bounds drawings that name each other.
  std::vector<Layer> LayersOf(std::string_view reference, int depth);
  std::vector<Layer> LayersOf(const JsonValue& drawing, int depth);
  std::vector<Layer> LayersIn(const JsonValue& element, std::string_view attribute, int depth);
  std::optional<Layer> LayerOf(const JsonValue& vector);
  Layer LayerOfPicture(const std::string& path);
  std::vector<Layer> Inset(const JsonValue& inset, int depth);
  std::optional<AndroidPaint> PaintOf(std::string_view reference);
  std::optional<JsonValue> Document(const std::string& path);

  void Made(const std::string& path, std::size_t version, const std::string& layers);
  void Tell(std::string_view what, std::string_view why);

  AndroidLookup& lookup_;
  Draft& draft_;
  std::set<std::string, std::less<>> seen_, told_;
  int documents_ = 0, drawings_ = 0;
};

}  // namespace brandlint
