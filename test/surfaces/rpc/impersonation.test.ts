import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('rpc: impersonation');

const admin = { authorization: 'Bearer admin' };

test('without a header nobody is asked', async () => {
  await using server = await notesServer();
  await server.ask('/notes.whoami', { headers: admin });
  assert.is(server.auth.wishes.length, 0);
});

test('each spelling of each header reaches authentication', async () => {
  await using server = await notesServer();
  for (const prefix of ['X-Taskwright', 'X-Clearml', 'X-Trains']) {
    const as = await server.ask('/notes.whoami', { headers: { ...admin, [`${prefix}-Impersonate-As`]: 'jane' } });
    assert.equal([as.json.data.caller.user, as.json.data.caller.role], ['jane', 'user']);
    const act = await server.ask('/notes.whoami', { headers: { ...admin, [`${prefix}-Act-As`]: 'jane' } });
    assert.equal([act.json.data.caller.user, act.json.data.caller.role], ['jane', 'admin']);
  }
  assert.equal(server.auth.wishes.slice(0, 2), [
    { impersonateAs: 'jane', actAs: undefined },
    { impersonateAs: undefined, actAs: 'jane' },
  ]);
});

test('its errors are answers: 400/5 for both, 400/6 for who may not', async () => {
  await using server = await notesServer();
  const both = await server.ask('/notes.whoami', {
    headers: { ...admin, 'X-Clearml-Impersonate-As': 'a', 'X-Clearml-Act-As': 'b' },
  });
  assert.equal([both.status, both.json.meta.result_subcode], [400, 5]);
  const forbidden = await server.ask('/notes.whoami', { headers: { 'X-Clearml-Act-As': 'b' } });
  assert.equal([forbidden.status, forbidden.json.meta.result_subcode], [400, 6]);
});

test('the role is checked again for whom the call runs as', async () => {
  await using server = await notesServer();
  const { status } = await server.ask('/notes.administer', { headers: { ...admin, 'X-Clearml-Impersonate-As': 'jane' } });
  assert.is(status, 403);
});

test.run();
