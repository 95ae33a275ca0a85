import * as assert from 'uvu/assert';
import type { Scalar } from '../../src/store/port.js';
import { conformance } from './fixture.js';

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
