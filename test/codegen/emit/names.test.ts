import * as assert from 'uvu/assert';
import { camelCase, kebabCase, Names, pascalCase, versionSuffix } from '../../../codegen/emit/print/names.js';
import { suite } from '../../support/harness.js';
import { apiOf, object, service } from './definitions.js';
import { imported, layerOf } from './emitted.js';

const test = suite('emit: names');

test('words are joined in the style of the place', () => {
  assert.is(pascalCase('get_all_ex'), 'GetAllEx');
  assert.is(camelCase('get_all_ex'), 'getAllEx');
  assert.is(camelCase('delete'), 'delete');
  assert.is(kebabCase('api_keys'), 'api-keys');
  assert.is(versionSuffix('2.14'), 'V2_14');
});

test('what cannot stand in a name is left out, and a name never begins with a digit', () => {
  assert.is(pascalCase('set-meta.now!'), 'SetMetaNow');
  assert.is(pascalCase('2fa'), '_2fa');
  assert.is(camelCase(''), '_');
  assert.is(kebabCase('__'), '_');
});

test('a name is given once', () => {
  const names = new Names(['taken']);
  assert.equal(
    ['taken', 'a', 'a', 'a2'].map((name) => names.claim(name)),
    ['taken2', 'a', 'a2', 'a22'],
  );
  assert.is(names.claimAll('b', ['', 'Long']), 'b');
  assert.is(names.claimAll('bLong', ['']), 'bLong2');
  assert.is(names.claimAll('b', ['Long']), 'b2');
});

test('names that come out the same are kept apart', async () => {
  const layer = (name: string) => ({
    layers: { '1.0': { request: object({ [name]: { type: 'string' } }, { required: [name] }) } },
  });
  const emitted = await imported(
    apiOf([
      service('api_keys', { get_all: layer('a'), getAll: layer('b'), 'get-all': layer('c') }),
      service('api-keys', { get_all: layer('d') }),
      service('default', { delete: layer('e'), class: layer('f'), constructor: layer('g') }),
    ]),
  );
  const required = (action: string) => {
    const { request } = layerOf(emitted, action, '1.0');
    return request({}) ? undefined : request.errors?.[0]?.params.missingProperty;
  };
  assert.is(required('api_keys.get_all'), 'a');
  assert.is(required('api_keys.getAll'), 'b');
  assert.is(required('api_keys.get-all'), 'c');
  assert.is(required('api-keys.get_all'), 'd');
  assert.is(required('default.delete'), 'e');
  assert.is(required('default.constructor'), 'g');
  assert.equal(emitted.actions, {
    apiKeys: { getAll: 'api_keys.get_all', getAll2: 'api_keys.getAll', getAll3: 'api_keys.get-all' },
    apiKeys2: { getAll: 'api-keys.get_all' },
    default: { delete: 'default.delete', class: 'default.class', constructor: 'default.constructor' },
  });
});

test.run();
