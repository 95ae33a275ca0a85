import { MongoServerError } from 'mongodb';
import * as assert from 'uvu/assert';
import { RegexDeadlineError } from '../../../src/store/errors.js';
import { type Bounds, within } from '../../../src/store/mongodb/deadline.js';
import { suite } from '../../support/harness.js';
import { failure, noServer, withThings } from './database.js';

const test = suite('mongodb deadline');

const echo = async (bounds: Bounds) => bounds;
const never = () => new Promise<never>(() => {});

test('without a pattern there is no deadline', async () => {
  assert.equal(await within({ pattern: undefined, deadlineMs: 1 }, echo), {});
});

test('with a pattern the server is told, and what it answers in time counts', async () => {
  assert.is((await within({ pattern: 'a+', deadlineMs: 5_000 }, echo)).maxTimeMS, 5_000);
});

test('a server that does not answer in time is not waited for', async () => {
  const before = Date.now();
  const error = await failure(within({ pattern: '(a+)+', deadlineMs: 50 }, never));
  assert.instance(error, RegexDeadlineError);
  assert.is((error as RegexDeadlineError).pattern, '(a+)+');
  assert.is((error as RegexDeadlineError).milliseconds, 50);
  assert.ok(Date.now() - before < 1_000);
});

test("the server's own word that time is up is the same error", async () => {
  const late = async () => {
    throw new MongoServerError({ code: 50, message: 'operation exceeded time limit' });
  };
  assert.instance(await failure(within({ pattern: 'a+', deadlineMs: 5_000 }, late)), RegexDeadlineError);
});

test('other errors pass through', async () => {
  const broken = new Error('broken');
  const fails = async () => {
    throw broken;
  };
  assert.is(await failure(within({ pattern: 'a+', deadlineMs: 5_000 }, fails)), broken);
});

test("the caller's signal is passed on, and its reason is the error", async () => {
  const gone = new Error('gone');
  const aborted = AbortSignal.abort(gone);
  assert.is(await failure(within({ pattern: undefined, deadlineMs: 5, signal: aborted }, never)), gone);
  const controller = new AbortController();
  const listening = within({ pattern: 'a+', deadlineMs: 5_000, signal: controller.signal }, ({ signal }) => {
    return new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  });
  controller.abort(gone);
  assert.is(await failure(listening), gone);
});

if (noServer) {
  test.skip('a runaway pattern ends at the deadline', noServer);
} else {
  // Each text takes the test server some 50 ms: long enough in all, and soon over, as it does nothing else meanwhile.
  const runaway = { text: { $regex: '^(a+)+$' } };
  const texts = Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, text: `${'a'.repeat(20)}!` }));

  test('a runaway pattern holds no kind of query up for longer than the deadline', () =>
    withThings(
      {},
      async (things) => {
        await things.insertMany(texts);
        const calls = [
          () => things.find(runaway),
          () => things.count(runaway),
          () => things.distinct('text', runaway),
          () => things.countBy('text', runaway),
          () => things.findAndUpdate(runaway, { $set: { hit: true } }),
        ];
        for (const call of calls) {
          const before = Date.now();
          // A server that gives up on such a pattern by itself may also answer.
          await call().catch((error: unknown) => assert.instance(error, RegexDeadlineError));
          assert.ok(Date.now() - before < 1_500, `${Date.now() - before} ms`);
        }
      },
      { regexDeadlineMs: 100 },
    ));
}

test.run();
