import * as assert from 'uvu/assert';
import { type ContractOptions, type ContractReport, contractTests, TargetError } from '../../../../codegen/contract/index.js';
import { suite } from '../../../support/harness.js';
import { notesApi } from '../fixture.js';
import { CREDENTIALS, type NotesHandler, type NotesServer, notesServer } from '../notes-server.js';

const test = suite('how a run ends');

function run({ target }: Pick<NotesServer, 'target'>, options: Partial<ContractOptions> = {}): Promise<ContractReport> {
  return notesApi().then((api) => contractTests(api, target, { seed: '1', ...options }));
}

async function thrown(promise: Promise<unknown>): Promise<Error> {
  const error = await promise.then(
    () => assert.unreachable('it ended well'),
    (reason: unknown) => reason,
  );
  assert.instance(error, TargetError);
  return error as Error;
}

test('told to stop, it cleans up and reports what it has', async () => {
  const controller = new AbortController();
  await using server = await notesServer({});
  const report = await run(server, {
    signal: controller.signal,
    onProgress: ({ played }) => played === 40 && controller.abort(),
  });
  assert.is(report.ended, 'interrupted');
  assert.ok(report.played >= 40 && report.played < report.planned, `${report.played} of ${report.planned}`);
  assert.is(server.state.notes.size, 0);
  assert.equal(report.failures, []);
});

test('told to stop before it began, it plays nothing', async () => {
  await using server = await notesServer({});
  const report = await run(server, { signal: AbortSignal.abort() });
  assert.equal([report.ended, report.played, report.failures], ['interrupted', 0, []]);
  assert.is(server.state.notes.size, 0);
});

test('the time is up', async () => {
  await using server = await notesServer({});
  const report = await run(server, { timeLimitMs: 60, runs: 300 });
  assert.is(report.ended, 'time limit');
  assert.ok(report.played < report.planned && report.seconds < 10, `${report.played} of ${report.planned}, ${report.seconds} s`);
  assert.equal(report.failures, []);
});

test('a server that is gone ends the run, and is a fault', async () => {
  const server = await notesServer({});
  let stopped: Promise<void> | undefined;
  const report = await run(server, {
    onProgress: ({ played }) => {
      if (played === 50) stopped = Promise.resolve(server[Symbol.asyncDispose]());
    },
  });
  await stopped;
  assert.is(report.ended, 'no answer');
  assert.ok(report.failures.some(({ rule }) => rule === 'answers'));
  assert.ok(report.played < report.planned / 2, `${report.played} of ${report.planned}`);
});

test('a call that is never answered is one fault, and the others go on', async () => {
  const broken: NotesHandler = (request) => ('text' in request ? 'breaks the connection' : { updated: 1 });
  await using server = await notesServer({ 'notes.update': broken });
  const report = await run(server, { concurrency: 1 });
  assert.equal(
    report.failures.map(({ action, rule }) => [action, rule]),
    [['notes.update', 'answers']],
  );
  assert.equal([report.ended, report.failures[0]?.case.step.request], ['done', { note: 'a', text: 'a' }]);
});

test('nobody answers at the address', async () => {
  const server = await notesServer({});
  await server[Symbol.asyncDispose]();
  assert.match((await thrown(run(server))).message, 'cannot be reached: ECONNREFUSED');
});

test('the key is refused', async () => {
  await using server = await notesServer({});
  const wrong = { ...server.target, credentials: { ...CREDENTIALS, secret: 'wrong' } };
  const error = await thrown(run({ target: wrong }));
  assert.match(error.message, 'does not let the caller in: refused by');
  assert.not.match(error.message, 'wrong');
});

test('progress is told after each case', async () => {
  await using server = await notesServer({});
  const told: number[] = [];
  const report = await run(server, { onProgress: ({ played }) => told.push(played) });
  assert.equal(
    told,
    Array.from({ length: report.played }, (_, at) => at + 1),
  );
});

test.run();
