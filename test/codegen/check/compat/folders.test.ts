import * as assert from 'uvu/assert';
import { compareApis } from '../../../../codegen/check/compat/compare.js';
import { type Views, viewsOf, viewsOfLock } from '../../../../codegen/check/compat/view.js';
import { formatLock, layersOf, parseLock } from '../../../../codegen/lock/lock-file.js';
import { suite } from '../../../support/harness.js';
import { apiOf } from '../../fixtures/folder.js';

const test = suite('what changes between two folders');

const NOTES = `_description: "Notes"
get {
  errors: [locked]
  "1.0" { description: "D", request { type: object, properties { id { description: "I", type: string } } }, response { type: object } }
  "1.2": \${get."1.0"} { request.properties.size { description: "S", type: integer } }
}
get_many { "1.2" { description: "D", batch_request { action: get, version: "1.2" }, response { type: object } } }
`;
const ERRORS = { 'errors.conf': 'errors { locked { code: 400, subcode: 1, message: "M" } }' };

async function views(text: string): Promise<Views> {
  return viewsOf(await apiOf(text, ERRORS));
}

/** The lock as somebody wrote it to a file and somebody reads it. */
async function lockOf(text: string): Promise<Views> {
  const layers = layersOf(await apiOf(text, ERRORS));
  const written = formatLock(new Map([...layers].map(([name, { contract }]) => [name, contract])));
  return viewsOfLock(parseLock(written), 'lock.json');
}

async function contracts(text: string): Promise<Views> {
  return viewsOf(await apiOf(text, ERRORS), { contractsOnly: true });
}

const STRICTER = NOTES.replace('id { description: "I", type: string }', 'id { description: "I", type: string, minLength: 1 }');

test('is nothing between a folder and itself', async () => {
  assert.equal(compareApis(await views(NOTES), await views(NOTES)), []);
});

test('is told for every pair of layers that callers meet, once', async () => {
  const found = compareApis(await views(NOTES), await views(STRICTER));
  assert.equal(
    found.map(({ action, rule, versions, path }) => `${action} ${rule} ${versions.was} ${versions.is} ${path}`),
    [
      'notes.get request-length-narrowed 1.0 1.0 request.id',
      'notes.get request-length-narrowed 1.2 1.2 request.id',
      'notes.get_many request-length-narrowed 1.2 1.2 request[].id',
    ],
  );
});

test('an action of several layers that is gone is gone once', async () => {
  const less = NOTES.replace(/^get \{[\s\S]*?^\}\n/m, '')
    .replace(/^get_many/m, 'put')
    .replace(/batch_request \{.*?\}/, 'request { type: object }');
  assert.equal(
    compareApis(await views(NOTES), await views(less)).map(({ rule, action, versions }) => [rule, action, versions]),
    [
      ['action-removed', 'notes.get', { was: '1.2' }],
      ['action-removed', 'notes.get_many', { was: '1.2' }],
      ['action-added', 'notes.put', { is: '1.2' }],
    ],
  );
});

test('a layer that is gone is gone for those who ask for its version', async () => {
  const layer = (version: string) => `"${version}" { description: "D", request { type: object }, response { type: object } }`;
  const withLayers = (...versions: string[]) => views(`_description: "Notes"\nget {\n${versions.map(layer).join('\n')}\n}\n`);
  const found = compareApis(await withLayers('1.0', '1.1', '1.2'), await withLayers('1.1', '1.2'));
  assert.equal(
    found.map(({ rule, versions }) => [rule, versions]),
    [['action-removed', { was: '1.0' }]],
  );
  assert.equal(
    compareApis(await withLayers('1.0', '1.1', '1.2'), await withLayers('1.0', '1.2')),
    [],
    'the one below it says the same',
  );
});

test('what holds for all layers of an action is told once, what a layer says for each', async () => {
  const terms = await views(NOTES.replace('errors: [locked]', 'authorize: false'));
  assert.equal(
    compareApis(await views(NOTES), terms).map(({ rule, action }) => `${rule} ${action}`),
    ['authorization-dropped notes.get', 'error-removed notes.get'],
  );
  const ends = await views(NOTES.replace('errors: [locked]', 'errors: [locked], sunset: "2027-01-01", deprecated: true'));
  assert.equal(
    compareApis(await views(NOTES), ends).map(({ rule, versions }) => `${rule} ${versions.is}`),
    ['deprecated 1.0', 'deprecated 1.2'],
  );
});

test('is nothing between definitions and their lock, batches included', async () => {
  assert.equal(compareApis(await lockOf(NOTES), await contracts(NOTES)), []);
});

test('the lock says what was, and the definitions where it is', async () => {
  const [first] = compareApis(await lockOf(NOTES), await contracts(STRICTER));
  assert.is(first?.rule, 'request-length-narrowed');
  assert.match(first?.location?.file ?? '', /notes\.conf$/);
});

test('what a lock does not remember is not said to have changed', async () => {
  const told = NOTES.replace('errors: [locked]', 'deprecated: true, authorize: false').replace(
    'description: "S", type: integer',
    'description: "S", type: integer, deprecated: true',
  );
  assert.equal(compareApis(await lockOf(NOTES), await contracts(told)), []);
});

test('the lock file is the place of what is gone', async () => {
  const less = NOTES.replace(/^get_many.*\n/m, '');
  const [gone] = compareApis(await lockOf(NOTES), await contracts(less));
  assert.equal([gone?.rule, gone?.location], ['action-removed', { file: 'lock.json' }]);
});

test.run();
