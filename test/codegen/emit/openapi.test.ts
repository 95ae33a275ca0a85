import { Validator } from '@seriousme/openapi-schema-validator';
import * as assert from 'uvu/assert';
import { openApiDocument } from '../../../codegen/emit/openapi/document.js';
import { ours } from '../../schemas/definitions.js';
import { suite } from '../../support/harness.js';
import { surfaceApi } from '../fixtures/surfaces.js';

const test = suite('OpenAPI documents of surfaces');

/** As much of a document as the tests look into. */
interface Document {
  openapi: string;
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly requestBody: { readonly content: Readonly<Record<string, { readonly schema: object; readonly examples?: object }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly examples?: object }>> }>>;
}

async function parcels(): Promise<Document> {
  return JSON.parse(openApiDocument((await surfaceApi()).surface)) as Document;
}

function operation({ paths }: Document, path: string, method: string): Operation {
  const found = paths[path]?.[method];
  if (found === undefined) throw new Error(`there is no ${method} ${path}`);
  return found;
}

async function verdict(document: object): Promise<{ readonly valid: boolean; readonly errors?: unknown }> {
  return new Validator().validate(document as Record<string, unknown>);
}

test('satisfy the official schema of OpenAPI 3.1', async () => {
  const { valid, errors } = await verdict(await parcels());
  assert.ok(valid, JSON.stringify(errors));
});

test('of our own surfaces do so too', async () => {
  const { surfaces } = await ours();
  assert.ok(surfaces.length > 0);
  for (const surface of surfaces) {
    const { valid, errors } = await verdict(JSON.parse(openApiDocument(surface)) as object);
    assert.ok(valid, `${surface.name}: ${JSON.stringify(errors)}`);
  }
});

test('are refused by that schema when something is missing', async () => {
  const { paths: _, ...others } = await parcels();
  assert.not.ok((await verdict({ ...others, paths: 5 })).valid);
});

test('have the routes below their base', async () => {
  const { servers, paths } = await parcels();
  assert.equal(servers, [{ url: '/v1' }]);
  assert.equal(Object.keys(paths['/parcels'] ?? {}), ['post', 'get']);
});

test('have parameters where they stand, with their schema', async () => {
  const document = await parcels();
  const { parameters } = operation(document, '/parcels', 'get');
  assert.equal(
    parameters.map((each) => [each.in, each.name, each.required ?? false]),
    [
      ['query', 'limit', false],
      ['query', 'size', false],
      ['query', 'open', false],
      ['header', 'x-depot', true],
    ],
  );
  assert.equal(parameters[0]?.schema, { type: 'integer', minimum: 1, maximum: 50, default: 10 });
  assert.equal(parameters[1]?.schema, { type: 'array', items: { $ref: '#/components/schemas/size' } });
});

test('have the examples of requests and answers', async () => {
  const document = await parcels();
  const { requestBody } = operation(document, '/parcels', 'post');
  assert.equal(requestBody.content['application/json']?.examples, { large: { value: { size: 'large' } } });
  const { responses } = operation(document, '/parcels/{id}', 'get');
  assert.equal(responses['404']?.content?.['text/plain']?.examples, { none: { value: 'no such parcel\n' } });
});

test('describe what is inside a body that travels encoded', async () => {
  const document = await parcels();
  const { content } = operation(document, '/parcels/{id}/seal', 'put').requestBody;
  const { contentMediaType, contentSchema, type } = (content['text/plain']?.schema ?? {}) as Readonly<Record<string, unknown>>;
  assert.equal([type, contentMediaType], ['string', 'application/json']);
  assert.equal((contentSchema as { readonly required: unknown }).required, ['secret']);
});

test('write a parameter that is all that follows as any other, and what answers every method as a GET', async () => {
  const { paths } = await parcels();
  const found = paths['/parcels/found/{place}']?.get;
  assert.equal(
    found?.parameters.map(({ name, required }) => [name, required]),
    [['place', true]],
  );
  assert.equal(Object.keys(paths['/depot'] ?? {}), ['get']);
});

test('have answers without a body, and errors that nobody declared', async () => {
  const document = await parcels();
  const { responses } = operation(document, '/parcels/{id}/seal', 'put');
  assert.equal(responses['204'], { description: 'Sealed' });
  assert.ok(responses.default?.content?.['text/plain']);
});

test('hold the definitions they refer to, and no keyword of ours', async () => {
  const { components } = await parcels();
  assert.equal(Object.keys(components.schemas), ['failure', 'lock', 'parcel', 'size']);
  const [nclue] = (await ours()).surfaces.filter(({ name }) => name === 'nclue');
  assert.ok(nclue);
  assert.not.match(openApiDocument(nclue as NonNullable<typeof nclue>), 'x-secret');
});

test('have the same bytes each time', async () => {
  const { surface } = await surfaceApi();
  assert.is(openApiDocument(surface), openApiDocument(surface));
});

test.run();
