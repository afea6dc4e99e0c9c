// SPDX-License-Identifier: MIT
#include "core/scan/judge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/digest.h"
#include "core/base/utf8.h"
#include "core/scan/message.h"
#include "core/scan/scanner.h"

namespace brandlint {
namespace {

template <typename T, typename U>
bool Allows(const std::vector<T>& list, const U& value) {
  return list.empty() || std::ranges::find(list, value) != list.end();
}

bool Meets(const EvidenceCondition& condition, const Evidence& evidence) {
  return evidence.score >= condition.min_score && Allows(condition.detectors, evidence.detector) &&
         Allows(condition.kinds, evidence.kind) &&
         Allows(condition.reference_kinds, evidence.reference_kind) &&
         Allows(condition.subjects, evidence.subject.type);
}

// Whether two pieces of evidence look at the same letters or pixels, so that neither confirms the
// other.
bool SamePlace(const Evidence& a, const Evidence& b) {
  if (a.subject != b.subject) return false;
  if (a.span && b.span) return a.span->first < b.span->last && b.span->first < a.span->last;
  if (a.region && b.region) return !Intersect(a.region->box, b.region->box).empty();
  return false;
}

// Letters and digits of ASCII; a byte of any other character counts as a letter, so that a word is
// never found inside a longer one of another script.
bool IsWordByte(char c) {
  const char lower = LowerAscii(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

// Whether `word` stands in `text` between word boundaries. ASCII letters match in either case.
bool HasWord(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return LowerAscii(a) == LowerAscii(b); };
  for (std::size_t from = 0; from + word.size() <= text.size(); ++from) {
    const std::string_view here = text.substr(from, word.size());
    if (!std::ranges::equal(here, word, same)) continue;
    const std::size_t end = from + word.size();
    if (from > 0 && IsWordByte(text[from - 1])) continue;
    if (end < text.size() && IsWordByte(text[end])) continue;
    return true;
  }
  return false;
}

const std::string* WordBeside(const Rule& rule, const Evidence& evidence) {
  const auto found = std::ranges::find_if(
      rule.beside, [&](const std::string& word) { return HasWord(evidence.context, word); });
  return found == rule.beside.end() ? nullptr : &*found;
}

bool Counts(const Permission& permission,
            const Evidence& evidence,
            const Observations& observations,
            const Date& as_of) {
  const bool party =
      (permission.developer_id.empty() || permission.developer_id == observations.developer_id) &&
      (permission.app_id.empty() || permission.app_id == observations.app_id);
  const bool reference =
      std::ranges::find(permission.references, "*") != permission.references.end() ||
      std::ranges::find(permission.references, evidence.reference) != permission.references.end();
  return party && reference && permission.brand == evidence.brand &&
         Allows(permission.subjects, evidence.subject.type) && permission.from <= as_of &&
         as_of <= permission.until;
}

std::string SizeText(Size size) {
  return std::to_string(size.width) + "x" + std::to_string(size.height);
}

// What of the form's condition is broken: the limit and what was met instead.
struct Breach {
  std::string limit, actual;
  std::string other_id;  // of the submission that has the same name
  std::string_view kind = {};
};

std::optional<Breach> BreachOfText(const FormCondition& form, const std::string& text) {
  if (form.max_length) {
    const std::size_t length = CountCodePoints(text);
    if (length > *form.max_length) {
      return Breach{.limit = std::to_string(*form.max_length), .actual = std::to_string(length)};
    }
  }
  if (!form.not_ending.empty() && text.ends_with(form.not_ending)) {
    return Breach{.limit = form.not_ending, .actual = form.not_ending};
  }
  return std::nullopt;
}

// "deskline-2", or "deskline-2 ("Desk1ine") and 3 others".
std::string OthersText(const SameName& same) {
  std::string text = EscapeForDisplay(same.other_id);
  if (same.other_name != same.name) text += " (\"" + EscapeForDisplay(same.other_name) + "\")";
  if (same.others > 1) {
    text += " and " + std::to_string(same.others - 1) + (same.others == 2 ? " other" : " others");
  }
  return text;
}

std::optional<Breach> BreachOfUniqueness(const FormCondition& form,
                                         const std::string& text,
                                         std::span<const SameName> same_names) {
  if (!form.unique) return std::nullopt;
  const auto same = std::ranges::find(same_names, text, &SameName::name);
  if (same == same_names.end()) return std::nullopt;
  return Breach{.limit = {},
                .actual = OthersText(*same),
                .other_id = same->other_id,
                .kind = same->other_name == same->name ? "plain" : "confusable"};
}

// A picture whose header could not be read breaks no form: it is a problem already.
std::optional<Breach> BreachOfPicture(const FormCondition& form, const AssetFacts& facts) {
  if (facts.format.empty()) return std::nullopt;
  if (form.size && facts.size != *form.size)
    return Breach{.limit = SizeText(*form.size), .actual = SizeText(facts.size)};
  if (!form.format.empty() && facts.format != form.format)
    return Breach{.limit = form.format, .actual = facts.format};
  return std::nullopt;
}

class Judging {
 public:
  Judging(const Observations& observations,
          const Permissions& permissions,
          const Date& as_of,
          std::span<const Brand> brands)
      : observations_(observations), permissions_(permissions), as_of_(as_of), brands_(brands) {}

  // The finding of the strictest rule that the evidence satisfies, if any.
  std::optional<Finding> FindingOf(const Evidence& evidence, std::span<const Rule* const> rules) {
    const Rule* strictest = nullptr;
    for (const Rule* const rule : rules) {
      if (!Applies(*rule, evidence)) continue;
      if (strictest == nullptr || rule->verdict > strictest->verdict) strictest = rule;
    }
    if (strictest == nullptr) return std::nullopt;

    const std::string* const beside = WordBeside(*strictest, evidence);
    const MessageFacts facts{.brand_title = TitleOf(evidence.brand),
                             .evidence = &evidence,
                             .subject = evidence.subject,
                             .beside = beside == nullptr ? "" : *beside,
                             .limit = {},
                             .actual = {}};
    Finding finding = Make(*strictest, evidence, facts);
    Permit(finding);
    return finding;
  }

  Finding FormFinding(const Rule& rule, const Subject& subject, const Breach& breach) {
    Evidence evidence;
    evidence.detector = kFormDetector;
    evidence.subject = subject;
    evidence.score = 1;
    if (!breach.other_id.empty()) {
      evidence.reference = breach.other_id;
      evidence.reference_kind = kSubmissionReference;
      evidence.kind = breach.kind;
    }
    const MessageFacts facts{.brand_title = brands_.empty() ? "" : brands_[0].title,
                             .evidence = nullptr,
                             .subject = subject,
                             .beside = {},
                             .limit = breach.limit,
                             .actual = breach.actual};
    return Make(rule, std::move(evidence), facts);
  }

 private:
  bool Applies(const Rule& rule, const Evidence& evidence) const {
    if (!rule.evidence || !Allows(rule.subjects, evidence.subject.type)) return false;
    if (!Meets(*rule.evidence, evidence)) return false;
    if (!rule.beside.empty() && WordBeside(rule, evidence) == nullptr) return false;
    return !rule.together_with || HasCompany(*rule.together_with, evidence);
  }

  bool HasCompany(const EvidenceCondition& condition, const Evidence& evidence) const {
    return std::ranges::any_of(observations_.evidence, [&](const Evidence& other) {
      return other.brand == evidence.brand && Meets(condition, other) &&
             !SamePlace(other, evidence);
    });
  }

  Finding Make(const Rule& rule, Evidence evidence, const MessageFacts& facts) {
    Finding finding;
    finding.rule = rule.id;
    finding.verdict = rule.verdict;
    finding.clause = rule.clause;
    finding.message = FillMessage(rule.message, facts);
    finding.fix = FillMessage(rule.fix, facts);
    finding.fingerprint = Fingerprint(rule, evidence);
    finding.evidence = std::move(evidence);
    return finding;
  }

  void Permit(Finding& finding) const {
    const auto permission =
        std::ranges::find_if(permissions_.permissions, [&](const Permission& candidate) {
          return Counts(candidate, finding.evidence, observations_, as_of_);
        });
    if (permission == permissions_.permissions.end()) return;
    finding.verdict = Verdict::kNote;
    finding.permission = permission->id;
    finding.message += "; allowed until " + FormatDate(permission->until) + " by permission " +
                       permission->id + " (" + permission->why + ")";
    finding.fix.clear();
  }

  std::string TitleOf(const std::string& brand) const {
    const auto found = std::ranges::find(brands_, brand, &Brand::id);
    return found == brands_.end() ? brand : found->title;
  }

  std::string ContentOf(const Subject& subject) const {
    if (!IsPictureRole(subject.type)) return subject.text;
    const auto facts = std::ranges::find(observations_.assets, subject.path, &AssetFacts::path);
    return facts == observations_.assets.end() ? "" : facts->sha256;
  }

  // Parts are joined by a byte that none of them can hold.
  std::string Fingerprint(const Rule& rule, const Evidence& evidence) {
    std::string key;
    for (const std::string_view part : {std::string_view(rule.id),
                                        std::string_view(evidence.brand),
                                        std::string_view(evidence.reference),
                                        SubjectTypeName(evidence.subject.type)}) {
      key += part;
      key += '\0';
    }
    key += ContentOf(evidence.subject);
    const int number = seen_[key]++;
    key += '\0' + std::to_string(number);
    constexpr std::size_t kDigits = 32;
    return Sha256Hex(AsBytes(key)).substr(0, kDigits);
  }

  const Observations& observations_;
  const Permissions& permissions_;
  const Date as_of_;
  const std::span<const Brand> brands_;
  std::map<std::string, int> seen_;  // how often a fingerprint's key was met
};

// Whether two findings are about one thing at one place, seen by two detectors.
bool SameThing(const Finding& a, const Finding& b) {
  const Evidence& x = a.evidence;
  const Evidence& y = b.evidence;
  if (x.detector == y.detector || x.brand != y.brand || x.reference != y.reference) return false;
  return x.subject == y.subject && x.region && y.region &&
         CoverTheSame(x.region->box, y.region->box);
}

// Of findings about one thing only the first, which is the strictest, stays: the others would tell
// a reviewer nothing more. All evidence is kept in the observations.
void LeaveOutRepeats(std::vector<Finding>& findings) {
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    const bool repeats = std::ranges::any_of(
        kept, [&](const Finding& earlier) { return SameThing(earlier, finding); });
    if (!repeats) kept.push_back(std::move(finding));
  }
  findings = std::move(kept);
}

// What is alike in a text with a thousand mentions.
bool SaysTheSame(const Finding& a, const Finding& b) {
  return a.rule == b.rule && a.verdict == b.verdict && a.permission == b.permission &&
         a.evidence.brand == b.evidence.brand && a.evidence.reference == b.evidence.reference &&
         a.evidence.subject == b.evidence.subject;
}

// Keeps kMostAlike of findings that say the same; a note for each kind that had more.
void LeaveOutMany(std::vector<Finding>& findings, std::vector<std::string>& notes) {
  struct Group {
    std::size_t first;  // of `kept`
    std::size_t count = 1;
  };
  std::vector<Finding> kept;
  std::vector<Group> groups;
  for (Finding& finding : findings) {
    const auto group = std::ranges::find_if(
        groups, [&](const Group& each) { return SaysTheSame(kept[each.first], finding); });
    if (group == groups.end()) {
      groups.push_back({kept.size()});
    } else if (++group->count > kMostAlike) {
      continue;
    }
    kept.push_back(std::move(finding));
  }
  for (const Group& group : groups) {
    if (group.count <= kMostAlike) continue;
    const Finding& first = kept[group.first];
    std::string where(SubjectTypeName(first.evidence.subject.type));
    if (!first.evidence.subject.path.empty()) where += " " + first.evidence.subject.path;
    notes.push_back(where + ": " + std::to_string(kMostAlike) + " findings of rule " + first.rule +
                    " are listed, and " + std::to_string(group.count - kMostAlike) +
                    " more were met");
  }
  findings = std::move(kept);
}

SubmissionVerdict WorstOf(std::span<const Finding> findings) {
  Verdict worst = Verdict::kNote;
  for (const Finding& finding : findings) worst = std::max(worst, finding.verdict);
  switch (worst) {
    case Verdict::kNote:
      return SubmissionVerdict::kPass;
    case Verdict::kReview:
      return SubmissionVerdict::kReview;
    case Verdict::kReject:
      break;
  }
  return SubmissionVerdict::kReject;
}

bool IsComplete(const Observations& observations) {
  return observations.problems.empty() &&
         std::ranges::all_of(observations.assets, [](const AssetFacts& facts) {
           return facts.examined == Examined::kFull;
         });
}

}  // namespace

Judgement Judge(const Observations& observations,
                const Policy& policy,
                const Permissions& permissions,
                const Date& as_of,
                std::span<const Brand> brands) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : policy.rules) {
    if (rule.effective <= as_of) rules.push_back(&rule);
  }

  Judging judging(observations, permissions, as_of, brands);
  std::vector<Finding> findings;
  for (const Evidence& evidence : observations.evidence) {
    if (auto finding = judging.FindingOf(evidence, rules)) findings.push_back(*std::move(finding));
  }
  const bool form =
      std::ranges::find(observations.detectors, kFormDetector) != observations.detectors.end();
  for (const Rule* const rule : rules) {
    if (!form || !rule->form) continue;
    for (const Subject& text : observations.texts) {
      if (!Allows(rule->subjects, text.type)) continue;
      if (const auto breach = BreachOfText(*rule->form, text.text)) {
        findings.push_back(judging.FormFinding(*rule, text, *breach));
      }
      if (const auto breach = BreachOfUniqueness(*rule->form, text.text, observations.same_names)) {
        findings.push_back(judging.FormFinding(*rule, text, *breach));
      }
    }
    for (const AssetFacts& facts : observations.assets) {
      if (!Allows(rule->subjects, facts.role)) continue;
      if (const auto breach = BreachOfPicture(*rule->form, facts)) {
        findings.push_back(judging.FormFinding(*rule, {facts.role, facts.path, "", ""}, *breach));
      }
    }
  }
  std::ranges::stable_sort(findings, std::ranges::greater(), &Finding::verdict);
  LeaveOutRepeats(findings);
  std::vector<std::string> notes = observations.notes;
  LeaveOutMany(findings, notes);

  Judgement judgement{.id = observations.id,
                      .source = observations.source,
                      .source_b64 = observations.source_b64,
                      .policy = policy.id,
                      .verdict = WorstOf(findings),
                      .complete = IsComplete(observations),
                      .findings = std::move(findings),
                      .texts = observations.texts,
                      .assets = observations.assets,
                      .problems = observations.problems,
                      .notes = std::move(notes)};
  if (!judgement.complete) {
    judgement.verdict = std::max(judgement.verdict, SubmissionVerdict::kReview);
  }
  return judgement;
}

}  // namespace brandlint
