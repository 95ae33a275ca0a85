import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as assert from 'uvu/assert';
import { readDefinitions } from '../../../codegen/definition/read.js';
import { emitApi } from '../../../codegen/emit/index.js';
import { suite } from '../../support/harness.js';
import { type Compilation, compiled, root } from './compiler.js';
import { notesApi } from './notes-api.js';
import { typeCases } from './type-cases.js';

const test = suite('emit: types, as the TypeScript compiler sees them');

const generated = emitApi(notesApi, { runtime: 'taskwright/rpc' });
let compilation: Compilation;

/** One run for the emitted code, that of this project's own definitions, and every case. */
test.before(async () => {
  const { api } = await readDefinitions(join(root, 'schemas'));
  assert.ok(api);
  const own = emitApi(api, { runtime: 'taskwright/rpc' });
  const cases = typeCases.map(({ name, source }) => [`${name}.ts`, source] as const);
  const under = (folder: string, files: ReadonlyMap<string, string>) =>
    [...files].map(([path, text]) => [`${folder}/${path}`, text] as const);
  compilation = compiled(new Map([...under('generated', generated), ...under('own', own), ...cases]));
});

test.after(() => compilation.remove());

for (const { name, errors } of typeCases) {
  test(`${name}: ${errors.length > 0 ? errors.join(', ') : 'no error'}`, () => {
    assert.equal(compilation.errors.get(`${name}.ts`) ?? [], errors, compilation.messages);
  });
}

test('the emitted code itself has no error under the strictest settings', () => {
  const files = [...compilation.errors.keys()].filter((file) => !typeCases.some(({ name }) => file === `${name}.ts`));
  assert.equal(files, []);
  assert.ok(existsSync(compilation.output('own/types/tasks.js')), compilation.messages);
});

test('a build by the plain compiler carries everything into its output, declarations too', () => {
  for (const path of generated.keys()) {
    assert.ok(existsSync(compilation.output(`generated/${path.replace(/\.ts$/, '.js')}`)), path);
    assert.ok(existsSync(compilation.output(`generated/${path.replace(/\.ts$/, '.d.ts')}`)), path);
  }
  const declared = readFileSync(compilation.output('generated/validators/notes.d.ts'), 'utf8');
  assert.match(declared, /export declare const createRequestV2_0: Validator;/);
});

test('built, the API loads in little time, and without anything beside it', () => {
  const url = JSON.stringify(pathToFileURL(compilation.output('own/index.js')).href);
  const code = `const start = performance.now(); const { api } = await import(${url}); console.log(api.actions.length, performance.now() - start);`;
  const runs = [1, 2, 3].map(() =>
    spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout.split(' ').map(Number),
  );
  assert.ok(runs.every(([actions = 0]) => actions > 47));
  // Many times what it takes on an idle machine: this catches validators compiled at start, not a busy neighbour.
  assert.ok(Math.min(...runs.map(([, milliseconds = Infinity]) => milliseconds)) < 500, runs.join('; '));
});

test.run();
