import * as assert from 'uvu/assert';
import { StoreOpenError } from '../../../src/store/errors.js';
import { openMongoStore } from '../../../src/store/mongodb/open.js';
import { suite } from '../../support/harness.js';
import { failure, noServer, withDatabase, withStore } from './database.js';

const test = suite('mongodb store');

if (noServer) {
  test.skip('says where it is and what the server can do', noServer);
} else {
  test('says where it is and what hello says', () =>
    withStore([], async (store, { url, db }) => {
      const { setName } = await db.command({ hello: 1 });
      const { host, pathname } = new URL(url);
      assert.is(store.engine, 'mongodb');
      assert.match(store.description, `mongodb ${host}${pathname} (`);
      assert.match(store.description, setName === undefined ? ', standalone)' : `, replica set ${setName})`);
      assert.match(store.description, /\((\d+\.\d+|wire version \d+), /);
    }));

  test('credentials the server refuses: says so, without them', () =>
    withDatabase(async ({ url }) => {
      const withPassword = new URL(url);
      withPassword.username = 'me';
      withPassword.password = 's3cret';
      const error = await failure(openMongoStore(withPassword.href, []));
      assert.instance(error, StoreOpenError);
      assert.match(error.message, `${withPassword.host}: `);
      assert.match(error.message, /authentication failed/i);
      assert.not.match(error.message, 's3cret');
    }));

  test('pings, and no longer once it is closed', () =>
    withDatabase(async ({ url }) => {
      const store = await openMongoStore(url, []);
      await store.ping();
      await store[Symbol.asyncDispose]();
      assert.instance(await failure(store.ping()), Error);
      await store[Symbol.asyncDispose]();
    }));

  test('only declared collections are given', () =>
    withStore([{ name: 'things', indexes: [], scalars: {} }], async (store) => {
      assert.is(store.collection('things').name, 'things');
      assert.throws(() => store.collection('constructor'), /no collection is called "constructor"/);
    }));
}

test.run();
