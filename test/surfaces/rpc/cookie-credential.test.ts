import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import type { Asked } from '../support/http-client.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: cookie as credential');

const cookie = { authorization: undefined, cookie: 'session=user' };

function asked(method: string, type: string | undefined, body = '{}'): Asked {
  return { method, body, headers: { ...cookie, 'content-type': type } };
}

test('it counts on POST with a JSON content type', async () => {
  await using server = await notesServer();
  for (const type of ['application/json', 'Application/JSON; charset=utf-8', 'application/json-lines']) {
    assert.is((await server.ask('/notes.echo', asked('POST', type))).status, 200, type);
  }
});

test('it counts on nothing that a page of another site could make a browser send', async () => {
  await using server = await notesServer();
  const types = [
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'text/plain; x=application/json',
    'application/jsonx',
  ];
  for (const type of types) {
    assert.is((await server.ask('/notes.echo', asked('POST', type))).status, 401, type);
  }
  assert.is((await server.ask('/notes.echo', asked('GET', 'application/json'))).status, 401);
  assert.is((await server.ask('/notes.echo?name=x', { method: 'GET', headers: cookie })).status, 401);
  const multipart = 'multipart/form-data; boundary=application/json';
  assert.is((await server.ask('/notes.echo', asked('POST', multipart))).status, 401);
  assert.ok(server.auth.presented.every((credentials) => credentials.cookie === undefined));
});

test('a header beside it is what counts, on any method', async () => {
  await using server = await notesServer();
  const headers = { authorization: 'Bearer user', cookie: 'session=other' };
  assert.is((await server.ask('/notes.echo', { method: 'GET', headers })).status, 200);
});

test.run();
