import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { type Deviation, readDeviations, rows } from './deviations.js';
import { callOfMissingService, findRecordings, named } from './recordings.js';
import type { Result } from './replay.js';
import { verdictOn } from './verdict.js';

const test = suite('the verdict on a replay');

function result(name: string, ...steps: readonly number[]): Result {
  const diffs = steps.map((step) => ({
    step,
    call: 'tasks.get_all',
    path: 'http',
    expected: '200',
    got: `"${'x'.repeat(400)}"`,
  }));
  return { name, ok: steps.length === 0, skipped: null, diffs };
}

function deviation(...steps: readonly number[]): Deviation {
  return { row: rows[0], why: 'because', steps };
}

const failures = (results: readonly Result[], deviations: Readonly<Record<string, Deviation>>) =>
  verdictOn(results, deviations).failed.map(({ name, problems }) => `${name}: ${problems.join('; ')}`);

test('what goes as recorded passes, what differs and is not listed fails', () => {
  const { passed, deviating, failed } = verdictOn([result('a'), result('b', 3)], {});
  assert.equal([passed, deviating], [['a'], []]);
  assert.is(failed.length, 1);
  assert.match(failed[0]?.problems[0] ?? '', /^step 3 tasks\.get_all: http: expected 200, got "x+…$/);
});

test('what differs as listed is no failure, and told apart', () => {
  const { passed, deviating, failed } = verdictOn([result('a', 2, 2, 4)], { a: deviation(2, 4) });
  assert.equal([passed, deviating, failed], [[], ['a'], []]);
});

test('a listed scenario that differs elsewhere fails', () => {
  assert.match(failures([result('a', 2, 3)], { a: deviation(2) })[0] ?? '', /^a: step 3 [^;]+$/);
});

test('a listed step that goes as recorded fails', () => {
  assert.equal(failures([result('a', 2)], { a: deviation(2, 3) }), ['a: step 3 is listed as a deviation but goes as recorded']);
  assert.is(failures([result('a')], { a: deviation(2) }).length, 1);
});

test('a deviation without a row of the design, a reason or a step fails', () => {
  for (const [wrong, said] of [
    [{ row: 'we could not' }, 'names no row of the design: we could not'],
    [{ row: 'constructor' }, 'names no row of the design'],
    [{ why: ' ' }, 'does not say why'],
  ] as const) {
    assert.match(failures([result('a', 2)], { a: { ...deviation(2), ...wrong } })[0] ?? '', said);
  }
  assert.match(failures([result('a')], { a: deviation() })[0] ?? '', 'names no step');
});

test('names that JavaScript knows are not listed by themselves', () => {
  assert.is(failures([result('constructor', 1)], {}).length, 1);
});

test('what did not run is neither', () => {
  const skipped = { ...result('a'), skipped: 'needs --extra other' };
  const { passed, failed, skipped: told } = verdictOn([skipped], { a: deviation(2) });
  assert.equal([passed, failed, told], [[], [], [{ name: 'a', why: 'needs --extra other' }]]);
});

test('scenarios that call a service which is not there are known by their calls, not by their cleanup', () => {
  const missing = (step: object) => callOfMissingService({ name: 'a', steps: [{ call: 'tasks.create' }, step] }, ['events']);
  assert.is(missing({ call: 'events.add' }), 'events.add');
  assert.is(missing({ path: '/v2.13/events.add?x=y.z' }), 'events.add');
  assert.is(missing({ call: 'events_effects.add' }), undefined);
  assert.is(missing({ path: '/v2.13/tasks.get_all?x=events.add' }), undefined);
});

test('a scenario is chosen by its name or a part of it', () => {
  const chosen = (glob: string) => ['tags/a', 'tags/a.b', 'limits/a'].filter((name) => named(name, glob));
  assert.equal(chosen('tags/*'), ['tags/a', 'tags/a.b']);
  assert.equal(chosen('*/a'), ['tags/a', 'limits/a']);
  assert.equal(chosen('tags/a'), ['tags/a']);
  assert.equal(chosen('tags/a?b'), []);
  assert.equal(chosen('(tags'), []);
});

test('every deviation that is listed says why, and is of a scenario that there is', () => {
  const deviations = readDeviations();
  for (const [name, { row, why, steps }] of Object.entries(deviations)) {
    assert.ok((rows as readonly string[]).includes(row), `${name}: ${row}`);
    assert.ok(why.trim().length > 10, name);
    assert.equal(
      [...steps],
      [...new Set(steps)].sort((a, b) => a - b),
      name,
    );
  }
  const recorded = findRecordings()?.scenarios.map(({ name }) => name);
  if (recorded) for (const name of Object.keys(deviations)) assert.ok(recorded.includes(name), name);
});

test('where there are no recordings, none are found', () => {
  assert.is(findRecordings({ SCENARIOS: '/nowhere/at all' }), undefined);
});

test.run();
