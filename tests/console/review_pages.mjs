// SPDX-License-Identifier: MIT
// Every page of the console, light and dark, wide and narrow: what axe says of it, and whether it
// fits the window. Argument: a folder for screenshots; optional.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaints, expect, failures, finish, launch, root } from './browser.mjs';
import {
  allChecked,
  checkPolicy,
  go,
  passwordOf,
  person,
  serve,
  submit,
  visit,
} from './service.mjs';

const pictures = process.argv[2];
const service = await serve(['--samples', 'samples', '--undo-seconds', '60']);
const browser = await launch();

// Something of everything that a page may show.
async function fill() {
  const { submissions } = await service.good('admin', 'GET', '/v1/submissions?count=100');
  const of = (external) => submissions.find((row) => row.external_id.endsWith(external));
  const { clauses } = await service.good('reviewer', 'GET', '/v1/clauses');
  const decide = (role, row, kind, more = {}) =>
    service.good(role, 'POST', `/v1/submissions/${row.id}/decisions`, {
      kind,
      version: row.version,
      ...more,
    });
  const letter = { clause: clauses[0].id, text: 'Please send artwork of your own.\n\nWith thanks' };
  await decide('reviewer', of('glyph-turned'), 'reject', letter);
  await decide('reviewer', of('name-in-icon'), 'approve', { text: 'fine' });
  await decide('senior', of('clean-calendar'), 'approve');
  await decide('senior', of('door-phone'), 'changes', letter);
  await decide('reviewer', of('plain-offence'), 'reject', letter);
  await decide('reviewer', of('look-alike-mark'), 'comment', {
    text: 'Looks like the mark to me.',
  });
  await service.good('reviewer', 'POST', `/v1/submissions/${of('cyrillic-letters').id}/claim`, {});
  await decide('senior', of('claims-endorsement'), 'escalate');
  const icon = readFileSync(join(root, 'samples/clean-calendar/icon.png'));
  const app = { id: 'stars', developer: { id: 'acme', name: 'Acme' } };
  const first = await submit(
    service,
    'acme',
    { app: { ...app, name: 'Star Board' }, assets: [{ path: 'icon.png', role: 'icon' }] },
    { 'icon.png': icon },
  );
  await allChecked(service);
  await decide(
    'senior',
    await service.good('senior', 'GET', `/v1/submissions/${first}`),
    'approve',
  );
  const next = await submit(
    service,
    'acme',
    { app: { ...app, name: 'Star Board for teams' }, assets: [{ path: 'a.png', role: 'icon' }] },
    { 'a.png': icon },
  );
  await allChecked(service);
  const mark = readFileSync(join(root, 'samples/badge-in-corner/icon.png'));
  const appealed = await submit(
    service,
    'acme',
    { app: { ...app, id: 'five', name: 'Five Stars' }, assets: [{ path: 'i.png', role: 'icon' }] },
    { 'i.png': mark },
  );
  await allChecked(service);
  const fresh = await service.good('reviewer', 'GET', `/v1/submissions/${appealed}`);
  await decide('reviewer', fresh, 'reject', letter);
  await service.good('acme', 'POST', `/v1/submissions/${appealed}/appeal`, { text: 'It is ours.' });
  await service.good('senior', 'POST', '/v1/permissions', {
    who: { developer: 'acme' },
    brand: clauses[0].brand,
    references: ['*'],
    subjects: ['name', 'icon'],
    why: 'joint product',
    from: '2026-01-01',
    until: '2031-01-01',
  });
  const { built_in: policies } = await service.good('senior', 'GET', '/v1/policies');
  const policy = structuredClone(policies[0].text);
  policy.version = '2.0.0';
  for (const rule of policy.rules) if (rule.verdict === 'reject') rule.verdict = 'review';
  await service.good('senior', 'POST', '/v1/policies', policy);
  await service.good('senior', 'POST', '/v1/breaches', {
    record: 'A laptop with an export was lost.',
  });
  await service.good('admin', 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' });
  await person(service, 'ada', 'reviewer');
  return { of, next, appealed };
}

try {
  await allChecked(service);
  const { of, next, appealed } = await fill();
  const page = await visit(browser, service);
  const variants = [
    ['light', 1280, 'light'],
    ['dark', 1280, 'dark'],
    ['narrow', 375, 'light'],
    ['narrow-dark', 375, 'dark'],
  ];
  const look = async (name) => {
    for (const [variant, width, scheme] of variants) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const what = `${name}, ${variant}`;
      expect(
        await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
        false,
        `${what}: wider than the window`,
      );
      failures.push(...(await complaints(page)).map((complaint) => `${what}: ${complaint}`));
      if (pictures)
        await page.screenshot({ path: join(pictures, `${name}-${variant}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await checkPolicy(page, name);
  };
  const settled = async () => {
    await page.waitForLoadState('networkidle');
    await page.locator('main h1').waitFor();
  };

  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await look('sign-in');
  await page.getByLabel('Name', { exact: true }).fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(service.password);
  await page.keyboard.press('Enter');
  await page.getByLabel('One-time password').waitFor();
  await look('password');
  await page.getByLabel('One-time password').fill(service.password);
  await page.getByLabel('New password', { exact: true }).fill(passwordOf('admin'));
  await page.getByLabel('New password, once more').fill(passwordOf('admin'));
  await page.keyboard.press('Enter');
  await page.locator('.row').first().waitFor();
  await look('queue');

  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Reject …' }).click();
  await look('bulk');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('?');
  await look('keys');
  await page.keyboard.press('Escape');
  await go(page, '#/queue?text=nothing');
  await page.getByText('Nothing fits').waitFor();
  await look('queue-empty');

  const shown = [
    ['mark', of('badge-in-corner').id],
    ['letters', of('cyrillic-letters').id],
    ['broken', of('broken-picture').id],
    ['held', of('name-in-icon').id],
    ['appealed', appealed],
    ['rejected', of('plain-offence').id],
    ['second-version', next],
    ['form', of('against-the-form').id],
  ];
  for (const [name, id] of shown) {
    await go(page, `#/submissions/${id}`);
    await page.locator('.submission-head h1').waitFor();
    await settled();
    await look(`submission-${name}`);
  }
  await page.keyboard.press('r');
  await page.locator('form.decide').waitFor();
  await page.waitForLoadState('networkidle');
  await look('submission-reject');
  await page.keyboard.press('Enter');
  await page.locator('.undo-bar').waitFor();
  await look('submission-undo');

  for (const name of [
    'check?name=D%D0%B5skline',
    'policies',
    'policies/new',
    'permissions',
    'statistics',
    'audit',
    'people',
    'tokens',
    'webhooks',
    'developers',
    'nowhere',
  ]) {
    await go(page, `#/${name}`);
    await settled();
    if (name.startsWith('check')) await page.locator('.answer').waitFor();
    if (name === 'policies') {
      await page.getByRole('button', { name: 'Try it on what is stored' }).click();
      await page.locator('.shadow table').waitFor();
    }
    if (name === 'permissions')
      await page.getByRole('button', { name: 'Propose a permission' }).click();
    if (name === 'audit') {
      await page.getByRole('button', { name: 'Verify the chain' }).click();
      await page.locator('.told.good').waitFor();
    }
    await page.locator('main details').evaluateAll((all) =>
      all.forEach((each) => {
        each.open = true;
      }),
    );
    await look(name.replace(/\W.*/, (rest) => (rest.startsWith('/') ? '-new' : '')));
  }
  await page.locator('.who summary').click();
  await look('who');

  // On paper: the evidence without what cannot be pressed there.
  await go(page, `#/submissions/${of('badge-in-corner').id}`);
  await page.locator('.submission-head h1').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.frame').isVisible(), false, 'the menu on paper');
  expect(await page.locator('.evidence img').first().isVisible(), true, 'the evidence on paper');
  expect(await page.locator('.kinds button').first().isVisible(), false, 'buttons on paper');
  if (pictures) {
    await page.pdf({ path: join(pictures, 'submission.pdf') });
    for (const name of [
      '',
      `#/submissions/${of('badge-in-corner').id}`,
      '#/audit',
      '#/statistics',
    ]) {
      await go(page, name);
      await settled();
      const file = name.replaceAll(/\W|sub-.*/g, '') || 'queue';
      await page.screenshot({ path: join(pictures, `${file}-print.png`), fullPage: true });
    }
  }
} catch (error) {
  failures.push(`${error.stack ?? error}`);
} finally {
  await browser.close();
  await service.stop();
}
finish();
