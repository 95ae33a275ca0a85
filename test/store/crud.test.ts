import * as assert from 'uvu/assert';
import { conformance, ids } from './fixture.js';

conformance('create, read, update, delete', ({ test, collection, given }) => {
  test('a document comes back as it was inserted', async () => {
    const document = {
      id: 'a',
      status: 'created',
      created: new Date(1_700_000_000_123),
      nested: { list: [1, 'two', { three: null }], empty: {} },
    };
    const things = await given(document);
    assert.equal(await things.get('a'), document);
  });

  test('an unknown id is undefined, whatever is in it', async () => {
    const things = await given({ id: 'a' });
    for (const id of ['b', '', 'a\0', 'A', "a' OR 1=1", '{"$ne":null}'])
      assert.is(await things.get(id), undefined, JSON.stringify(id));
  });

  test('members that are undefined are not stored', async () => {
    const things = await given({ id: 'a', gone: undefined, nested: { gone: undefined, kept: 1 } });
    assert.equal(Object.keys((await things.get('a')) ?? {}), ['id', 'nested']);
    assert.equal(await things.get('a'), { id: 'a', nested: { kept: 1 } });
  });

  test('find with an empty filter gives everything', async () => {
    const things = await given({ id: 'a' }, { id: 'b' }, { id: 'c' });
    assert.is(ids(await things.find({})), 'a b c');
  });

  test('update changes one match and says how many matched', async () => {
    const things = await given({ id: 'a', n: 1 }, { id: 'b', n: 1 });
    assert.is(await things.update({ n: 1 }, { $set: { n: 2 } }), 1);
    assert.is(await things.count({ n: 2 }), 1);
    assert.is(await things.update({ n: 7 }, { $set: { n: 8 } }), 0);
  });

  test('an update that changes nothing still matched', async () => {
    const things = await given({ id: 'a', n: 1 });
    assert.is(await things.update({ id: 'a' }, { $set: { n: 1 } }), 1);
  });

  test('an update never makes a document', async () => {
    const things = await given();
    assert.is(await things.update({ id: 'a' }, { $set: { n: 1 } }), 0);
    assert.is(await things.get('a'), undefined);
  });

  test('findAndUpdate gives the document after, or before', async () => {
    const things = await given({ id: 'a', n: 1 });
    assert.equal(await things.findAndUpdate({ id: 'a' }, { $inc: { n: 1 } }), { id: 'a', n: 2 });
    assert.equal(await things.findAndUpdate({ id: 'a' }, { $inc: { n: 1 } }, { returned: 'before' }), { id: 'a', n: 2 });
    assert.equal(await things.findAndUpdate({ id: 'a' }, { $inc: { n: 1 } }, { projection: { include: ['x'] } }), { id: 'a' });
    assert.is(await things.findAndUpdate({ id: 'b' }, { $inc: { n: 1 } }), undefined);
    assert.equal(await things.get('a'), { id: 'a', n: 4 });
  });

  test('findAndUpdate takes the first match in the order asked for', async () => {
    const things = await given({ id: 'a', n: 2 }, { id: 'b', n: 1 }, { id: 'c', n: 3 });
    const taken = async (descending: boolean) =>
      (await things.findAndUpdate({ taken: null }, { $set: { taken: true } }, { sort: [{ path: 'n', descending }] }))?.id;
    assert.is(await taken(false), 'b');
    assert.is(await taken(true), 'c');
    assert.is(await taken(true), 'a');
    assert.is(await taken(true), undefined);
  });

  test('findAndDelete removes the first match and gives it', async () => {
    const things = await given({ id: 'a', n: 2 }, { id: 'b', n: 1 });
    assert.equal(await things.findAndDelete({ n: { $gt: 0 } }, { sort: [{ path: 'n' }] }), { id: 'b', n: 1 });
    assert.is(ids(await things.find({})), 'a');
    assert.is(await things.findAndDelete({ id: 'b' }), undefined);
  });

  test('a deleted id is free again', async () => {
    const things = await given({ id: 'a', tags: ['old'] });
    await things.findAndDelete({ id: 'a' });
    await things.insert({ id: 'a', tags: ['new'] });
    assert.is(ids(await things.find({ tags: 'old' })), '');
    assert.is(ids(await things.find({ tags: 'new' })), 'a');
  });

  test('collections are apart from each other', async () => {
    await given({ id: 'a' });
    await collection('keyed').insert({ id: 'a', key: 'k' });
    assert.equal(await collection().get('a'), { id: 'a' });
    assert.is(await collection('keyed').deleteMany({}), 1);
    assert.is(await collection().count({}), 1);
  });

  test('what is given away is not what is stored', async () => {
    const document = { id: 'a', nested: { n: 1 } };
    const things = await given(document);
    document.nested.n = 2;
    const read = await things.get('a');
    assert.equal(read, { id: 'a', nested: { n: 1 } });
    Object.assign(read?.nested as object, { n: 3 });
    assert.equal(await things.get('a'), { id: 'a', nested: { n: 1 } });
  });
});

conformance('the store itself', ({ test, engine, store }) => {
  test('it answers a ping and says what it is', async () => {
    await store().ping();
    assert.is(store().engine, engine.name);
    assert.match(store().description, new RegExp(`^${engine.name}`));
    assert.not.match(store().description, /\n/);
  });

  test('a collection it was not opened with is an error', () => {
    assert.throws(() => store().collection('nothing'), /nothing/);
  });
});
