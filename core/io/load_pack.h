// SPDX-License-Identifier: MIT
// Brand packs, policies and permissions from where they are kept: built into the program, or files
// of the user.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/allowances.h"
#include "core/model/brand.h"
#include "core/model/limits.h"
#include "core/model/policy.h"
#include "core/model/submission.h"

namespace brandlint {

// Ids of what is built in, sorted.
std::vector<std::string> BuiltInBrands();
std::vector<std::string> BuiltInPolicies();

// The file of a built-in policy; empty when there is none.
std::string_view BuiltInPolicyText(std::string_view id);

// Loads a brand with the pictures of its marks.
//
// id_or_folder  The id of a built-in brand; or, with a "/" in it, or when there is no such id, a
//               folder with a brand.json.
//
// Brand::digest is the SHA-256 over brand.json and the marks' files, sorted byte-wise by path
// below the pack's folder: of each its path, a NUL, its size in decimal, a NUL, its bytes. A pack
// has the same digest whether it is built in or read from a folder.
//
// Errors: "brand-unknown" (names the nearest id, or all), those of io/read_file.h and
// codec/brand.h with the file's name in front.
Result<Brand> LoadBrand(std::string_view id_or_folder, const Limits& limits);

// id_or_file  The id of a built-in policy; or, with a "/" or ".json" at its end, or when there is
//             no such id, a file.
//
// A policy that extends another (a built-in one, else a file beside it) has that one's rules before
// its own; a rule of its own replaces one of the same id. Its digest is then the SHA-256 of both
// digests, one after the other.
//
// Errors: "policy-unknown", "policy-circle", those of io/read_file.h and codec/policy.h.
Result<Policy> LoadPolicy(std::string_view id_or_file, const Limits& limits);

// A policy whose text is kept elsewhere; it may extend built-in ones only. `name` is what messages
// call it. Errors: "policy-unknown", those of codec/policy.h.
Result<Policy> PolicyOfText(std::string_view text, const std::string& name, const Limits& limits);

// The id of the built-in policy under which such submissions are judged when none is asked for.
std::string DefaultPolicy(SubmissionForm form);

// Errors: those of io/read_file.h and codec/permissions.h.
Result<Permissions> LoadPermissions(const std::string& file, const Limits& limits);

// Errors: those of io/read_file.h and codec/allowances.h.
Result<Allowances> LoadAllowances(const std::string& file, const Limits& limits);

}  // namespace brandlint
