import * as assert from 'uvu/assert';
import { apiSuite, eve } from '../../support/api.js';
import { eventually } from '../../support/harness.js';
import { toldOf, updatesOf, watching } from './fixture.js';

apiSuite('updates: coming back', (test, api) => {
  test('what happened meanwhile comes first, for the caller alone', async () => {
    await using updates = updatesOf(api);
    const first = await watching(updates);
    await toldOf(first, await api.create());
    const cursor = first.cursor();
    first.end();
    const stays = await watching(updates, {}, eve);
    const [mine, theirs] = [await api.create(), await api.create({}, eve)];
    await toldOf(stays, theirs);
    const back = await watching(updates, {}, undefined, cursor);
    assert.not(back.missed);
    await toldOf(back, mine);
    assert.equal(
      back.events.map(({ task }) => task),
      [mine],
    );
  });

  test('for a while nothing is missed though nobody watched', async () => {
    await using updates = updatesOf(api);
    const first = await watching(updates);
    const cursor = first.cursor();
    first.end();
    assert.is(updates.subscribers, 0);
    const id = await api.create();
    const back = await watching(updates, {}, undefined, cursor);
    assert.not(back.missed);
    assert.equal(await toldOf(back, id), ['changed']);
  });

  test('a cursor that is not known, forged, or too old says that something may be missed', async () => {
    await using updates = updatesOf(api, { recent: 2 });
    const first = await watching(updates);
    const old = first.cursor();
    for (const name of ['one', 'two', 'three']) await toldOf(first, await api.create({ name }));
    const epoch = old.split('-')[0];
    for (const cursor of [old, `${epoch}-999`, '0123456789abcdef-1', 'nonsense', `${epoch}--1`]) {
      assert.ok((await watching(updates, {}, undefined, cursor)).missed, cursor);
    }
    assert.not((await watching(updates, {}, undefined, first.cursor())).missed);
  });

  test('another process knows nothing of the cursor', async () => {
    await using here = updatesOf(api);
    await using there = updatesOf(api);
    const { cursor } = await watching(here);
    assert.ok((await watching(there, {}, undefined, cursor())).missed);
  });

  test('when changes were lost everybody is told to read again, and older cursors are void', async () => {
    const { store } = api.services;
    const watch = store.watch.bind(store);
    let lose: (reason: unknown) => void = () => {};
    store.watch = (listener) => {
      lose = (reason) => listener.lost(reason);
      return watch(listener);
    };
    const reasons: unknown[] = [];
    await using updates = updatesOf(api, { onLost: (reason) => void reasons.push(reason) });
    const watcher = await watching(updates);
    store.watch = watch;
    const before = watcher.cursor();
    lose('the line was cut');
    await eventually(() => watcher.events.some(({ kind }) => kind === 'resync'), 'a resync');
    assert.equal(reasons, ['the line was cut']);
    assert.ok((await watching(updates, {}, undefined, before)).missed);
    assert.not((await watching(updates, {}, undefined, watcher.cursor())).missed);
  });
});
