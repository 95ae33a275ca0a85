import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { StoreOpenError } from '../../../src/store/errors.js';
import { loadSqlite } from '../../../src/store/sqlite/driver.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { suite } from '../../support/harness.js';
import { rejection, things } from '../fixture.js';
import { inFolder, start } from './processes.js';

const test = suite('store on sqlite: files that cannot be opened');
const collections = [things];

async function refusal(path: string): Promise<string> {
  const error = await rejection(openSqliteStore(path, { collections }));
  assert.instance(error, StoreOpenError);
  assert.match(error.message, path);
  return error.message;
}

test('a file that is no database', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'x.db');
    writeFileSync(path, 'This is a letter to a friend, and long enough to look like a page. '.repeat(200));
    assert.match(await refusal(path), 'not a database');
  }));

test('a folder where the file should be', () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, 'x.db'));
    assert.match(await refusal(join(folder, 'x.db')), /cannot open the database/);
  }));

test('a file where the folder should be', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'file'), '');
    assert.match(await refusal(join(folder, 'file', 'x.db')), 'is a file, not a folder');
  }));

test('a database of another program', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'x.db');
    const { DatabaseSync } = await loadSqlite();
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE letters (text)');
    database.close();
    assert.match(await refusal(path), 'another program');
  }));

test('after each refusal the way is free', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'x.db');
    writeFileSync(path, 'not a database. '.repeat(500));
    await refusal(path);
    writeFileSync(path, '');
    await (await openSqliteStore(path, { collections }))[Symbol.asyncDispose]();
  }));

test('a folder that cannot be written to', () =>
  inFolder(async (folder) => {
    chmodSync(folder, 0o555);
    try {
      // Mode bits say nothing to root, so it asks as somebody else.
      const asNobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
      const child = start('open', join(folder, 'x.db'), '', asNobody);
      await child.ended;
      assert.is(child.process.exitCode, 2);
      assert.match(child.lines.join('\n'), /^StoreOpenError: cannot open the database .*x\.db: /);
      assert.match(child.lines.join('\n'), /permission denied|cannot be opened|read-only/);
    } finally {
      chmodSync(folder, 0o700);
    }
  }));
test.run();
