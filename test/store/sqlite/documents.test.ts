import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { InvalidDocumentError } from '../../../src/store/errors.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { suite } from '../../support/harness.js';
import { rejection, type Thing, things } from '../fixture.js';
import { inFolder } from './processes.js';

const test = suite('store on sqlite: documents that are refused');

test('a document that breaks the rules is refused with the path, and nothing of it is stored', () =>
  inFolder(async (folder) => {
    const store = await openSqliteStore(join(folder, 'd.db'), { collections: [things] });
    const collection = store.collection<Thing>('things');
    await collection.insert({ id: 'good', status: 'x', tags: ['t'] });
    const bad: readonly (readonly [unknown, string])[] = [
      [{ id: '' }, 'id'],
      [{ id: 5 }, 'id'],
      [{ id: 'a\0b' }, 'id'],
      [{ id: 'a\nb' }, 'id'],
      [{}, 'id'],
      [{ id: 'a', status: 5 }, 'status'],
      [{ id: 'a', status: ['x'] }, 'status'],
      [{ id: 'a', n: '5' }, 'n'],
      [{ id: 'a', n: Number.NaN }, 'n'],
      [{ id: 'a', done: 1 }, 'done'],
      [{ id: 'a', created: '2020-01-01' }, 'created'],
      [{ id: 'a', execution: [{ queue: 'q' }] }, 'execution.queue'],
      [{ id: 'a', free: 1n }, 'free'],
    ];
    for (const [document, path] of bad) {
      const error = await rejection(collection.insert(document as Thing));
      assert.instance(error, InvalidDocumentError, path);
      assert.is((error as InvalidDocumentError).path, path);
    }
    assert.is(await collection.count({}), 1);
    assert.instance(
      await rejection(collection.update({ id: 'good' }, { $set: { tags: ['u'], n: 'text' } })),
      InvalidDocumentError,
    );
    assert.equal(await collection.find({ tags: 't', status: 'x' }), [{ id: 'good', status: 'x', tags: ['t'] }]);
    assert.is(await collection.count({ tags: 'u' }), 0);
    await store[Symbol.asyncDispose]();
  }));
test.run();
