import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { withFolder } from '../fixtures/folder.js';
import { NOTES_FILES } from '../fixtures/services.js';

const test = suite('the compiler on its own');

const MAIN = fileURLToPath(new URL('../../../codegen/main.ts', import.meta.url));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(...argv: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', MAIN, ...argv], (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

test(
  'compiles, checks, locks and inspects',
  () =>
    withFolder(NOTES_FILES, async (schemas) => {
      const out = join(schemas, 'out');
      const json = join(schemas, 'json');
      const compiled = await run('compile', '--schemas', schemas, '--out', out, '--runtime', 'r', '--json-schema', json);
      assert.equal([compiled.code, compiled.err], [0, '']);
      assert.ok(existsSync(join(out, 'index.ts')) && existsSync(join(json, 'notes.get_all')));
      const locked = await run('lock', '--schemas', schemas);
      assert.match(locked.out, '5 layers, 5 new');
      const checked = await run('check', '--schemas', schemas, '--format', 'json');
      assert.equal([checked.code, JSON.parse(checked.out)], [0, { diagnostics: [], errors: 0, warnings: 0 }]);
      const inspected = await run('inspect', 'notes.get_all@1.10', '--schemas', schemas, '--json');
      assert.is((JSON.parse(inspected.out) as { version: string }).version, '1.10');
    }),
  { timeLimitMs: 60_000 },
);

test(
  'a version is read as it was typed: 1.10 is no 1.1',
  () =>
    withFolder(NOTES_FILES, async (schemas) => {
      for (const flag of [['--api-version', '1.10'], ['--api-version=1.10']]) {
        const { code, out } = await run('openapi', '--schemas', schemas, '--examples', 'none', ...flag);
        assert.equal([code, (JSON.parse(out) as { info: { version: string } }).info.version], [0, '1.10']);
      }
      const { code, err } = await run('openrpc', '--schemas', schemas, '--api-version', '2');
      assert.equal([code, err], [2, '--api-version is MAJOR.MINOR, not 2\n']);
    }),
  { timeLimitMs: 60_000 },
);

test(
  'several layers are accepted by repeating the flag',
  () =>
    withFolder(NOTES_FILES, async (schemas) => {
      const { code, err } = await run('lock', '--schemas', schemas, '--accept', 'notes.a@1.0', '--accept', 'notes.b@1.0');
      assert.equal([code, err], [2, '--accept notes.a@1.0: not a changed or removed layer\n']);
    }),
  { timeLimitMs: 60_000 },
);

test(
  'compares versions, which are no numbers',
  () =>
    withFolder(NOTES_FILES, async (schemas) => {
      const flags = [
        '--schemas',
        schemas,
        '--format',
        'json',
        '--today',
        '2026-01-01',
        '--ignore',
        'action-added',
        '--ignore',
        'request-field-added',
      ];
      const { code, out, err } = await run('diff', '1.2', '1.10', ...flags);
      assert.equal([code, err], [0, '']);
      assert.equal(JSON.parse(out), { from: '1.2', to: '1.10', findings: [], errors: 0, warnings: 0, infos: 0 });
      assert.is((await run('diff', '1.10', '1.2', '--schemas', schemas)).code, 1);
    }),
  { timeLimitMs: 60_000 },
);

for (const [argv, said] of [
  [['compile', '--format', 'xml'], '--format is text or json, not xml'],
  [['diff'], 'missing required args'],
  [['diff', '1.0', '--format', 'xml'], '--format is text, json, markdown or junit, not xml'],
  [['diff', '1.0', '--fail-on', 'never'], '--fail-on is error, warning or info, not never'],
  [['diff', '1.0', '--today', '2026-02-30'], '--today is a date as YYYY-MM-DD, not 2026-02-30'],
  [['diff', '1.0', '--sunset-days', '1.5'], '--sunset-days is a whole number of days, not 1.5'],
  [['check', '--colour'], 'Unknown option'],
  [['inspect'], 'missing required args'],
  [['dance'], 'Usage'],
  [[], 'Usage'],
] as const) {
  test(
    `${argv.join(' ') || 'no command'} is a wrong call`,
    async () => {
      const { code, out, err } = await run(...argv);
      assert.is(code, 2);
      assert.match(out + err, said);
    },
    { timeLimitMs: 60_000 },
  );
}

test(
  'help is no error',
  async () => {
    const { code, out } = await run('compile', '--help');
    assert.is(code, 0);
    assert.match(out, '--json-schema <dir>');
  },
  { timeLimitMs: 60_000 },
);

test.run();
