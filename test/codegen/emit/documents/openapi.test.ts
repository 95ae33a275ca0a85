import { Validator } from '@seriousme/openapi-schema-validator';
import * as assert from 'uvu/assert';
import { apiOpenApi } from '../../../../codegen/emit/openapi/api-document.js';
import { apiOpenRpc } from '../../../../codegen/emit/openrpc/document.js';
import { suite } from '../../../support/harness.js';
import { apiOf, service } from '../definitions.js';
import { notesApi } from '../notes-api.js';
import { everyVersion, type Json, notesOpenApi, openApi } from './fixture.js';

const test = suite('OpenAPI documents of a version');

async function problem(document: Json): Promise<string | undefined> {
  const { valid, errors } = await new Validator().validate(document);
  return valid ? undefined : JSON.stringify(errors);
}

function operation(document: Json, name: string): Json {
  return document.paths[`/v${document.info.version}/${name}`]?.post;
}

for (const sample of await everyVersion()) {
  test(`${sample.name} ${sample.version} satisfies the official schema of OpenAPI 3.1`, async () => {
    assert.is(await problem(openApi(sample)), undefined);
  });
}

test('what is wrong with one is found', async () => {
  const document = notesOpenApi();
  operation(document, 'notes.create').responses[200].content = 5;
  assert.ok(await problem(document));
});

test('an action is called by POST on its name and version', () => {
  const { servers, paths } = notesOpenApi('1.0');
  assert.equal(servers, [{ url: '/' }]);
  assert.equal(
    Object.keys(paths),
    ['notes.create', 'notes.delete', 'notes.get_all', 'notes.import', 'notes.set-meta'].map((name) => `/v1.0/${name}`),
  );
  for (const item of Object.values(paths)) assert.equal(Object.keys(item as object), ['post']);
});

test('internal actions are left out', () => {
  assert.is(operation(notesOpenApi('1.5'), 'notes.get_all_ex'), undefined);
});

test('a version has the newest layer that is not above it', () => {
  const fields = (version: string) =>
    Object.keys(operation(notesOpenApi(version), 'notes.create').requestBody.content['application/json'].schema.properties);
  assert.equal(fields('1.0'), ['text', 'tags', 'shade']);
  assert.equal(fields('1.5'), ['text', 'tags', 'shade']);
  assert.equal(fields('2.0'), ['text', 'tags', 'shade', 'priority']);
  assert.is(operation(notesOpenApi('1.5'), 'notes.create')['x-version'], '1.0');
});

test('what came later than its action says since when', () => {
  const { properties } = operation(notesOpenApi(), 'notes.create').requestBody.content['application/json'].schema;
  assert.is(properties.priority['x-since'], '2.0');
  assert.is(properties.text['x-since'], undefined);
  assert.is(operation(notesOpenApi(), 'notes.create')['x-since'], '1.0');
});

test('a body must be there where a field must', () => {
  const required = (name: string) => operation(notesOpenApi('1.5'), name).requestBody.required;
  assert.equal(['notes.create', 'notes.get_all', 'notes.import'].map(required), [true, false, true]);
});

test('a stream answers with events, and is no method of JSON-RPC', () => {
  const request = { type: 'object' };
  const response = { type: 'object', properties: { kind: { type: 'string' } } };
  const api = apiOf([service('live', { watch: { stream: true, layers: { '1.0': { request, response } } } })]);
  const { content } = operation(apiOpenApi(api, '1.0', { title: 'Live' }), 'live.watch').responses[200];
  assert.equal(content, { 'text/event-stream': { schema: response } });
  assert.equal((apiOpenRpc(api, '1.0', { title: 'Live' }) as Json).methods, []);
});

test('a batch takes lines of the requests that it repeats', () => {
  const { content } = operation(notesOpenApi('1.0'), 'notes.import').requestBody;
  assert.equal(Object.keys(content), ['application/json-lines']);
  const { schema } = content['application/json-lines'];
  assert.is(schema.type, 'array');
  assert.equal(schema.items.required, ['text']);
});

