// SPDX-License-Identifier: MIT
#include "core/report/difference.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "core/base/utf8.h"
#include "core/codec/json_writer.h"
#include "core/codec/judgement.h"
#include "core/codec/record_parts.h"

namespace brandlint {
namespace {

// Of a submission in one result: its id, and how many of that id stood before it.
using Key = std::pair<std::string, int>;

std::vector<Key> KeysOf(std::span<const Judgement> judgements) {
  std::map<std::string_view, int> seen;
  std::vector<Key> keys;
  for (const Judgement& judgement : judgements) {
    keys.emplace_back(judgement.id, seen[judgement.id]++);
  }
  return keys;
}

const Finding* Find(const std::vector<Finding>& findings, const std::string& fingerprint) {
  const auto found = std::ranges::find(findings, fingerprint, &Finding::fingerprint);
  return found == findings.end() ? nullptr : &*found;
}

bool Has(const std::vector<Problem>& problems, const Problem& problem) {
  return std::ranges::find(problems, problem) != problems.end();
}

// Nothing where nothing changed. At least one of the two is there.
std::optional<SubmissionChange> ChangeOf(const Judgement* before, const Judgement* after) {
  static const Judgement kNone{};
  const Judgement& old = before == nullptr ? kNone : *before;
  const Judgement& now = after == nullptr ? kNone : *after;
  SubmissionChange change;
  change.id = after == nullptr ? old.id : now.id;
  change.source = after == nullptr ? old.source : now.source;
  if (before != nullptr) change.before = old.verdict;
  if (after != nullptr) change.after = now.verdict;
  change.newly_incomplete = !now.complete && old.complete;
  for (const Finding& finding : now.findings) {
    const Finding* const earlier = Find(old.findings, finding.fingerprint);
    if (earlier == nullptr) {
      change.appeared.push_back(finding);
    } else if (earlier->verdict != finding.verdict) {
      change.changed.emplace_back(*earlier, finding);
    }
  }
  for (const Finding& finding : old.findings) {
    if (Find(now.findings, finding.fingerprint) == nullptr) change.gone.push_back(finding);
  }
  for (const Problem& problem : now.problems) {
    if (!Has(old.problems, problem)) change.new_problems.push_back(problem);
  }
  for (const Problem& problem : old.problems) {
    if (!Has(now.problems, problem)) change.gone_problems.push_back(problem);
  }
  const bool same = change.before == change.after && old.complete == now.complete &&
                    change.appeared.empty() && change.gone.empty() && change.changed.empty() &&
                    change.new_problems.empty() && change.gone_problems.empty();
  if (same) return std::nullopt;
  return change;
}

std::string_view VerdictWord(const std::optional<SubmissionVerdict>& verdict) {
  return verdict ? SubmissionVerdictName(*verdict) : "none";
}

std::string FindingLine(const Finding& finding) {
  const Subject& subject = finding.evidence.subject;
  std::string where(SubjectTypeName(subject.type));
  if (!subject.path.empty()) where += " " + EscapeForDisplay(subject.path);
  if (!subject.locale.empty()) where += " (" + EscapeForDisplay(subject.locale) + ")";
  return where + "  " + EscapeForDisplay(finding.rule) + ": " + EscapeForDisplay(finding.message) +
         "\n";
}

void WriteFinding(const Finding& finding, std::string_view was, JsonWriter& json) {
  const Subject& subject = finding.evidence.subject;
  json.BeginObject();
  json.Text("rule", finding.rule);
  json.Text("verdict", VerdictName(finding.verdict));
  json.OptionalText("was", was);
  json.Text("subject", SubjectTypeName(subject.type));
  json.OptionalText("path", subject.path);
  json.OptionalText("locale", subject.locale);
  json.Text("message", finding.message);
  json.Text("fingerprint", finding.fingerprint);
  json.EndObject();
}

void WriteFindings(std::string_view key, const std::vector<Finding>& findings, JsonWriter& json) {
  json.Key(key);
  json.BeginArray();
  for (const Finding& finding : findings) WriteFinding(finding, "", json);
  json.EndArray();
}

void WriteVerdict(std::string_view key,
                  const std::optional<SubmissionVerdict>& verdict,
                  JsonWriter& json) {
  json.Key(key);
  if (verdict) {
    json.Text(SubmissionVerdictName(*verdict));
  } else {
    json.Null();
  }
}

void WriteChange(const SubmissionChange& change, std::string& out) {
  JsonWriter json(out);
  json.BeginObject();
  json.Text("id", change.id);
  json.Text("source", change.source);
  WriteVerdict("before", change.before, json);
  WriteVerdict("after", change.after, json);
  json.Bool("newly_incomplete", change.newly_incomplete);
  WriteFindings("appeared", change.appeared, json);
  WriteFindings("gone", change.gone, json);
  json.Key("changed");
  json.BeginArray();
  for (const auto& [was, is] : change.changed) {
    WriteFinding(is, VerdictName(was.verdict), json);
  }
  json.EndArray();
  WriteProblems("new_problems", change.new_problems, json);
  WriteProblems("gone_problems", change.gone_problems, json);
  json.EndObject();
}

}  // namespace

std::vector<SubmissionChange> Compare(std::span<const Judgement> before,
                                      std::span<const Judgement> after) {
  std::map<Key, const Judgement*> old;
  const std::vector<Key> old_keys = KeysOf(before);
  for (std::size_t i = 0; i < before.size(); ++i) old[old_keys[i]] = &before[i];

  std::vector<SubmissionChange> changes;
  const std::vector<Key> keys = KeysOf(after);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto found = old.find(keys[i]);
    const Judgement* const earlier = found == old.end() ? nullptr : found->second;
    if (auto change = ChangeOf(earlier, &after[i])) changes.push_back(*std::move(change));
    if (found != old.end()) old.erase(found);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!old.contains(old_keys[i])) continue;
    if (auto change = ChangeOf(&before[i], nullptr)) changes.push_back(*std::move(change));
  }
  return changes;
}

