// SPDX-License-Identifier: MIT
// What the references of an app for Android stand for, in its sources ("@mipmap/ic_launcher") and
// compiled ("@0x7f0d0000").
// Source: developer.android.com, "App resources overview", "Color state list resource".
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/android_resources.h"
#include "core/io/descriptors/draft.h"

namespace brandlint {

inline constexpr std::string_view kAndroidResourcesName = "resources.arsc";

// "app_name" of "@string/app_name", for the type "string"; "" when it is no such reference.
std::string_view AndroidReferenceTo(std::string_view type, std::string_view text);

struct AndroidFound {
  enum class Kind : std::uint8_t { kFile, kColour, kText } kind = Kind::kFile;
  std::string text;    // a raw path below the descriptor's folder; "#aarrggbb" and the like; a text
  std::string locale;  // "pt-BR"; "" of the one for all
};

// What a text of the sources shows: quotes keep white space, a backslash what follows it.
std::string ShownByAndroid(std::string_view text);

class AndroidLookup {
 public:
  virtual ~AndroidLookup() = default;

  // In all languages, densities and versions; references to references are followed. Empty when
  // there is nothing of the kind, or when more than 2,000 others were asked for. What could not be
  // read of it is told to the draft.
  const std::vector<AndroidFound>& Find(std::string_view reference);

 private:
  virtual std::vector<AndroidFound> Look(std::string_view reference) = 0;

  std::map<std::string, std::vector<AndroidFound>, std::less<>> known_;
};

// compiled  Whether the manifest is: then resources.arsc beside it is read.
std::unique_ptr<AndroidLookup> MakeAndroidLookup(bool compiled, Draft& draft);

}  // namespace brandlint
