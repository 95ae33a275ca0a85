import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { StoreOpenError } from '../../../src/store/errors.js';
import type { Migration } from '../../../src/store/sqlite/migrations.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { suite } from '../../support/harness.js';
import { rejection, type Thing, things } from '../fixture.js';
import { inFolder } from './processes.js';

const test = suite('store on sqlite: migrations');
const collections = [things];

/** Renames a status in every stored document, as a real one might. */
const rename = (to: number, from: string, into: string): Migration => ({
  to,
  run: (connection) =>
    connection.exec(
      `UPDATE things SET _doc = replace(_doc, '"${from}"', '"${into}"'), status = '${into}' WHERE status = '${from}'`,
    ),
});

async function prepared(path: string): Promise<void> {
  const store = await openSqliteStore(path, { collections });
  await store.collection<Thing>('things').insertMany([
    { id: 'a', status: 'old' },
    { id: 'b', status: 'other' },
  ]);
  await store[Symbol.asyncDispose]();
}

test('steps run once, in order, after a copy of the file', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'm.db');
    await prepared(path);
    const migrations = [rename(2, 'old', 'middle'), rename(3, 'middle', 'new')];
    for (const round of [1, 2]) {
      const store = await openSqliteStore(path, { collections, migrations });
      assert.match(store.description, 'schema 3', `round ${round}`);
      assert.equal(await store.collection('things').find({ status: 'new' }), [{ id: 'a', status: 'new' }]);
      await store[Symbol.asyncDispose]();
    }
    const copy = await openSqliteStore(`${path}.bak-1`, { collections });
    assert.equal(await copy.collection('things').get('a'), { id: 'a', status: 'old' });
    assert.match(copy.description, 'schema 1');
    await copy[Symbol.asyncDispose]();
  }));

test('a new file has the newest schema, and no copy is made', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'm.db');
    const failing: Migration = { to: 5, run: () => assert.unreachable('there is nothing to migrate') };
    const store = await openSqliteStore(path, { collections, migrations: [failing] });
    assert.match(store.description, 'schema 5');
    await store[Symbol.asyncDispose]();
    assert.equal(
      readdirSync(folder).filter((file) => file.includes('bak')),
      [],
    );
  }));

test('a newer schema is refused with both numbers, and the file is left alone', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'm.db');
    await (await openSqliteStore(path, { collections, migrations: [rename(7, 'a', 'b')] }))[Symbol.asyncDispose]();
    const error = await rejection(openSqliteStore(path, { collections }));
    assert.instance(error, StoreOpenError);
    assert.match(error.message, /schema 7.*up to 1/);
    await (await openSqliteStore(path, { collections, migrations: [rename(7, 'a', 'b')] }))[Symbol.asyncDispose]();
  }));

test('a step that fails changes nothing, and can be tried again', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'm.db');
    await prepared(path);
    const broken: Migration = {
      to: 2,
      run: (connection) => {
        rename(2, 'old', 'half').run(connection);
        throw new Error('the step is broken');
      },
    };
    assert.match((await rejection(openSqliteStore(path, { collections, migrations: [broken] }))).message, 'the step is broken');
    assert.ok(existsSync(`${path}.bak-1`));
    const store = await openSqliteStore(path, { collections });
    assert.equal(await store.collection('things').get('a'), { id: 'a', status: 'old' });
    await store[Symbol.asyncDispose]();
    const mended = await openSqliteStore(path, { collections, migrations: [rename(2, 'old', 'new')] });
    assert.equal(await mended.collection('things').get('a'), { id: 'a', status: 'new' });
    await mended[Symbol.asyncDispose]();
  }));
test.run();
