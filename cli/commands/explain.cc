// SPDX-License-Identifier: MIT
// `brandlint explain`: a rule's clause and what passes; a detector's page. The words live beside
// what they describe, so this page has none of its own to keep up to date.
#include <algorithm>
#include <iomanip>
#include <ostream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "core/base/nearest.h"
#include "core/base/utf8.h"
#include "core/checker/checker.h"
#include "core/detectors/detector.h"
#include "core/io/load_pack.h"

namespace brandlint::cli {

extern const Command kExplain;

namespace {

struct Known {
  std::vector<Policy> policies;
  std::vector<Brand> brands;
};

Result<Known> LoadKnown(const CheckingOptions& options) {
  Known known;
  std::vector<std::string> brands = options.packs.empty() ? BuiltInBrands() : options.packs;
  std::vector<std::string> policies = BuiltInPolicies();
  if (!options.policy.empty()) policies = {options.policy};
  for (const std::string& id : brands) {
    auto brand = LoadBrand(id, options.limits);
    if (!brand) return brand.error();
    known.brands.push_back(*std::move(brand));
  }
  for (const std::string& id : policies) {
    auto policy = LoadPolicy(id, options.limits);
    if (!policy) return policy.error();
    known.policies.push_back(*std::move(policy));
  }
  return known;
}

// Each rule once, though a policy repeats those of the policy it extends.
std::vector<const Rule*> RulesOf(const Known& known) {
  std::vector<const Rule*> rules;
  for (const Policy& policy : known.policies) {
    for (const Rule& rule : policy.rules) {
      if (std::ranges::find(rules, rule.id, &Rule::id) == rules.end()) rules.push_back(&rule);
    }
  }
  return rules;
}

std::string Join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : ", ") + word;
  return joined;
}

std::string Join(const std::vector<SubjectType>& types) {
  std::vector<std::string> names;
  for (const SubjectType type : types) names.emplace_back(SubjectTypeName(type));
  return Join(names);
}

void PrintCondition(const EvidenceCondition& condition, std::ostream& out) {
  if (!condition.detectors.empty()) out << "  from          " << Join(condition.detectors) << "\n";
  if (!condition.reference_kinds.empty()) {
    out << "  of a          " << Join(condition.reference_kinds) << "\n";
  }
  if (!condition.kinds.empty()) out << "  kinds         " << Join(condition.kinds) << "\n";
  if (!condition.subjects.empty()) out << "  in            " << Join(condition.subjects) << "\n";
  out << "  score from    " << condition.min_score << "\n";
}

void PrintForm(const FormCondition& form, std::ostream& out) {
  if (form.max_length) out << "  at most       " << *form.max_length << " characters\n";
  if (!form.not_ending.empty()) out << "  not ending in \"" << form.not_ending << "\"\n";
  if (form.size)
    out << "  exactly       " << form.size->width << "x" << form.size->height << " px\n";
  if (!form.format.empty()) out << "  format        " << form.format << "\n";
  if (form.unique) {
    out << "  unique        in its catalogue: no other app has the name, or one that differs in "
           "case,\n"
           "                spaces, signs, accents, style or look-alike letters only (l and I and "
           "1,\n"
           "                O and 0, m and rn, w and vv, letters of other scripts). Misspellings,\n"
           "                other words and names in other catalogues are not compared; a name "
           "given\n"
           "                alone (check) has no others beside it\n";
  }
}

