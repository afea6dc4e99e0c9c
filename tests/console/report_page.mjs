// SPDX-License-Identifier: MIT
// The page of the html report in a browser: everything a reader does with it. The frame is the
// program's, the data that of the golden page. Argument: a folder for screenshots; optional.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  anyReport,
  complaints,
  dataOf,
  expect,
  failures,
  finish,
  launch,
  open,
  root,
  temporaryFolder,
  writeWithData,
} from './browser.mjs';

const pictures = process.argv[2];
const data = dataOf(readFileSync(join(root, 'tests/golden/report/page.html'), 'utf8'));
const folder = temporaryFolder();
const html = anyReport();
const file = writeWithData(html, data, join(folder, 'page.html'));
const browser = await launch();

const articles = (page) => page.locator('article').evaluateAll((all) => all.map(({ id }) => id));
const status = (page) => page.locator('.toolbar output').textContent();
const focused = (page) => page.evaluate(() => document.activeElement.id);
const choose = (page, label, word) =>
  page.getByRole('combobox', { name: label, exact: true }).selectOption(word);

// How it looks, and what axe says of it.
for (const [name, width, scheme] of [
  ['light', 1100, 'light'],
  ['dark', 1100, 'dark'],
  ['narrow', 375, 'light'],
  ['narrow-dark', 375, 'dark'],
]) {
  const page = await open(browser, file, { width, scheme });
  expect(
    await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
    false,
    `${name}: wider than the window`,
  );
  failures.push(...(await complaints(page)).map((complaint) => `${name}: ${complaint}`));
  if (width === 375) {
    expect(
      await page.getByRole('combobox', { name: 'Rule', exact: true }).isVisible(),
      false,
      'filters of a narrow window at first',
    );
    await page.getByRole('button', { name: 'Filters' }).click();
    expect(
      await page.getByRole('combobox', { name: 'Rule', exact: true }).isVisible(),
      true,
      'filters of a narrow window',
    );
    failures.push(...(await complaints(page)).map((complaint) => `${name}, filters: ${complaint}`));
  }
  await page.locator('.toolbar input').blur();
  await page.keyboard.press('?');
  failures.push(...(await complaints(page)).map((complaint) => `${name}, keys: ${complaint}`));
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  await page.context().close();
}

let page = await open(browser, file);

// Nothing of the records is lost.
await page.locator('details').evaluateAll((all) =>
  all.forEach((each) => {
    each.open = true;
  }),
);
const text = (await page.locator('body').textContent()).replaceAll(/\s+/g, ' ');
const said = (part, what) =>
  expect(text.includes(part.replaceAll(/\s+/g, ' ')), true, `${what}: ${part}`);
for (const { result } of data.rows) {
  for (const finding of result.findings) {
    for (const key of ['message', 'rule', 'kind', 'clause', 'fix', 'permission'])
      said(finding[key] ?? '', key);
  }
  for (const { message, code } of result.problems)
    [message, code].forEach((part) => said(part, 'problem'));
  for (const note of result.notes ?? []) said(note, 'note');
}
for (const { text: words } of data.clauses.filter(({ id }) => id !== 'listing/nowhere'))
  said(words, 'clause');
const { header } = data;
for (const part of [...header.packs, ...header.policy, ...header.banks, header.permissions]) {
  said(part.id, 'checked against');
  said(part.digest, 'checked against');
}
said(header.tool, 'tool');
said(header.as_of, 'day');
said(header.words, 'words');
expect(await page.locator('.counts b').allTextContents(), ['2', '1', '4', '1'], 'counts');
expect(await page.title(), 'Brand check: 2 rejected, 1 for review', 'title');
expect(await page.locator('mark b').allTextContents(), ['а', 'а'], 'disguised letters');
expect(await page.locator('noscript').isVisible(), false, 'what is for browsers without scripts');

// Filters.
const all = await articles(page);
expect(
  all,
  [
    's-sub-1',
    's-icons-a.png',
    's-samples-broken',
    's-sub-3',
    's-shots-2.png',
    's-sub-4',
    's-sub-5',
  ],
  'worst first',
);
for (const [label, word, count] of [
  ['Verdict', 'reject', 2],
  ['Verdict', 'review', 1],
  ['Verdict', 'pass', 4],
  ['Verdict', 'incomplete', 1],
  ['Rule', 'icon-size', 1],
  ['Kind', 'altered', 2],
  ['Detector', 'form', 1],
]) {
  await choose(page, label, word);
  expect((await articles(page)).length, count, `filter by ${label} ${word}`);
  expect(await status(page), `${count} of 7 shown`, 'how many');
  await page.getByRole('button', { name: 'Show all' }).click();
}
expect(await articles(page), all, 'show all');
for (const [name, count] of [
  ['2 rejected', 2],
  ['1 not fully examined', 1],
]) {
  const button = page.getByRole('button', { name });
  await button.click();
  expect((await articles(page)).length, count, `count ${name}`);
  expect(await button.getAttribute('aria-pressed'), 'true', `count ${name} is pressed`);
  await button.click();
  expect((await articles(page)).length, 7, `count ${name} once more`);
}
await choose(page, 'Order', 'scanned');
expect(
  (await articles(page)).slice(0, 3),
  ['s-sub-1', 's-samples-broken', 's-sub-3'],
  'as scanned',
);
await choose(page, 'Order', 'worst');
await page.getByRole('combobox', { name: 'Order', exact: true }).blur();

