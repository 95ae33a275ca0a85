import * as assert from 'uvu/assert';
import { DuplicateKeyError } from '../../src/store/errors.js';
import { conformance, ids, rejection } from './fixture.js';

conformance('duplicate keys', ({ test, given, collection }) => {
  async function refused(promise: Promise<unknown>, index: string, name = 'keyed'): Promise<void> {
    const error = await rejection(promise);
    assert.instance(error, DuplicateKeyError);
    assert.is((error as DuplicateKeyError).collection, name);
    assert.is((error as DuplicateKeyError).index, index);
  }

  test('an id that is taken', async () => {
    const things = await given({ id: 'a', n: 1 });
    await refused(things.insert({ id: 'a', n: 2 }), 'id', 'things');
    assert.equal(await things.get('a'), { id: 'a', n: 1 });
  });

  test('a unique index, on insert and on update', async () => {
    const keys = collection('keyed');
    await keys.insert({ id: 'a', company: 'c', key: 'k' });
    await keys.insert({ id: 'b', company: 'd', key: 'k' });
    await refused(keys.insert({ id: 'c', company: 'c', key: 'k' }), 'by_key');
    await refused(keys.update({ id: 'b' }, { $set: { company: 'c' } }), 'by_key');
    await refused(keys.findAndUpdate({ id: 'b' }, { $set: { company: 'c' } }), 'by_key');
    assert.equal(await keys.get('b'), { id: 'b', company: 'd', key: 'k' });
    assert.is(await keys.count({}), 2);
  });

  test('missing and null are one key', async () => {
    const keys = collection('keyed');
    await keys.insert({ id: 'a', company: 'c' });
    await refused(keys.insert({ id: 'b', company: 'c', key: null }), 'by_key');
    await keys.insert({ id: 'c', company: 'd' });
    await refused(keys.update({ id: 'c' }, { $set: { company: 'c' } }), 'by_key');
    assert.is(await keys.update({ id: 'a' }, { $set: { note: 'its own key is free to it' } }), 1);
  });

  test('a key is free again once its document has another, or is gone', async () => {
    const keys = collection('keyed');
    await keys.insert({ id: 'a', company: 'c', key: 'k' });
    await keys.update({ id: 'a' }, { $set: { key: 'l' } });
    await keys.insert({ id: 'b', company: 'c', key: 'k' });
    await keys.findAndDelete({ id: 'b' });
    await keys.insert({ id: 'c', company: 'c', key: 'k' });
    assert.is(ids(await keys.find({ company: 'c' })), 'a c');
  });

  test('insertMany stops at the first that is refused; what came before stays', async () => {
    const things = await given({ id: 'm', n: 0 });
    await refused(things.insertMany([{ id: 'a' }, { id: 'b' }, { id: 'm' }, { id: 'z' }]), 'id', 'things');
    assert.is(ids(await things.find({})), 'a b m');
  });
});
