// SPDX-License-Identifier: MIT
// A report of 10,000 submissions with as many pictures as a page may hold: opens in time, stays
// usable, and is a file that can be sent. Prints what was measured.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  anyReport,
  dataOf,
  expect,
  finish,
  launch,
  open,
  root,
  temporaryFolder,
  writeWithData,
} from './browser.mjs';

const submissions = 10_000;
const mostBytes = 50e6;
const mostMilliseconds = 2000; // from the start of loading to the first submission, the best of three
const pictureCharacters = 30 * 2 ** 20; // kMostPictureCharacters of core/report/script_page.h

// The golden's records, a third of them with a picture of the usual size; the golden's pixel,
// with zeros behind it.
const data = dataOf(readFileSync(join(root, 'tests/golden/report/page.html'), 'utf8'));
const seeds = data.rows;
const pixel = Buffer.from(seeds.find((row) => row.pictures).pictures[0].webp, 'base64');
const picture = Buffer.concat([pixel, Buffer.alloc(9000)]).toString('base64');
let left = pictureCharacters;
let pictures = 0;
data.rows = Array.from({ length: submissions }, (_, i) => {
  const row = structuredClone(seeds[i % seeds.length]);
  row.result.id = `sub-${i}`;
  row.result.source = `catalogue.jsonl:${i}`;
  row.result.findings.forEach((finding, k) => {
    finding.fingerprint = (8 * i + k).toString(16).padStart(32, '0');
  });
  for (const each of row.pictures ?? []) {
    if (left < picture.length) continue;
    each.webp = picture;
    left -= picture.length;
    ++pictures;
  }
  return row;
});
for (const verdict of ['reject', 'review', 'pass']) {
  data.summary[verdict] = data.rows.filter(({ result }) => result.verdict === verdict).length;
}
const file = writeWithData(anyReport(), data, join(temporaryFolder(), 'large.html'));
const bytes = statSync(file).size;
console.log(`${submissions} submissions, ${pictures} pictures, ${(bytes / 1e6).toFixed(1)} MB`);
expect(bytes < mostBytes, true, 'bytes of the page');

const browser = await launch();
const times = [];
let page;
for (let round = 0; round < 3; ++round) {
  await page?.context().close();
  page = await open(browser, file);
  await page.locator('article').first().waitFor();
  // An element may be in the page before anything of it is painted.
  times.push(
    await page.evaluate(
      () =>
        new Promise((done) => {
          new PerformanceObserver((list) => {
            const [paint] = list.getEntriesByName('first-contentful-paint');
            if (paint) done(paint.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    ),
  );
}
console.log(`opens in ${times.map(Math.round).join(', ')} ms`);
expect(Math.min(...times) < mostMilliseconds, true, 'opens in time');

const count = () => page.locator('article').count();
const isSeen = (id) =>
  page.evaluate((name) => {
    const { top, bottom } = document.getElementById(name).getBoundingClientRect();
    return top < innerHeight && bottom > document.querySelector('.toolbar').offsetHeight;
  }, id);
expect((await count()) < 60, true, 'only what is near the window is in the page');

// Far down, and a step by key from there.
await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
await page.locator('[aria-posinset="10000"]').waitFor();
expect((await count()) < 100, true, 'at the end, too');
await page.evaluate(() => scrollTo(0, 0));
for (let i = 0; i < 30; ++i) await page.keyboard.press('j');
const current = await page.evaluate(() => ({
  id: document.activeElement.id,
  place: document.activeElement.ariaPosInSet,
}));
expect(current.place, '30', 'j thirty times');
expect(await isSeen(current.id), true, 'what the keys stand at is seen');
const top = () =>
  page.evaluate(
    (id) => Math.round(document.getElementById(id).getBoundingClientRect().top),
    current.id,
  );
const settled = await top();
await page.waitForTimeout(300);
expect(await top(), settled, 'it stays where it is');

// What a reader looks at does not jump when guesses above it are corrected.
for (let i = 0; i < 15; ++i) {
  const before = await page.evaluate(() => {
    const seen = [...document.querySelectorAll('article')].find(
      (each) => each.getBoundingClientRect().top > 150,
    );
    return { id: seen.id, top: seen.getBoundingClientRect().top };
  });
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, -400);
  await page.waitForTimeout(120);
  const moved = await page.evaluate(
    (id) => document.getElementById(id)?.getBoundingClientRect().top,
    before.id,
  );
  if (moved !== undefined)
    expect(
      Math.abs(moved - before.top - 400) < 2,
      true,
      `scrolled up by 400, moved by ${moved - before.top}`,
    );
}

// A link into the middle, shown or filtered away, and a search.
for (const [number, verdict] of [
  [5005, ''],
  [7007, 'pass'],
]) {
  await page.getByRole('combobox', { name: 'Verdict' }).selectOption(verdict);
  const anchor = `f-${(8 * number + 2).toString(16).padStart(32, '0')}`;
  await page.evaluate((hash) => {
    location.hash = hash;
  }, anchor);
  await page.locator(`#${anchor}`).waitFor();
  await page.waitForTimeout(300);
  expect(await isSeen(anchor), true, `a link to submission ${number} ${verdict}`);
  expect(await page.evaluate(() => document.activeElement.id), anchor, 'the focus is there');
}
const started = performance.now();
await page.getByRole('searchbox').fill('sub-9876');
await page.locator('#s-sub-9876').waitFor();
console.log(`first search in ${Math.round(performance.now() - started)} ms`);
expect(await page.locator('.toolbar output').textContent(), '1 of 10,000 shown', 'search');
await browser.close();
finish();
