// SPDX-License-Identifier: MIT
// The beginning of a brand pack, made from a name and a drawing: whole enough that it checks, with
// nothing in it that is not true.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/date.h"
#include "core/base/result.h"
#include "core/model/brand.h"
#include "core/model/judgement.h"
#include "core/model/limits.h"
#include "core/model/policy.h"
#include "core/scan/scanner.h"

namespace brandlint {

struct StartOptions {
  std::string name;                 // as the brand writes it
  std::string id;                   // empty: made of the name's Latin letters
  std::optional<Bytes> svg;         // the brand's mark
  std::string svg_name;             // what messages call it
  Date as_of;                       // of the clauses
  const Policy* loose = nullptr;    // the examples are proven under it
  const Policy* listing = nullptr;  // its clauses are wanted too
  Limits limits;
};

struct StartedBrand {
  Brand brand;
  int tried = 0;                    // imitations that were made
  std::vector<NameExample> missed;  // those that pass: what the name is weak in, proven
};

// The name becomes a house mark, the drawing mark.svg of role mark with its colours. Clauses are
// those that the policies refer to; each says what their rules do, and its source is the policy.
// Examples of misuse are imitations of the name that do not pass, those of fine use names nearby
// that do: every one was run.
//
// Errors: "brand-name" (empty, not UTF-8, spaces at its ends, hidden characters, no letter, too
// long), "brand-id" (none can be made of the name, wrong characters, too long), and those of the
// drawing (ProbePicture; "format-unknown" when it is not an SVG; what the logo detector cannot
// use).
Result<StartedBrand> StartBrand(const StartOptions& options);

// Ids become folder names.
inline constexpr std::size_t kLongestBrandId = 64;

// What a policy makes of a name alone.
SubmissionVerdict VerdictOfName(std::string_view name,
                                const CompiledPack& pack,
                                const Policy& policy,
                                const Permissions& permissions,
                                const Date& as_of,
                                std::span<const Brand> brands);

}  // namespace brandlint
