// SPDX-License-Identifier: MIT
// The console's other pages against a service: what two persons govern, what administrators keep,
// personal data, checks, and the end of a session.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, failures, finish, launch, root } from './browser.mjs';
import {
  allChecked,
  checkPolicy,
  go,
  listen,
  person,
  serve,
  signIn,
  until,
  visit,
  wait,
} from './service.mjs';

const service = await serve(['--samples', 'samples', '--undo-seconds', '0']);
const browser = await launch();
const hooks = await listen();

const text = async (page, selector) =>
  (await page.locator(selector).first().textContent()).replaceAll(/\s+/g, ' ').trim();
const stateOf = async (id) => (await service.good('admin', 'GET', `/v1/submissions/${id}`)).state;

try {
  await allChecked(service);
  await service.good('admin', 'POST', '/v1/webhooks', { url: hooks.url });
  const { submissions } = await service.good('admin', 'GET', '/v1/submissions?count=100');
  const badge = submissions.find((row) => row.external_id.endsWith('badge-in-corner')).id;
  const calendar = submissions.find((row) => row.external_id.endsWith('clean-calendar'));
  await service.good('reviewer', 'POST', `/v1/submissions/${calendar.id}/decisions`, {
    kind: 'approve',
    version: calendar.version,
  });

  const admin = await visit(browser, service, { path: '#/people' });
  await signIn(admin, 'admin', service.password);
  const bea = await visit(browser, service, { path: '#/policies', refused: [400, 401] });
  await signIn(bea, 'bea', await person(service, 'bea', 'senior'));
  const ada = await visit(browser, service);
  await signIn(ada, 'ada', await person(service, 'ada', 'reviewer'));

  // A policy, proposed by one and published by another.
  await go(bea, '#/policies/new');
  await bea.locator('textarea.code').fill('{"schema": "brandlint.policy/1", "id": 7}');
  await bea.getByRole('button', { name: 'Propose', exact: true }).click();
  await bea.getByRole('alert').waitFor();
  await bea.getByRole('button', { name: /Start from .*listing/ }).click();
  const proposal = JSON.parse(await bea.locator('textarea.code').inputValue());
  proposal.version = '1.1.0';
  for (const rule of proposal.rules) if (rule.verdict === 'reject') rule.verdict = 'review';
  await bea.locator('textarea.code').fill(JSON.stringify(proposal, null, 1));
  await bea.getByRole('button', { name: 'Propose', exact: true }).click();
  await bea.getByRole('button', { name: 'Try it on what is stored' }).click();
  await until(
    async () => (await bea.locator('.shadow tbody tr').count()) > 0,
    'what it would change',
  );
  const kept = bea.waitForEvent('download');
  await bea.getByRole('link', { name: /Download all changes/ }).click();
  const difference = JSON.parse(readFileSync(await (await kept).path(), 'utf8'));
  expect(difference.schema, 'brandlint.diff/1', 'the record of all changes');
  expect(difference.changes.length > 0, true, 'changes in it');
  expect(await bea.getByRole('button', { name: 'Publish …' }).count(), 0, 'not by the same person');
  await go(admin, '#/policies');
  await admin.getByRole('button', { name: 'Publish …' }).click();
  await admin.getByRole('button', { name: 'Publish it now' }).click();
  await admin.locator('.phase.in-force').waitFor();
  await until(
    async () =>
      /^\s*\d+ waiting submissions judged anew, [1-9]/.test(await text(admin, '.judging')),
    'what waited to be judged by it',
    10_000,
  );

  expect(
    /all results were made with it/.test(await text(admin, '.packs')),
    true,
    `the packs: ${await text(admin, '.packs')}`,
  );

  // As though all had been examined with an earlier pack.
  const real = await service.good('admin', 'GET', '/v1/packs');
  const [pack] = real.packs;
  await admin.route('**/v1/packs', (route) =>
    route.fulfill({
      json: {
        ...real,
        packs: [{ ...pack, examined_with_other: real.results }],
        rescan: real.results,
      },
    }),
  );
  await go(admin, '#/queue');
  await go(admin, '#/policies');
  await admin.getByRole('button', { name: `Examine ${real.results} submissions anew …` }).click();
  await admin.getByRole('button', { name: 'Examine them' }).click();
  await admin.getByText('0 submissions will be examined anew').waitFor();
  await admin.unroute('**/v1/packs');

  // A permission.
  await go(bea, '#/permissions');
  await bea.getByRole('button', { name: 'Propose a permission' }).click();
  await bea.getByLabel('Developer’s id').fill('acme');
  await bea.getByLabel('Why').fill('joint product');
  await bea.getByRole('button', { name: 'Propose', exact: true }).click();
  await bea.locator('.phase.proposed').waitFor();
  await go(admin, '#/permissions');
  await admin.getByRole('button', { name: 'Grant …' }).click();
  await admin.getByRole('button', { name: 'Grant it' }).click();
  await admin.locator('.phase.in-force').waitFor();

  // A token, shown once, and revoked.
  await go(admin, '#/tokens');
  await admin.getByLabel('What it is for').fill('a test');
  await admin.getByRole('button', { name: 'Make it' }).click();
  await admin.locator('.secret').waitFor();
  await admin.getByRole('button', { name: 'I have it' }).click();
  const row_of_token = admin.locator('tr').filter({ hasText: 'a test' });
  await row_of_token.getByRole('button', { name: 'Revoke …' }).click();
  await row_of_token.getByRole('button', { name: 'Revoke', exact: true }).click();
  await row_of_token.locator('.tag.gone').waitFor();

  // Deliveries, once more.
  await go(admin, '#/webhooks');
  const heard = await until(
    async () => (await admin.locator('.phase.delivered').count()) > 0 && hooks.heard.length,
    'deliveries',
  );
  await admin.getByRole('button', { name: 'Send again' }).first().click();
  await until(() => hooks.heard.length > heard, 'a delivery once more', 30_000);

  // Personal data and breaches.
  await go(admin, '#/developers');
  await admin.getByText('Record a breach').click();
  await admin.getByLabel('What happened').fill('a laptop was lost');
  await admin.getByRole('button', { name: 'Record it' }).click();
  expect(
    /7[12] h \d\d min left/.test(await text(admin, '.clock')),
    true,
    `the clock: ${await text(admin, '.clock')}`,
  );
  await admin.getByLabel('Developer’s id').fill('starsurvey');
  const download = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Export' }).click();
  expect(
    JSON.stringify(JSON.parse(readFileSync(await (await download).path(), 'utf8'))).includes(
      'Starsurvey',
    ),
    true,
    'what is exported',
  );
  await admin.getByRole('button', { name: 'What would be erased?' }).click();
  await admin.getByRole('button', { name: 'Erase them …' }).click();
  expect(await stateOf(badge), 'open', 'nothing is erased before it is agreed to');
  await admin.getByRole('button', { name: /^Erase 1 submission/ }).click();
  await until(async () => (await stateOf(badge)) === 'erased', 'erased');

  // A name is checked as it is typed.
  await go(ada, '#/check');
  await ada.getByLabel('Name of the app').fill('Deskline');
  await ada.locator('.answer.pass').waitFor();
  const word = JSON.parse(
    readFileSync(join(root, 'samples/cyrillic-letters/submission.json'), 'utf8'),
  ).app.name;
  await ada.getByLabel('Name of the app').fill(word);
  await ada.locator('.answer.reject mark b').first().waitFor();
  expect((await ada.locator('.answer .fix').count()) > 0, true, 'what would pass');

  // The log, page by page, of one person, of one kind, of one submission.
  for (let i = 0; i < 130; i += 1)
    await service.good('senior', 'GET', `/v1/submissions/${calendar.id}`);
  await go(admin, '#/audit');
  const entries = admin.locator('.audit tbody tr');
  const cells = (column) => admin.locator(`.audit tbody td:nth-child(${column})`).allTextContents();
  await until(async () => (await entries.count()) === 100, 'the latest of the log');
  await admin.getByRole('button', { name: 'Show more' }).click();
  await until(async () => (await entries.count()) > 130, 'what is behind');
  const numbers = (await cells(1)).map(Number);
  expect(
    numbers.every((number, i) => i === 0 || number === numbers[i - 1] - 1),
    true,
    'every entry once, the newest first',
  );
  await admin.getByLabel('Who').fill('ada');
  await admin.getByRole('button', { name: 'Show', exact: true }).click();
  await until(async () => new Set(await cells(3)).size === 1, 'entries of one person');
  expect((await cells(3))[0], 'ada', 'whose entries they are');
  await admin.getByLabel('Did').selectOption('changed-password');
  await until(async () => (await entries.count()) === 1, 'one kind of deed of one person');
  expect(/actor=person%3Aada&action=changed-password/.test(admin.url()), true, 'the address');
  await admin.getByRole('button', { name: 'All', exact: true }).click();
  await until(async () => (await entries.count()) === 100, 'all of it again');
  expect(await admin.getByLabel('Who').inputValue(), '', 'nothing is asked for');
  await admin.getByLabel('Subject').fill(calendar.id);
  await admin.getByLabel('Subject').press('Enter');
  await until(async () => new Set(await cells(5)).size === 1, 'entries of one submission');
  await admin.getByRole('button', { name: 'Show more' }).click();
  await until(async () => (await cells(4)).includes('decided'), 'the oldest of them');

  // Statistics.
  await go(ada, '#/statistics');
  await ada.locator('.plot svg').first().waitFor();
  expect(
    (await ada.locator('.plot rect.approved[height="0"]').count()) < 30,
    true,
    'what was approved is in the plot',
  );
  // Signing out ends what the cookie stands for.
  await ada.locator('.who summary').click();
  await ada.getByRole('button', { name: 'Sign out' }).click();
  await ada.getByRole('heading', { name: 'Sign in' }).waitFor();
  await ada.reload();
  await ada.getByRole('heading', { name: 'Sign in' }).waitFor();
  await signIn(ada, 'ada');
  // A session that has ended elsewhere asks for the password where one was.
  await service.good('admin', 'POST', '/v1/people/ada', { new_password: true });
  await go(ada, '#/permissions');
  await ada.getByText('has ended. Sign in again').waitFor();

  for (const page of [ada, bea, admin]) await checkPolicy(page, page.url());
} catch (error) {
  failures.push(`${error}`);
  for (const [i, context] of browser.contexts().entries()) {
    for (const page of context.pages()) failures.push(`page ${i}: ${page.url()}`);
  }
  if (process.argv[2]) {
    for (const [i, context] of browser.contexts().entries()) {
      for (const page of context.pages())
        await page.screenshot({ path: join(process.argv[2], `failed-${i}.png`), fullPage: true });
    }
  }
} finally {
  await wait(100);
  await browser.close();
  hooks.close();
  await service.stop();
}
finish();
