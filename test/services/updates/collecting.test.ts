import * as assert from 'uvu/assert';
import { apiSuite } from '../../support/api.js';
import { eventually } from '../../support/harness.js';
import { toldOf, updatesOf, watching } from './fixture.js';

apiSuite('updates: collecting', (test, api) => {
  test('many writes to one task in a moment are one event, of what came out', async () => {
    // Far longer than the writes take, on a slow server too.
    await using updates = updatesOf(api, { collectMs: 2_000 });
    const id = await api.create();
    const watcher = await watching(updates);
    const { collection } = api.services.tasks;
    await Promise.all(Array.from({ length: 5 }, () => collection.update({ id }, { $inc: { last_iteration: 1 } })));
    assert.equal(await toldOf(watcher, id), ['changed']);
    assert.is(watcher.events[0]?.last_iteration, 5);
  });

  test('a change that shows in nothing that is told is no event', async () => {
    await using updates = updatesOf(api);
    const [id, other] = [await api.create(), await api.create()];
    const watcher = await watching(updates);
    const { collection } = api.services.tasks;
    await collection.update({ id }, { $set: { comment: 'one' } });
    await toldOf(watcher, id);
    await collection.update({ id }, { $set: { comment: 'two' } });
    await collection.update({ id: other }, { $set: { name: 'the end' } });
    await eventually(() => watcher.events.some(({ name }) => name === 'the end'), 'the last write');
    assert.is(watcher.events.filter(({ task }) => task === id).length, 1);
  });

  test('a call that cannot stream is refused', async () => {
    const error = await api.refused('updates.watch', {});
    assert.is(`${error.code}/${error.subcode}`, '400/0');
    assert.match(error.message, 'updates.watch is a stream');
  });
});
