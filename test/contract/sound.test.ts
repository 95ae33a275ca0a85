import * as assert from 'uvu/assert';
import { type ContractOptions, type ContractReport, formatReport } from '../../codegen/contract/index.js';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import { strictServer } from './mutants.js';
import { type TestTarget, targetOn, tested } from './run-tests.js';

const [engine] = engines;
if (engine === undefined) throw new Error('there is no engine');
const test = suite('nothing is found where nothing is broken');

/** What the mutants break, and some of everything else. */
const SOME = ['queues', 'users', 'debug', 'server', 'tasks.close', 'tasks.get_by_id'];

async function passes(tests: TestTarget, options: Partial<ContractOptions>): Promise<ContractReport> {
  const report = await tested(tests, { runs: 1, ...options });
  assert.equal(report.failures, [], formatReport(report, tests.target, 'text'));
  assert.is(report.ended, 'done');
  assert.equal(report.skipped.size, 0, [...report.skipped.keys()].join(', '));
  return report;
}

const LIMIT = { timeLimitMs: 60_000 };

test(
  'whatever the seed, that of the mutants among them',
  async () => {
    await using tests = await targetOn(engine);
    for (const seed of ['mutants', '1', '2', '3']) await passes(tests, { only: SOME, seed, runs: 0 });
  },
  LIMIT,
);

test(
  'as a caller whose role may not call everything',
  async () => {
    await using tests = await targetOn(engine, undefined, 'user');
    const { covered } = await passes(tests, { only: ['users', 'auth.create_user'] });
    assert.ok(covered.has('users.delete@2.1') && covered.has('auth.create_user@2.1'));
  },
  LIMIT,
);

test(
  'as a caller of an old version',
  async () => {
    await using tests = await targetOn(engine);
    const { covered } = await passes(tests, { only: ['queues', 'tasks.enqueue'], version: '2.5', runs: 0 });
    assert.ok(covered.has('queues.create@2.4') && !covered.has('queues.create@2.13') && !covered.has('queues.peek_task@2.15'));
  },
  LIMIT,
);

test(
  'on a server that refuses what a version does not declare, when that is said',
  async () => {
    await using tests = await targetOn(engine, strictServer);
    await passes(tests, { only: ['queues.create', 'queues.get_all', 'debug'], strict: true });
    const { failures } = await tested(tests, { only: ['queues.create', 'queues.get_all', 'debug'], runs: 1 });
    assert.ok(failures.length > 0 && failures.every(({ rule }) => rule === 'lets-through'), 'and a fault when it is not');
  },
  LIMIT,
);

test.run();
