import * as assert from 'uvu/assert';
import { StoreOpenError } from '../../../src/store/errors.js';
import { openMongoStore } from '../../../src/store/mongodb/open.js';
import type { CollectionDefinition } from '../../../src/store/port.js';
import { suite } from '../../support/harness.js';
import { type Database, failure, noServer, withDatabase } from './database.js';

const test = suite('mongodb indexes');

const definition: CollectionDefinition = {
  name: 'things',
  indexes: [
    { name: 'company_name', paths: ['company', 'name'], unique: true },
    { name: 'tags', paths: ['tags'], array: true },
    { name: 'company_id', paths: ['company', 'id'] },
  ],
  scalars: { company: 'string', name: 'string' },
};

async function open({ url }: Database, ...definitions: CollectionDefinition[]): Promise<void> {
  await (await openMongoStore(url, definitions))[Symbol.asyncDispose]();
}

/** In order of their names: servers list them in differing orders. */
async function described({ db }: Database): Promise<readonly (readonly [name: string, key: unknown, unique: boolean])[]> {
  const indexes = await db.collection('things').indexes();
  const rows = indexes.map(({ name = '', key, unique = false }) => [name, key, unique] as const);
  return rows.sort(([a], [b]) => (a < b ? -1 : 1));
}

if (noServer) {
  test.skip('indexes are created by name', noServer);
} else {
  test('indexes are created by name, and a second opening finds them there', () =>
    withDatabase(async (database) => {
      const expected = [
        ['_id_', { _id: 1 }, false],
        ['company_id', { company: 1, _id: 1 }, false],
        ['company_name', { company: 1, name: 1 }, true],
        ['tags', { tags: 1 }, false],
      ];
      await open(database, definition);
      assert.equal(await described(database), expected);
      await open(database, definition);
      assert.equal(await described(database), expected);
    }));

  test('two processes may open a new database at once', () =>
    withDatabase(async (database) => {
      await Promise.all([open(database, definition), open(database, definition), open(database, definition)]);
      assert.is((await described(database)).length, 4);
    }));

  test("indexes of the user's own stay, and one that does the same is taken as it is", () =>
    withDatabase(async (database) => {
      await database.db.collection('things').createIndexes([
        { key: { tags: 1 }, name: 'mine' },
        { key: { colour: 1 }, name: 'colour' },
      ]);
      await open(database, definition);
      assert.equal(
        (await described(database)).map(([name]) => name),
        ['_id_', 'colour', 'company_id', 'company_name', 'mine'],
      );
    }));

  test('another index of the name needed is named, both ways, and left alone', () =>
    withDatabase(async (database) => {
      await database.db.collection('things').createIndex({ other: 1 }, { name: 'company_name' });
      const error = await failure(open(database, definition));
      assert.instance(error, StoreOpenError);
      assert.match(error.message, /things.*company_name.*\{"other":1\}.*unique \{"company":1,"name":1\}/);
      assert.equal(
        (await described(database)).map(([name]) => name),
        ['_id_', 'company_name'],
      );
    }));

  test('an index of the right name and keys that leaves documents out is not the one needed', () =>
    withDatabase(async (database) => {
      await database.db.collection('things').createIndex({ tags: 1 }, { name: 'tags', sparse: true });
      assert.match((await failure(open(database, definition))).message, 'further options');
    }));

  test('documents that break a unique index are named as the reason', () =>
    withDatabase(async (database) => {
      const twin = { company: 'c', name: 'n' };
      await database.db.collection('things').insertMany([{ ...twin }, { ...twin }]);
      const error = await failure(open(database, definition));
      assert.instance(error, StoreOpenError);
      assert.match(error.message, /things.*unique/);
    }));
}

test.run();
