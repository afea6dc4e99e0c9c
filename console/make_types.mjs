// SPDX-License-Identifier: MIT
// Writes shared/records.ts, the types of the records, from data/schemas/page.schema.json, which
// refers to those of header and result. With --check says instead whether the file is current.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileFromFile } from 'json-schema-to-typescript';

const schema = fileURLToPath(new URL('../data/schemas/page.schema.json', import.meta.url));
const file = fileURLToPath(new URL('shared/records.ts', import.meta.url));
const types = await compileFromFile(schema, {
  // What a newer program writes besides is not ours to read.
  additionalProperties: false,
  bannerComment: `// SPDX-License-Identifier: MIT
// Written by console/make_types.mjs from data/schemas/page.schema.json; npm run types`,
  style: { printWidth: 100, singleQuote: true },
});

if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8')) !== types) {
    console.error('console/shared/records.ts is not what the schemas say; npm run types');
    process.exit(1);
  }
  console.log('console/shared/records.ts is current');
} else {
  await writeFile(file, types);
}
