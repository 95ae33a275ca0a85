import * as assert from 'uvu/assert';
import { CallCounters } from '../../src/app/call-counters.js';
import { DeprecatedCalls } from '../../src/app/deprecated-calls.js';
import type { CallReport, CompiledAction, CompiledLayer } from '../../src/rpc/index.js';
import { caller, invocation } from '../support/compiled-api.js';
import { suite } from '../support/harness.js';
import { notesApi } from '../surfaces/support/notes-api.js';

const test = suite('calls of deprecated versions');

const HOUR = 60 * 60 * 1000;

interface Asked {
  readonly version?: string;
  readonly client?: string | undefined;
  readonly user?: string;
  readonly admitted?: boolean;
}

/** A call of `notes.aging`, of which 2.1 is deprecated and ends, and 2.14 is neither. */
function call(asked: Asked = {}): CallReport {
  const { version = '2.1', user = 'jane', admitted = true } = asked;
  const client = 'client' in asked ? asked.client : 'curl/8.5.0';
  const action = notesApi.actions.find(({ name }) => name === 'notes.aging') as CompiledAction;
  const layer = action.layers.find((each) => each.version === version) as CompiledLayer;
  return {
    invocation: { ...invocation('notes.aging', {}), client },
    outcome: { requestedVersion: { major: 2, minor: 1 }, target: { action, layer }, headers: [], meta: {} },
    caller: admitted ? { ...caller, user } : undefined,
    milliseconds: 1,
  };
}

class Observed {
  now = 0;
  readonly lines: Record<string, unknown>[] = [];
  readonly calls = new DeprecatedCalls(
    { info: (details) => void this.lines.push(details as Record<string, unknown>) },
    () => this.now,
  );

  get rows(): string[] {
    return [...this.calls.rows].map(({ labels, count }) => `${labels.action} ${labels.version} ${labels.client} ${count}`);
  }
}

test('are counted by action, version and program', () => {
  const observed = new Observed();
  for (const asked of [{}, {}, { client: 'clearml/1.14' }, { version: '2.22' }]) observed.calls.note(call(asked));
  assert.equal(observed.rows, [
    'notes.aging 2.1 curl/8.5.0 2',
    'notes.aging 2.1 clearml/1.14 1',
    'notes.aging 2.22 curl/8.5.0 1',
  ]);
});

test('of a version in good standing are not', () => {
  const observed = new Observed();
  observed.calls.note(call({ version: '2.14' }));
  assert.equal([observed.rows, observed.lines], [[], []]);
});

test('of nobody known are not: a scan of the network is no caller', () => {
  const observed = new Observed();
  observed.calls.note(call({ admitted: false }));
  assert.equal([observed.rows, observed.lines], [[], []]);
});

test('without a name of the program are told apart from those of the process itself', () => {
  const observed = new Observed();
  observed.calls.note(call({ client: '' }));
  observed.calls.note(call({ client: undefined }));
  assert.equal(observed.rows, ['notes.aging 2.1 (unnamed) 1', 'notes.aging 2.1 (inside) 1']);
});

test('of programs that make up names are counted together once there are many', () => {
  const observed = new Observed();
  for (let i = 0; i < 1500; i++) observed.calls.note(call({ client: `x/${i}` }));
  assert.is(observed.rows.length, 1001);
  assert.is(observed.rows.at(-1), 'notes.aging 2.1 (other) 500');
  observed.calls.note(call({ client: 'x/0' }));
  assert.is(observed.rows[0], 'notes.aging 2.1 x/0 2', 'those that were known are still');
});

test('are told in the log with who it was, once an hour for each user', () => {
  const observed = new Observed();
  observed.calls.note(call());
  assert.equal(observed.lines, [
    {
      action: 'notes.aging',
      version: '2.1',
      deprecated: '2026-01-31',
      sunset: '2027-02-28',
      client: 'curl/8.5.0',
      user: 'jane',
      company: caller.company,
      calls: 1,
    },
  ]);
  for (let i = 0; i < 10; i++) observed.calls.note(call({ client: `made-up/${i}` }));
  assert.is(observed.lines.length, 1, 'whatever the program says it is');
  observed.calls.note(call({ user: 'joe' }));
  assert.is(observed.lines.length, 2);
  observed.now = HOUR - 1;
  observed.calls.note(call());
  assert.is(observed.lines.length, 2);
  observed.now = HOUR;
  observed.calls.note(call());
  assert.equal([observed.lines.length, observed.lines[2]?.calls], [3, 12], 'with all that were not told since');
});

test('of many users leave a bounded memory of who was told', () => {
  const observed = new Observed();
  for (let i = 0; i <= 10_000; i++) observed.calls.note(call({ user: `user-${i}` }));
  observed.calls.note(call({ user: 'user-10000' }));
  assert.is(observed.lines.length, 10_001, 'the last is remembered');
  observed.calls.note(call({ user: 'user-0' }));
  assert.is(observed.lines.length, 10_002, 'the first had to make room');
});

test('are a metric', async () => {
  const counters = new CallCounters(new DeprecatedCalls({ info: () => {} }));
  counters.countCall(call());
  counters.countCall(call({ client: 'odd"name/1' }));
  const { body } = await counters.text();
  assert.match(body, '# TYPE taskwright_deprecated_calls_total counter');
  assert.match(body, 'taskwright_deprecated_calls_total{action="notes.aging",version="2.1",client="curl/8.5.0"} 1');
  assert.match(body, 'client="odd\\"name/1"');
});

test.run();
