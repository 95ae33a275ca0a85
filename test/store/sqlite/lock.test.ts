import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { StoreOpenError } from '../../../src/store/errors.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { eventually, suite } from '../../support/harness.js';
import { rejection, things } from '../fixture.js';
import { inFolder, start } from './processes.js';

const test = suite('store on sqlite: one process a file');
const collections = [things];

test('a second process is refused with the PID of the first', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'l.db');
    const holder = start('hold', path);
    await eventually(() => holder.lines.includes('open'), 'the first has it open', 20_000);
    const error = await rejection(openSqliteStore(path, { collections }));
    assert.instance(error, StoreOpenError);
    assert.match(error.message, path);
    assert.match(error.message, `PID ${holder.process.pid}`);
    holder.process.kill('SIGKILL');
    await holder.ended;
  }));

test('the file of a process that was killed can be opened', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'l.db');
    const holder = start('hold', path);
    await eventually(() => holder.lines.includes('open'), 'the first has it open', 20_000);
    holder.process.kill('SIGKILL');
    await holder.ended;
    assert.ok(existsSync(`${path}.lock`), 'the lock file stays behind');
    await (await openSqliteStore(path, { collections }))[Symbol.asyncDispose]();
  }));

test('being refused inside one process does not let others in', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'l.db');
    const store = await openSqliteStore(path, { collections });
    const error = await rejection(openSqliteStore(path, { collections }));
    assert.match(error.message, `this process itself (PID ${process.pid})`);
    const other = start('open', path);
    await other.ended;
    assert.match(other.lines.join('\n'), `PID ${process.pid}`);
    assert.is(other.process.exitCode, 2);
    await store.collection('things').insert({ id: 'still works' });
    await store[Symbol.asyncDispose]();
  }));

test('closing lets go of it', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'l.db');
    await (await openSqliteStore(path, { collections }))[Symbol.asyncDispose]();
    const other = start('open', path);
    await other.ended;
    assert.equal(other.lines, ['closed']);
  }));

test('a lock file that is no lock file is named', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'l.db');
    writeFileSync(`${path}.lock`, 'not a lock, but long enough to be read as a header. '.repeat(40));
    const error = await rejection(openSqliteStore(path, { collections }));
    assert.instance(error, StoreOpenError);
    assert.match(error.message, 'not a database');
  }));

test('everything it makes is for the owner alone', () =>
  inFolder(async (folder) => {
    const inner = join(folder, 'made', 'by', 'it');
    const store = await openSqliteStore(join(inner, 'l.db'), { collections });
    await store.collection('things').insert({ id: 'a' });
    assert.is(statSync(inner).mode & 0o777, 0o700);
    for (const file of readdirSync(inner)) assert.is(statSync(join(inner, file)).mode & 0o777, 0o600, file);
    await store[Symbol.asyncDispose]();
  }));
test.run();
