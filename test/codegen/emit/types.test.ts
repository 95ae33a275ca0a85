import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as assert from 'uvu/assert';
import { readDefinitions } from '../../../codegen/definition/read.js';
import { emitApi } from '../../../codegen/emit/index.js';
import { suite } from '../../support/harness.js';
import { writeFiles } from './emitted.js';
import { notesApi } from './notes-api.js';
import { typeCases } from './type-cases.js';

const test = suite('emit: types, as the TypeScript compiler sees them');

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;
let errorsByFile: Map<string, string[]>;

/**
 * One run of the compiler over the emitted code, that of this project's own definitions, and every case, with this project's own
 * strictness, writing what a build would write.
 */
test.before(async () => {
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      outDir: 'dist',
      rootDir: '/',
      typeRoots: [join(root, 'node_modules/@types')],
      paths: {
        'taskwright/rpc': [join(root, 'src/rpc/index.ts')],
        'expect-type': [join(root, 'node_modules/expect-type/dist/index.d.ts')],
      },
    },
    include: ['*.ts', 'generated', 'own'],
  };
  const generated = [...emitApi(notesApi, { runtime: 'taskwright/rpc' })].map(
    ([path, text]) => [`generated/${path}`, text] as const,
  );
  const { api } = await readDefinitions(join(root, 'schemas'));
  const own = api ? [...emitApi(api, { runtime: 'taskwright/rpc' })].map(([path, text]) => [`own/${path}`, text] as const) : [];
  const cases = typeCases.map(({ name, source }) => [`${name}.ts`, source] as const);
  folder = writeFiles(new Map([...generated, ...own, ...cases, ['tsconfig.json', JSON.stringify(config)]]));
  const run = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  errorsByFile = new Map();
  for (const [, file = '', code = ''] of run.stdout.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)) {
    errorsByFile.set(file, [...(errorsByFile.get(file) ?? []), code]);
  }
  assert.is(run.stderr, '');
});

test.after(() => rmSync(folder, { recursive: true }));

for (const { name, errors } of typeCases) {
  test(`${name}: ${errors.length > 0 ? errors.join(', ') : 'no error'}`, () => {
    assert.equal(errorsByFile.get(`${name}.ts`) ?? [], errors);
  });
}

test('the emitted code itself has no error under the strictest settings', () => {
  const files = [...errorsByFile.keys()].filter((file) => !typeCases.some(({ name }) => file === `${name}.ts`));
  assert.equal(files, []);
  assert.ok(existsSync(join(folder, 'own/types/tasks.ts')));
});

test('a build by the plain compiler carries everything into its output, declarations too', () => {
  const output = join(folder, 'dist', folder, 'generated');
  for (const path of emitApi(notesApi, { runtime: 'taskwright/rpc' }).keys()) {
    assert.ok(existsSync(join(output, path.replace(/\.ts$/, '.js'))), path);
    assert.ok(existsSync(join(output, path.replace(/\.ts$/, '.d.ts'))), path);
  }
  const declared = readFileSync(join(output, 'validators/notes.d.ts'), 'utf8');
  assert.match(declared, /export declare const createRequestV2_0: Validator;/);
});

test('built, the API loads in little time, and without anything beside it', () => {
  const url = JSON.stringify(pathToFileURL(join(folder, 'dist', folder, 'own/index.js')).href);
  const code = `const start = performance.now(); const { api } = await import(${url}); console.log(api.actions.length, performance.now() - start);`;
  const runs = [1, 2, 3].map(() =>
    spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout.split(' '),
  );
  assert.ok(runs.every(([actions]) => Number(actions) > 47));
  // Many times what it takes on an idle machine: this catches validators compiled at start, not a busy neighbour.
  assert.ok(Math.min(...runs.map(([, milliseconds]) => Number(milliseconds))) < 500, runs.join('; '));
});

test.run();
