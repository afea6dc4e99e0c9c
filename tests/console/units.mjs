// SPDX-License-Identifier: MIT
// The console's helpers, without a browser: held to their twins in C++ by the source, the plain
// page and the records that tests/report/ keeps.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dataOf, load, root } from './browser.mjs';

const { runnerImport } = await load('vite');
const module = async (path) =>
  (await runnerImport(`${root}console/${path}`, { configFile: false, logLevel: 'error' })).module;

const display = await module('shared/display.ts');
const { stepSentence, stepSentences, isDisguised } = await module('shared/steps.ts');
const { cutAt } = await module('shared/spans.ts');
const { outlinePoints } = await module('shared/outline.ts');
const { submissionAsText } = await module('shared/as_text.ts');
const { measureWords, titleOf } = await module('shared/words.ts');
const { anchorOf, entriesOf, Lookup } = await module('report/entries.ts');
const filters = await module('report/filters.ts');

const plain = readFileSync(`${root}tests/golden/report/plain.html`, 'utf8');
const data = dataOf(readFileSync(`${root}tests/golden/report/page.html`, 'utf8'));
const entries = entriesOf(data);
const entryOf = (id) => entries.find(({ row }) => row.result.id === id);

test('hides the characters that EscapeForDisplay hides', () => {
  const source = readFileSync(`${root}core/base/utf8.cc`, 'utf8');
  const table = /kHidden\[\] = \{([^;]*)\};/.exec(source)[1];
  const ranges = [...table.matchAll(/\{0x([0-9A-F]+), 0x([0-9A-F]+)\}/g)];
  assert.deepEqual(
    display.hiddenRanges,
    ranges.map((range) => [parseInt(range[1], 16), parseInt(range[2], 16)]),
  );
});

test('writes hidden characters out', () => {
  assert.equal(display.shown('plain <text>'), 'plain <text>');
  assert.equal(display.shown('\u001b[2J\u202enil\u{e0061}'), '<U+001B>[2J<U+202E>nil<U+E0061>');
  assert.equal(display.shown('a\nb'), 'a<U+000A>b');
  assert.equal(display.shown('a\nb', { lines: true }), 'a\nb');
  assert.deepEqual(display.piecesOf('и\u200b帳'), [
    { text: 'и', hidden: false },
    { text: 'U+200B', hidden: true },
    { text: '帳', hidden: false },
  ]);
  assert.deepEqual(display.piecesOf(''), []);
});

test('shortens by code points', () => {
  assert.equal(display.shortened('🚀🚀🚀', 3), '🚀🚀🚀');
  assert.equal(display.shortened('🚀🚀🚀', 2), '🚀🚀…');
});

test('explains steps as the plain page does', () => {
  const unescaped = (text) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const said = [...plain.matchAll(/<li>(.* looks like .*)<\/li>/g)].map((found) =>
    unescaped(found[1]),
  );
  const ours = data.rows.flatMap(({ result }) =>
    result.findings.flatMap(({ steps }) => stepSentences(steps)),
  );
  assert.ok(ours.length > 0);
  assert.deepEqual(ours, said);
});

// One of each kind of core/report/facts.cc, and letters that cannot stand alone.
test('has a sentence for each step', () => {
  for (const [step, from, to, sentence] of [
    ['confusable', 'U+043E', 'o', 'о U+043E looks like o'],
    ['leet', '0', 'o', '0 stands for o'],
    ['invisible', 'U+200B', '', 'U+200B left out (invisible)'],
    ['marks', 'U+0301', '', '◌\u0301 U+0301 left out (marks)'],
    ['separator', 'U+0020', '', 'spaces in between'],
    ['separator', '.', '', '. left out (separator)'],
    ['missing', '', 'o', 'o is missing'],
    ['added', 'x', '', 'x is one too many'],
    ['swapped', 'ab', 'ba', 'ba is written as ab'],
    ['replaced', 'x', 'o', 'x stands where o should'],
    ['bidi', 'U+202E', '', 'bidi controls change the order on the screen'],
    ['styled', 'U+1D41A', 'a', '\u{1d41a} U+1D41A reads as a (styled)'],
    ['styled', 'U+110000', 'a', 'U+110000 reads as a (styled)'],
  ]) {
    assert.equal(stepSentence({ step, from, to }), sentence);
  }
  assert.ok(isDisguised('о', [{ step: 'confusable', from: 'U+043E', to: 'o' }]));
  assert.ok(!isDisguised('o', [{ step: 'confusable', from: 'U+043E', to: 'o' }]));
});

