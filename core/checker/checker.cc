// SPDX-License-Identifier: MIT
#include "core/checker/checker.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "core/base/digest.h"
#include "core/base/utf8.h"
#include "core/checker/version.h"
#include "core/io/load_bank.h"
#include "core/io/load_pack.h"
#include "core/io/read_file.h"
#include "core/io/record_reader.h"
#include "core/scan/judge.h"
#include "core/text/words/built_in_words.h"

namespace brandlint {
namespace {

Result<std::vector<Brand>> LoadBrands(const CheckerOptions& options) {
  std::vector<std::string> ids = options.packs;
  if (ids.empty()) ids = BuiltInBrands();
  std::vector<Brand> brands;
  for (const std::string& id : ids) {
    auto brand = LoadBrand(id, options.limits);
    if (!brand) return brand.error();
    for (const Brand& earlier : brands) {
      if (earlier.id == brand->id) {
        return Error{"usage", "pack " + id + ": the brand '" + brand->id + "' was given twice"};
      }
    }
    brands.push_back(*std::move(brand));
  }
  return brands;
}

bool UseBanks(const std::vector<std::string>& asked) {
  return std::ranges::any_of(Detectors(), [&](const Detector* detector) {
    return detector->needs.banks &&
           (asked.empty() || std::ranges::find(asked, detector->id) != asked.end());
  });
}

Result<void> LoadBanks(const CheckerOptions& options, Checker& checker) {
  for (const std::string& file : options.banks) {
    auto loaded = LoadBank(file, options.limits);
    if (!loaded) return Error{"usage", "bank " + loaded.error().message};
    for (std::string& message : WarningsOf(*loaded)) checker.warnings.push_back(std::move(message));
    checker.banks.push_back(std::make_shared<const Bank>(std::move(loaded->bank)));
  }
  return {};
}

Result<void> LoadBaseline(const CheckerOptions& options, Checker& checker) {
  const std::string name = "baseline " + EscapeForDisplay(options.baseline);
  const auto bytes =
      ReadFile(options.baseline, options.limits, &Limits::bank_bytes, Links::kFollow);
  if (!bytes) return Error{"usage", name + ": " + bytes.error().message};
  std::istringstream in{std::string(AsText(*bytes))};
  auto reader = RecordReader::Open(in, EscapeForDisplay(options.baseline), options.limits);
  if (!reader) return Error{"usage", "baseline " + reader.error().message};
  while (true) {
    const auto record = reader->Next();
    if (!record) return Error{"usage", "baseline " + record.error().message};
    if (!*record) break;
    const auto* const result = std::get_if<Judgement>(&**record);
    if (result == nullptr) {
      return Error{"usage", name + " holds observations, which nobody has judged"};
    }
    for (const Finding& finding : result->findings) checker.known.insert(finding.fingerprint);
  }
  checker.baseline = {options.baseline.substr(options.baseline.rfind('/') + 1),
                      checker.known.size(),
                      Sha256Hex(*bytes)};
  return {};
}

// The worst of the findings, and never better than review when something was not examined.
SubmissionVerdict VerdictOf(const Judgement& judgement) {
  SubmissionVerdict worst =
      judgement.complete ? SubmissionVerdict::kPass : SubmissionVerdict::kReview;
  for (const Finding& finding : judgement.findings) {
    if (finding.verdict == Verdict::kReject) return SubmissionVerdict::kReject;
    if (finding.verdict == Verdict::kReview) worst = SubmissionVerdict::kReview;
  }
  return worst;
}

std::string AllowanceNote(const Finding& finding, const Allowance& allowance, Date as_of) {
  return finding.rule + " (" + finding.fingerprint + ") " +
         (as_of <= allowance.until ? "is allowed until " : "was allowed until ") +
         FormatDate(allowance.until) + " by " + EscapeForDisplay(allowance.who) + ": " +
         EscapeForDisplay(allowance.reason);
}

RunHeader::Part PartOf(const Policy& policy) { return {policy.id, policy.version, policy.digest}; }

}  // namespace

Judgement Checker::Judge(const Observations& observations) const {
  Judgement judgement = JudgeAll(observations);
  LeaveOutKnown(judgement);
  return judgement;
}

void Checker::LeaveOutKnown(Judgement& judgement) const {
  const std::size_t left_out = std::erase_if(judgement.findings, [&](const Finding& finding) {
    return known.contains(finding.fingerprint);
  });
  if (left_out > 0) {
    judgement.notes.push_back(std::to_string(left_out) +
                              (left_out == 1 ? " finding is" : " findings are") +
                              " in the baseline " + EscapeForDisplay(baseline.id));
  }
  const std::size_t allowed = std::erase_if(judgement.findings, [&](const Finding& finding) {
    const auto entry =
        std::ranges::find(allow.allowances, finding.fingerprint, &Allowance::fingerprint);
    if (entry == allow.allowances.end()) return false;
    judgement.notes.push_back(AllowanceNote(finding, *entry, as_of));
    return as_of <= entry->until;
  });
  if (left_out + allowed > 0) judgement.verdict = VerdictOf(judgement);
}

Judgement Checker::JudgeAll(const Observations& observations) const {
  return brandlint::Judge(observations, PolicyFor(observations.form), permissions, as_of, brands);
}

RunHeader Checker::Header() const {
  RunHeader header{.tool = std::string(kToolName),
                   .packs = {},
                   .policies = {PartOf(listing)},
                   .banks = {},
                   .permissions = {permissions_name, permissions.version, permissions.digest},
                   .baseline = baseline,
                   .allow = {allow_name, allow.version, allow.digest},
                   .as_of = as_of,
                   .detectors = {},
                   .words = word_list ? std::string(BuiltInWordsDigest()) : "none"};
  for (const auto& bank : banks) {
    header.banks.push_back({bank->name, bank->rows.size(), bank->digest});
  }
  if (!one_policy) header.policies.push_back(PartOf(loose));
  for (const Brand& brand : brands) header.packs.push_back({brand.id, brand.version, brand.digest});
  for (const CompiledPack::Part& part : pack->parts) {
    header.detectors.emplace_back(part.detector->id);
  }
  if (pack->form) header.detectors.emplace_back(kFormDetector);
  return header;
}

Result<Checker> MakeChecker(const CheckerOptions& options) {
  Checker checker;
  checker.as_of = options.as_of;

  auto brands = LoadBrands(options);
  if (!brands) return brands.error();
  checker.brands = *std::move(brands);

  checker.word_list = options.word_list;
  if (UseBanks(options.detectors)) {
    if (const auto loaded = LoadBanks(options, checker); !loaded) return loaded.error();
  }
  auto pack = CompilePack(
      checker.brands, options.detectors, {.word_list = checker.word_list, .banks = checker.banks});
  if (!pack) return pack.error();
  checker.pack = *std::move(pack);

  checker.one_policy = !options.policy.empty();
  const auto policy_id = [&](SubmissionForm form) {
    return checker.one_policy ? options.policy : DefaultPolicy(form);
  };
  auto listing = LoadPolicy(policy_id(SubmissionForm::kListing), options.limits);
  if (!listing) return listing.error();
  auto loose = LoadPolicy(policy_id(SubmissionForm::kLoose), options.limits);
  if (!loose) return loose.error();
  checker.listing = *std::move(listing);
  checker.loose = *std::move(loose);

  if (!options.baseline.empty()) {
    if (const auto loaded = LoadBaseline(options, checker); !loaded) return loaded.error();
  }
  if (!options.allow.empty()) {
    auto allow = LoadAllowances(options.allow, options.limits);
    if (!allow) return allow.error();
    checker.allow = *std::move(allow);
    checker.allow_name = options.allow.substr(options.allow.rfind('/') + 1);
  }
  if (!options.permissions.empty()) {
    auto permissions = LoadPermissions(options.permissions, options.limits);
    if (!permissions) return permissions.error();
    checker.permissions = *std::move(permissions);
    checker.permissions_name = options.permissions.substr(options.permissions.rfind('/') + 1);
  }
  return checker;
}

}  // namespace brandlint
