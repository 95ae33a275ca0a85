import { rmSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { versionsOf } from '../../../codegen/emit/model.js';
import { suite } from '../../support/harness.js';
import { browser, complaints, node } from './compiler.js';
import { definitionsOf, Packages } from './generated.js';

const test = suite('the TypeScript SDK of every version, as the compiler sees it');

const packages = new Packages();
const names: string[] = [];

test.before(async () => {
  for (const [schemas, stem] of [
    ['schemas', 'tasks'],
    ['examples/notes/schemas', 'notes'],
  ] as const) {
    const api = await definitionsOf(schemas);
    names.push(...versionsOf(api).map((version) => packages.install(api, version, `${stem}-sdk-${version}`)));
  }
  for (const name of ['@types/node', 'undici-types']) packages.link(name);
  const lines = names.map(
    (name, index) => `export * as all${index} from '${name}';\nexport * as core${index} from '${name}/core';`,
  );
  packages.write('program.ts', `${lines.join('\n')}\n`);
  packages.write('package.json', '{"type": "module"}');
});

test.after(() => rmSync(packages.folder, { recursive: true }));

test('there is one for every published version', () => {
  for (const name of ['tasks-sdk-2.1', 'tasks-sdk-2.13', 'tasks-sdk-2.22', 'notes-sdk-1.0', 'notes-sdk-1.1']) {
    assert.ok(names.includes(name), name);
  }
});

for (const [where, options] of Object.entries({ browser, node })) {
  test(
    `its declarations are right for programs of a ${where}`,
    () => assert.is(complaints(packages, ['program.ts'], options), ''),
    { timeLimitMs: 60_000 },
  );
}

test(
  'its modules do what its declarations say',
  () => {
    const files = names.map((name) => `node_modules/${name}/**/*`);
    assert.is(complaints(packages, files, { ...browser, allowJs: true, checkJs: true }), '');
  },
  { timeLimitMs: 120_000 },
);

test('what is wrong is found', () => {
  packages.write('wrong.ts', "import { createClient } from 'notes-sdk-1.0';\ncreateClient({ url: 5 });\n");
  assert.match(complaints(packages, ['wrong.ts'], browser), /wrong\.ts\(2,16\): error TS2322/);
});

test.run();
