import * as assert from 'uvu/assert';
import { compareVersionsOf } from '../../../../codegen/check/compat/compare.js';
import { suite } from '../../../support/harness.js';
import { apiOf } from '../../fixtures/folder.js';
import { texts } from './changes.js';

const test = suite('what changes between two versions');

const NOTES = `_description: "Notes"
_definitions { note { type: object, properties { text { description: "T", type: string } } } }
get {
  "1.0" { description: "Gives", request { type: object }, response { type: object, properties { note { description: "N", "$ref": "#/definitions/note" } } } }
  "1.2": \${get."1.0"} { request.properties.size { description: "S", type: integer } }
  "1.10": \${get."1.2"} { response.properties.note { description: "N", type: object } }
}
put { "1.2" { description: "Takes", request { type: object }, response { type: object } } }
`;

test('is what the layers that answer them say', async () => {
  const api = await apiOf(NOTES);
  assert.equal(texts(compareVersionsOf(api, '1.0', '1.2')), [
    'info action-added: new action',
    'info request-field-added request.size: new field',
  ]);
  assert.equal(texts(compareVersionsOf(api, '1.2', '1.10')), []);
});

test('is nothing while the same layer answers', async () => {
  const api = await apiOf(NOTES);
  assert.equal(compareVersionsOf(api, '1.2', '1.9'), []);
  assert.equal(compareVersionsOf(api, '1.10', '7.0'), []);
});

test('is of all layers between them together', async () => {
  const api = await apiOf(NOTES);
  const found = compareVersionsOf(api, '0.9', '1.10');
  assert.equal(texts(found), ['info action-added: new action', 'info action-added: new action']);
  assert.equal(
    found.map(({ action, versions }) => [action, versions]),
    [
      ['notes.get', { is: '1.10' }],
      ['notes.put', { is: '1.2' }],
    ],
  );
});

test('back is what breaks those who go back', async () => {
  const found = compareVersionsOf(await apiOf(NOTES), '1.2', '1.0');
  assert.equal(texts(found), [
    'error action-removed: the action is gone',
    'error request-field-removed request.size: the field is gone',
  ]);
});

test('names the layers, not the versions that were asked for', async () => {
  const [, size] = compareVersionsOf(await apiOf(NOTES), '1.1', '1.9').toReversed();
  assert.equal(size?.versions, { was: '1.0', is: '1.2' });
});

test('has a place: that of the layer, where nothing better is known', async () => {
  const [size] = compareVersionsOf(await apiOf(NOTES), '1.0', '1.2');
  assert.match(size?.location?.file ?? '', /services\/notes\.conf$/);
  assert.is(size?.location?.line, 5);
});

test('is told by action, the worst first', async () => {
  const api = await apiOf(`_description: "Notes"
get {
  "1.0" { description: "D", request { type: object, properties { a { description: "A", type: string, default: "a" } } }, response { type: object } }
  "1.1" { description: "D", request { type: object, required: [b], properties {
    a { description: "A", type: string, default: "b" }
    b { description: "B", type: string }
    c { description: "C", type: string }
  } }, response { type: object } }
}
add { "1.1" { description: "D", request { type: object }, response { type: object } } }
`);
  assert.equal(
    compareVersionsOf(api, '1.0', '1.1').map(({ action, level }) => `${action} ${level}`),
    ['notes.add info', 'notes.get error', 'notes.get warning', 'notes.get info'],
  );
});

test.run();
