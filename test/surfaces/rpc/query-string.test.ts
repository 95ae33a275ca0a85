import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: query string and forms');

async function requestOf(query: string, body?: unknown): Promise<unknown> {
  await using server = await notesServer();
  const { json } = await server.ask(`/notes.echo?${query}`, { method: 'GET', body });
  return json.data.request;
}

test('a value becomes what its field is declared as', async () => {
  assert.equal(await requestOf('name=5&page=5&ratio=.5&force=true'), { name: '5', page: 5, ratio: 0.5, force: true });
  assert.equal(await requestOf('page=-1&ratio=-2.5e3&force=0'), { page: -1, ratio: -2500, force: false });
});

test('what cannot be read as declared stays text, for validation to name', async () => {
  const query = 'page=1.5&ratio=x&force=no';
  assert.equal(await requestOf(query), { page: '1.5', ratio: 'x', force: 'no' });
  assert.equal(await requestOf('page=9007199254740993&ratio=1e999'), { page: '9007199254740993', ratio: '1e999' });
});

test('a declared list is a list even when given once; each item is converted', async () => {
  assert.equal(await requestOf('id=a&sizes=1&sizes=2&sizes[]=x'), { id: ['a'], sizes: [1, 2, 'x'] });
});

test('an undeclared field is text; given more than once or with [] it is a list', async () => {
  assert.equal(await requestOf('x=1&y=1&y=2&z[]=1&w[]='), { x: '1', y: ['1', '2'], z: ['1'], w: [''] });
});

test('a dot nests', async () => {
  assert.equal(await requestOf('_any_.pattern=foo&_any_.fields[]=name&_any_.fields[]=id'), {
    _any_: { pattern: 'foo', fields: ['name', 'id'] },
  });
});

test('percent and plus are decoded', async () => {
  assert.equal(await requestOf('name=a%20b%26c+d&x=%E2%98%83'), { name: 'a b&c d', x: '☃' });
});

test('the query wins over the body, field by field', async () => {
  assert.equal(await requestOf('name=query&id=q', { name: 'body', id: ['b', 'c'], page: 3 }), {
    name: 'query',
    id: ['q'],
    page: 3,
  });
});

test('a value and a group under one name, or a name nested without end, is 400/0', async () => {
  await using server = await notesServer();
  for (const query of ['a=1&a.b=2', 'a.b=1&a=2', `${'a.'.repeat(500)}b=1`]) {
    const { status, json } = await server.ask(`/notes.echo?${query}`, { method: 'GET' });
    assert.is(status, 400, query.slice(0, 20));
    assert.is(json.meta.result_subcode, 0);
  }
});

test('a form is read by the same rules and wins over the query', async () => {
  await using server = await notesServer();
  const { json } = await server.ask('/notes.echo?name=query&page=1', {
    body: 'name=by+form&force=true&id[]=a&sizes=7',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  });
  assert.equal(json.data.request, { name: 'by form', page: 1, force: true, id: ['a'], sizes: [7] });
});

test('JSON sent as a form is a form with an odd name', async () => {
  await using server = await notesServer();
  const { status, json } = await server.ask('/notes.create', {
    body: '{"name": "n"}',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.is(status, 400);
  assert.is(json.meta.result_subcode, 12);
});

test.run();
