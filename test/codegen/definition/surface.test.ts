import * as assert from 'uvu/assert';
import type { RouteDefinition } from '../../../codegen/definition/ir.js';
import { suite } from '../../support/harness.js';
import { surfaceApi } from '../fixtures/surfaces.js';

const test = suite('a surface as read');

async function route(name: string): Promise<RouteDefinition> {
  const { surface } = await surfaceApi();
  const found = surface.routes.find((each) => each.name === name);
  assert.ok(found, name);
  return found as RouteDefinition;
}

test('has its name from its file, its routes by name, and its own error shape', async () => {
  const { surface } = await surfaceApi();
  assert.is(surface.name, 'parcels');
  assert.is(surface.base, '/v1');
  assert.is(surface.errors.content, 'text/plain');
  assert.equal(
    surface.routes.map(({ name }) => name),
    ['add_parcel', 'find_parcel', 'get_parcel', 'knock', 'label_parcel', 'list_parcels', 'move_parcel', 'newest', 'seal_parcel'],
  );
});

test('says where its routes are written', async () => {
  const { location } = await route('list_parcels');
  assert.is(location.line, 22);
});

test('has parameters by where they stand; those of the path are always there', async () => {
  const { queryParameters, headers } = await route('list_parcels');
  assert.equal(
    queryParameters.map(({ name, required }) => [name, required]),
    [
      ['limit', false],
      ['size', false],
      ['open', false],
    ],
  );
  assert.equal(headers, [{ name: 'x-depot', required: true, schema: { description: 'Which depot', type: 'integer' } }]);
  const { pathParameters } = await route('get_parcel');
  assert.equal(
    pathParameters.map(({ name, required }) => [name, required]),
    [['id', true]],
  );
});

test('has the roles that it names, and else none', async () => {
  assert.equal((await route('move_parcel')).allowRoles, ['mover', 'depot']);
  assert.not('allowRoles' in (await route('get_parcel')));
});

test('has JSON bodies unless it says otherwise', async () => {
  const { request } = await route('add_parcel');
  assert.is(request?.content, 'application/json');
  assert.equal(request?.examples, { large: { size: 'large' } });
  const { answers } = await route('newest');
  assert.is(answers[0]?.body?.content, 'text/plain');
});

test('says what travels when it is not the content', async () => {
  const { request } = await route('seal_parcel');
  assert.equal([request?.wire, request?.content], ['text/plain', 'application/json']);
});

test('answers errors in its error shape, unless they have their own', async () => {
  const { answers } = await route('get_parcel');
  assert.equal(
    answers.map(({ status, isError, body }) => [status, isError, body?.content]),
    [
      [200, false, 'application/json'],
      [404, true, 'text/plain'],
      [409, false, 'application/json'],
    ],
  );
  assert.equal(answers[1]?.body?.examples, { none: 'no such parcel\n' });
});

test('has answers without a body', async () => {
  const { answers } = await route('seal_parcel');
  assert.equal(answers, [{ status: 204, description: 'Sealed', isError: false }]);
});

test('asks for credentials unless it says otherwise', async () => {
  assert.is((await route('newest')).authorize, false);
  assert.is((await route('get_parcel')).authorize, true);
});

test('takes null among types for the type', async () => {
  const { surface } = await surfaceApi();
  const properties = surface.definitions.parcel?.properties as Readonly<Record<string, { readonly type: unknown }>>;
  assert.equal(properties.note?.type, ['string', 'null']);
});

test.run();
