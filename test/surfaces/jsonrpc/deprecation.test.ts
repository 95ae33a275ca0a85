import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { notification, responseOf, responsesOf, rpc } from '../support/json-rpc.js';
import { notesServer } from '../support/notes-server.js';

const test = suite('JSON-RPC answers of deprecated layers');

const documentationOf = () => 'https://docs.example/';

test('say so in the headers of a single call', async () => {
  await using server = await notesServer({ documentationOf });
  const { headers } = await server.ask('/v2.1/rpc', { body: rpc('notes.aging') });
  assert.is(headers['api-version'], '2.1');
  assert.is(headers.deprecation, `@${Date.UTC(2026, 0, 31) / 1000}`);
  assert.is(headers.sunset, 'Sun, 28 Feb 2027 00:00:00 GMT');
  assert.is(
    headers.link,
    '</v2.14/notes.aging>; rel="successor-version", <https://docs.example/>; rel="deprecation", <https://docs.example/>; rel="sunset"',
  );
});

test('say so when the call fails, whose status is 200 all the same', async () => {
  await using server = await notesServer();
  const answer = await server.ask('/v2.1/rpc', { body: rpc('notes.aging'), headers: { authorization: undefined } });
  assert.is(responseOf(answer).error?.data.code, 401);
  assert.equal([answer.status, answer.headers.sunset], [200, 'Sun, 28 Feb 2027 00:00:00 GMT']);
});

test('say nothing in a batch: its calls may be of many layers', async () => {
  await using server = await notesServer();
  const answer = await server.ask('/v2.1/rpc', { body: [rpc('notes.aging'), rpc('notes.echo', {}, 2)] });
  assert.is(responsesOf(answer).length, 2);
  assert.equal([answer.headers.deprecation, answer.headers['api-version']], [undefined, undefined]);
});

test('say nothing to a notification, which is not answered', async () => {
  await using server = await notesServer();
  const { status, headers } = await server.ask('/v2.1/rpc', { body: notification('notes.aging') });
  assert.equal([status, headers.deprecation], [204, undefined]);
});

test.run();