test('the answer stands in an envelope', () => {
  const { schema } = operation(notesOpenApi('1.0'), 'notes.create').responses[200].content['application/json'];
  assert.equal(schema.properties.meta, { $ref: '#/components/schemas/Meta' });
  assert.equal(Object.keys(schema.properties.data.properties), ['id']);
});

test('definitions are components, by service', () => {
  const document = notesOpenApi('1.0');
  assert.ok(document.components.schemas['notes.note']);
  const { properties } = operation(document, 'notes.get_all').responses[200].content['application/json'].schema;
  assert.equal(properties.data.properties.notes.items, { $ref: '#/components/schemas/notes.note' });
});

test('every reference leads somewhere, and no keyword of ours is left', async () => {
  for (const sample of await everyVersion()) {
    const text = JSON.stringify(openApi(sample));
    const document = JSON.parse(text);
    for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = path.split('/').reduce((node, key) => node?.[key], document);
      assert.ok(found, `${sample.name} ${sample.version}: ${path}`);
    }
    for (const keyword of ['x-ref', 'x-filter', 'x-accept', 'x-secret', 'x-expand']) {
      assert.not.ok(text.includes(`"${keyword}"`), `${sample.name} ${sample.version}: ${keyword}`);
    }
  }
});

test('errors come by status, each with an example of its envelope', () => {
  const document = notesOpenApi();
  const { 400: bad, default: other } = operation(document, 'notes.create').responses;
  assert.equal(Object.keys(bad.content['application/json'].examples), ['validation_error', 'invalid_note_id']);
  assert.is(bad.description, "- 400/12 `validation_error`: validation error\n- 400/101 `invalid_note_id`: it isn't a note's id");
  const { meta } = document.components.examples.invalid_note_id.value;
  assert.equal([meta.result_code, meta.result_subcode, meta.result_msg], [400, 101, "It isn't a note's id"]);
  assert.equal(other, { $ref: '#/components/responses/Failure' });
  assert.is(operation(document, 'notes.delete').responses[400].content['application/json'].examples.invalid_note_id, undefined);
});

test('a deprecated layer says so, in the headers of its answers too', () => {
  const old = operation(notesOpenApi('1.0'), 'notes.get_all');
  assert.equal([old.deprecated, old['x-sunset']], [true, '2027-01-31']);
  assert.equal(Object.keys(old.responses[200].headers), ['API-Version', 'Deprecation', 'Sunset', 'Link', 'X-Request-Id']);
  const now = operation(notesOpenApi('1.5'), 'notes.get_all');
  assert.is(now.deprecated, undefined);
  assert.equal(Object.keys(now.responses[200].headers), ['API-Version', 'X-Request-Id']);
});

test('credentials are a key, a token and, where there is one, a cookie', () => {
  const { security, components } = notesOpenApi();
  assert.equal(security, [{ key: [] }, { token: [] }]);
  assert.equal([components.securitySchemes.key.scheme, components.securitySchemes.token.scheme], ['basic', 'bearer']);
  const withCookie = apiOpenApi(notesApi, '2.0', { title: 'Notes', cookie: 'session' }) as Json;
  assert.equal(withCookie.security, [{ key: [] }, { token: [] }, { cookie: [] }]);
  assert.is(withCookie.components.securitySchemes.cookie.name, 'session');
});

test('an action that needs none says so', () => {
  assert.equal(operation(notesOpenApi(), 'notes.set-meta').security, []);
  assert.is(operation(notesOpenApi(), 'notes.create').security, undefined);
});

test('the server may be named', () => {
  const { servers } = apiOpenApi(notesApi, '2.0', { title: 'Notes', server: 'https://notes.example' }) as Json;
  assert.equal(servers, [{ url: 'https://notes.example' }]);
});

test('are the same each time', () => {
  assert.is(JSON.stringify(notesOpenApi()), JSON.stringify(notesOpenApi()));
});

test.run();
