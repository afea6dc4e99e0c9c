// SPDX-License-Identifier: MIT
// Whatever a submission says is text in the console: 500 names that would be markup or script, hide,
// turn the order of letters or never end, in every page that shows them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaints, expect, failures, finish, launch, root } from './browser.mjs';
import { allChecked, checkPolicy, go, serve, signIn, submit, until, visit } from './service.mjs';

const attacks = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '"><img src=x onerror=alert(3)>',
  "'><svg onload=alert(4)>",
  '<iframe srcdoc="<script>alert(5)</script>">',
  '<a href="javascript:alert(6)">x</a>',
  'javascript:alert(7)',
  ']]><b>&lt;i&gt;&amp;&#60;script&#62;',
  '{{constructor.constructor("alert(8)")()}}',
  '${alert(9)} #{alert(10)} <%= alert(11) %>',
  '__proto__',
  'constructor',
  '\u202egpj.exe\u2066 \u2069 \u200f',
  'line\u2028break\u2029here',
  'zero\u200bwidth\u2060joiner\ufeff',
  '\u0007\u001b[2J\u0085\u009f',
  '\u{e0041}\u{e0042} tags',
  '🚀'.repeat(40),
  'ﷺ'.repeat(60),
  'a\u0300\u0301\u0302\u0303\u0304\u0305'.repeat(40),
  '../../../../etc/passwd?a=b#c%00%0d%0aSet-Cookie:x=y',
  '%3Cscript%3Ealert(12)%3C/script%3E',
  "'; DROP TABLE submissions; --",
  'W'.repeat(5000),
  "=cmd|' /C calc'!A0",
];
const count = 500;
// Each attack alone, and behind words, so that no two names are the same.
const nameOf = (i) =>
  i < attacks.length
    ? attacks[i]
    : `${i} ${attacks[i % attacks.length]} ${attacks[(i * 7 + 3) % attacks.length]}`;

const service = await serve(['--undo-seconds', '0', '--second-person', 'never']);
const browser = await launch();
const icon = readFileSync(join(root, 'samples/badge-in-corner/icon.png'));

async function look(page, what, { axe = true } = {}) {
  expect(
    await page
      .locator(
        '#page script, #page iframe, #page img[src="x"], #page svg[onload], #page b i, #page [onerror]',
      )
      .count(),
    0,
    `${what}: markup of a stranger`,
  );
  expect(
    await page.locator('a[href^="javascript" i]').count(),
    0,
    `${what}: a link that is script`,
  );
  const hidden = await page.evaluate(() => {
    const pattern =
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/u;
    const attributes = [...document.querySelectorAll('#page *')].flatMap((each) =>
      ['title', 'aria-label', 'alt', 'placeholder'].map((name) => each.getAttribute(name) ?? ''),
    );
    return [document.title, document.querySelector('#page').textContent, ...attributes]
      .map((text) => pattern.exec(text)?.[0])
      .find(Boolean)
      ?.codePointAt(0)
      .toString(16);
  });
  expect(hidden, undefined, `${what}: a character that hides`);
  expect(
    await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
    false,
    `${what}: wider than the window`,
  );
  if (axe) failures.push(...(await complaints(page)).map((complaint) => `${what}: ${complaint}`));
  await checkPolicy(page, what);
}

