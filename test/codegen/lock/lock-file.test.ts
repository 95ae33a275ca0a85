import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert as check, dictionary, jsonValue, property, stringMatching } from 'fast-check';
import * as assert from 'uvu/assert';
import type { Contract } from '../../../codegen/lock/contract.js';
import { formatLock, layersOf, parseLock, readLock } from '../../../codegen/lock/lock-file.js';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, withFolder } from '../fixtures/folder.js';
import { COMMON, ERRORS, NOTES } from '../fixtures/services.js';

const test = suite('the lock file');

async function notesLock(): Promise<ReadonlyMap<string, Contract>> {
  const api = await apiOf(NOTES, { 'services/_common.conf': COMMON, 'errors.conf': ERRORS });
  return new Map([...layersOf(api)].map(([name, { contract }]) => [name, contract]));
}

/** Contracts hold their keys sorted, so text equality is equality. */
function text(lock: ReadonlyMap<string, Contract>): string {
  return JSON.stringify([...lock].sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('gives back what was locked', async () => {
  const lock = await notesLock();
  assert.is(text(parseLock(formatLock(lock))), text(lock));
});

test('is JSON with one line a layer, by action and version', async () => {
  const lines = formatLock(await notesLock()).split('\n');
  const names = lines.flatMap((line) => /^ {4}"([\w.]+@[\d.]+)": /.exec(line)?.[1] ?? []);
  assert.equal(names, [
    'notes.delete@1.0',
    'notes.delete_many@1.1',
    'notes.get_all@1.0',
    'notes.get_all@1.2',
    'notes.get_all@1.10',
  ]);
});

test('holds what layers share once', async () => {
  const lock = await notesLock();
  const written = formatLock(lock);
  assert.is(written.split('"author"').length - 1, 1, 'the note of three layers');
  assert.is([...lock.values()].filter((contract) => JSON.stringify(contract).includes('"author"')).length, 3);
});

test('grows by lines when a layer is added and changes none', async () => {
  const lock = await notesLock();
  const without = new Map([...lock].filter(([name]) => name !== 'notes.get_all@1.2'));
  const lines = (map: typeof lock) =>
    formatLock(map)
      .split('\n')
      .map((line) => line.replace(/,$/, ''));
  const after = new Set(lines(lock));
  for (const line of lines(without)) assert.ok(after.has(line), line);
});

test('gives back any contract, whatever its keys', () =>
  check(
    property(dictionary(stringMatching(/^[$a-z]{1,8}$|^\$+shared$/), jsonValue(), { noNullPrototype: true }), (values) => {
      const contract = { response: { default: JSON.parse(JSON.stringify({ $shared: 'x', ...values })) } } as Contract;
      assert.equal(parseLock(formatLock(new Map([['a.b@1.0', contract]]))).get('a.b@1.0'), contract);
    }),
  ));

test('an empty one is empty', () => {
  assert.is(parseLock(formatLock(new Map())).size, 0);
});

test('that is not there locks nothing', () => {
  assert.equal(readLock('/nonexistent/lock.json'), { lock: new Map(), diagnostics: [] });
});

for (const [what, change, problem] of [
  ['no JSON', () => '{', /JSON/],
  ['another format', (good: string) => good.replace('"format": 1', '"format": 7'), 'format 1 was expected, not 7'],
  [
    'a contract that was changed by hand',
    (good: string) => good.replace('"minimum":0', '"minimum":1'),
    'fingerprint of notes.get_all@1.',
  ],
  ['a schema that is gone', (good: string) => good.replace(/"schemas": \{[\s\S]*$/, '"schemas": {}}'), 'there is no schema'],
  ['conflict marks', (good: string) => good.replace('"layers"', '<<<<<<< ours\n"layers"'), /JSON/],
] as const) {
  test(`with ${what} is an error and locks nothing`, () =>
    withFolder({}, async (dir) => {
      const file = join(dir, 'lock.json');
      writeFileSync(file, change(formatLock(await notesLock())));
      const { lock, diagnostics } = readLock(file);
      assert.is(lock.size, 0);
      expectDiagnostics(diagnostics, [{ code: 'TW704', file, message: problem }]);
    }));
}

test.run();
