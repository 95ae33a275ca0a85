import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { accept } from './acceptance.js';
import { readDeviations } from './deviations.js';
import { findRecordings, type Recordings, repository } from './recordings.js';
import { type Verdict, verdictOn } from './verdict.js';

const test = suite('the recordings see a broken rule');

/** What plays the transition table from one status in every way, and is done in seconds. */
const SUBJECT = /^matrix-failed\//;
/** The server of a copied tree is loaded from nothing. */
const LIMIT = { timeLimitMs: 120_000 };

const recordings = findRecordings();
if (!recordings) test.skip('a transition too many, a transition too few', 'the recorded scenarios are not at hand');
else {
  test('the server as it is passes', async () => assert.equal((await played(recordings, repository)).failed, []), LIMIT);
  // From failed, task-core 6.1 allows created, stopped and published.
  for (const [what, next] of [
    ['too many', 'created, stopped, published, completed'],
    ['too few', 'created, published'],
  ] as const) {
    test(`a transition ${what} fails`, () => withMutant(next, (root) => goesRed(recordings, root)), LIMIT);
  }
}

async function goesRed(recordings: Recordings, root: string): Promise<void> {
  const { failed, passed } = await played(recordings, root);
  assert.ok(failed.length > 0, 'nothing noticed');
  assert.ok(passed.length > failed.length, 'more is broken than the one rule');
}

async function played(recordings: Recordings, root: string): Promise<Verdict> {
  const names = recordings.scenarios.map(({ name }) => name).filter((name) => SUBJECT.test(name));
  assert.ok(names.length > 10, `only ${names.length} scenarios`);
  return verdictOn((await accept({ recordings, names, root })).results, readDeviations());
}

/** A copy of the source tree in which other statuses may follow `failed`, compiled anew. */
async function withMutant(next: string, use: (root: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'taskwright-mutant-'));
  try {
    for (const part of ['src', 'codegen', 'schemas', 'package.json', 'tsconfig.json']) {
      cpSync(join(repository, part), join(root, part), { recursive: true });
    }
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
    const table = join(root, 'schemas/task-status.conf');
    const original = readFileSync(table, 'utf8');
    const broken = original.replace(/(failed \{\n.*\n\s*next: )\[.*\]/, `$1[${next}]`);
    assert.is.not(broken, original);
    writeFileSync(table, broken);
    const compiler = [
      'codegen/main.ts',
      'compile',
      '--schemas',
      'schemas',
      '--out',
      'src/generated',
      '--runtime',
      '../rpc/index.js',
    ];
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...compiler], { cwd: root, encoding: 'utf8' });
    assert.is(status, 0, stderr);
    await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test.run();
