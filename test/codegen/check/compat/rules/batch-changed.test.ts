import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('a body of another form');

const item = action();
const MANY = (batch: string) => `get_many { "1.0" { description: "D", ${batch}, response { type: object } } }`;
const ONE = MANY('request { type: object, properties { id { description: "I", type: string } } }');
const LIST = MANY('batch_request { action: get, version: "1.0" }');

test('a list instead of one request', async () => {
  assert.equal(await betweenActions(`${item}\n${ONE}`, `${item}\n${LIST}`), [
    'error batch-changed: one request became a list of requests of notes.get',
  ]);
});

test('one request instead of a list', async () => {
  assert.equal(await betweenActions(`${item}\n${LIST}`, `${item}\n${ONE}`), [
    'error batch-changed: a list of requests of notes.get became one request',
  ]);
});

test('a list of others', async () => {
  const other = item.replace('get {', 'put {');
  const [was, is] = [LIST, LIST.replace('action: get', 'action: put')].map((list) => `${item}\n${other}\n${list}`);
  assert.equal(await betweenActions(was as string, is as string), [
    'error batch-changed: a list of requests of notes.get became a list of requests of notes.put',
  ]);
});

test('what changes in the items changes in the list', async () => {
  const stricter = item.replace('request { type: object }', 'request { type: object, minProperties: 1 }');
  assert.equal(await betweenActions(`${item}\n${LIST}`, `${stricter}\n${LIST}`), [
    'error request-member-count-narrowed request: minProperties 1 is new',
    'error request-member-count-narrowed request[]: minProperties 1 is new',
  ]);
});

test.run();
