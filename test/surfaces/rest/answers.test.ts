import * as assert from 'uvu/assert';
import { ApiError, baseErrors } from '../../../src/rpc/index.js';
import { suite } from '../../support/harness.js';
import { withParcels } from './fixture.js';

const test = suite('answers of a surface');

test('are written as declared: JSON, text, or nothing', () =>
  withParcels(async ({ ask }) => {
    const json = await ask('/v1/parcels/a');
    assert.equal([json.status, json.text, json.headers['content-type']], [200, '{"id":"p1","size":"small"}', 'application/json']);
    const text = await ask('/v1/parcels/newest');
    assert.equal([text.text, text.headers['content-type']], ['p1', 'text/plain; charset=utf-8']);
    const none = await ask('/v1/parcels/a/move');
    assert.equal([none.status, none.text, none.headers['content-type']], [202, '', undefined]);
  }));

test('have the headers of their handler', () =>
  withParcels(async ({ ask }) => assert.is((await ask('/v1/parcels/a/move')).headers['x-next'], 'b'), {
    move_parcel: () => ({ status: 202, headers: { 'X-Next': 'b' } }),
  }));

test('are written by the surface where it has a way of its own', () =>
  withParcels(
    async ({ ask }) => assert.is((await ask('/v1/parcels/a')).text, '{"id":"p1","size":"small"}\n'),
    {},
    { write: (body) => `${JSON.stringify(body)}\n` },
  ));

test('may be declared errors, of a shape of their own too', () =>
  withParcels(
    async ({ ask }) => {
      const { status, text } = await ask('/v1/parcels/a');
      assert.equal([status, text], [409, '{"reason":"moving"}']);
    },
    { get_parcel: () => ({ status: 409, body: { reason: 'moving' } }) },
  ));

const wrong = [
  ['of the wrong shape', { status: 200, body: { id: 'p1', size: 'huge' } }, 'size: expected one of'],
  ['that lack something deep down', { status: 200, body: { id: 'p1' } }, 'size: expected a value'],
  ['with a status nobody declared', { status: 203, body: 'x' }, 'expected one of 200, 404, 409'],
] as const;

for (const [name, answer, difference] of wrong) {
  test(`${name} are 500 in tests`, () =>
    withParcels(async ({ ask }) => assert.equal([(await ask('/v1/parcels/a')).status], [500]), { get_parcel: () => answer }));

  test(`${name} go out in production, and are told`, async () => {
    const told: string[] = [];
    const onMismatch = (route: string, status: number, what: string) => void told.push(`${route} ${status} ${what}`);
    await withParcels(
      async ({ ask }) => assert.is((await ask('/v1/parcels/a')).status, answer.status),
      { get_parcel: () => answer },
      { strictAnswers: false, onMismatch },
    );
    assert.is(told.length, 1);
    assert.match(told[0] ?? '', `parcels.get_parcel ${answer.status}`);
    assert.match(told[0] ?? '', difference);
  });
}

test('with a body where none was declared are told', async () => {
  const told: string[] = [];
  await withParcels(
    async ({ ask }) => assert.is((await ask('/v1/parcels/a/move')).status, 202),
    { move_parcel: () => ({ status: 202, body: 'x' }) },
    { strictAnswers: false, onMismatch: (...all) => void told.push(all.join(' ')) },
  );
  assert.equal(told, ['parcels.move_parcel 202 expected no body']);
});

test('that cannot be written are 500', () =>
  withParcels(async ({ ask }) => assert.is((await ask('/v1/parcels/a')).status, 500), {
    get_parcel: () => ({ status: 200, body: { id: 'p1', size: 'small', note: 1n } }),
  }));

test('to what a handler throws are in the shape of the surface', () =>
  withParcels(
    async ({ ask }) => {
      const { status, text, headers } = await ask('/v1/parcels/a');
      assert.equal([status, text, headers['retry-after']], [404, 'Unable to find endpoint (a)\n', '5']);
    },
    {
      get_parcel: () => {
        throw new ApiError(baseErrors.endpoint_not_found, { extra: 'a', headers: { 'Retry-After': '5' } });
      },
    },
  ));

test('to what breaks tell nothing of the cause, which is told to the server', async () => {
  const causes: unknown[] = [];
  await withParcels(
    async ({ ask }) => {
      const { status, text } = await ask('/v1/parcels/a');
      assert.equal([status, text], [500, 'General server error\n']);
    },
    { get_parcel: () => Promise.reject(new Error('disk on fire')) },
    { onError: (error, request, id) => void causes.push([(error.cause as Error).message, request.route?.name, id.length]) },
  );
  assert.equal(causes, [['disk on fire', 'get_parcel', 32]]);
});

test('that are errors of a wrong shape are an error of the adapter', () =>
  withParcels(
    async ({ ask }) => assert.match((await ask('/v1/none')).text, 'outside: parcels.(no route) 404 answered what'),
    {},
    { error: () => ({ status: 404, body: 'no line break' }) },
  ));

test.run();