try {
  const ids = [];
  const refused = [];
  for (let i = 0; i < count; ++i) {
    const name = nameOf(i);
    const manifest = {
      id: `${i} ${name}`.slice(0, 60),
      app: {
        id: `app-${i % 40} ${attacks[i % attacks.length].slice(0, 40)}`,
        name,
        names: { de: name },
        short_description: name,
        description: `${name}\n${name}`,
        developer: { id: `developer ${attacks[i % 8].slice(0, 60)}`, name },
        url: name,
        keywords: [name.slice(0, 50)],
      },
      assets: i < attacks.length ? [{ path: 'icon.png', role: 'icon' }] : [],
    };
    try {
      ids.push(
        await submit(
          service,
          'submitter',
          manifest,
          i < attacks.length ? { 'icon.png': icon } : {},
        ),
      );
    } catch (error) {
      refused.push(`${JSON.stringify(name).slice(0, 60)}: ${error.message.slice(0, 200)}`);
    }
  }
  console.log(`${ids.length} taken in, ${refused.length} refused at the door`);
  for (const line of refused.slice(0, 5)) console.log(line);
  expect(ids.length > 0.9 * count, true, 'most of them are taken in');
  await allChecked(service, 200_000);

  // Texts of colleagues and applicants, too.
  for (const [i, attack] of attacks.entries()) {
    await service.good('reviewer', 'POST', `/v1/submissions/${ids[i]}/decisions`, {
      kind: 'comment',
      text: attack,
    });
    await service.good('senior', 'POST', '/v1/breaches', { record: attack });
    await service.good('admin', 'POST', '/v1/tokens', {
      role: 'submitter',
      developer: attack.slice(0, 100),
      note: attack.slice(0, 500),
      days: 1,
    });
  }
  const { clauses } = await service.good('reviewer', 'GET', '/v1/clauses');
  for (const id of ids.slice(0, 5)) {
    const { version } = await service.good('reviewer', 'GET', `/v1/submissions/${id}`);
    await service.good('reviewer', 'POST', `/v1/submissions/${id}/decisions`, {
      kind: 'reject',
      version,
      clause: clauses[0].id,
      text: attacks.join('\n'),
    });
    await service.good('submitter', 'POST', `/v1/submissions/${id}/appeal`, {
      text: attacks.join('\n'),
    });
  }
  for (const attack of attacks.slice(0, 12)) {
    await service.good('senior', 'POST', '/v1/permissions', {
      who: { developer: attack },
      brand: clauses[0].brand,
      references: ['*'],
      subjects: ['name'],
      why: attack,
      from: '2026-01-01',
      until: '2030-01-01',
    });
  }
  const { built_in: policies } = await service.good('senior', 'GET', '/v1/policies');
  const policy = structuredClone(policies[0].text);
  policy.title = attacks.join(' ');
  policy.version = '9 <script>alert(13)</script>';
  for (const rule of policy.rules) rule.summary = attacks[2];
  await service.good('senior', 'POST', '/v1/policies', policy);

  const page = await visit(browser, service, { refused: [401, 404] });
  await signIn(page, 'admin', service.password);

  // The whole list, as it is scrolled through.
  await go(page, '#/queue?state=all');
  await page.locator('.row').first().waitFor();
  const status = () => page.locator('.page-head [role=status]').textContent();
  for (let listed = 100; listed < ids.length; listed += 100) {
    await until(
      async () => (await status()) === `${listed} submissions, more to come`,
      `${listed} are listed`,
    );
    await page.getByRole('button', { name: 'Show more' }).click();
  }
  await until(async () => (await status()) === `${ids.length} submissions`, 'all are listed');
  for (let top = 0; ;) {
    await look(page, `queue at ${top}`, { axe: top === 0 });
    const next = await page.evaluate(() => {
      scrollBy(0, 2400);
      return new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY))),
      );
    });
    if (next <= top) break;
    top = next;
  }

  const pages = [
    'statistics',
    'audit',
    'permissions',
    'policies',
    'policies/new',
    'tokens',
    'people',
    'webhooks',
    'developers',
    'check',
    'queue',
    'queue?state=appealed',
  ];
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of pages) {
      await go(page, `#/${name}`);
      await page.waitForLoadState('networkidle');
      await page.locator('main h1').waitFor();
      await page.locator('main details').evaluateAll((all) =>
        all.forEach((each) => {
          each.open = true;
        }),
      );
      await look(page, `${name} at ${width} px`);
    }
    for (const [i, id] of ids.slice(0, attacks.length).entries()) {
      await go(page, `#/submissions/${id}`);
      await page.locator('.submission-head h1').waitFor();
      await page.waitForLoadState('networkidle');
      await page.locator('main details').evaluateAll((all) =>
        all.forEach((each) => {
          each.open = true;
        }),
      );
      if (width > 400) {
        await page.keyboard.press('n');
        const possible = i >= 5; // the others were appealed
        if (possible) await page.getByLabel('Letter to the applicant').waitFor();
      }
      await look(page, `submission ${i} at ${width} px`, { axe: i < 6 });
    }
  }

  // Typed, and in addresses.
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const attack of attacks) {
    await go(page, '#/check');
    await page.getByLabel('Name of the app').fill(attack);
    await page.locator('.answer, .wrong').first().waitFor();
    await look(page, `check of ${attack.slice(0, 30)}`, { axe: false });
    for (const name of ['queue?text=', 'queue?rule=', 'audit?subject=', 'submissions/', '']) {
      await go(page, `#/${name}${encodeURIComponent(attack)}`);
      await page.waitForLoadState('networkidle');
      await look(page, `${name}${attack.slice(0, 30)}`, { axe: false });
    }
  }
} catch (error) {
  failures.push(`${error.stack ?? error}`);
} finally {
  await browser.close();
  await service.stop();
}
finish();
