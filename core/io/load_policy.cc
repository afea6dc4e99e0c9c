// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <utility>

#include "EmbeddedPolicies.h"
#include "core/base/check.h"
#include "core/base/digest.h"
#include "core/codec/allowances.h"
#include "core/codec/permissions.h"
#include "core/codec/policy.h"
#include "core/io/file_name.h"
#include "core/io/load_pack.h"
#include "core/io/read_file.h"
#include "core/io/unknown_id.h"

namespace brandlint {
namespace {

constexpr std::string_view kEnding = ".json";

// Policies that extend each other more often than this do so in a circle.
constexpr int kMostExtended = 8;

// Reads a JSON file that the user named.
Result<Bytes> ReadNamed(const std::string& file, const Limits& limits) {
  Result<Bytes> text = ReadFile(file, limits, &Limits::manifest_bytes, Links::kFollow);
  if (text) return text;
  return Error{text.error().code, ShownName(file) + ": " + text.error().message};
}

// As LoadPolicy, without what it extends.
Result<Policy> LoadAlone(const std::string& id, const Limits& limits) {
  const bool is_path = id.find('/') != std::string::npos || id.ends_with(kEnding);
  if (!is_path) {
    const std::string name = id + std::string(kEnding);
    const auto found = std::ranges::find(EmbeddedPolicies(), name, &EmbeddedFile::path);
    if (found != EmbeddedPolicies().end()) return ReadPolicy(AsText(found->content), name, limits);
    if (!ResolvePath(id)) return UnknownId("policy", id, BuiltInPolicies());
  }
  const Result<Bytes> text = ReadNamed(id, limits);
  if (!text) return text.error();
  return ReadPolicy(AsText(*text), ShownName(id), limits);
}

bool IsBuiltIn(const std::string& id) {
  const auto known = BuiltInPolicies();
  return std::ranges::find(known, id) != known.end();
}

// Where the policy lies that the one from `id` extends: built in, else a file beside it.
std::string BaseOf(const std::string& id, const std::string& extends) {
  const std::size_t slash = id.rfind('/');
  if (IsBuiltIn(extends) || slash == std::string::npos || extends.starts_with('/')) return extends;
  return id.substr(0, slash + 1) + extends;
}

// Puts the rules of `base` before those of `policy`, which replace what has the same id.
void Extend(const Policy& base, Policy& policy) {
  std::vector<Rule> rules;
  std::ranges::copy_if(base.rules, std::back_inserter(rules), [&](const Rule& rule) {
    return std::ranges::find(policy.rules, rule.id, &Rule::id) == policy.rules.end();
  });
  policy.rules.insert(policy.rules.begin(), rules.begin(), rules.end());
  policy.digest = Sha256Hex(AsBytes(policy.digest + base.digest));
}

Result<Policy> LoadExtended(const std::string& id, const Limits& limits, int depth);

// With the rules of what `policy`, which came from `id`, extends.
Result<Policy> Extended(Result<Policy> policy,
                        const std::string& id,
                        const Limits& limits,
                        int depth) {
  if (!policy || policy->extends.empty()) return policy;
  if (depth == kMostExtended) {
    return Error{"policy-circle",
                 "policy " + policy->id + ": more than " + std::to_string(kMostExtended) +
                     " policies extend one another, perhaps in a circle"};
  }
  const Result<Policy> base = LoadExtended(BaseOf(id, policy->extends), limits, depth + 1);
  if (!base) {
    // A circle is told once, by the policy that was asked for.
    const bool told = base.error().code == "policy-circle";
    return told ? base.error()
                : Error{base.error().code,
                        "policy " + policy->id + " extends: " + base.error().message};
  }
  Extend(*base, *policy);
  return policy;
}

Result<Policy> LoadExtended(const std::string& id, const Limits& limits, int depth) {
  return Extended(LoadAlone(id, limits), id, limits, depth);
}

}  // namespace

std::string_view BuiltInPolicyText(std::string_view id) {
  const std::string name = std::string(id) + ".json";
  const auto found = std::ranges::find(EmbeddedPolicies(), name, &EmbeddedFile::path);
  return found == EmbeddedPolicies().end() ? std::string_view() : AsText(found->content);
}

std::vector<std::string> BuiltInPolicies() {
  std::vector<std::string> ids;
  for (const EmbeddedFile& file : EmbeddedPolicies()) {
    ids.emplace_back(file.path.substr(0, file.path.size() - kEnding.size()));
  }
  std::ranges::sort(ids);
  return ids;
}

std::string DefaultPolicy(SubmissionForm form) {
  for (const std::string& id : BuiltInPolicies()) {
    const Result<Policy> policy = LoadAlone(id, Limits());
    CHECK(policy.ok());  // it is ours
    if (std::ranges::find(policy->default_for, form) != policy->default_for.end()) return id;
  }
  CHECK(false);  // data/policies has one for each form; a test looks
  std::abort();
}

Result<Policy> LoadPolicy(std::string_view id_or_file, const Limits& limits) {
  return LoadExtended(std::string(id_or_file), limits, 0);
}

Result<Policy> PolicyOfText(std::string_view text, const std::string& name, const Limits& limits) {
  Result<Policy> policy = ReadPolicy(text, name, limits);
  // A stranger's text must not make us open files.
  if (policy && !policy->extends.empty() && !IsBuiltIn(policy->extends)) {
    return UnknownId("policy", policy->extends, BuiltInPolicies());
  }
  return Extended(std::move(policy), name, limits, 0);
}

Result<Permissions> LoadPermissions(const std::string& file, const Limits& limits) {
  const Result<Bytes> text = ReadNamed(file, limits);
  if (!text) return text.error();
  return ReadPermissions(AsText(*text), ShownName(file), limits);
}

Result<Allowances> LoadAllowances(const std::string& file, const Limits& limits) {
  const Result<Bytes> text = ReadNamed(file, limits);
  if (!text) return text.error();
  return ReadAllowances(AsText(*text), ShownName(file), limits);
}

}  // namespace brandlint
