import * as assert from 'uvu/assert';
import type { Scalar } from '../../src/store/port.js';
import { conformance, rejection } from './fixture.js';

conformance('counting', ({ test, given }) => {
  const samples = () =>
    given(
      { id: 'a', status: 'x', kind: 'x', done: true, created: new Date(1), tags: ['t', 'u'], company: 'c' },
      { id: 'b', status: 'x', kind: 'x', done: true, created: new Date(1), tags: ['t'], company: 'd' },
      { id: 'c', status: 'y', kind: 'y', done: false, created: new Date(2), tags: [], company: 'c' },
      { id: 'd', company: 'c' },
      { id: 'e', status: null, kind: null, company: 'c' },
    );
  const table = (counts: readonly { readonly value: Scalar; readonly count: number }[]) =>
    counts.map(({ value, count }) => `${value instanceof Date ? `date ${value.getTime()}` : String(value)}=${count}`).sort();

  test('count with and without a limit', async () => {
    const things = await samples();
    for (const path of ['status', 'kind']) {
      assert.is(await things.count({}), 5);
      assert.is(await things.count({ [path]: 'x' }), 2);
      assert.is(await things.count({ [path]: 'x' }, { limit: 1 }), 1);
      assert.is(await things.count({ [path]: 'x' }, { limit: 10 }), 2);
      assert.is(await things.count({ [path]: 'bogus' }), 0);
    }
  });

  test('countBy: documents per value, null for missing', async () => {
    const things = await samples();
    assert.equal(table(await things.countBy('status', {})), ['null=2', 'x=2', 'y=1']);
    assert.equal(table(await things.countBy('kind', {})), ['null=2', 'x=2', 'y=1']);
    assert.equal(table(await things.countBy('done', {})), ['false=1', 'null=2', 'true=2']);
    assert.equal(table(await things.countBy('created', {})), ['date 1=2', 'date 2=1', 'null=2']);
    assert.equal(table(await things.countBy('status', { company: 'c' })), ['null=2', 'x=1', 'y=1']);
    assert.equal(table(await things.countBy('status', { kind: 'x' })), ['x=2']);
    assert.equal(table(await things.countBy('status', { company: 'none' })), []);
  });

  test('groupBy: documents per combination of values, with a sum and a maximum', async () => {
    const things = await given(
      { id: 'a', status: 'x', company: 'c', n: 1, created: new Date(5), kind: 'k' },
      { id: 'b', status: 'x', company: 'c', n: 2.5, created: new Date(7) },
      { id: 'c', status: 'x', company: 'd', created: new Date(6), kind: 'k' },
      { id: 'd', company: 'd', n: null, kind: 'k' },
      { id: 'e', status: null, company: 'd', n: 4 },
    );
    const rows = async (...args: Parameters<typeof things.groupBy>) =>
      (await things.groupBy(...args))
        .map(({ values, count, sum, max }) => `${values.join('/')}: ${count} ${sum} ${max instanceof Date ? max.getTime() : max}`)
        .sort();
    const figures = { sum: 'n', max: 'created' };
    assert.equal(await rows(['company', 'status'], {}, figures), ['c/x: 2 3.5 7', 'd/: 2 4 null', 'd/x: 1 0 6']);
    assert.equal(await rows(['company'], {}), ['c: 2 0 null', 'd: 3 0 null']);
    assert.equal(await rows(['status'], { company: 'c' }, { max: 'n' }), ['x: 2 0 2.5']);
    // A condition that has to be tested on the documents.
    assert.equal(await rows(['company', 'status'], { kind: 'k' }, figures), ['c/x: 1 1 5', 'd/: 1 0 null', 'd/x: 1 0 6']);
    assert.equal(await rows(['company'], { kind: { $regex: '^K', $options: 'i' } }, { sum: 'n' }), [
      'c: 1 1 null',
      'd: 2 0 null',
    ]);
    assert.equal(await rows(['company'], { company: 'none' }, figures), []);
    assert.equal(await rows(['company'], { kind: 'none' }, figures), []);
  });

  test('groupBy is for declared scalars', async () => {
    const things = await samples();
    for (const run of [things.groupBy(['kind'], {}), things.groupBy(['status'], {}, { sum: 'size' })]) {
      assert.instance(await rejection(run), TypeError);
    }
  });

  test('distinct: values that are there, items of lists one by one', async () => {
    const things = await samples();
    const values = async (...args: Parameters<typeof things.distinct>) => (await things.distinct(...args)).sort();
    assert.equal(await values('status', {}), ['x', 'y']);
    assert.equal(await values('kind', {}), ['x', 'y']);
    assert.equal(await values('id', { company: 'c' }), ['a', 'c', 'd', 'e']);
    assert.equal(await values('tags', {}), ['t', 'u']);
    assert.equal(await values('tags', { company: 'd' }), ['t']);
    assert.equal(await values('tags', { kind: 'y' }), []);
    assert.equal(await values('done', {}), [false, true]);
    assert.equal(await values('created', {}), [new Date(1), new Date(2)]);
    assert.equal(await values('nowhere', {}), []);
  });
});
