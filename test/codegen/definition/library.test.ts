import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import type { ActionDefinition, LayerDefinition, SchemaNode, ServiceDefinition } from '../../../codegen/definition/ir.js';
import { type Reading, readDefinitions } from '../../../codegen/definition/read.js';
import { checkLock } from '../../../codegen/lock/check-lock.js';
import { updateLock } from '../../../codegen/lock/update-lock.js';
import { suite } from '../../support/harness.js';

const test = suite('a folder with every idiom of the field');

const DIR = fileURLToPath(new URL('../fixtures/library', import.meta.url));

let reading: Reading | undefined;

test.before(async () => {
  reading = await readDefinitions(DIR);
});

function books(): ServiceDefinition {
  const service = reading?.api?.services[0];
  assert.ok(service, JSON.stringify(reading?.diagnostics, null, 2));
  return service as ServiceDefinition;
}

function action(name: string): ActionDefinition {
  const found = books().actions.find((each) => each.name === name);
  assert.ok(found, name);
  return found as ActionDefinition;
}

function layer(name: string, version: string): LayerDefinition {
  const found = action(name).layers.find((each) => each.version === version);
  assert.ok(found, `${name}@${version}`);
  return found as LayerDefinition;
}

function properties(node: SchemaNode | undefined): Readonly<Record<string, SchemaNode>> {
  return (node as { readonly properties: Readonly<Record<string, SchemaNode>> }).properties;
}

test('has no errors, and a warning for each thing left unsaid', () => {
  assert.equal(
    reading?.diagnostics.map(({ code, message, location }) => [code, /"(\w+)"/.exec(message)?.[1], location.file]),
    [
      ['TW304', 'kind', join(DIR, 'services/books.conf')],
      ['TW303', 'rows', join(DIR, 'services/books.conf')],
    ],
  );
});

test('has all actions and layers', () => {
  assert.equal(
    books().actions.map(({ name, layers }) => `${name} ${layers.map(({ version }) => version).join(' ')}`),
    [
      'archive_many 2.13',
      'get_all 2.1',
      'get_all_ex 2.1 2.13 2.14',
      'get_by_id 2.1',
      'get_by_id_ex 2.11',
      'give_back 2.1',
      'lend 2.1 2.2',
      'reset 2.1',
      'reset_many 2.13',
      'update 2.1',
      'update_batch 2.1',
    ],
  );
});

test("a layer may be another action's layer", () => {
  assert.equal(layer('get_by_id_ex', '2.11').request, layer('get_by_id', '2.1').request);
  assert.is(layer('get_by_id_ex', '2.11').description, 'Gives a book');
  assert.equal([action('get_by_id_ex').internal, action('get_by_id_ex').expand], [true, true]);
  assert.equal([action('get_by_id').internal, action('get_by_id').expand], [false, false]);
});

test('a layer adds to the one before', () => {
  const names = action('get_all_ex').layers.map(({ request }) => Object.keys(properties(request)).length);
  assert.equal(names, [6, 7, 8]);
  assert.is(Object.keys(properties(layer('get_all', '2.1').request)).length, 6);
});

test('a request is put together from an object and what follows it', () => {
  const { request } = layer('lend', '2.1');
  assert.equal(request, {
    type: 'object',
    required: ['book'],
    properties: {
      book: { type: 'string', description: 'Book to change' },
      status_reason: { type: 'string', description: 'Why the status changes' },
      force: { type: 'boolean', default: false, description: 'Lend it even if it is lent' },
      days: { type: 'integer', default: 14, description: 'For how long' },
    },
  });
});

test('a response is refined without touching what it was taken from', () => {
  assert.equal(Object.keys(properties(layer('lend', '2.1').response)).sort(), ['fields', 'lent', 'updated']);
  assert.equal(Object.keys(properties(layer('give_back', '2.1').response)).sort(), ['fields', 'updated']);
  assert.equal(Object.keys(properties(books().definitions.update_response)).sort(), ['fields', 'updated']);
});

