import * as assert from 'uvu/assert';
import { createLog, logCall } from '../../src/app/log.js';
import { ApiError, baseErrors, type CallReport } from '../../src/rpc/index.js';
import { caller, invocation } from '../support/compiled-api.js';
import { suite } from '../support/harness.js';

const test = suite('the log');

function lines(level: string, use: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  let text = '';
  use(createLog(level, { write: (chunk) => (text += chunk) }));
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function report(error?: ApiError): CallReport {
  const outcome = { requestedVersion: { major: 2, minor: 13 }, headers: [], meta: {}, ...(error && { error }) };
  return { invocation: invocation('notes.get', { secret_key: 'hunter2' }), outcome, caller, milliseconds: 1.23456 };
}

for (const [level, count] of [
  ['debug', 4],
  ['info', 3],
  ['warn', 2],
  ['error', 1],
  ['silent', 0],
] as const) {
  test(`${level} writes ${count} of the four levels`, () => {
    const written = lines(level, (log) => {
      for (const each of ['debug', 'info', 'warn', 'error'] as const) log[each]({ each }, 'said');
    });
    assert.is(written.length, count);
  });
}

test('values under secret names are cut out', () => {
  const [line] = lines('info', (log) => log.info({ token: 'hunter2', deep: { password: 'hunter2', fine: 1 } }, 'said'));
  assert.not.match(JSON.stringify(line), 'hunter2');
  assert.equal(line?.deep, { password: '***', fine: 1 });
});

test('a call is a line at debug only, and never its request', () => {
  assert.equal(
    lines('info', (log) => logCall(log, report())),
    [],
  );
  const [line] = lines('debug', (log) => logCall(log, report()));
  assert.is(line?.action, 'notes.get');
  assert.is(line?.requested, '2.13');
  assert.is(line?.ms, 1.23);
  assert.not.match(JSON.stringify(line), 'hunter2');
});

test("a caller's mistake is no error of ours; what is ours is logged with its cause", () => {
  assert.equal(
    lines('error', (log) => logCall(log, report(new ApiError(baseErrors.validation_error)))),
    [],
  );
  assert.equal(
    lines('error', (log) => logCall(log, report(new ApiError(baseErrors.not_implemented)))),
    [],
  );
  const [line] = lines('error', (log) => logCall(log, report(ApiError.from(new Error('the disk is full')))));
  assert.match(JSON.stringify(line), 'the disk is full');
});

test.run();
