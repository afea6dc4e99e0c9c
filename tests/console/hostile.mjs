// SPDX-License-Identifier: MIT
// Whatever a submission says is text in the page: names, ids, paths, and pictures that would be
// markup or script, turn the order of letters, or end the element that the data stands in.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  complaints,
  dataOf,
  expect,
  failures,
  finish,
  launch,
  open,
  reportOf,
  root,
  temporaryFolder,
  writeWithData,
} from './browser.mjs';

const attacks = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '<!--<script>alert(3)</script>-->',
  '"><img src=x onerror=alert(4)>',
  "'><svg onload=alert(5)>",
  ']]><b>&lt;i&gt;&amp;',
  'javascript:alert(6)',
  '\u202egpj.exe\u2066',
  'line\u2028break\u2029here',
  'zero\u200bwidth\u2060joiner',
  '\u0000\u0007\u001b[2J',
  '\u{e0041}\u{e0042} tags',
  '🚀'.repeat(40),
  'ﷺ'.repeat(60),
  'a\u0300\u0301\u0302\u0303\u0304\u0305'.repeat(40),
  '{{constructor.constructor("alert(7)")()}}',
];
const folder = temporaryFolder();
const browser = await launch();

async function look(page, what) {
  expect(
    await page.locator('#page script, #page img[src="x"], #page svg[onload], #page b i').count(),
    0,
    `${what}: markup of a stranger`,
  );
  expect(await page.locator('a[href^="javascript"]').count(), 0, `${what}: a link that is script`);
  const text = await page.locator('#page').textContent();
  const hidden =
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u{e0000}-\u{e0fff}]/u.exec(
      text,
    );
  expect(hidden && hidden[0], null, `${what}: a character that hides`);
  expect(
    await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
    false,
    `${what}: wider than the window`,
  );
  failures.push(...(await complaints(page)).map((complaint) => `${what}: ${complaint}`));
}

// Through the program: as names with ids, and as files that a picture hides in.
const names = attacks.map((name, i) => JSON.stringify({ id: `${i} ${name}`, name })).join('\n');
writeFileSync(
  join(folder, 'names.html'),
  reportOf(['names', '--input', 'jsonl', '-'], { input: `${names}\n` }),
);
for (const width of [1100, 375]) {
  const page = await open(browser, join(folder, 'names.html'), { width });
  expect(await page.locator('article').count(), attacks.length, 'names');
  await look(page, `names at ${width} px`);
  for (const attack of attacks.slice(0, 6)) {
    expect(
      (await page.locator('article').filter({ hasText: attack }).count()) > 0,
      true,
      `${attack} is shown as it is`,
    );
  }
  expect(
    (await page.locator('.unseen').filter({ hasText: 'U+202E' }).count()) > 0,
    true,
    'bidi controls are written out',
  );
  await page.context().close();
}

const brands = join(root, 'data/brands');
const brand = readdirSync(brands)[0];
const drawing = readdirSync(join(brands, brand), { recursive: true }).find((name) =>
  name.endsWith('.svg'),
);
const svg = readFileSync(join(brands, brand, drawing), 'utf8').replace(
  '</svg>',
  '<script>alert(8)</script><a href="javascript:alert(9)"><rect onclick="alert(10)" width="1" height="1"/></a></svg>',
);
const files = join(folder, 'files');
mkdirSync(files);
for (const name of ['"><img src=x onerror=alert(11)>.svg', '\u202egvs.txt.svg', '<b><i>.svg'])
  writeFileSync(join(files, name), svg);
writeFileSync(
  join(folder, 'files.html'),
  reportOf(['scan', files, '--role', 'icon', '--no-cache']),
);
const found = dataOf(readFileSync(join(folder, 'files.html'), 'utf8'));
expect(found.rows.length, 3, 'files');
let page = await open(browser, join(folder, 'files.html'));
await look(page, 'files');
await page.context().close();

// And every text of a record, as a stored result may say anything.
const template = dataOf(readFileSync(join(root, 'tests/golden/report/page.html'), 'utf8'));
const poisoned = (value, attack, key = '') => {
  const ours = ['schema', 'webp', 'verdict', 'examined', 'type', 'role', 'as_of'];
  if (typeof value === 'string') return ours.includes(key) ? value : attack;
  if (Array.isArray(value)) return value.map((each) => poisoned(each, attack, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, poisoned(each, attack, name)]),
  );
};
const html = readFileSync(join(folder, 'names.html'), 'utf8');
for (const [i, attack] of attacks.entries()) {
  page = await open(
    browser,
    writeWithData(html, poisoned(template, attack), join(folder, `poisoned-${i}.html`)),
    { width: 375 },
  );
  expect(await page.locator('article').count(), template.rows.length, `all texts are ${attack}`);
  await page.locator('details').evaluateAll((all) =>
    all.forEach((each) => {
      each.open = true;
    }),
  );
  await look(page, `all texts are ${attack}`);
  await page.context().close();
}
await browser.close();
finish();
