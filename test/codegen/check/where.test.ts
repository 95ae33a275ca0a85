import * as assert from 'uvu/assert';
import { shown, where } from '../../../codegen/check/where.js';
import { suite } from '../../support/harness.js';

const test = suite('places in words');

for (const [path, words] of [
  [[], 'service notes'],
  [['_default'], '_default of notes'],
  [['_references', 'a'], '_references of notes'],
  [['_definitions'], '_definitions of notes'],
  [['_definitions', 'kind'], 'definition kind'],
  [['_definitions', 'kind', 'properties', 'a'], 'definition kind properties.a'],
  [['get_all'], 'action notes.get_all'],
  [['get_all', '2.1'], 'notes.get_all@2.1'],
  [['get_all', '2.1', 'request', 'properties', 'page'], 'notes.get_all@2.1 request.properties.page'],
] as const) {
  test(words, () => {
    assert.is(where('notes', path), words);
  });
}

test('values are shown as short JSON', () => {
  assert.is(shown('x'), '"x"');
  assert.is(shown({ a: [1, null] }), '{"a":[1,null]}');
  assert.is(shown(undefined), 'nothing');
  const long = shown('x'.repeat(100));
  assert.is(long.length, 60);
  assert.match(long, /\.\.\.$/);
});

test.run();