// Keys.
await page.keyboard.press('j');
expect(await focused(page), 's-sub-1', 'j');
await page.keyboard.press('j');
expect(await focused(page), 's-icons-a.png', 'j again');
await page.keyboard.press('k');
expect(await focused(page), 's-sub-1', 'k');
const outlines = page.locator('.outlined svg');
expect(await outlines.count(), 2, 'outlines at first');
await page.keyboard.press('o');
expect(await outlines.count(), 0, 'outlines after o');
await page.getByRole('button', { name: 'Outline' }).first().click();
expect(await outlines.count(), 2, 'outlines after the button');
await page.keyboard.press('d');
expect(
  await page.locator('#s-sub-1 > details').evaluate(({ open: isOpen }) => isOpen),
  false,
  'd closes what was opened above',
);
await page.keyboard.press('?');
expect(await page.locator('dialog').evaluate((dialog) => dialog.open), true, '?');
await page.keyboard.press('j');
expect(
  await page.locator('dialog').evaluate((dialog) => dialog.open),
  true,
  'keys do not reach behind the list',
);
await page.keyboard.press('Escape');
expect(
  await page.locator('dialog').evaluate((dialog) => dialog.open),
  false,
  'Escape closes the list',
);
await page.getByRole('button', { name: 'Keys' }).click();
await page.getByRole('button', { name: 'Close' }).click();
expect(
  await page.locator('dialog').evaluate((dialog) => dialog.open),
  false,
  'its button closes the list',
);
await page.keyboard.press('/');
await page.keyboard.type('TRUNCATED jo?');
expect(
  await page.locator('.toolbar input').inputValue(),
  'TRUNCATED jo?',
  'a field for text keeps its letters',
);
expect(await page.locator('.none').textContent(), 'Nothing fits the filters.', 'nothing fits');
await page.locator('.toolbar input').fill('TRUNCATED');
expect(await articles(page), ['s-samples-broken'], 'filter by text');
await page.keyboard.press('Escape');
expect(
  await page.evaluate(() => document.activeElement === document.body),
  true,
  'Escape leaves the field',
);
await page.keyboard.press('Escape');
expect(await articles(page), all, 'Escape shows all');

// A mark and its drawing.
await page.keyboard.press('c');
const over = page.locator('#s-sub-1 .compare .over');
const seen = () =>
  over
    .locator('.sheet')
    .nth(1)
    .evaluate((each) => getComputedStyle(each).clipPath);
expect(await seen(), 'inset(0px 0px 0px 50%)', 'one over the other');
await page.getByLabel('part of what was found').first().fill('20');
expect(await seen(), 'inset(0px 0px 0px 20%)', 'the slider');
await page.keyboard.press('c');
expect(await over.count(), 0, 'side by side again');
for (const image of await page.locator('.evidence img').all()) {
  await image.scrollIntoViewIfNeeded();
  expect(
    await image.evaluate((each) => each.decode().then(() => each.naturalWidth > 0)),
    true,
    'a picture is drawn',
  );
}

// Themes: chosen, remembered, given back.
const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = await background();
const theme = page.getByRole('button', { name: 'Theme' });
await theme.click();
await theme.click();
expect(await theme.textContent(), 'Theme: dark', 'theme');
expect((await background()) === light, false, 'a dark page is dark');
await theme.click();
expect(await background(), light, 'a page of the system again');

// Copy.
await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
await page.locator('#s-sub-1').getByRole('button', { name: 'Copy as text' }).click();
await page.getByText('Copied sub-1').waitFor();
const copied = await page.evaluate(() => navigator.clipboard.readText());
expect(
  copied.includes(data.rows[0].result.findings[0].fingerprint),
  true,
  `what was copied: ${copied}`,
);

// A link to a finding leads to it, filtered or not.
await choose(page, 'Verdict', 'pass');
await page.evaluate(() => {
  location.hash = 'f-ffeeddccbbaa99887766554433221100';
});
await page.locator('.finding.aimed').waitFor();
expect(
  await focused(page),
  'f-ffeeddccbbaa99887766554433221100',
  'a link leads to what was hidden',
);
expect(await articles(page), all, 'after a link to what was hidden');
await page.context().close();
page = await open(browser, file, { anchor: '#f-fedcba9876543210fedcba9876543210-2' });
expect(await focused(page), 'f-fedcba9876543210fedcba9876543210-2', 'a page opened at a finding');
expect(
  await page
    .locator('.finding.aimed')
    .evaluate((each) => each.getBoundingClientRect().top < innerHeight),
  true,
  'it is seen',
);
await page.context().close();

// Print: every row that the filters let through, not only those near the window.
const many = {
  ...data,
  rows: Array.from({ length: 300 }, (_, i) => ({
    result: { ...data.rows[i % 7].result, id: `sub-${i}` },
  })),
};
page = await open(browser, writeWithData(html, many, join(folder, 'many.html')));
expect((await articles(page)).length < 100, true, 'a long list is not whole in the page');
await page.evaluate(() => {
  addEventListener('beforeprint', () => {
    globalThis.printed = document.querySelectorAll('article').length;
  });
});
await page.pdf();
expect(await page.evaluate(() => globalThis.printed), 300, 'what is printed');
expect((await articles(page)).length < 100, true, 'after print');
await page.context().close();

// Nothing, and a browser that runs no script.
page = await open(
  browser,
  writeWithData(
    html,
    {
      ...data,
      rows: [],
      summary: { reject: 0, review: 0, pass: 0, incomplete: 0, without_picture: 0 },
    },
    join(folder, 'nothing.html'),
  ),
);
expect(await page.locator('.none').textContent(), 'Nothing was checked.', 'nothing');
failures.push(...(await complaints(page)).map((complaint) => `nothing: ${complaint}`));
await page.context().close();
page = await open(browser, file, { scripts: false });
const alone = await page.locator('noscript').innerText();
expect(
  alone.includes('1 submission: 0 rejected, 0 for review, 1 passed'),
  true,
  `without scripts: ${alone}`,
);
await page.context().close();
await browser.close();
finish();
