// SPDX-License-Identifier: MIT
// A service of its own for a test: a port that is free, a folder that is gone afterwards, tokens of
// every role. What a browser complains of at its pages fails the test.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { failures, root, skip, temporaryFolder } from './browser.mjs';

const roles = ['submitter', 'reviewer', 'senior', 'admin', 'auditor'];

export const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits until `ask` gives something, and gives that. */
export async function until(ask, what, limit = 60_000) {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const got = await ask();
    if (got) return got;
    await wait(100);
  }
  throw new Error(`it did not come about: ${what}`);
}

/** Starts `brandlint serve`; it is ended with the test. */
export async function serve(args = []) {
  const program = process.env.BRANDLINT ?? join(root, 'build/release/brandlint');
  const folder = temporaryFolder();
  const tokens = roles.flatMap((role) => ['--token', `${role}=${join(folder, role)}`]);
  const child = spawn(
    program,
    [
      'serve',
      '--store',
      `sqlite:${join(folder, 'db')}`,
      '--listen',
      '127.0.0.1:0',
      ...tokens,
      '--token',
      `submitter:acme=${join(folder, 'acme')}`,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let complained = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.on('data', (text) => {
    complained += text;
  });
  let ended = false;
  child.on('exit', () => {
    ended = true;
  });
  const stop = async () => {
    if (ended) return;
    child.kill('SIGTERM');
    await until(() => ended, 'the end of the service', 30_000).catch(() => child.kill('SIGKILL'));
  };
  process.on('exit', () => {
    if (!ended) child.kill('SIGKILL');
  });
  const address = await until(() => {
    if (ended) throw new Error(`serve ended: ${complained}`);
    return /serves at (\S+)\/ /.exec(said)?.[1];
  }, 'the address of the service');
  const password = await until(
    () => /one-time password (\S+)/.exec(said)?.[1],
    'the one-time password',
  );
  const token = (name) => readFileSync(join(folder, name), 'utf8').trim();
  const call = async (role, method, path, body, headers = {}) => {
    const isText = typeof body === 'string' || body instanceof FormData;
    const response = await fetch(address + path, {
      method,
      headers: { Authorization: `Bearer ${token(role)}`, ...headers },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      value: /json/.test(response.headers.get('content-type')) ? JSON.parse(text) : text,
    };
  };
  const good = async (...asked) => {
    const { status, value } = await call(...asked);
    if (status >= 300)
      throw new Error(`${asked[1]} ${asked[2]}: ${status} ${JSON.stringify(value)}`);
    return value;
  };
  if (!(await (await fetch(`${address}/`)).text()).includes('/console/')) {
    await stop();
    skip('the program was built without the pages of console/');
  }
  return { address, password, folder, token, call, good, stop };
}

/** Hands in a manifest with files, `{path: bytes}`, and gives the id. */
export async function submit(service, role, manifest, files = {}) {
  const form = new FormData();
  form.set('submission', JSON.stringify({ schema: 'brandlint.submission/1', ...manifest }));
  for (const [path, bytes] of Object.entries(files)) form.set(path, new Blob([bytes]), path);
  return (await service.good(role, 'POST', '/v1/submissions', form)).id;
}

/** Waits until nothing is being checked. */
export async function allChecked(service, limit = 120_000) {
  await until(
    async () => {
      const { states } = await service.good('admin', 'GET', '/v1/statistics');
      return !states.some(({ state, count }) => state === 'checking' && count > 0);
    },
    'results of all submissions',
    limit,
  );
}

/** Adds a person and gives the one-time password. */
export async function person(service, name, role) {
  return (await service.good('admin', 'POST', '/v1/people', { name, role })).one_time_password;
}

/**
 * A page of a person of his own; whatever it logs, asks of others or lets run is a failure. The
 * browser itself logs answers that are no; those with a status of `refused` are a part of the test.
 * With `clock` the test can let time pass (page.clock).
 */
export async function visit(
  browser,
  service,
  { width = 1280, scheme = 'light', path = '', refused = [401], clock = false } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
  });
  const page = await context.newPage();
  if (clock) await page.clock.install();
  const fail = (what) => failures.push(`${page.url().slice(0, 200)}: ${what}`);
  const expected = new RegExp(`status of (${refused.join('|')}) `);
  page.on('console', (message) => {
    if (!expected.test(message.text())) fail(`${message.type()}: ${message.text().slice(0, 300)}`);
  });
  page.on('pageerror', (error) => fail(error));
  page.on('dialog', (dialog) => {
    fail(`opens a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const own = [`${service.address}/`, 'blob:'].some((start) => request.url().startsWith(start));
    if (!own) fail(`asks for ${request.url().slice(0, 200)}`);
  });
  await page.addInitScript(() => {
    globalThis.broken = [];
    addEventListener('securitypolicyviolation', (event) =>
      globalThis.broken.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.goto(`${service.address}/${path}`);
  return page;
}

/** Goes to an address of the page. */
export async function go(page, hash) {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** What the page's policy has forbidden. */
export async function checkPolicy(page, what) {
  for (const report of await page.evaluate('globalThis.broken'))
    failures.push(`${what}: ${report}`);
}

export const passwordOf = (name) => `correct horse battery ${name}`;

/** Signs in; with a one-time password it is changed at once to `passwordOf(name)`. */
export async function signIn(page, name, oneTime) {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(oneTime ?? passwordOf(name));
  await page.keyboard.press('Enter');
  if (oneTime === undefined) {
    await page.locator('.who').waitFor();
    return;
  }
  await page.getByLabel('One-time password').fill(oneTime);
  await page.getByLabel('New password', { exact: true }).fill(passwordOf(name));
  await page.getByLabel('New password, once more').fill(passwordOf(name));
  await page.keyboard.press('Enter');
  await page.locator('.who').waitFor();
}

/** Listens for webhooks on this machine. */
export async function listen() {
  const heard = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/hook`,
    heard,
    close: () => server.close(),
  };
}
