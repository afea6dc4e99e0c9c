// SPDX-License-Identifier: MIT
// The console keeps itself current: what colleagues do while a reader looks at the queue or at a
// submission appears by itself, and nothing moves under his hands.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaints, expect, failures, finish, launch, root } from './browser.mjs';
import {
  allChecked,
  checkPolicy,
  go,
  person,
  serve,
  signIn,
  submit,
  until,
  visit,
} from './service.mjs';

const service = await serve(['--samples', 'samples', '--undo-seconds', '0']);
const browser = await launch();
const mark = readFileSync(join(root, 'samples/badge-in-corner/icon.png'));

const text = async (page, selector) =>
  (await page.locator(selector).first().textContent()).replaceAll(/\s+/g, ' ').trim();
const said = (page) => text(page, '.said');
const names = (page) => page.locator('.row h2').allTextContents();
const tops = (page) =>
  page.locator('.row').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
const idOf = async (external) =>
  (await service.good('admin', 'GET', `/v1/submissions?text=${external}`)).submissions[0].id;
const handIn = (name) =>
  submit(
    service,
    'submitter',
    { app: { id: name, name, developer: { id: name } }, assets: [{ path: 'i.png', role: 'icon' }] },
    { 'i.png': mark },
  );
const decide = async (role, id, kind) => {
  const { version } = await service.good(role, 'GET', `/v1/submissions/${id}`);
  const { clauses } = await service.good(role, 'GET', '/v1/clauses');
  await service.good(role, 'POST', `/v1/submissions/${id}/decisions`, {
    kind,
    version,
    ...(kind === 'reject' ? { clause: clauses[0].id, text: 'Not like this.' } : {}),
  });
};

