// SPDX-License-Identifier: MIT
// The console's sources keep their types and their form, and the types of the records are what the
// schemas say.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, finish, root, skip } from './browser.mjs';

for (const args of [
  ['node_modules/typescript/bin/tsc', '--noEmit', '--project', 'console'],
  ['console/make_types.mjs', '--check'],
  [
    'node_modules/prettier/bin/prettier.cjs',
    '--check',
    'console/**/*.{ts,tsx,mts,mjs}',
    'tests/console/*.mjs',
  ],
]) {
  if (!existsSync(`${root}node_modules/typescript`)) skip("npm's packages are not there (npm ci)");
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  expect(status, 0, args.join(' '));
}
finish();
