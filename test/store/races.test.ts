import * as assert from 'uvu/assert';
import { DuplicateKeyError } from '../../src/store/errors.js';
import { conformance, ids } from './fixture.js';

conformance('races', ({ test, given, collection }) => {
  test('of 50 conditional updates exactly one wins', async () => {
    const things = await given({ id: 'task', status: 'queued' });
    const claims = Array.from({ length: 50 }, (_, i) =>
      things.update({ id: 'task', status: { $in: ['queued'] } }, { $set: { status: 'in_progress', worker: i } }),
    );
    const won = (await Promise.all(claims)).map((matched, i) => [matched, i] as const).filter(([matched]) => matched === 1);
    assert.is(won.length, 1);
    assert.is((await things.get('task'))?.worker, won[0]?.[1]);
  });

  test('of 50 claims of ten documents each is given to one', async () => {
    const things = await given(...Array.from({ length: 10 }, (_, i) => ({ id: `q${i}`, status: 'queued', n: i })));
    const claimed = await Promise.all(
      Array.from({ length: 50 }, () =>
        things.findAndUpdate({ status: 'queued' }, { $set: { status: 'taken' } }, { sort: [{ path: 'n' }] }),
      ),
    );
    const given10 = claimed.filter((document) => document !== undefined);
    assert.is(given10.length, 10);
    assert.is(new Set(given10.map(({ id }) => id)).size, 10);
  });

  test('no step of 100 increments is lost', async () => {
    const things = await given({ id: 'a', n: 0, log: [] });
    await Promise.all(Array.from({ length: 100 }, (_, i) => things.update({ id: 'a' }, { $inc: { n: 1 }, $push: { log: i } })));
    const after = await things.get('a');
    assert.is(after?.n, 100);
    assert.equal(new Set(after?.log as number[]), new Set(Array.from({ length: 100 }, (_, i) => i)));
  });

  test('of 20 inserts with one id exactly one succeeds', async () => {
    await given();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => collection().insert({ id: 'a', n: i })));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    assert.is(refused.length, 19);
    for (const { reason } of refused) assert.instance(reason, DuplicateKeyError);
  });

  test('one write that is refused does not touch those asked for beside it', async () => {
    const things = await given({ id: 'a', other: 'text' }, { id: 'b', other: 1 });
    const outcomes = await Promise.allSettled([
      things.update({ id: 'b' }, { $inc: { other: 1 } }),
      things.update({ id: 'a' }, { $inc: { other: 1 } }),
      things.insert({ id: 'c' }),
      things.insert({ id: 'b' }),
      things.update({ id: 'b' }, { $inc: { other: 1 } }),
    ]);
    assert.is(outcomes.map(({ status }) => status[0]).join(''), 'frfrf');
    assert.equal(await things.get('b'), { id: 'b', other: 3 });
    assert.is(ids(await things.find({})), 'a b c');
  });
});
