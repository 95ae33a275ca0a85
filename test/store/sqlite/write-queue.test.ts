import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { Connection } from '../../../src/store/sqlite/connection.js';
import { loadSqlite } from '../../../src/store/sqlite/driver.js';
import { WriteQueue } from '../../../src/store/sqlite/write-queue.js';
import { suite } from '../../support/harness.js';
import { rejection } from '../fixture.js';
import { inFolder } from './processes.js';

const test = suite('store on sqlite: group commit');

/** A connection that notes what is executed. */
class Noted extends Connection {
  readonly notes: string[] = [];
  override exec(sql: string): void {
    this.notes.push(sql);
    super.exec(sql);
  }
}

async function withQueue(run: (queue: WriteQueue, connection: Noted, other: Connection) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const { DatabaseSync } = await loadSqlite();
    const connection = new Noted(new DatabaseSync(join(folder, 'q.db')));
    connection.value('PRAGMA journal_mode = WAL');
    connection.exec('CREATE TABLE t (v INTEGER NOT NULL CHECK (v >= 0))');
    const other = new Connection(new DatabaseSync(join(folder, 'q.db')));
    connection.notes.length = 0;
    await run(new WriteQueue(connection), connection, other);
    other.close();
    connection.close();
  });
}

const insert = (connection: Connection, value: number) => () => connection.run('INSERT INTO t VALUES (?)', [value]).inserted;
const count = (connection: Connection) => Number(connection.get('SELECT count(*) FROM t')?.[0]);

test('writes of one turn share transactions', () =>
  withQueue(async (queue, connection) => {
    await Promise.all(Array.from({ length: 100 }, (_, i) => queue.submit(insert(connection, i))));
    assert.is(count(connection), 100);
    assert.is(connection.notes.filter((sql) => sql === 'COMMIT').length, 4);
  }));

test('a promise resolves when another connection can see the write, and not before', () =>
  withQueue(async (queue, connection, other) => {
    const seen = await Promise.all(
      Array.from({ length: 5 }, (_, i) => queue.submit(insert(connection, i)).then(() => count(other))),
    );
    assert.equal(seen, [5, 5, 5, 5, 5]);
  }));

test('one that fails undoes itself alone', () =>
  withQueue(async (queue, connection) => {
    const half = () => {
      insert(connection, 100)();
      throw new Error('half way');
    };
    const outcomes = await Promise.allSettled([
      queue.submit(insert(connection, 1)),
      queue.submit(half),
      queue.submit(insert(connection, 2)),
    ]);
    assert.equal(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(connection.all('SELECT v FROM t ORDER BY v'), [[1], [2]]);
    await rejection(queue.submit(half));
    assert.is(count(connection), 2);
  }));

test('when the transaction as a whole is lost, each is tried alone', () =>
  withQueue(async (queue, connection) => {
    const breaking = () => {
      connection.database.exec('ROLLBACK');
      throw new Error('SQLite undid everything');
    };
    const outcomes = await Promise.allSettled([
      queue.submit(insert(connection, 1)),
      queue.submit(breaking),
      queue.submit(insert(connection, 2)),
    ]);
    assert.equal(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(connection.all('SELECT v FROM t ORDER BY v'), [[1], [2]]);
  }));

test('results come back to who asked', () =>
  withQueue(async (queue) => {
    assert.equal(await Promise.all([queue.submit(() => 'a'), queue.submit(() => undefined), queue.submit(() => 3)]), [
      'a',
      undefined,
      3,
    ]);
  }));

test('closing waits for what is queued and refuses what comes', () =>
  withQueue(async (queue, connection) => {
    const writes = Array.from({ length: 70 }, (_, i) => queue.submit(insert(connection, i)));
    await queue.close();
    assert.is(count(connection), 70);
    await Promise.all(writes);
    assert.match((await rejection(queue.submit(insert(connection, 1)))).message, 'closed');
  }));
test.run();
