// SPDX-License-Identifier: MIT
// The reviewers' console against a service: from the one-time password to an appeal that is upheld
// by another person, with what receivers of webhooks hear of it.
import { createHmac } from 'node:crypto';
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
  submit,
  until,
  visit,
  wait,
} from './service.mjs';

const service = await serve(['--samples', 'samples', '--undo-seconds', '2']);
const browser = await launch();
const hooks = await listen();
const icon = readFileSync(join(root, 'samples/badge-in-corner/icon.png'));
const clean = readFileSync(join(root, 'samples/clean-calendar/icon.png'));

const text = async (page, selector) =>
  (await page.locator(selector).first().textContent()).replaceAll(/\s+/g, ' ').trim();
const names = (page) => page.locator('.row h2').allTextContents();
const stateOf = async (id) => (await service.good('admin', 'GET', `/v1/submissions/${id}`)).state;
// Until it is there, with its pictures, and takes keys.
const open = async (page, id, heading) => {
  await go(page, `#/submissions/${id}`);
  await page.getByRole('heading', { name: heading, exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
};
// What the focus is on sends the decision, and nothing of it is missing.
const confirm = async (page) => {
  await page.locator('form.decide:valid button[type=submit]:focus').waitFor();
  await page.keyboard.press('Enter');
};
const idOf = async (external) =>
  (await service.good('admin', 'GET', `/v1/submissions?text=${external}`)).submissions[0].id;

try {
  await allChecked(service);

  // The headers that keep the page to itself.
  const index = await fetch(`${service.address}/`);
  const policy = index.headers.get('content-security-policy');
  expect(
    /default-src 'self';.*object-src 'none';.*require-trusted-types-for 'script'/.test(policy),
    true,
    'policy of the page',
  );
  expect(/unsafe/.test(policy), false, 'policy of the page');
  const html = await index.text();
  expect(
    /<script(?![^>]*src=)|<style|\son\w+=/.test(html),
    false,
    'script or style in the page itself',
  );
  const script = /src="(\/console\/[^"]+)"/.exec(html)[1];
  const asset = await fetch(service.address + script);
  expect(
    asset.headers.get('cache-control'),
    'public, max-age=31536000, immutable',
    'the script is kept',
  );
  expect(
    (await fetch(`${service.address}/console/nothing.js`)).status,
    404,
    'a file that is not there',
  );

  // Signing in, with what goes wrong.
  const admin = await visit(browser, service, { path: '#/people' });
  await admin.getByLabel('Name', { exact: true }).fill('admin');
  await admin.getByLabel('Password', { exact: true }).fill('wrong password');
  await admin.keyboard.press('Enter');
  await admin.getByRole('alert').waitFor();
  expect(await text(admin, '.wrong'), 'name or password is wrong', 'wrong password');
  await signIn(admin, 'admin', service.password);
  expect(await text(admin, 'h1'), 'People', 'the address from before signing in');

  // People: the password is shown once.
  await admin.getByLabel('Name', { exact: true }).fill('ada');
  await admin.getByRole('combobox', { name: 'Role', exact: true }).selectOption('reviewer');
  await admin.getByRole('button', { name: 'Add', exact: true }).click();
  const ada_password = await admin.locator('.secret').textContent();
  await admin.getByRole('button', { name: 'I have it' }).click();
  expect(await admin.locator('.secret').count(), 0, 'the password is gone');
  const bea_password = await person(service, 'bea', 'senior');

  // A webhook.
  await go(admin, '#/webhooks');
  await admin.getByLabel('Address').fill(hooks.url);
  await admin.getByRole('button', { name: 'Add', exact: true }).click();
  const secret = await admin.locator('.secret').textContent();

  // The queue.
  const ada = await visit(browser, service);
  await signIn(ada, 'ada', ada_password);
  await ada.locator('.row').first().waitFor();
  expect(
    await ada.locator('.frame nav a').allTextContents(),
    ['Queue', 'Check a name', 'Policies', 'Permissions', 'Statistics'],
    'what a reviewer may',
  );
  const all = await names(ada);
  expect(all.length, 17, 'the queue');
  const verdicts = await ada.locator('.row .row-verdict').allTextContents();
  expect(
    verdicts,
    [...verdicts].sort(
      (a, b) => ['reject', 'review', 'pass'].indexOf(a) - ['reject', 'review', 'pass'].indexOf(b),
    ),
    'the worst first',
  );
  await ada.getByRole('combobox', { name: 'Verdict', exact: true }).selectOption('review');
  await until(async () => (await names(ada)).length === 5, 'the filter by verdict');
  expect(/verdict=review/.test(ada.url()), true, 'the filter is in the address');
  await ada.reload();
  await ada.waitForLoadState('networkidle');
  await until(async () => (await names(ada)).length === 5, 'the filter after a reload');
  await ada.getByRole('combobox', { name: 'Verdict', exact: true }).selectOption('');
  await until(async () => (await names(ada)).length === 17, 'no filter');
  await ada.keyboard.press('Escape'); // out of the select
  await ada.keyboard.press('/');
  await ada.keyboard.type('starsurvey');
  await until(async () => (await names(ada)).length === 1, 'the search');
  await ada.keyboard.press('Escape');
  await ada.keyboard.press('j');
  await ada.keyboard.press('c');
  await until(async () => (await ada.locator('.tag.mine').count()) === 1, 'the claim');
  await ada.keyboard.press('?');
  expect((await ada.locator('dialog.keys tr').count()) > 6, true, 'the list of keys');
  await ada.keyboard.press('Escape');
  await ada.keyboard.press('o');

  // A submission with its evidence.
  await ada.locator('.decision').waitFor();
  await ada.waitForLoadState('networkidle');
  const badge = await idOf('badge-in-corner');
  expect(ada.url().endsWith(`#/submissions/${badge}`), true, 'the address of a submission');
  await until(
    () =>
      ada.evaluate(
        () =>
          [...document.images].length >= 4 &&
          [...document.images].every((each) => each.complete && each.naturalWidth > 0),
      ),
    'all pictures',
  );
  expect(await ada.locator('.asset polygon.quad').count(), 1, 'what was found is outlined');
  expect(await ada.locator('.compare img').count(), 2, 'the mark beside the drawing');
  await ada.keyboard.press('d');
  await ada.locator('.pair.over').waitFor();
  await ada.locator('input.part').fill('30');
  await ada.keyboard.press('o');
  expect(await ada.locator('polygon').count(), 0, 'no outlines');
  await ada.keyboard.press('o');
  await ada.locator('.pin').click();
  expect(/#\/submissions\/[^/]+\/[0-9a-f]{32}$/.test(ada.url()), true, 'the address of a finding');
  expect(await ada.locator('.finding.aimed').count(), 1, 'the finding of the address');
  await ada.goBack();
  expect(/\w\/.*: \w/.test(await text(ada, '.clause')), true, 'the clause');

  // Rejected by keys alone.
  await ada.keyboard.press('r');
  const letter = ada.getByLabel('Letter to the applicant');
  expect(
    /cannot list it.*What would pass/s.test(await letter.inputValue()),
    true,
    'the letter is written',
  );
  expect(
    (await ada.getByRole('combobox', { name: 'Clause' }).inputValue()) !== '',
    true,
    'the clause is chosen',
  );
  await letter.fill(`${await letter.inputValue()}\nGreetings, Ada`);
  await letter.press('Control+Enter');
  await ada.locator('.undo-bar').waitFor();
  expect(await stateOf(badge), 'rejected', 'rejected');
  await until(() => hooks.heard.length > 0, 'the webhook', 30_000);
  const { headers, body } = hooks.heard[0];
  const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['brandlint-signature']);
  expect(
    signature,
    createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'),
    'the signature',
  );
  const event = JSON.parse(body);
  expect(JSON.stringify(event).includes('Greetings, Ada'), true, 'the letter is sent');
  expect(await ada.locator('.undo-bar').count(), 0, 'too late to take it back');

  // Taken back within its time; nobody hears of it.
  const wordy = await idOf('name-in-icon');
  await open(ada, wordy, 'Wordy');
  await ada.keyboard.press('n');
  await confirm(ada);
  await ada.locator('.undo-bar').waitFor();
  await ada.keyboard.press('u');
  await until(async () => (await stateOf(wordy)) === 'open', 'taken back');
  await until(
    async () => (await ada.locator('.submission-head .state').textContent()) === 'open',
    'taken back, in the page',
  );
  expect(/and taken back/.test(await text(ada, '.log .undone')), true, 'taken back, in the log');

  // Comment, escalate, skip.
  await ada.keyboard.press('m');
  await ada.keyboard.type('Looks like <b>a copy</b>');
  await ada.keyboard.press('Control+Enter');
  await until(async () => (await ada.locator('.log .comment').count()) === 1, 'a comment');
  await ada.keyboard.press('e');
  await confirm(ada);
  await ada.locator('.tag.escalated').waitFor();
  // A field that takes the focus as soon as the list is there keeps it.
  await ada.evaluate(() => {
    const search = '.filters input[type=search]';
    new MutationObserver((_, observer) => {
      const field = document.querySelector(search);
      if (!field) return;
      observer.disconnect();
      field.focus();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await ada.keyboard.press('l');
  await ada.locator('.filters input[type=search]:focus').waitFor();
  await wait(300);
  expect(
    await ada.evaluate(() => document.activeElement.type),
    'search',
    'the focus that a reader has set',
  );
  await ada.locator('.filters input[type=search]').fill('');
  await until(async () => (await names(ada)).length === 16, 'the queue without what was decided');
  expect((await names(ada))[0], 'Wordy', 'what was escalated comes first');
  await ada.locator('.row a').first().click();
  await ada.locator('.decision').waitFor();
  await ada.waitForLoadState('networkidle');
  await ada.keyboard.press('s');
  await until(() => !ada.url().includes(wordy), 'the next after a skip');
  await ada.keyboard.press('[');
  await until(() => ada.url().includes(wordy), 'the one before');

  // Somebody else was faster: told, and what was written stays.
  const bea = await visit(browser, service, {
    path: `#/submissions/${wordy}`,
    refused: [400, 401, 409], // a decision that came too late, a policy that is none
  });
  await signIn(bea, 'bea', bea_password);
  await bea.locator('.decision').waitFor();
  await bea.waitForLoadState('networkidle');
  const { version } = await service.good('senior', 'GET', `/v1/submissions/${wordy}`);
  await ada.keyboard.press('m');
  await ada.keyboard.press('Escape'); // leaves the field
  await ada.keyboard.press('Escape'); // closes what was begun
  await bea.keyboard.press('a');
  await bea.getByLabel('Message to the applicant').fill('Fine with me');
  const row = await service.good('senior', 'GET', `/v1/submissions/${wordy}`);
  if (row.claim) await service.good('senior', 'POST', `/v1/submissions/${wordy}/release`, {});
  await service.good('reviewer', 'POST', `/v1/submissions/${wordy}/decisions`, {
    kind: 'escalate',
    version,
  });
  await bea.locator('form.decide button[type=submit]').click();
  await bea.getByRole('alert').waitFor();
  expect(
    /changed while you looked.*Escalated/.test(await text(bea, '.wrong')),
    true,
    `somebody was faster: ${await text(bea, '.wrong')}`,
  );
  expect(
    await bea.getByLabel('Message to the applicant').inputValue(),
    'Fine with me',
    'what was written',
  );

  // Approving what breaks a rule takes two.
  await bea.locator('form.decide button[type=submit]').click();
  await until(async () => (await stateOf(wordy)) === 'held', 'held');
  await until(
    async () => /second person is needed.*You decided first/.test(await text(bea, '.decision')),
    'it is said that it waits',
  );
  expect(await bea.locator('.kinds button').count(), 1, 'nothing is left to the first');
  await ada.reload();
  await ada.waitForLoadState('networkidle');
  await until(
    async () => /second person is needed.*Approve to confirm/.test(await text(ada, '.decision')),
    'it is said to the second',
  );
  await ada.keyboard.press('a');
  await confirm(ada);
  await until(async () => (await stateOf(wordy)) === 'approved', 'approved by two');

  // A decision on many.
  await go(ada, '#/queue?verdict=pass');
  await until(async () => (await names(ada)).length === 3, 'what passes');
  await ada.waitForLoadState('networkidle');
  await ada.keyboard.press('j');
  await ada.keyboard.press('x');
  await ada.keyboard.press('j');
  await ada.keyboard.press('x');
  await ada.getByRole('button', { name: 'Approve …' }).click();
  expect(await text(ada, 'dialog.window h2'), 'Approve 2 submissions?', 'how many');
  await ada.getByRole('button', { name: 'Approve 2 submissions' }).click();
  await until(async () => (await names(ada)).length === 1, 'decided at once');

  // An appeal, by the applicant with his token; decided by another person.
  const mine = await submit(
    service,
    'acme',
    {
      id: 'acme-1',
      app: { id: 'stars', name: 'Star Board', developer: { id: 'acme', name: 'Acme' } },
      assets: [{ path: 'icon.png', role: 'icon' }],
    },
    { 'icon.png': icon },
  );
  await allChecked(service);
  await open(ada, mine, 'Star Board');
  expect((await ada.locator('.rows').count()) > 0, true, 'the same picture came before');
  await ada.keyboard.press('r');
  await confirm(ada);
  await until(async () => (await stateOf(mine)) === 'rejected', 'rejected');
  const applicant = await visit(browser, service, { path: `#/submissions/${mine}` });
  await applicant.getByRole('button', { name: 'Use a token' }).click();
  await applicant.getByLabel('Token').fill(service.token('acme'));
  await applicant.keyboard.press('Enter');
  await applicant.getByLabel('Why is the rejection wrong?').fill('It is our own drawing.');
  await until(
    () =>
      applicant.evaluate(() => {
        const images = [...document.images];
        // They are loaded when somebody comes to them, and the field is far below.
        images.find((each) => each.naturalWidth === 0)?.scrollIntoView();
        return (
          images.length > 0 &&
          images.every((each) => each.src.startsWith('blob:') && each.naturalWidth > 0)
        );
      }),
    'pictures of whoever has a token',
  );
  expect(
    await applicant.locator('.party').filter({ hasText: 'ada' }).count(),
    0,
    'who decided is not the applicant’s',
  );
  await applicant.getByRole('button', { name: 'Appeal' }).click();
  await until(async () => (await stateOf(mine)) === 'appealed', 'appealed');
  await checkPolicy(applicant, 'the applicant’s page');
  await applicant.context().close();
  await ada.reload();
  await ada.waitForLoadState('networkidle');
  await until(
    async () => /The rejection is yours/.test(await text(ada, '.decision')),
    'not by the same person',
  );
  await open(bea, mine, 'Star Board');
  await until(
    async () => /has appealed.*our own drawing/.test(await text(bea, '.decision')),
    'the appeal',
  );
  await bea.keyboard.press('a');
  await confirm(bea);
  await until(async () => (await stateOf(mine)) === 'approved', 'overturned');

  // A second version: what is new since the one that was approved.
  const second = await submit(
    service,
    'acme',
    {
      id: 'acme-2',
      app: { id: 'stars', name: 'Star Board Two', developer: { id: 'acme', name: 'Acme' } },
      assets: [
        { path: 'icon.png', role: 'icon' },
        { path: 'shot.png', role: 'screenshot' },
      ],
    },
    { 'icon.png': icon, 'shot.png': clean },
  );
  await allChecked(service);
  await open(ada, second, 'Star Board Two');
  const changes = (await ada.locator('.change-list').allTextContents()).join(' ');
  expect(
    /Name.*Star Board.*Star Board Two/.test(changes) && /shot\.png/.test(changes),
    true,
    `what is new: ${changes}`,
  );

  // A link for the applicant, who looks before he hands in again.
  await ada.getByRole('button', { name: 'Make a link' }).click();
  const link = await ada.locator('.applicant-link .secret').textContent();
  const guest = await visit(browser, service, { path: link.slice(service.address.length + 1) });
  await guest.getByRole('heading', { name: 'Check a name' }).waitFor();
  expect(guest.url(), `${service.address}/#/check`, 'the token is not kept in the address');
  await guest.getByLabel('Name of the app').fill('Star Board Three');
  await guest
    .getByLabel('Icon')
    .setInputFiles({ name: '<b>.png', mimeType: 'image/png', buffer: icon });
  await guest.getByRole('button', { name: 'Check all of it' }).click();
  await guest.locator('.finding.reject .compare img').first().waitFor();
  expect(/nobody decides/.test(await text(guest, '.told')), true, 'a trial is no submission');
  await checkPolicy(guest, 'the applicant’s trial');
  await guest.context().close();

  // A name that another app has.
  const third = await submit(
    service,
    'submitter',
    {
      id: 'other-1',
      app: { id: 'other', name: 'Star Board', developer: { id: 'other', name: 'Other' } },
      assets: [{ path: 'icon.png', role: 'icon' }],
    },
    { 'icon.png': clean },
  );
  await allChecked(service);
  await open(ada, third, 'Star Board');
  await ada.getByRole('heading', { name: 'Names confused' }).waitFor();
  expect(await ada.locator(`.rows a[href$="${mine}"]`).count(), 1, 'the app of the same name');

  // All of it is on record.
  await go(admin, '#/audit');
  await admin.getByRole('button', { name: 'Verify the chain' }).click();
  await admin.locator('.told.good').waitFor();
  expect(
    /The log is whole: \d+ entries/.test(await text(admin, '.told.good')),
    true,
    'the log is whole',
  );

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
