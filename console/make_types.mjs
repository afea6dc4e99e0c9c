// SPDX-License-Identifier: MIT
// Writes the types of what others give: shared/records.ts, of the records, from
// data/schemas/page.schema.json, which refers to those of header and result; and review/answers.ts,
// of the API, from service/api/openapi.json. With --check says instead whether they are current.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compile, compileFromFile } from 'json-schema-to-typescript';

const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));
const options = (from) => ({
  // What a newer program writes besides is not ours to read.
  additionalProperties: false,
  bannerComment: `// SPDX-License-Identifier: MIT
// Written by console/make_types.mjs from ${from}; npm run types`,
  style: { printWidth: 100, singleQuote: true },
});

// One schema of all that the API gives: each answer by its route, each component by its name.
function schemaOf({ paths, components }) {
  const answers = {};
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      const good = Object.entries(responses).find(([status]) => status.startsWith('2'));
      const schema = good?.[1].content?.['application/json']?.schema;
      if (schema) answers[`${method.toUpperCase()} ${path}`] = schema;
    }
  }
  const whole = {
    title: 'Answers',
    description: 'What the API gives, by its routes',
    type: 'object',
    properties: answers,
    required: Object.keys(answers),
    additionalProperties: false,
    definitions: components.schemas,
  };
  return JSON.parse(JSON.stringify(whole).replaceAll('#/components/schemas/', '#/definitions/'));
}

const openapi = 'service/api/openapi.json';
const written = [
  {
    file: 'shared/records.ts',
    types: await compileFromFile(
      pathOf('../data/schemas/page.schema.json'),
      options('data/schemas/page.schema.json'),
    ),
  },
  {
    file: 'review/answers.ts',
    types: await compile(
      schemaOf(JSON.parse(await readFile(pathOf(`../${openapi}`), 'utf8'))),
      'Answers',
      options(openapi),
    ),
  },
];

for (const { file, types } of written) {
  if (!process.argv.includes('--check')) {
    await writeFile(pathOf(file), types);
  } else if ((await readFile(pathOf(file), 'utf8').catch(() => '')) === types) {
    console.log(`console/${file} is current`);
  } else {
    console.error(`console/${file} is not what it is written from; npm run types`);
    process.exitCode = 1;
  }
}
