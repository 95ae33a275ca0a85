import * as assert from 'uvu/assert';
import { StoreOpenError } from '../../../src/store/errors.js';
import { openMongoStore } from '../../../src/store/mongodb/open.js';
import { SCHEMA } from '../../../src/store/mongodb/schema.js';
import { suite } from '../../support/harness.js';
import { type Database, failure, noServer, withDatabase } from './database.js';

const test = suite('mongodb schema');

interface Marker {
  readonly _id: string;
  readonly version: unknown;
}

const markers = ({ db }: Database) => db.collection<Marker>('_taskwright');

async function open({ url }: Database): Promise<void> {
  await (await openMongoStore(url, [{ name: 'things', indexes: [{ name: 'a', paths: ['a'] }], scalars: {} }]))[
    Symbol.asyncDispose
  ]();
}

if (noServer) {
  test.skip('a database is marked with its schema', noServer);
} else {
  test('a new database is marked once', () =>
    withDatabase(async (database) => {
      await Promise.all([open(database), open(database)]);
      await open(database);
      assert.equal(await markers(database).find().toArray(), [{ _id: 'schema', version: SCHEMA }]);
    }));

  test('a newer schema is refused with both numbers, and nothing is touched', () =>
    withDatabase(async (database) => {
      await markers(database).insertOne({ _id: 'schema', version: SCHEMA + 41 });
      const error = await failure(open(database));
      assert.instance(error, StoreOpenError);
      assert.match(error.message, new RegExp(`schema ${SCHEMA + 41}.*up to ${SCHEMA}`));
      assert.equal(
        (await database.db.listCollections().toArray()).map(({ name }) => name),
        ['_taskwright'],
      );
    }));

  test('a marker that makes no sense is refused', () =>
    withDatabase(async (database) => {
      await markers(database).insertOne({ _id: 'schema', version: 'two' });
      const error = await failure(open(database));
      assert.instance(error, StoreOpenError);
      assert.match(error.message, '"two"');
    }));
}

test.run();
