// SPDX-License-Identifier: MIT
// A submission while a descriptor is read: what its own files say of an app. A stranger wrote them,
// so what can be read is read and the rest becomes a problem.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/codec/json_reader.h"
#include "core/codec/submission.h"
#include "core/documents/document.h"
#include "core/io/tree.h"
#include "core/model/limits.h"

namespace brandlint {

// The member of an object; null when there is none, or `value` is no object.
const JsonValue* MemberOf(const JsonValue& value, std::string_view key);

class Draft {
 public:
  // file  Of the descriptor, in the folder `inside` of the tree.
  Draft(const Tree& tree, std::string inside, std::string file, const Limits& limits);

  // The text of object[key]; "" when it is not there. Another type is a problem.
  std::string TextOf(const JsonValue& object, std::string_view key);

  // Empty texts are left out, as are those that are there in the same language.
  void AddText(SubjectType type, std::string text, std::string locale = "");

  // A picture, as the descriptor names it: relative to its folder, which "/" stands for, too. One
  // on the web is a problem, "asset-remote": nothing is fetched. The same path counts once.
  void AddPicture(const JsonValue& path, SubjectType role, const std::string& locale = "");
  // Texts, lists and objects of them ("16": "icon.png"), objects with the path at `key`.
  void AddPictures(const JsonValue* paths, SubjectType role, std::string_view key = "");

  // A picture that was found by its place, raw and relative to the folder. One whose name is not
  // UTF-8 cannot be listed; it is found as others are.
  void AddFile(const std::string& path, SubjectType role, const std::string& locale);

  // A picture that was made of a file of that path which is none, of so many bytes as are here.
  void AddMade(const std::string& path, SubjectType role, std::string content);

  // Another document beside the descriptor. Nothing when it cannot be read, which is a problem; or
  // when it is not there, which is the caller's to judge.
  std::optional<JsonValue> ReadBeside(const std::string& below,
                                      DocumentFormat format = DocumentFormat::kJson);
  std::optional<std::string> ReadTextBeside(const std::string& below,
                                            std::int64_t Limits::*bound = &Limits::manifest_bytes);

  // Whether there is such a file.
  bool Has(const std::string& below) const;

  std::vector<FolderEntry> EntriesOf(const std::string& below) const;

  void AddProblem(std::string code, const std::string& message);

  SubmissionReading Take() && { return std::move(reading_); }

 private:
  void Tell(std::string path, std::string code, std::string message);

  const Tree& tree_;
  const std::string inside_, file_;
  const Limits limits_;
  SubmissionReading reading_;
  std::set<std::string> seen_;  // texts, with type and locale; paths, with a "/" in front
};

// Parses a descriptor's JSON: with a byte order mark or without, and with comments, which Chromium
// and editors take. Lines stay what they are.
Result<JsonDocument> ParseDescriptor(std::string_view text,
                                     std::string_view file,
                                     const Limits& limits);

}  // namespace brandlint
