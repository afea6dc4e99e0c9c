// SPDX-License-Identifier: MIT
// How a text was unmasked, in sentences: the same as StepSentences of core/report/facts.h, to which
// a test holds them.
import { codePointName, shown } from './display';
import type { Step } from './types';

// "о U+043E" of "U+043E"; anything else, and what would not be seen, as it is.
function withLetter(name: string): string {
  const digits = /^U\+([0-9A-Fa-f]+)$/.exec(name)?.[1];
  const value = digits === undefined ? NaN : parseInt(digits, 16);
  if (!(value <= 0x10ffff)) return shown(name);
  const letter = String.fromCodePoint(value);
  if (shown(letter) !== letter) return name;
  // A mark alone would sit on whatever stands before it.
  return `${/\p{M}/u.test(letter) ? '\u25cc' : ''}${letter} ${name}`;
}

export function stepSentence(step: Step): string {
  const from = withLetter(step.from);
  const to = shown(step.to);
  const way = shown(step.step);
  if (step.step === 'missing') return `${to} is missing`;
  if (step.step === 'added') return `${from} is one too many`;
  if (step.step === 'swapped') return `${to} is written as ${from}`;
  if (step.step === 'replaced') return `${from} stands where ${to} should`;
  if (step.step === 'bidi') return 'bidi controls change the order on the screen';
  if (step.step === 'separator' && step.from === 'U+0020') return 'spaces in between';
  if (step.to === '') return `${from} left out (${way})`;
  if (step.step === 'confusable') return `${from} looks like ${to}`;
  if (step.step === 'leet') return `${from} stands for ${to}`;
  return `${from} reads as ${to} (${way})`;
}

/** The sentences of all steps, each once: a letter that is disguised twice needs no second one. */
export function stepSentences(steps: readonly Step[] = []): string[] {
  return [...new Set(steps.map(stepSentence))];
}

/** Whether a step unmasks this letter by itself. */
export function isDisguised(letter: string, steps: readonly Step[]): boolean {
  const name = codePointName(letter);
  return steps.some((step) => step.from === name || step.from === letter);
}
