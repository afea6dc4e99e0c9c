// SPDX-License-Identifier: MIT
#include "core/scan/translate.h"

#include <algorithm>

#include "core/scan/judge.h"

namespace brandlint {

void Translate(Judgement& judgement,
               const Observations& observations,
               const Policy& policy,
               std::string_view language,
               const Date& as_of,
               std::span<const Brand> brands) {
  const auto has_words = [&](const Rule& rule) { return rule.translations.contains(language); };
  if (std::ranges::none_of(policy.rules, has_words)) return;
  const Judgement translated = Judge(observations, InLanguage(policy, language), {}, as_of, brands);
  for (Finding& finding : judgement.findings) {
    if (!finding.permission.empty()) continue;
    const auto same =
        std::ranges::find(translated.findings, finding.fingerprint, &Finding::fingerprint);
    if (same == translated.findings.end()) continue;
    finding.message = same->message;
    finding.fix = same->fix;
  }
}

}  // namespace brandlint
