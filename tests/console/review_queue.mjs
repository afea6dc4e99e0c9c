// SPDX-License-Identifier: MIT
// The queue under a reader's hands: icons of what is looked at only, however long the list is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, failures, finish, launch, root } from './browser.mjs';
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

const service = await serve(['--samples', 'samples']);
const browser = await launch();
const bytes = readFileSync(join(root, 'samples/clean-calendar/icon.png'));

// How many icons are there, and how many of them can be seen.
const icons = (page) =>
  page
    .locator('.row .thumbnail img')
    .evaluateAll((all) => all.filter((each) => each.complete && each.naturalWidth > 0).length);
const heights = (page) =>
  page.locator('.row').evaluateAll((all) => all.map((each) => each.offsetHeight));

// A list that is longer than any that a test could have examined.
const long = Array.from({ length: 5000 }, (_, i) => ({
  id: `sub-${i}`,
  external_id: `app-${i}`,
  app: `app-${i}`,
  developer: 'acme',
  name: `Desk ${i}`,
  state: 'open',
  received_at: Date.now(),
  verdict: 'review',
  complete: true,
  version: 1,
  icon: 'ab'.repeat(32),
  submitted_by: 'token:1',
  escalated: false,
}));

try {
  await submit(service, 'submitter', { app: { id: 'words', name: 'Words alone' } });
  await allChecked(service);
  const page = await visit(browser, service);
  await signIn(page, 'ada', await person(service, 'ada', 'reviewer'));
  await page.locator('.row').first().waitFor();
  const { submissions } = await service.good('reviewer', 'GET', '/v1/submissions?count=100');
  const with_icon = submissions.filter((row) => row.icon);
  expect(with_icon.length > 5 && with_icon.length < submissions.length, true, 'rows with an icon');
  const before = await heights(page);
  // What is below the window comes as the reader comes to it.
  await page.mouse.wheel(0, 5000);
  await until(async () => (await icons(page)) > 3, 'the icons at the end');
  await page.mouse.wheel(0, -5000);
  await until(async () => (await icons(page)) === with_icon.length, 'all icons');
  expect(await heights(page), before, 'rows keep their height when icons come');
  expect(
    await page.locator('.row .thumbnail.none').count(),
    submissions.length - with_icon.length,
    'rows without an icon',
  );
  expect(
    await page
      .locator(`[data-id="${with_icon[0].id}"] .thumbnail img`)
      .evaluate((each, name) => each.alt.endsWith(name), with_icon[0].name),
    true,
    'an icon is told to who does not see it',
  );

  // Thousands, scrolled through fast.
  const asked = [];
  await page.route('**/v1/submissions?*', (route) =>
    route.fulfill({ json: { submissions: long } }),
  );
  await page.route('**/v1/submissions/*/pictures/*', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'image/png', body: bytes });
  });
  await go(page, '#/queue?state=all');
  await until(async () => (await icons(page)) > 3, 'icons of a long list');
  const at_rest = asked.length;
  expect(at_rest < 40, true, `icons near the window only: ${at_rest}`);
  for (let i = 0; i < 80; i += 1) await page.mouse.wheel(0, 3000);
  await until(() => asked.length > at_rest && icons(page), 'icons where the scrolling ended');
  await page.waitForLoadState('networkidle');
  expect(asked.length - at_rest < 80, true, `icons that were passed: ${asked.length - at_rest}`);
  expect(await page.evaluate('scrollY > 50_000'), true, 'scrolled far');
  await page.unrouteAll();
  await checkPolicy(page, 'the queue');

  // Whoever has a token is shown the same, as copies that the script asked for.
  const reader = await visit(browser, service);
  await reader.getByRole('button', { name: 'Use a token' }).click();
  await reader.getByLabel('Token').fill(service.token('auditor'));
  await reader.keyboard.press('Enter');
  await until(async () => (await icons(reader)) > 3, 'icons of whoever has a token');
  expect(
    await reader
      .locator('.thumbnail img')
      .evaluateAll((all) => all.every((each) => each.src.startsWith('blob:'))),
    true,
    'icons by a token',
  );
  await checkPolicy(reader, 'the queue by token');
} catch (error) {
  failures.push(`${error.stack ?? error}`);
} finally {
  await browser.close();
  await service.stop();
}
finish();
