// SPDX-License-Identifier: MIT
// Chromium for tests of pages, and pages to open: whatever a page asks for or complains of fails
// its test.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const skipped = 77; // what ctest takes for "not run"

/** Ends the whole test, which could not be run. */
export function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(skipped);
}

/** A package of npm; the whole test is skipped where it is not installed. */
export async function load(name) {
  try {
    return await import(name);
  } catch (error) {
    return skip(`the npm package ${name} is not there (npm ci): ${error.code ?? error}`);
  }
}

export const failures = [];

export function expect(actual, wanted, what) {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (is !== should) failures.push(`${what}: ${is}, not ${should}`);
}

export function finish() {
  console.log(failures.length > 0 ? failures.join('\n') : 'all as expected');
  process.exit(failures.length > 0 ? 1 : 0);
}

/** A browser of its own, Debian's; the whole test is skipped where there is none. */
export async function launch() {
  const { chromium } = await load('playwright-core');
  const program = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'chromium'))
    .find((file) => existsSync(file));
  if (!program) skip('chromium is not installed');
  return chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Opens a file; everything that it asks of the network or writes to the console is a failure. */
export async function open(
  browser,
  file,
  { width = 1100, scheme = 'light', anchor = '', scripts = true } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: scripts,
  });
  const page = await context.newPage();
  const url = `${pathToFileURL(file)}${anchor}`;
  const own = url.split('#')[0];
  page.on('request', (request) => {
    const asked = request.url().split('#')[0];
    if (asked !== own && !asked.startsWith('data:'))
      failures.push(`${file} asks for ${asked.slice(0, 200)}`);
  });
  page.on('console', (message) => failures.push(`${file}: ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => failures.push(`${file}: ${error}`));
  page.on('dialog', (dialog) => {
    failures.push(`${file} opens a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return page;
}

/** What of the page a reader with a disability cannot use, by axe-core. */
export async function complaints(page) {
  const file = join(root, 'node_modules/axe-core/axe.min.js');
  if (!existsSync(file)) skip('the npm package axe-core is not there (npm ci)');
  // Evaluated by the debugger, which no policy of the page forbids.
  await page.evaluate(readFileSync(file, 'utf8'));
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map((rule) => ({
      rule: `${rule.id} (${rule.impact}): ${rule.help}`,
      nodes: rule.nodes.map((node) => node.html),
    }));
  });
  return found.flatMap(({ rule, nodes }) => nodes.map((node) => `${rule}: ${node.slice(0, 160)}`));
}

/** A folder that is gone when the test ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'brandlint-console-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * The `html` report of the program under test (BRANDLINT) for such arguments. The whole test is
 * skipped where it was built without npm's packages and writes the plain page.
 */
export function reportOf(args, options = {}) {
  const program = process.env.BRANDLINT ?? join(root, 'build/release/brandlint');
  const { status, stdout, stderr, error } = spawnSync(
    program,
    [...args, '--format', 'html', '--fail-on', 'none'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      ...options,
    },
  );
  if (status !== 0 && status !== 3) throw new Error(`${program}: ${error ?? stderr}`);
  if (!stdout.includes(dataStart)) skip('the program was built without the page of console/');
  return stdout;
}

/** A page of the program whose data can be exchanged. */
export function anyReport() {
  return reportOf(['names', '-'], { input: 'Deskline\n' });
}

const dataStart = '<script type="application/json" id="data">';

/** The data of a page that was written, as its script reads it. */
export function dataOf(html) {
  const start = html.indexOf(dataStart) + dataStart.length;
  return JSON.parse(html.slice(start, html.indexOf('</script>', start)));
}

/** Writes `html` with other data, escaped as the program does it; the rest stays as it is. */
export function writeWithData(html, data, file) {
  const start = html.indexOf(dataStart) + dataStart.length;
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(data).replace(/[<\u0080-\uffff]/g, escape);
  writeFileSync(file, html.slice(0, start) + json + html.slice(html.indexOf('</script>', start)));
  return file;
}
