import * as assert from 'uvu/assert';
import { DuplicateKeyError, InvalidDocumentError, InvalidUpdateError } from '../../../src/store/errors.js';
import type { Update } from '../../../src/store/port.js';
import { suite } from '../../support/harness.js';
import { failure, noServer, type Thing, withThings } from './database.js';

const test = suite('mongodb documents');

if (noServer) {
  test.skip('documents are stored as they are', noServer);
} else {
  test('on the server the id is _id and inner ids keep their name; dates are dates, undefined is not there', () =>
    withThings({}, async (things, { db }) => {
      const thing = {
        id: 'a',
        at: new Date(1_700_000_000_123),
        models: [{ id: 'm' }],
        nothing: null,
        missing: undefined,
        big: 2 ** 45,
      };
      await things.insert(thing);
      const { missing: _, id, ...rest } = thing;
      assert.equal(await db.collection<{ _id: string }>('things').findOne({ _id: 'a' }), { _id: id, ...rest });
      assert.equal(await things.get('a'), { id, ...rest });
    }));

  test('ten thousand small documents go in at once', () =>
    withThings({}, async (things) => {
      const documents: Thing[] = Array.from({ length: 10_000 }, (_, i) => ({
        id: `${i}`,
        task: `t${i % 7}`,
        metric: 'loss',
        value: i / 3,
      }));
      await things.insertMany(documents);
      assert.is(await things.count({}), 10_000);
      assert.is(await things.count({}, { limit: 50 }), 50);
      assert.is(await things.count({}, { limit: 0 }), 0);
      await things.insertMany([]);
    }));

  test('a taken id or unique key names the index, from every call that writes', () =>
    withThings({ indexes: [{ name: 'company_name', paths: ['company', 'name'], unique: true }] }, async (things) => {
      await things.insertMany([
        { id: 'a', company: 'c', name: 'x' },
        { id: 'b', company: 'c', name: 'y' },
      ]);
      const rename: Update = { $set: { name: 'x' } };
      const attempts: readonly (readonly [index: string, work: () => Promise<unknown>])[] = [
        ['id', () => things.insert({ id: 'a' })],
        ['company_name', () => things.insert({ id: 'c', company: 'c', name: 'x' })],
        ['company_name', () => things.insertMany([{ id: 'c', company: 'c', name: 'x' }])],
        ['company_name', () => things.update({ id: 'b' }, rename)],
        ['company_name', () => things.findAndUpdate({ id: 'b' }, rename)],
        ['company_name', () => things.updateMany({ id: 'b' }, rename)],
      ];
      for (const [index, work] of attempts) {
        const error = await failure(work());
        assert.instance(error, DuplicateKeyError);
        assert.is((error as DuplicateKeyError).index, index);
        assert.is((error as DuplicateKeyError).collection, 'things');
      }
    }));

  test('what cannot be stored as it is, is refused before it is sent', () =>
    withThings({}, async (things) => {
      let deep: unknown = 1;
      for (let i = 0; i < 120; i++) deep = { deep };
      for (const value of [new Date(Number.NaN), () => 1, 10n, Symbol('x'), new Map(), deep]) {
        assert.instance(await failure(things.insert({ id: 'a', in: { value } })), InvalidDocumentError);
        assert.instance(await failure(things.update({ id: 'a' }, { $set: { 'in.value': value } })), InvalidDocumentError);
      }
      assert.instance(await failure(things.insert({ value: 1 } as unknown as Thing)), InvalidDocumentError);
      assert.is(await things.count({}), 0);
    }));

  test('an update the document does not allow names operator and path', () =>
    withThings({}, async (things) => {
      await things.insert({ id: 'a', text: 'x', n: 1, list: [1], inner: { text: 'y' } });
      const updates: readonly (readonly [operator: string, path: string, update: Update])[] = [
        ['$inc', 'text', { $set: { other: 1 }, $inc: { n: 1, text: 1 } }],
        ['$push', 'n', { $push: { list: 1, n: 2 } }],
        ['$addToSet', 'n', { $addToSet: { n: 2 } }],
        ['$pull', 'n', { $set: { other: 1 }, $pull: { n: 2 } }],
        ['$set', 'text.x', { $set: { ok: 1, 'text.x': 1 } }],
        ['$inc', 'inner.text', { $inc: { 'inner.text': 1 } }],
        ['$set', 'id', { $set: { id: 'b' } }],
      ];
      for (const [operator, path, update] of updates) {
        const error = await failure(things.update({ id: 'a' }, update));
        assert.instance(error, InvalidUpdateError, JSON.stringify(update));
        assert.equal([(error as InvalidUpdateError).operator, (error as InvalidUpdateError).path], [operator, path]);
      }
      assert.equal(await things.get('a'), { id: 'a', text: 'x', n: 1, list: [1], inner: { text: 'y' } });
    }));

  test('an update that changes nothing still says what it matched', () =>
    withThings({}, async (things) => {
      await things.insertMany([
        { id: 'a', n: 1 },
        { id: 'b', n: 1 },
      ]);
      assert.is(await things.update({ n: 1 }, {}), 1);
      assert.is(await things.updateMany({ n: 1 }, { $set: { gone: undefined } }), 2);
      assert.equal(await things.findAndUpdate({ id: 'b' }, { $set: {} }), { id: 'b', n: 1 });
      assert.is(await things.update({ n: 2 }, {}), 0);
    }));

  test('a list of both kinds of path reads what is included without what is excluded', () =>
    withThings({}, async (things) => {
      await things.insert({ id: 'a', script: { repository: 'r', branch: 'b' }, name: 'n' });
      assert.equal(
        await things.get('a', { projection: { include: ['script', 'script.branch'], exclude: ['script.repository'] } }),
        {
          id: 'a',
          script: { branch: 'b' },
        },
      );
      assert.equal(await things.get('a', { projection: { include: [] } }), { id: 'a' });
      assert.equal(await things.get('a', { projection: { exclude: ['id', 'script', 'script.branch'] } }), { id: 'a', name: 'n' });
    }));
}

test.run();
