import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { StoreOpenError } from '../../src/store/errors.js';
import { maskUrl, openStore } from '../../src/store/open.js';
import { suite } from '../support/harness.js';
import { rejection, type Thing, things } from './fixture.js';

const test = suite('store: opening by URL');
const collections = [things];
let folder = '';
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'taskwright-open-'));
});
test.after.each(() => rmSync(folder, { recursive: true, force: true }));

test('no URL is a file in the data folder, which is made', async () => {
  const dataDir = join(folder, 'not', 'there', 'yet');
  for (const url of [undefined, '']) {
    const store = await openStore({ url, dataDir, collections });
    assert.is(store.engine, 'sqlite');
    assert.match(store.description, /^sqlite .*taskwright\.db \(WAL, sync=full, schema 1\)$/);
    await store[Symbol.asyncDispose]();
  }
  assert.ok(existsSync(join(dataDir, 'taskwright.db')));
});

test('sqlite:///path is that file, and the data folder is not touched', async () => {
  const path = join(folder, 'with space', 'own.db');
  const store = await openStore({
    url: `sqlite://${path.replaceAll(' ', '%20')}`,
    dataDir: join(folder, 'data'),
    collections,
    sqliteSync: 'normal',
  });
  assert.match(store.description, `${path} (WAL, sync=normal`);
  await store[Symbol.asyncDispose]();
  assert.ok(existsSync(path));
  assert.not.ok(existsSync(join(folder, 'data')));
});

test('memory: is private, says so, and leaves nothing behind', async () => {
  const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('taskwright-memory-')).length;
  const before = temporary();
  const [one, two] = await Promise.all([
    openStore({ url: 'memory:', dataDir: folder, collections }),
    openStore({ url: 'memory:', dataDir: folder, collections }),
  ]);
  assert.match(one.description, /memory.*lost/);
  await one.collection<Thing>('things').insert({ id: 'a', name: 'x' });
  assert.is(await two.collection('things').count({}), 0);
  assert.is(await one.collection('things').count({ name: { $regex: '^.$' } }), 1);
  await one[Symbol.asyncDispose]();
  await two[Symbol.asyncDispose]();
  assert.is(temporary(), before);
  assert.equal(readdirSync(folder), []);
});

test('a URL of another kind is refused with the four there are', async () => {
  for (const url of ['postgres://user:secret@host/db', 'mysql:x', 'just words', '/abs/path.db', 'file:///x.db']) {
    const error = await rejection(openStore({ url, dataDir: folder, collections }));
    assert.instance(error, StoreOpenError);
    for (const scheme of ['sqlite:///', 'memory:', 'mongodb://', 'mongodb+srv://']) assert.match(error.message, scheme);
    assert.not.match(error.message, 'secret');
  }
});

test('an SQLite URL needs an absolute path', async () => {
  for (const url of ['sqlite:relative.db', 'sqlite://relative.db', 'sqlite://', 'sqlite:///']) {
    const error = await rejection(openStore({ url, dataDir: folder, collections }));
    assert.instance(error, StoreOpenError);
    assert.match(error.message, 'sqlite:///abs/path.db');
  }
});

test('passwords are masked', () => {
  assert.is(maskUrl('mongodb://user:p%40ss@host:27017/db?x=1'), 'mongodb://user:***@host:27017/db?x=1');
  assert.is(maskUrl('mongodb+srv://user:p:a@ss@host/db'), 'mongodb+srv://user:***@host/db');
  assert.is(maskUrl('mongodb://host/db'), 'mongodb://host/db');
  assert.is(maskUrl('sqlite:///a/b@c:d.db'), 'sqlite:///a/b@c:d.db');
});
test.run();
