// SPDX-License-Identifier: MIT
// Helpers of the reviewers' console, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, root } from './browser.mjs';

const { runnerImport } = await load('vite');
const module = async (path) =>
  (await runnerImport(`${root}console/review/${path}`, { configFile: false, logLevel: 'error' }))
    .module;

const { addressOf, routeOf, submissionAddress } = await module('routing.ts');
const { dayWords, spanWords } = await module('times.ts');
const { withQuery } = await module('api.ts');
const { markedPieces, textsOf } = await module('texts.tsx');
const { niceTop } = await module('plot.tsx');
const { broughtUpToDate, newcomers, wordsOfNews } = await module('news.ts');

test('an address leads back to what it was made of, whatever that is', () => {
  for (const text of ['a/b', 'a?b=c#d', '100 %', '%2F', '<script>', '\u202e', '🚀', '.', 'a&b=c']) {
    const route = routeOf(submissionAddress(text, 'f'));
    assert.deepEqual([route.page, route.parts], ['submissions', [text, 'f']]);
    assert.equal(routeOf(addressOf('queue', [], { text })).query.get('text'), text);
  }
  assert.equal(routeOf('').page, '');
  assert.deepEqual(routeOf('#/submissions/%zz').parts, ['%zz']); // somebody typed it
  assert.equal(addressOf('queue', [], { state: '' }), '#/queue');
});

test('a query leaves out what is empty', () => {
  assert.equal(withQuery('/v1/x', { a: '', b: undefined, c: 1, d: 'e f' }), '/v1/x?c=1&d=e+f');
  assert.equal(withQuery('/v1/x', {}), '/v1/x');
});

test('spans of time have the largest unit of which there is one', () => {
  const second = 1000;
  assert.deepEqual(
    [-5, 0, 59, 60, 3599, 3600, 47 * 3600, 48 * 3600].map((span) => spanWords(span * second)),
    ['0 s', '0 s', '59 s', '1 min', '59 min', '1 h', '47 h', '2 d'],
  );
  assert.equal(dayWords(0), '1970-01-01');
});

test('marks what was found in a text, by bytes, each byte once', () => {
  const marked = (text, spans) =>
    markedPieces(text, spans)
      .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
      .join('');
  assert.equal(marked('plain', []), 'plain');
  assert.equal(marked('для Deskline', [[7, 15]]), 'для [Deskline]');
  assert.equal(
    marked('abcdef', [
      [1, 4],
      [2, 5],
    ]),
    'a[bcd][e]f',
  );
  assert.equal(marked('abc', [[2, 90]]), 'ab[c]'); // a stored result may say anything
  assert.equal(marked('abc', [[90, 91]]), 'abc');
});

test('names the texts of a manifest, and none that is not there', () => {
  assert.deepEqual(textsOf(undefined), []);
  const app = { name: 'Deskline', names: { de: 'Pult' }, description: '', keywords: ['a', 'b'] };
  assert.deepEqual(textsOf({ app }), [
    ['Name', 'Deskline'],
    ['Name (de)', 'Pult'],
    ['Keywords', 'a, b'],
  ]);
});

test('an axis ends at a number that is easily read', () => {
  assert.deepEqual([1, 2, 3, 6, 11, 21, 99, 101].map(niceTop), [1, 2, 5, 10, 20, 50, 100, 200]);
});

test('rows are brought up to date in their places, and only what others did is told', () => {
  const row = (id, version, more = {}) => ({ id, name: id, version, state: 'open', ...more });
  const claim = (by) => ({ claim: { by, at: 1, until: 2 } });
  const word = ({ state }) => state;
  const told = (before, now) => wordsOfNews(broughtUpToDate(before, now).news, 'person:ada', word);
  const list = [row('a', 1), row('b', 2), row('c', 1)];
  const now = [row('z', 1), row('c', 2, { state: 'rejected' }), row('b', 1), row('a', 1)];
  const { rows } = broughtUpToDate(list, now);
  assert.deepEqual(
    rows.map(({ id, version }) => [id, version]),
    [
      ['a', 1],
      ['b', 2], // the answer had been overtaken
      ['c', 2],
    ],
  );
  assert.deepEqual(
    newcomers(list, now).map(({ id }) => id),
    ['z'],
  );
  assert.equal(told(list, now), 'c: rejected.');
  assert.equal(told([row('a', 1)], [row('a', 1, claim('person:bea'))]), 'bea has claimed a.');
  assert.equal(told([row('a', 1)], [row('a', 1, claim('person:ada'))]), '');
  assert.equal(told([row('a', 1, claim('person:bea'))], [row('a', 1)]), 'a was given back.');
  assert.equal(told([row('a', 1)], [row('a', 2, { escalated: true })]), 'a was escalated.');
  assert.equal(
    told(
      list,
      list.map((each) => ({ ...each, version: 9 })),
    ),
    '3 submissions of the list have changed.',
  );
});
