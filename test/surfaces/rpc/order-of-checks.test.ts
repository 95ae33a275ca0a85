import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: order of checks');

const broken = '{';
const nobody = { authorization: undefined };

test('path, endpoint, credentials, role and body are looked at in this order', async () => {
  await using server = await notesServer();
  const path = await server.ask('/v2/notes.echo', { body: broken, headers: nobody });
  assert.equal([path.status, path.json.meta.result_subcode], [400, 0]);
  const endpoint = await server.ask('/notes.nosuch', { body: broken, headers: nobody });
  assert.is(endpoint.status, 404);
  const credentials = await server.ask('/notes.administer', { body: broken, headers: nobody });
  assert.equal([credentials.status, credentials.json.meta.result_subcode], [401, 20]);
  const role = await server.ask('/notes.administer', { body: broken });
  assert.equal([role.status, role.json.meta.result_subcode], [403, 20]);
  const body = await server.ask('/notes.administer', { body: broken, headers: { authorization: 'Bearer admin' } });
  assert.equal([body.status, body.json.meta.result_subcode], [400, 0]);
  const fields = await server.ask('/notes.create', { body: {} });
  assert.equal([fields.status, fields.json.meta.result_subcode], [400, 12]);
});

test('a 401 says which action would have answered', async () => {
  await using server = await notesServer();
  const { json } = await server.ask('/v2.13/notes.echo', { headers: { authorization: 'Bearer forged' } });
  assert.is(json.meta.result_subcode, 30);
  assert.equal(json.meta.endpoint, { name: 'notes.echo', requested_version: '2.13', actual_version: '2.1' });
});

test('a body that is too large or encoded does not hide a 401', async () => {
  await using server = await notesServer({ limits: { bodyBytes: 10 } });
  const large = await server.ask('/notes.echo', { body: 'x'.repeat(100), headers: nobody });
  assert.is(large.status, 401);
  const encoded = await server.ask('/notes.echo', { body: 'x', headers: { ...nobody, 'content-encoding': 'gzip' } });
  assert.is(encoded.status, 401);
});

test('an action that needs no credentials runs with bad ones, anonymously', async () => {
  await using server = await notesServer();
  for (const authorization of [undefined, 'Bearer forged']) {
    const { status, json } = await server.ask('/notes.whoever', { headers: { authorization } });
    assert.is(status, 200);
    assert.is(json.data.caller.user, '');
  }
  assert.is((await server.ask('/notes.whoever')).json.data.caller.user, 'user-1');
});

test.run();