test('cuts a text at bytes', () => {
  assert.deepEqual(cutAt('Lumаpаy Sync', [0, 9]), { before: '', found: 'Lumаpаy', after: ' Sync' });
  assert.deepEqual(cutAt('帳簿 ab 🚀🚀', [7, 9], 2), {
    before: '…簿 ',
    found: 'ab',
    after: ' 🚀…',
  });
  assert.deepEqual(cutAt('ab', [1, 99]), { before: 'a', found: 'b', after: '' });
  assert.deepEqual(cutAt('ab', [7, 9]), { before: 'ab', found: '', after: '' });
});

test('outlines as the plain page does', () => {
  const said = [...plain.matchAll(/<polygon class="halo" points="([^"]*)"/g)].map(
    (found) => found[1],
  );
  const ours = data.rows.flatMap(({ result, pictures = [] }) =>
    pictures.map((picture) => outlinePoints(result.findings[picture.finding].region, picture)),
  );
  assert.ok(ours.length > 0);
  assert.deepEqual(ours, said);
});

test('has the addresses of the plain page', () => {
  const said = [...plain.matchAll(/ id="([sf]-[^"]*)"/g)].map((found) => found[1]).sort();
  assert.deepEqual(
    entries.flatMap(({ anchor, findingAnchors }) => [anchor, ...findingAnchors]).sort(),
    said,
  );
  assert.equal(anchorOf('s-', 'a/ü"<'), 's-a-----');
  assert.equal(anchorOf('s-', 'x'.repeat(100)).length, 82);
});

test('finds a name, else an id', () => {
  assert.equal(entryOf('sub-1').title, 'Lumаpаy Sync');
  assert.equal(entryOf('icons/a.png').title, 'icons/a.png');
  assert.equal(titleOf({ ...entryOf('sub-1').row.result, findings: [] }, undefined), 'sub-1');
});

test('filters', () => {
  const idsOf = (wanted) =>
    entries
      .filter((entry) => filters.fits(entry, { ...filters.everything, ...wanted }))
      .map(({ row }) => row.result.id);
  assert.equal(idsOf({}).length, 7);
  assert.deepEqual(idsOf({ verdict: 'reject' }), ['sub-1', 'icons/a.png']);
  assert.deepEqual(idsOf({ verdict: 'incomplete' }), ['samples/broken']);
  assert.deepEqual(idsOf({ rule: 'icon-size' }), ['samples/broken']);
  assert.deepEqual(idsOf({ kind: 'altered' }), ['sub-1', 'icons/a.png']);
  assert.deepEqual(idsOf({ detector: 'form' }), ['samples/broken']);
  assert.deepEqual(idsOf({ rule: 'name-uses-brand', kind: 'altered' }), []); // not of one finding
  assert.deepEqual(idsOf({ text: ' TRUNCATED ' }), ['samples/broken']);
  assert.deepEqual(idsOf({ text: 'no such text' }), []);
  assert.ok(filters.isFiltering({ ...filters.everything, kind: 'leet' }));
  assert.ok(!filters.isFiltering({ ...filters.everything, text: ' ' }));
  assert.deepEqual(filters.choicesOf(entries, 'detector'), ['form', 'logo', 'name']);
});

test('sorts', () => {
  const idsBy = (order) => filters.sorted(entries, order).map(({ row }) => row.result.id);
  assert.deepEqual(
    idsBy('scanned'),
    data.rows.map(({ result }) => result.id),
  );
  assert.deepEqual(idsBy('worst'), [
    'sub-1',
    'icons/a.png',
    'samples/broken',
    'sub-3',
    'shots/2.png',
    'sub-4',
    'sub-5',
  ]);
  assert.equal(idsBy('findings')[0], 'sub-1');
  assert.equal(idsBy('score')[0], 'sub-1');
  assert.deepEqual(idsBy('score').slice(-2), ['sub-4', 'sub-5']);
});

test('says measures in words', () => {
  assert.equal(measureWords({ name: 'rotation', value: -0.012, unit: 'deg' }), 'rotation 0°');
  assert.equal(measureWords({ name: 'text_height', value: 11, unit: 'px' }), 'text height 11 px');
  assert.equal(measureWords({ name: 'ink', value: 0x00ff10, unit: 'rgb' }), 'ink #00ff10');
});

test('writes a submission as text, without a character that hides', () => {
  const { clauseOf } = new Lookup(data);
  for (const { row } of entries) {
    const text = submissionAsText(row.result, row.name, clauseOf);
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    for (const { message, fingerprint, fix = '' } of row.result.findings) {
      for (const part of [message, fingerprint, fix]) assert.ok(text.includes(part), part);
    }
    for (const { message } of row.result.problems) assert.ok(text.includes(message));
  }
});
