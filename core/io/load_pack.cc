// SPDX-License-Identifier: MIT
#include "core/io/load_pack.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include "EmbeddedBrands.h"
#include "EmbeddedPolicies.h"
#include "core/base/check.h"
#include "core/base/digest.h"
#include "core/base/nearest.h"
#include "core/base/utf8.h"
#include "core/codec/brand.h"
#include "core/codec/permissions.h"
#include "core/codec/policy.h"
#include "core/io/file_name.h"
#include "core/io/list_folder.h"
#include "core/io/read_file.h"

namespace brandlint {
namespace {

constexpr std::string_view kBrandFile = "brand.json";
constexpr std::string_view kPolicyEnding = ".json";

// The content of a pack's file, by its path below the pack's folder.
using OpenFile = std::function<Result<Bytes>(const std::string& path)>;

const EmbeddedFile* FindEmbedded(std::span<const EmbeddedFile> files, std::string_view path) {
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  return found == files.end() ? nullptr : &*found;
}

std::string DigestOf(std::vector<std::pair<std::string, ByteView>> files) {
  std::ranges::sort(files, {}, &std::pair<std::string, ByteView>::first);
  std::string all;
  for (const auto& [path, content] : files) {
    all += path;
    all += '\0';
    all += std::to_string(content.size());
    all += '\0';
    all += AsText(content);
  }
  return Sha256Hex(AsBytes(all));
}

// `name` is what messages call the pack's folder.
Result<Brand> AssembleBrand(const OpenFile& open, const std::string& name, const Limits& limits) {
  const std::string brand_file(kBrandFile);
  const auto named = [&](const std::string& file, const Error& error) {
    return Error{error.code, JoinName(name, file) + ": " + error.message};
  };
  const Result<Bytes> text = open(brand_file);
  if (!text) return named(brand_file, text.error());
  Result<Brand> brand = ReadBrand(AsText(*text), JoinName(name, brand_file), limits);
  if (!brand) return brand;

  for (Mark& mark : brand->marks) {
    Result<Bytes> content = open(mark.file);
    if (!content) return named(mark.file, content.error());
    mark.content = *std::move(content);
  }
  // A file that two marks share counts once.
  std::vector<std::pair<std::string, ByteView>> files{{brand_file, *text}};
  std::set<std::string> seen;
  for (const Mark& mark : brand->marks) {
    if (seen.insert(mark.file).second) files.emplace_back(mark.file, mark.content);
  }
  brand->digest = DigestOf(std::move(files));
  return brand;
}

// `no brand is called 'acne'; did you mean "acme"?`, or the list when none is near.
Error Unknown(const std::string& what,
              std::string_view id,
              const std::vector<std::string>& known_ids) {
  const std::vector<std::string_view> known(known_ids.begin(), known_ids.end());
  std::string message = "no " + what + " is called '" + EscapeForDisplay(id) + "'";
  const std::string hint = DidYouMean(id, known);
  if (!hint.empty()) {
    message += hint;
  } else {
    message += "; built in:";
    for (std::size_t i = 0; i < known.size(); ++i) {
      message += (i == 0 ? " " : ", ") + known_ids[i];
    }
  }
  return {what + "-unknown", message};
}

// Reads a JSON file that the user named.
Result<Bytes> ReadNamed(const std::string& file, const Limits& limits) {
  Result<Bytes> text = ReadFile(file, limits, &Limits::manifest_bytes, Links::kFollow);
  if (text) return text;
  return Error{text.error().code, ShownName(file) + ": " + text.error().message};
}

// One policy as it is written, without the rules of the one it extends.
Result<Policy> LoadOnePolicy(std::string_view id_or_file, const Limits& limits) {
  const std::string id(id_or_file);
  const bool is_path = id.find('/') != std::string::npos || id.ends_with(kPolicyEnding);
  if (!is_path) {
    const std::string name = id + std::string(kPolicyEnding);
    if (const EmbeddedFile* const file = FindEmbedded(EmbeddedPolicies(), name)) {
      return ReadPolicy(AsText(file->content), name, limits);
    }
    if (!ResolvePath(id)) return Unknown("policy", id, BuiltInPolicies());
  }
  const Result<Bytes> text = ReadNamed(id, limits);
  if (!text) return text.error();
  return ReadPolicy(AsText(*text), ShownName(id), limits);
}

// Puts the rules of `base` before those of `policy`; a rule of `policy` replaces that of the same
// id.
void Extend(const Policy& base, Policy& policy) {
  std::vector<Rule> rules;
  for (const Rule& rule : base.rules) {
    if (std::ranges::find(policy.rules, rule.id, &Rule::id) == policy.rules.end()) {
      rules.push_back(rule);
    }
  }
  std::ranges::move(policy.rules, std::back_inserter(rules));
  policy.rules = std::move(rules);
  policy.digest = Sha256Hex(AsBytes(base.digest + policy.digest));
}

// The policy that `file` extends: a built-in one, else a file beside it.
std::string BaseOf(std::string_view file, const std::string& extends) {
  const bool built_in =
      FindEmbedded(EmbeddedPolicies(), extends + std::string(kPolicyEnding)) != nullptr;
  const std::size_t slash = file.rfind('/');
  if (built_in || slash == std::string_view::npos) return extends;
  return std::string(file.substr(0, slash + 1)) + extends;
}

}  // namespace

std::vector<std::string> BuiltInBrands() {
  std::vector<std::string> ids;
  for (const EmbeddedFile& file : EmbeddedBrands()) {
    const std::size_t slash = file.path.find('/');
    if (slash != std::string_view::npos && file.path.substr(slash + 1) == kBrandFile) {
      ids.emplace_back(file.path.substr(0, slash));
    }
  }
  std::ranges::sort(ids);
  return ids;
}

std::vector<std::string> BuiltInPolicies() {
  std::vector<std::string> ids;
  for (const EmbeddedFile& file : EmbeddedPolicies()) {
    ids.emplace_back(file.path.substr(0, file.path.size() - kPolicyEnding.size()));
  }
  std::ranges::sort(ids);
  return ids;
}

Result<Brand> LoadBrand(std::string_view id_or_folder, const Limits& limits) {
  const std::string id(id_or_folder);
  const bool is_path = id.find('/') != std::string::npos || id == ".";
  if (!is_path && FindEmbedded(EmbeddedBrands(), JoinName(id, kBrandFile)) != nullptr) {
    const OpenFile open = [&](const std::string& path) -> Result<Bytes> {
      const EmbeddedFile* const file = FindEmbedded(EmbeddedBrands(), JoinName(id, path));
      if (file == nullptr) return Error{"file-missing", "no such file"};
      return Bytes(file->content.begin(), file->content.end());
    };
    return AssembleBrand(open, id, limits);
  }
  if (!is_path && !LeadsToFolder(id)) return Unknown("brand", id, BuiltInBrands());

  const OpenFile open = [&](const std::string& path) {
    const bool is_text = path == kBrandFile;
    return ReadFile(id + "/" + path,
                    limits,
                    is_text ? &Limits::manifest_bytes : &Limits::file_bytes,
                    Links::kFollow);
  };
  return AssembleBrand(open, ShownName(id), limits);
}

Result<Policy> LoadPolicy(std::string_view id_or_file, const Limits& limits) {
  Result<Policy> policy = LoadOnePolicy(id_or_file, limits);
  std::string file(id_or_file);
  // A chain this long is a circle; two are in use.
  constexpr int kLongestChain = 8;
  std::vector<Policy> chain;
  while (policy) {
    chain.push_back(*std::move(policy));
    const Policy& last = chain.back();
    if (last.extends.empty()) break;
    if (std::ssize(chain) == kLongestChain) {
      return Error{"policy-circle",
                   last.id + ": policies extend one another more than " +
                       std::to_string(kLongestChain) + " deep"};
    }
    file = BaseOf(file, last.extends);
    policy = LoadOnePolicy(file, limits);
  }
  if (!policy) return policy;
  for (std::size_t i = chain.size() - 1; i-- > 0;) Extend(chain[i + 1], chain[i]);
  return std::move(chain.front());
}

std::string DefaultPolicy(SubmissionForm form) {
  for (const std::string& id : BuiltInPolicies()) {
    const auto policy = LoadOnePolicy(id, Limits{});
    CHECK(policy.ok());
    if (std::ranges::find(policy->default_for, form) != policy->default_for.end()) return id;
  }
  CHECK(false && "a test asks for a default policy of either form");
  return "";
}

Result<Permissions> LoadPermissions(const std::string& file, const Limits& limits) {
  const Result<Bytes> text = ReadNamed(file, limits);
  if (!text) return text.error();
  return ReadPermissions(AsText(*text), ShownName(file), limits);
}

}  // namespace brandlint
