// SPDX-License-Identifier: MIT
// A submission as text, for a mail or a ticket. What hides is written out here, too.
import { shown } from './display';
import { wordsOfBox } from './outline';
import { stepSentences } from './steps';
import type { Clause, Finding, Result } from './types';
import { subjectWord, titleOf } from './words';

function linesOfFinding(finding: Finding, clause: Clause | undefined): string[] {
  const { subject, region } = finding;
  const path = subject.path ? ` ${shown(subject.path)}` : '';
  const lines = [`* ${finding.verdict}: ${shown(finding.message)}`];
  lines.push(
    `  where: ${subjectWord(subject)}${path}${region ? `, ${wordsOfBox(region.box)}` : ''}`,
  );
  if (finding.excerpt) lines.push(`  found: ${shown(finding.excerpt)}`);
  for (const sentence of stepSentences(finding.steps)) lines.push(`  - ${sentence}`);
  if (finding.clause)
    lines.push(`  clause ${shown(finding.clause)}${clause ? `: ${shown(clause.text)}` : ''}`);
  if (finding.permission) lines.push(`  under permission ${shown(finding.permission)}`);
  if (finding.fix) lines.push(`  would pass: ${shown(finding.fix)}`);
  lines.push(
    `  rule ${shown(finding.rule)}, score ${finding.score.toFixed(3)}, fingerprint ${shown(finding.fingerprint)}`,
  );
  return lines;
}

export function submissionAsText(
  result: Result,
  name: string | undefined,
  clauseOf: (finding: Finding) => Clause | undefined,
): string {
  const lines = [`${shown(titleOf(result, name))}: ${result.verdict}`, `id ${shown(result.id)}`];
  if (result.source !== result.id) lines.push(`source ${shown(result.source)}`);
  for (const finding of result.findings)
    lines.push('', ...linesOfFinding(finding, clauseOf(finding)));
  for (const { code, message } of result.problems)
    lines.push('', `* not examined: ${shown(message)} (${shown(code)})`);
  for (const note of result.notes ?? []) lines.push('', `note: ${shown(note)}`);
  return `${lines.join('\n')}\n`;
}