test('dotted keys reach into shared fragments', () => {
  const item = (name: string): SchemaNode => {
    const { succeeded } = properties(layer(name, '2.13').response);
    return (succeeded as { readonly items: SchemaNode }).items;
  };
  assert.equal(Object.keys(properties(item('reset_many'))).sort(), ['fields', 'id', 'reset', 'updated']);
  assert.equal(Object.keys(properties(item('archive_many'))), ['id']);
  const { ids, force } = properties(layer('reset_many', '2.13').request);
  assert.equal(ids, { type: 'array', items: { type: 'string' }, description: 'Books to reset' });
  assert.equal(force, { type: 'boolean', default: false, description: 'Change it even if the status does not allow that' });
});

test('a slip that was published stays where it is', () => {
  const { request, response } = layer('archive_many', '2.13');
  assert.equal(request?.response, {
    properties: {
      succeeded: { items: { properties: { archived: { type: 'boolean', description: 'Whether it was archived' } } } },
    },
  });
  assert.not.match(JSON.stringify(response), 'archived');
});

test('a property said twice is one property', () => {
  const { kind } = properties(layer('get_all', '2.1').request);
  assert.equal(kind, { type: 'array', items: { $ref: '#/definitions/book_kind_enum' }, description: 'Only of these kinds' });
});

test('lists may go without commas, or with some', () => {
  assert.equal(books().definitions.book_kind_enum?.enum, ['novel', 'poems', 'other']);
});

test('numbers keep their value and words their spaces', () => {
  assert.equal(properties(layer('update', '2.1').request).price, {
    type: 'number',
    minimum: 0.5,
    'x-accept': ['string', 'null'],
    description: 'New price',
  });
  assert.is(properties(layer('lend', '2.2').request).notify?.description, 'Tell the reader when it is due');
  assert.match(
    String(properties(layer('get_all', '2.1').request).order_by?.description),
    /^Names of fields to order by\.\n +A leading/,
  );
});

test('a bare version of a batch is its text', () => {
  assert.equal(layer('update_batch', '2.1').batch, { action: 'update', version: '1.5' });
});

test('only later layers are deprecated when only they say so', () => {
  assert.equal(
    action('lend').layers.map(({ deprecated, sunset }) => [deprecated, sunset]),
    [
      [undefined, undefined],
      ['2026-03-01', '2027-03-01'],
    ],
  );
});

test('errors and statuses are tied to actions', () => {
  assert.equal(action('lend').errors, ['book_is_lent', 'no_write_permission']);
  assert.equal(
    reading?.api?.errors.map(({ code, subcode, name }) => `${code}/${subcode} ${name}`),
    ['400/101 invalid_book_id', '400/110 book_is_lent', '403/21 no_write_permission'],
  );
  const [machine] = reading?.api?.machines ?? [];
  assert.equal(
    machine?.statuses.map(({ name, next }) => `${name}: ${next.join(' ')}`),
    ['on_shelf: lent lost', 'lent: on_shelf lost', 'lost: '],
  );
});

test('fragments are left out of the definitions, schemas are not', () => {
  assert.equal(Object.keys(books().definitions).sort(), ['book', 'book_kind_enum', 'loan', 'update_response']);
});

test('everything knows where it was written', () => {
  for (const { name, location, layers } of books().actions) {
    assert.match(location.file, 'books.conf');
    for (const each of layers) assert.ok((each.location.line ?? 0) > (location.line ?? 0), `${name}@${each.version}`);
  }
});

test('it can be locked, and then nothing has changed', () => {
  const api = reading?.api;
  assert.ok(api);
  if (!api) return;
  const { lock, added } = updateLock(api, new Map(), 'lock.json', []);
  assert.is(added.length, 14);
  assert.equal(checkLock(api, lock, 'lock.json'), []);
});

test.run();
