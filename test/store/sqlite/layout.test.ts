import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { CollectionDefinition } from '../../../src/store/port.js';
import { loadSqlite } from '../../../src/store/sqlite/driver.js';
import { layoutOf } from '../../../src/store/sqlite/layout.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { suite } from '../../support/harness.js';
import { ids, type Thing } from '../fixture.js';
import { inFolder } from './processes.js';

const test = suite('store on sqlite: tables after definitions');

const base: CollectionDefinition = {
  name: 'c',
  scalars: { kind: 'string', size: 'number' },
  indexes: [
    { name: 'i', paths: ['kind'] },
    { name: 'l', paths: ['list'], array: true },
  ],
};

async function schemaOf(path: string): Promise<string[]> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database
    .prepare(
      "SELECT type || ' ' || name AS entry FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY 1",
    )
    .all();
  const columns = database.prepare("SELECT name FROM pragma_table_info('c')").all();
  database.close();
  return [...rows.map((row: { entry: string }) => row.entry), columns.map((row: { name: string }) => row.name).join(' ')];
}

test('a definition that changes is followed, and what is found stays right', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'l.db');
    const documents: Thing[] = [
      { id: 'a', kind: 'x', size: 5, list: ['p', 'q'], other: true },
      { id: 'b', kind: 'y', size: 7, list: [] },
    ];
    const first = await openSqliteStore(path, { collections: [base] });
    await first.collection<Thing>('c').insertMany(documents);
    await first[Symbol.asyncDispose]();
    assert.equal(await schemaOf(path), ['index c.i', 'index c.l', 'table c', 'table c:list', '_n id _doc kind size']);

    const changed: CollectionDefinition = {
      name: 'c',
      scalars: { size: 'number', other: 'boolean' },
      indexes: [{ name: 'i', paths: ['other', 'size'] }],
    };
    const second = await openSqliteStore(path, { collections: [changed] });
    const collection = second.collection<Thing>('c');
    assert.equal((await schemaOf(path)).slice(0, 2), ['index c.i', 'table c']);
    assert.is(ids(await collection.find({ other: true, size: 5 })), 'a');
    assert.is(ids(await collection.find({ kind: 'y' })), 'b');
    assert.is(ids(await collection.find({ list: 'q' })), 'a');
    await collection.update({ id: 'b' }, { $set: { kind: 'z', list: ['r'] } });
    await second[Symbol.asyncDispose]();

    // Columns that were gone meanwhile must not come back as they were.
    const third = await openSqliteStore(path, { collections: [base] });
    assert.is(ids(await third.collection<Thing>('c').find({ kind: 'z' })), 'b');
    assert.is(ids(await third.collection<Thing>('c').find({ kind: 'y' })), '');
    assert.is(ids(await third.collection<Thing>('c').find({ list: 'r' })), 'b');
    await third[Symbol.asyncDispose]();
    assert.equal(await schemaOf(path), ['index c.i', 'index c.l', 'table c', 'table c:list', '_n id _doc size kind']);
  }));

test('a scalar that becomes another type is filled anew, though an index names it', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'l.db');
    const asText = { name: 'c', scalars: { at: 'string' }, indexes: [{ name: 'i', paths: ['at'] }] } as const;
    const first = await openSqliteStore(path, { collections: [asText] });
    await first.collection<Thing>('c').insert({ id: 'a' });
    await first[Symbol.asyncDispose]();
    const second = await openSqliteStore(path, { collections: [{ ...asText, scalars: { at: 'date' } }] });
    await second.collection<Thing>('c').update({ id: 'a' }, { $set: { at: new Date(5) } });
    assert.is(ids(await second.collection<Thing>('c').find({ at: { $gte: new Date(5) } })), 'a');
    await second[Symbol.asyncDispose]();
  }));

test('more documents than one batch are filled in', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'l.db');
    const first = await openSqliteStore(path, { collections: [{ name: 'c', scalars: {}, indexes: [] }] });
    await first
      .collection<Thing>('c')
      .insertMany(Array.from({ length: 1_200 }, (_, i) => ({ id: `d${i}`, size: i, list: [`l${i % 10}`] })));
    await first[Symbol.asyncDispose]();
    const second = await openSqliteStore(path, { collections: [base] });
    assert.is(await second.collection<Thing>('c').count({ size: { $gte: 0 } }), 1_200);
    assert.is(await second.collection<Thing>('c').count({ list: 'l3' }), 120);
    await second[Symbol.asyncDispose]();
  }));

test('a member of the objects in a list is indexed for documents that were there before, and after each write', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'l.db');
    const first = await openSqliteStore(path, { collections: [{ name: 'c', scalars: {}, indexes: [] }] });
    await first
      .collection<Thing>('c')
      .insert({ id: 'a', models: { input: [{ model: 'm1' }, { model: 'm2' }, { model: 'm1' }] } });
    await first.collection<Thing>('c').insert({ id: 'b', models: { input: [] } });
    await first[Symbol.asyncDispose]();
    const indexed = { name: 'c', scalars: {}, indexes: [{ name: 'm', paths: ['models.input.model'], array: true }] };
    const second = await openSqliteStore(path, { collections: [indexed] });
    const collection = second.collection<Thing>('c');
    const readers = async (model: string) => ids(await collection.find({ 'models.input.model': model }));
    assert.equal([await readers('m1'), await readers('m2'), await readers('m3')], ['a', 'a', '']);
    assert.equal((await collection.distinct('models.input.model', {})).sort(), ['m1', 'm2']);
    await collection.update({ id: 'a' }, { $pull: { 'models.input': { model: 'm1' } } });
    await collection.update({ id: 'b' }, { $push: { 'models.input': { model: 'm3' } } });
    assert.equal([await readers('m1'), await readers('m2'), await readers('m3')], ['', 'a', 'b']);
    await collection.deleteMany({ id: 'b' });
    assert.is(await readers('m3'), '');
    await second[Symbol.asyncDispose]();
  }));

test('a definition that cannot be laid out is refused', () => {
  const refused: readonly (readonly [Partial<CollectionDefinition>, RegExp])[] = [
    [{ name: 'a b' }, /called "a b"/],
    [{ scalars: { 'a b': 'string' } }, /"a b"/],
    [{ scalars: { a: 'text' as 'string' } }, /as a text/],
    [{ scalars: { name: 'string', Name: 'string' } }, /differ in case only/],
    [{ scalars: { _doc: 'string' } }, /_doc/],
    [{ indexes: [{ name: 'i', paths: ['free'] }] }, /index i of c: "free"/],
    [{ indexes: [{ name: 'i', paths: ["it's"], array: true }] }, /it's/],
  ];
  for (const [part, message] of refused) assert.throws(() => layoutOf({ name: 'c', scalars: {}, indexes: [], ...part }), message);
});
test.run();
