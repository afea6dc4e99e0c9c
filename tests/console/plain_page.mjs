// SPDX-License-Identifier: MIT
// The page of a build without npm's packages, in a browser: it is read as it is, without a script.
// Argument: a page instead of the golden; optional.
import { join } from 'node:path';
import { complaints, expect, failures, finish, launch, open, root } from './browser.mjs';

const file = process.argv[2] ?? join(root, 'tests/golden/report/plain.html');
const browser = await launch();
for (const [width, scheme] of [
  [1100, 'light'],
  [1100, 'dark'],
  [375, 'light'],
  [375, 'dark'],
]) {
  const page = await open(browser, file, { width, scheme });
  const where = `${width} px, ${scheme}`;
  expect(
    await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
    false,
    `${where}: wider than the window`,
  );
  expect(await page.locator('script').count(), 0, `${where}: scripts`);
  failures.push(...(await complaints(page)).map((complaint) => `${where}: ${complaint}`));
  if (width > 375 && scheme === 'light') {
    for (const image of await page.locator('.seen img').all()) {
      await image.scrollIntoViewIfNeeded();
      expect(
        await image.evaluate((each) => each.decode().then(() => each.naturalWidth > 0)),
        true,
        'a picture is drawn',
      );
    }
    // The check itself must be able to fail.
    await page.evaluate(() => document.body.append(document.createElement('img')));
    expect(
      (await complaints(page)).some((complaint) => complaint.includes('image-alt')),
      true,
      'axe finds what is wrong',
    );
  }
  await page.context().close();
}
await browser.close();
finish();