void PrintRule(const Rule& rule, const Known& known, std::ostream& out) {
  out << "# rule " << rule.id << "\n\n" << rule.summary << "\n\n";
  out << "verdict: " << VerdictName(rule.verdict) << ", from " << FormatDate(rule.effective)
      << "\n";
  out << "looks at: " << (rule.subjects.empty() ? "everything" : Join(rule.subjects)) << "\n";
  if (rule.evidence) {
    out << "fires on evidence\n";
    PrintCondition(*rule.evidence, out);
  }
  if (rule.form) {
    out << "asks for\n";
    PrintForm(*rule.form, out);
  }
  if (rule.together_with) {
    out << "and only together with other evidence of the same brand\n";
    PrintCondition(*rule.together_with, out);
  }
  if (!rule.beside.empty()) out << "and only beside one of: " << Join(rule.beside) << "\n";

  for (const Policy& policy : known.policies) {
    if (std::ranges::find(policy.rules, rule.id, &Rule::id) != policy.rules.end()) {
      out << "in policy: " << policy.id << " " << policy.version << "\n";
    }
  }
  out << "\nsays: " << rule.message << "\n";
  if (!rule.fix.empty()) out << "would pass: " << rule.fix << "\n";
  if (!rule.passes.empty()) out << "for example: " << rule.passes << "\n";
  for (const Brand& brand : known.brands) {
    const auto clause = std::ranges::find(brand.clauses, rule.clause, &Clause::id);
    if (clause == brand.clauses.end()) continue;
    out << "\nclause " << clause->id << " (" << brand.title << ")\n  " << clause->text << "\n  "
        << clause->source << ", read on " << FormatDate(clause->date) << "\n";
  }
  const bool about_names =
      std::ranges::find(rule.subjects, SubjectType::kName) != rule.subjects.end();
  if (!about_names || !rule.evidence) return;
  for (const Brand& brand : known.brands) {
    if (!brand.misuse.empty()) out << "\nnames that do not pass (" << brand.title << ")\n";
    for (const NameExample& example : brand.misuse) {
      out << "  " << EscapeForDisplay(example.name) << ": " << example.why << "\n";
    }
    if (!brand.fine_use.empty()) out << "names that pass (" << brand.title << ")\n";
    for (const NameExample& example : brand.fine_use) {
      out << "  " << EscapeForDisplay(example.name) << ": " << example.why << "\n";
    }
  }
}

void PrintList(const Known& known, std::ostream& out) {
  constexpr int kColumn = 36;
  out << "detectors\n";
  for (const Detector* const detector : Detectors()) {
    out << "  " << std::left << std::setw(kColumn) << detector->id << detector->summary << "\n";
  }
  out << "\nrules\n";
  for (const Rule* const rule : RulesOf(known)) {
    out << "  " << std::left << std::setw(kColumn) << rule->id << rule->summary << "\n";
  }
}

Exit RunExplain(const Args& args, Streams streams) {
  CheckingOptions options;
  std::vector<std::string> ids;
  CommandLine line(kExplain, streams);
  line.app().add_option("RULE|DETECTOR", ids, "what to explain; nothing: the list");
  line.AddChecking(options);
  if (const auto exit = line.Parse(args)) return *exit;
  const auto known = LoadKnown(options);
  if (!known) return UsageError("explain", known.error(), streams);
  if (ids.empty()) {
    PrintList(*known, streams.out);
    return Exit::kClean;
  }
  const std::vector<const Rule*> rules = RulesOf(*known);
  for (const std::string& id : ids) {
    const Detector* const detector = FindDetector(id);
    const auto rule = std::ranges::find(rules, id, &Rule::id);
    if (detector != nullptr) {
      streams.out << "# detector " << detector->id << "\n\n"
                  << detector->summary << "\n"
                  << detector->page;
    } else if (rule != rules.end()) {
      PrintRule(**rule, *known, streams.out);
    } else {
      std::vector<std::string_view> words;
      for (const Detector* const each : Detectors()) words.push_back(each->id);
      for (const Rule* const each : rules) words.push_back(each->id);
      const std::string hint = DidYouMean(id, words);
      return UsageError("explain",
                        {"usage",
                         "no rule or detector is called '" + EscapeForDisplay(id) + "'" +
                             (hint.empty() ? "; run 'brandlint explain' for the list" : hint)},
                        streams);
    }
  }
  return Exit::kClean;
}

}  // namespace

extern constinit const Command kExplain{
    .name = "explain",
    .usage = "[RULE|DETECTOR...]",
    .summary = "a rule and its clause; what a detector sees and what it misses",
    .run = RunExplain,
};

}  // namespace brandlint::cli
