// SPDX-License-Identifier: MIT
#include "core/io/descriptors/fastlane.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "core/base/utf8.h"
#include "core/io/descriptors/draft.h"
#include "core/io/file_name.h"
#include "core/io/picture_file.h"

namespace brandlint {
namespace {

struct TextFile {
  std::string_view name;
  SubjectType type;
};

constexpr TextFile kAndroidTexts[] = {{"title.txt", SubjectType::kName},
                                      {"short_description.txt", SubjectType::kShortDescription},
                                      {"full_description.txt", SubjectType::kDescription}};
constexpr TextFile kIosTexts[] = {{"name.txt", SubjectType::kName},
                                  {"subtitle.txt", SubjectType::kShortDescription},
                                  {"description.txt", SubjectType::kDescription},
                                  {"promotional_text.txt", SubjectType::kDescription},
                                  {"keywords.txt", SubjectType::kDescription}};

// The first of the texts is there in every listing.
struct Store {
  std::string_view folder;
  std::span<const TextFile> texts;
};
constexpr Store kStores[] = {{"android", kAndroidTexts}, {"metadata", kIosTexts}};

// "de", "fil", "en-US", "zh-Hans", "es-419"; and "default", which holds for all.
bool IsLocaleName(std::string_view name) {
  const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  const std::size_t language = std::min(name.find('-'), name.size());
  if (name == "default") return true;
  if (language < 2 || language > 3) return false;
  if (!std::ranges::all_of(name.substr(0, language), is_letter)) return false;
  return std::ranges::all_of(name.substr(language), [&](char c) {
    return c == '-' || is_letter(c) || (c >= '0' && c <= '9');
  });
}

// Whether the file is there.
bool AddText(const std::string& file, SubjectType type, const std::string& locale, Draft& draft) {
  std::optional<std::string> text = draft.ReadTextBeside(file);
  if (!text) return false;
  if (!IsUtf8(*text)) {
    draft.AddProblem("text-not-utf8", ShownName(file) + ": is not UTF-8");
    return true;
  }
  // Line feeds at the end are the editor's.
  while (text->ends_with('\n') || text->ends_with('\r')) text->pop_back();
  draft.AddText(type, *std::move(text), locale);
  return true;
}

// What Android's pictures are: images/icon.png, images/featureGraphic.png, images/*Screenshots/.
void AddPictures(const std::string& locale, Draft& draft) {
  const std::string images = JoinName(locale, "images");
  for (const FolderEntry& entry : draft.EntriesOf(images)) {
    const std::string path = JoinName(images, entry.name);
    if (entry.kind == FolderEntry::Kind::kFolder && entry.name.ends_with("Screenshots")) {
      for (const FolderEntry& shot : draft.EntriesOf(path)) {
        if (HasPictureEnding(shot.name))
          draft.AddFile(JoinName(path, shot.name), SubjectType::kScreenshot, locale);
      }
    } else if (entry.kind == FolderEntry::Kind::kFile && HasPictureEnding(entry.name)) {
      const bool icon = entry.name.starts_with("icon.");
      draft.AddFile(path, icon ? SubjectType::kIcon : SubjectType::kBanner, locale);
    }
  }
}

}  // namespace

std::optional<SubmissionReading> ReadFastlane(const Tree& tree,
                                              const std::string& inside,
                                              const std::vector<FolderEntry>& entries,
                                              const Limits& limits) {
  for (const Store& store : kStores) {
    // What the user named may be called anything by now.
    if (!inside.empty() && BaseName(inside) != store.folder) continue;
    Draft draft(tree, inside, "", limits);
    bool found = false;
    for (const FolderEntry& entry : entries) {
      if (entry.kind != FolderEntry::Kind::kFolder || !IsLocaleName(entry.name)) continue;
      for (const TextFile& text : store.texts) {
        const bool there = AddText(
            JoinName(entry.name, std::string(text.name)), text.type, ShownName(entry.name), draft);
        found = found || (there && text.name == store.texts.front().name);
      }
      AddPictures(entry.name, draft);
    }
    if (found) return std::move(draft).Take();
  }
  return std::nullopt;
}

bool IsFastlaneName(std::string_view name) {
  return std::ranges::any_of(kStores, [&](const Store& store) {
    return std::ranges::find(store.texts, name, &TextFile::name) != store.texts.end();
  });
}

}  // namespace brandlint
