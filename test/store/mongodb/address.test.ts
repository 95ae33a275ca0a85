import { MongoClient } from 'mongodb';
import * as assert from 'uvu/assert';
import { StoreOpenError } from '../../../src/store/errors.js';
import { checkUrl, databaseName, hostsOf, setsOption, withoutSecrets } from '../../../src/store/mongodb/address.js';
import { suite } from '../../support/harness.js';

const test = suite('mongodb address');

test('the database is the one the URL names, else taskwright', () => {
  const name = (url: string) => databaseName(url, new MongoClient(url));
  assert.is(name('mongodb://localhost/jobs'), 'jobs');
  assert.is(name('mongodb://u:p%2Fw@localhost/jobs?retryWrites=true'), 'jobs');
  assert.is(name('mongodb://localhost'), 'taskwright');
  assert.is(name('mongodb://localhost/'), 'taskwright');
  assert.is(name('mongodb://localhost/?appName=a/b'), 'taskwright');
  assert.is(name('mongodb://localhost/test'), 'test');
});

test('hosts are shown with their ports and without credentials', () => {
  assert.is(hostsOf(new MongoClient('mongodb://me:secret@db1,db2:27018,[::1]:5/x')), 'db1:27017,db2:27018,[::1]:5');
  assert.is(hostsOf(new MongoClient('mongodb+srv://me:secret@cluster.example.net/x')), 'cluster.example.net');
});

test('a password that was not percent-encoded is refused before it is taken for a host', () => {
  for (const url of ['mongodb://me:p@ss@host/db', 'mongodb://me:pass/wo@rd@host/db', 'mongodb://me:pa/ss@host/db']) {
    assert.throws(
      () => checkUrl(url),
      (error: unknown) =>
        error instanceof StoreOpenError && /percent-encode/.test(error.message) && !/p@ss|wo@rd|pa\/ss/.test(error.message),
    );
  }
});

test('an @ elsewhere is fine', () => {
  for (const url of ['mongodb://me:p%40ss@host/db', 'mongodb://host/db?appName=me@home', 'mongodb+srv://u:p@h.example.net']) {
    assert.not.throws(() => checkUrl(url));
  }
});

test('knows which options the URL sets, whatever their case', () => {
  assert.ok(setsOption('mongodb://h/?w=1&serverselectiontimeoutms=5', 'serverSelectionTimeoutMS'));
  assert.not.ok(setsOption('mongodb://h/?w=1', 'serverSelectionTimeoutMS'));
  assert.not.ok(setsOption('mongodb://h/serverSelectionTimeoutMS=5', 'serverSelectionTimeoutMS'));
  assert.not.ok(setsOption('mongodb://h', 'w'));
});

test('credentials are taken out of messages', () => {
  const url = 'mongodb://me:s3cret@host/db';
  assert.is(withoutSecrets(`bad url ${url}`, url), 'bad url mongodb://***host/db');
  assert.is(withoutSecrets('the word s3cret is wrong', url), 'the word *** is wrong');
  assert.is(withoutSecrets('nothing here', url), 'nothing here');
  assert.is(withoutSecrets('timed out', 'mongodb://me@host/db'), 'timed out');
  assert.is(withoutSecrets('timed out', 'mongodb://me:@host/db'), 'timed out');
  assert.is(withoutSecrets('cannot parse me:s3c', 'mongodb://me:s3c?ret@host/db'), 'cannot parse ***');
  assert.is(withoutSecrets('connect ECONNREFUSED host', 'mongodb://host/db'), 'connect ECONNREFUSED host');
});

test.run();
