// SPDX-License-Identifier: MIT
// Letters to applicants: the service writes them, the reviewer chooses language and clause and
// changes them; decisions on many, each with its own, and taken back together.
import { expect, failures, finish, launch } from './browser.mjs';
import { allChecked, checkPolicy, go, person, serve, signIn, until, visit } from './service.mjs';

const service = await serve(['--samples', 'samples']);
const browser = await launch();
const names = (page) => page.locator('.row h2').allTextContents();
const whole = (id) => service.good('admin', 'GET', `/v1/submissions/${id}`);
const idOf = async (external) =>
  (await service.good('admin', 'GET', `/v1/submissions?text=${external}`)).submissions[0].id;
const states = (ids) => Promise.all(ids.map(async (id) => (await whole(id)).state));

try {
  await allChecked(service);
  const page = await visit(browser, service);
  await signIn(page, 'ada', await person(service, 'ada', 'reviewer'));
  await page.locator('.row').first().waitFor();

  // One letter: in another language, under another clause; what was changed stays.
  const disguised = await idOf('cyrillic-letters');
  await go(page, `#/submissions/${disguised}`);
  await page.locator('.decision').waitFor();
  await page.keyboard.press('r');
  const letter = page.getByLabel('Letter to the applicant');
  const written = async (pattern, what) =>
    until(async () => pattern.test(await letter.inputValue()), what);
  await written(/^Hello,\n.*cannot list it.*What would pass/s, 'the letter');
  const clause = page.getByRole('combobox', { name: 'Clause' });
  expect((await clause.inputValue()) !== '', true, 'the clause of what was found');
  const language = page.getByRole('combobox', { name: 'Language of the letter' });
  expect(
    await language.locator('option').allTextContents(),
    ['German', 'English'],
    'languages of letters',
  );
  await language.selectOption('de');
  await written(/^Guten Tag!/, 'the letter in German');
  const other = (await clause.locator('option').allTextContents()).find((id) =>
    id.startsWith('listing/'),
  );
  await clause.selectOption(other);
  await written(new RegExp(`^Guten Tag!.*${other}`, 's'), 'the clause that was chosen');
  await page.keyboard.press('Escape'); // out of the select
  await page.keyboard.press('n');
  await written(/Sonst muss nichts/, 'the letter of another decision');
  await letter.fill('My own words');
  await language.selectOption('en');
  await page.waitForLoadState('networkidle');
  expect(await letter.inputValue(), 'My own words', 'what the reviewer wrote');
  await page.getByRole('button', { name: 'Cancel' }).click();

  // Many: each its own, taken back by one key.
  await go(page, '#/queue?verdict=reject');
  await until(async () => (await names(page)).length > 4, 'what was found to be bad');
  await page.waitForLoadState('networkidle');
  const rows = await page.locator('.row').evaluateAll((all) => all.map((row) => row.dataset.id));
  const two = rows.slice(0, 2);
  const select = async (count) => {
    for (let i = 0; i < count; ++i) {
      await page.keyboard.press('j');
      await page.keyboard.press('x');
    }
    await page.getByRole('button', { name: 'Reject …' }).click();
  };
  await select(2);
  const window = page.locator('dialog.window');
  await window.getByRole('combobox', { name: 'Clause' }).selectOption(other);
  await window.getByLabel('At the end of each letter').fill('With thanks, Ada');
  await window.getByText('Look at the letters').click();
  const shown = window.locator('blockquote.letter');
  await until(
    async () => /With thanks, Ada$/.test(await shown.textContent()),
    'a letter to look at',
  );
  const first = await shown.textContent();
  await window.getByLabel('Letter to the applicant of').selectOption(two[1]);
  await until(async () => (await shown.textContent()) !== first, 'another letter to look at');
  await page.screenshot({ path: process.argv[2] ? `${process.argv[2]}/bulk.png` : undefined });
  await window.getByRole('button', { name: 'Reject 2 submissions' }).click();
  const bar = page.locator('.undo-bar');
  await bar.waitFor();
  expect(/Rejected: 2 submissions/.test(await bar.textContent()), true, 'what can be taken back');
  expect(await states(two), ['rejected', 'rejected'], 'rejected');
  const texts = await Promise.all(two.map(async (id) => (await whole(id)).decisions.at(-1).text));
  expect(texts[0] !== texts[1], true, 'each has its own letter');
  expect(
    texts.every((text) => /\n\nWith thanks, Ada$/.test(text)),
    true,
    'what was written for all',
  );
  await page.locator('body').press('u');
  await until(async () => (await states(two)).join() === 'open,open', 'both taken back');
  await until(async () => (await names(page)).length === rows.length, 'both are listed again');

  // What cannot be decided is told, and does not hold up the rest.
  await service.good('senior', 'POST', `/v1/submissions/${two[1]}/claim`, {});
  await page.waitForLoadState('networkidle');
  await page.locator('body').press('j');
  await page.keyboard.press('k');
  await page.locator('.row').first().press('x');
  await page.locator('.row').nth(1).press('x');
  await page.getByRole('button', { name: 'Reject …' }).click();
  await window.getByRole('combobox', { name: 'Clause' }).selectOption(other);
  await window.getByRole('button', { name: 'Reject 2 submissions' }).click();
  const refused = window.getByRole('alert');
  await refused.waitFor();
  expect(
    /1 submission not decided.*claimed by/s.test(await refused.textContent()),
    true,
    'what was not decided, and why',
  );
  expect(await states(two), ['rejected', 'open'], 'the rest is decided');
  await refused.getByRole('button', { name: 'Close' }).click();
  await checkPolicy(page, 'letters');
} catch (error) {
  failures.push(`${error.stack ?? error}`);
} finally {
  await browser.close();
  await service.stop();
}
finish();
