import * as assert from 'uvu/assert';
import { conformance, rejection } from './fixture.js';

conformance('a caller that went away', ({ test, engine, given }) => {
  const gone = new Error('gone');

  test('nothing is read for a signal that is already aborted', async () => {
    const things = await given({ id: 'a', name: 'a' });
    const signal = AbortSignal.abort(gone);
    for (const promise of [
      things.get('a', { signal }),
      things.find({}, { signal }),
      things.count({}, { signal }),
      things.find({ name: { $regex: 'a.?' } }, { signal }),
    ]) {
      await rejection(promise);
    }
  });

  test('a query that runs on is given up, and the store goes on', async () => {
    // A MongoDB server does not hear of it while it is busy with one document: it must be done soon.
    const length = engine.name === 'mongodb' ? 20 : 40;
    const things = await given({ id: 'a', name: `${'a'.repeat(length)}!` });
    const controller = new AbortController();
    const query = rejection(things.find({ name: { $regex: '(a+)+$' } }, { signal: controller.signal }));
    setImmediate(() => controller.abort(gone));
    await query;
    assert.is(await things.count({ name: { $regex: '^a+!$' } }), 1);
  });
});