try {
  await allChecked(service);
  const page = await visit(browser, service, { clock: true, refused: [401, 409, 503] });
  const polls = []; // what the page asks for by itself
  page.on('response', (response) => {
    if (response.request().headers()['x-brandlint-unattended']) polls.push(response.status());
  });
  // Lets so much time pass that the page asks once more, and waits for the answer.
  const pass = async (ms = 10_500) => {
    const before = polls.length;
    await page.clock.fastForward(ms);
    await until(() => polls.length > before, 'an answer to what the page asks by itself');
    await page.waitForLoadState('networkidle');
  };
  await signIn(page, 'ada', await person(service, 'ada', 'reviewer'));
  await page.locator('.row').first().waitFor();
  await page.waitForLoadState('networkidle');
  await pass();
  await pass();
  expect(polls, [200, 304], 'what has not changed is not sent again');

  // New ones wait until they are wanted.
  const list = await names(page);
  const places = await tops(page);
  await handIn('Star Board');
  await allChecked(service);
  await pass();
  expect(await text(page, '.new-ones'), '1 new submission · show g', 'a new one is announced');
  await handIn('Star Board Two');
  await handIn('Star Board Three');
  await allChecked(service);
  await pass();
  expect(await text(page, '.new-ones'), '3 new submissions · show g', 'and two more');
  expect(await page.locator('.new-ones').getAttribute('role'), 'status', 'and is told');
  expect(await names(page), list, 'the list is as it was');
  expect(await tops(page), places, 'where it was');
  failures.push(...(await complaints(page)).map((complaint) => `new ones: ${complaint}`));

  // What others do to rows is seen in their places.
  const claimed = await idOf('cyrillic-letters');
  const decided = await idOf('badge-in-corner');
  const row = (id) => page.locator(`[data-id="${id}"]`);
  await row(decided).getByRole('checkbox').check();
  await service.good('reviewer', 'POST', `/v1/submissions/${claimed}/claim`, {});
  await pass();
  await row(claimed).locator('.tag.taken').waitFor();
  expect(/has claimed/.test(await said(page)), true, `the claim is told: ${await said(page)}`);
  expect(await row(decided).getByRole('checkbox').isChecked(), true, 'what is selected stays so');
  await decide('senior', decided, 'reject');
  await pass();
  await row(decided).locator('.state.rejected').waitFor();
  expect(
    /rejected\. 1 submission no longer selected/.test(await said(page)),
    true,
    `the decision is told: ${await said(page)}`,
  );
  expect(await row(decided).getByRole('checkbox').isChecked(), false, 'it is another one now');
  expect(await names(page), list, 'the list is as it was after that');
  await page.keyboard.press('g');
  await until(async () => (await names(page)).includes('Star Board Two'), 'the new ones');
  expect(await page.locator('.row .tag.new').count(), 3, 'what is new');
  await page.locator('.row:focus:has(.tag.new)').waitFor(); // on the first of them
  expect(await row(decided).count(), 0, 'what was decided has left');
  expect(await text(page, '.new-ones'), '', 'no more new ones');

  // What one does oneself is not told as another's.
  await page.keyboard.press('c');
  await page.locator('.tag.mine').waitFor();
  await pass();
  expect(/has claimed/.test(await said(page)), false, `one's own claim: ${await said(page)}`);

  // Less and less while nothing happens, and not at all where nobody can see it.
  const count = async (ms) => {
    const before = polls.length;
    for (let passed = 0; passed < ms; passed += 2500) {
      await page.clock.fastForward(2500);
      await page.waitForLoadState('networkidle');
    }
    return polls.length - before;
  };
  await count(300_000);
  const slow = await count(120_000);
  expect(slow >= 1 && slow <= 3, true, `asked in two quiet minutes: ${slow}`);
  const see = (state) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await see('hidden');
  expect(await count(120_000), 0, 'asked while nobody could see it');
  const before = polls.length;
  await see('visible');
  await until(() => polls.length > before, 'whoever comes back sees what has come');
  await page.route('**/v1/submissions?*', (route) => route.fulfill({ status: 503, body: '' }));
  const away = await count(120_000);
  expect(away >= 2 && away <= 5, true, `asked in two minutes without an answer: ${away}`);
  expect(await page.locator('.wrong').count(), 0, 'no complaint about what nobody asked for');
  await page.unrouteAll();

  // An open submission.
  const open = await idOf('name-in-icon');
  await go(page, `#/submissions/${open}`);
  await page.locator('form.decide, .kinds').first().waitFor();
  await page.waitForLoadState('networkidle');
  const looks = async () =>
    (await service.good('auditor', 'GET', `/v1/audit?subject=${open}&action=saw&actor=person:ada`))
      .entries.length;
  const seen = await looks();
  await pass();
  await service.good('reviewer', 'POST', `/v1/submissions/${open}/claim`, {});
  await pass();
  await page.locator('.claim-line.taken').waitFor();
  expect(/has claimed/.test(await said(page)), true, `the claim is told: ${await said(page)}`);
  expect(await looks(), seen, 'what the page asks by itself is no look at it');
  await service.good('reviewer', 'POST', `/v1/submissions/${open}/release`, {});
  await pass();
  await page.locator('.claim-line:not(.taken)').waitFor();
  // In the middle of a letter: it stays, and is not sent for what has changed since it was begun.
  await page.keyboard.press('r');
  const letter = page.getByLabel('Letter to the applicant');
  await letter.fill('Please draw your own.');
  await page.locator('.claim-line.mine').waitFor();
  await decide('senior', open, 'escalate');
  await pass();
  await page.locator('.meanwhile').waitFor();
  expect(
    /changed while you looked at it\. You see it as it is now\.Escalated/.test(
      await text(page, '.meanwhile'),
    ),
    true,
    `the change is told: ${await text(page, '.meanwhile')}`,
  );
  expect(await letter.inputValue(), 'Please draw your own.', 'the letter');
  failures.push(...(await complaints(page)).map((complaint) => `meanwhile: ${complaint}`));
  await page.locator('form.decide button[type=submit]').click();
  await page.getByRole('alert').waitFor();
  expect(
    await service.good('senior', 'GET', `/v1/submissions/${open}`).then(({ state }) => state),
    'open',
    'nothing was decided',
  );
  await page.locator('form.decide button[type=submit]').click();
  await page.locator('.submission-head .state.rejected').waitFor();
  await pass();
  expect(await page.locator('.meanwhile, .wrong').count(), 0, 'one’s own decision is no news');
  await checkPolicy(page, 'a page that keeps itself current');
} catch (error) {
  failures.push(`${error.stack ?? error}`);
} finally {
  await browser.close();
  await service.stop();
}
finish();
