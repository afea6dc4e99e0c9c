// SPDX-License-Identifier: MIT
// check_app DAY NAME [ICON]: prints the verdict on an app and the reasons for it.
#include <iostream>
#include <string>

#include "core/brandlint.h"

namespace {

int Complain(const brandlint::Error& error) {
  std::cerr << "check_app: " << error.message << "\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const auto day = argc > 2 ? brandlint::ParseDate(argv[1]) : std::nullopt;
  if (!day) {
    std::cerr << "usage: check_app DAY NAME [ICON], the day as 2026-11-24\n";
    return 2;
  }
  brandlint::CheckArguments app{.id = "my-app", .names = {argv[2]}};
  if (argc > 3) app.pictures.emplace_back(brandlint::SubjectType::kIcon, argv[3]);

  // These two are made once, however many apps there are.
  const auto checker = brandlint::MakeChecker({.as_of = *day});
  if (!checker) return Complain(checker.error());
  const auto runner = brandlint::MakeRunner(*checker, {.workers = 1});
  if (!runner) return Complain(runner.error());

  const auto source = brandlint::MakeSingleSource(brandlint::SubmissionFromArguments(app));
  const auto seen = (*runner)->Next(*source);
  if (!seen) return Complain(seen.error());
  const brandlint::Judgement judgement = checker->Judge(**seen);

  std::cout << brandlint::SubmissionVerdictName(judgement.verdict) << "\n";
  for (const brandlint::Finding& finding : judgement.findings) {
    std::cout << finding.rule << ": " << finding.message << "\n";
  }
  for (const brandlint::Problem& problem : judgement.problems) {
    std::cout << problem.message << "\n";
  }
  return judgement.verdict == brandlint::SubmissionVerdict::kPass ? 0 : 1;
}