std::optional<Verdict> WorstOfNew(std::span<const SubmissionChange> changes) {
  std::optional<Verdict> worst;
  for (const SubmissionChange& change : changes) {
    for (const Finding& finding : change.appeared) {
      worst = std::max(worst.value_or(Verdict::kNote), finding.verdict);
    }
    for (const auto& [was, is] : change.changed) {
      if (is.verdict > was.verdict) worst = std::max(worst.value_or(Verdict::kNote), is.verdict);
    }
  }
  return worst;
}

std::string DifferenceText(std::span<const SubmissionChange> changes) {
  if (changes.empty()) return "nothing changed\n";
  std::string out;
  std::size_t appeared = 0;
  std::size_t gone = 0;
  std::size_t changed = 0;
  for (const SubmissionChange& change : changes) {
    const std::string before(VerdictWord(change.before));
    const std::string after(VerdictWord(change.after));
    out += before == after ? before : before + " -> " + after;
    out += "  " + EscapeForDisplay(change.id);
    if (!change.source.empty() && change.source != change.id)
      out += "  " + EscapeForDisplay(change.source);
    if (change.newly_incomplete) out += "  NOT FULLY EXAMINED";
    out += '\n';
    for (const Finding& finding : change.appeared) {
      out += "  + " + std::string(VerdictName(finding.verdict)) + "  " + FindingLine(finding);
    }
    for (const auto& [was, is] : change.changed) {
      out += "  ~ " + std::string(VerdictName(was.verdict)) + " -> " +
             std::string(VerdictName(is.verdict)) + "  " + FindingLine(is);
    }
    for (const Finding& finding : change.gone) {
      out += "  - " + std::string(VerdictName(finding.verdict)) + "  " + FindingLine(finding);
    }
    for (const Problem& problem : change.new_problems) {
      out += "  + not examined  " + EscapeForDisplay(problem.message) + "\n";
    }
    for (const Problem& problem : change.gone_problems) {
      out += "  - not examined  " + EscapeForDisplay(problem.message) + "\n";
    }
    appeared += change.appeared.size();
    gone += change.gone.size();
    changed += change.changed.size();
  }
  out += "\nsubmissions with changes: " + std::to_string(changes.size()) +
         "; findings: " + std::to_string(appeared) + " appeared, " + std::to_string(gone) +
         " gone, " + std::to_string(changed) + " under another verdict\n";
  return out;
}

std::string DifferenceJson(const RunHeader& before,
                           const RunHeader& after,
                           std::span<const SubmissionChange> changes) {
  DifferencePieces pieces;
  std::string out = pieces.Start(before, after);
  out += pieces.Changes(changes);
  return out + pieces.End();
}

std::string DifferencePieces::Start(const RunHeader& before, const RunHeader& after) {
  std::string out = "{\"schema\": \"brandlint.diff/1\",\n \"before\": ";
  WriteHeader(before, out);
  out += ",\n \"after\": ";
  WriteHeader(after, out);
  return out + ",\n \"changes\": [";
}

std::string DifferencePieces::Changes(std::span<const SubmissionChange> changes) {
  std::string out;
  for (const SubmissionChange& change : changes) {
    out += any_ ? ",\n  " : "\n  ";
    any_ = true;
    WriteChange(change, out);
  }
  return out;
}

std::string DifferencePieces::End() const { return any_ ? "\n ]}\n" : "]}\n"; }

}  // namespace brandlint
