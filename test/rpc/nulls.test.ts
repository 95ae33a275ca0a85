import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { dropNulls } from '../../src/rpc/nulls.js';
import { suite } from '../support/harness.js';

const test = suite('nulls in a request');

const shape = {
  properties: {
    name: {},
    tags: { items: {} },
    container: { values: { nullable: true as const } },
    script: { properties: { branch: {}, note: { nullable: true as const } } },
    artifacts: { items: { properties: { uri: {} } } },
    params: { values: { values: { properties: { value: {} } } } },
  },
};

function dropped(request: Record<string, unknown>) {
  const nulls = dropNulls(request, shape);
  return { request, nulls: [...nulls] };
}

test('a declared field that is null counts as absent, and its name is told', () => {
  assert.equal(dropped({ name: null, tags: ['a'] }), { request: { tags: ['a'] }, nulls: ['name'] });
});

test('an undeclared field that is null counts as absent too', () => {
  assert.equal(dropped({ other: null }), { request: {}, nulls: ['other'] });
});

test('a map whose values may be null keeps them', () => {
  assert.equal(dropped({ container: { image: 'a', x: null } }).request, { container: { image: 'a', x: null } });
});

test('nested declared members are dropped unless they may be null', () => {
  assert.equal(dropped({ script: { branch: null, note: null } }).request, { script: { note: null } });
});

test('members inside list items and maps of maps are dropped', () => {
  assert.equal(dropped({ artifacts: [{ uri: null }, { uri: 'x' }] }).request, { artifacts: [{}, { uri: 'x' }] });
  assert.equal(dropped({ params: { a: { b: { value: null } } } }).request, { params: { a: { b: {} } } });
});

test('nested members that nobody declares stay as they came', () => {
  assert.equal(dropped({ script: { odd: null }, free: { a: null } }).request, { script: { odd: null }, free: { a: null } });
});

test('items of lists stay: null is an operator of filters', () => {
  assert.equal(dropped({ tags: ['x', null] }).request, { tags: ['x', null] });
});

test('keys of the prototype are ordinary keys', () => {
  const request = JSON.parse('{"__proto__": null, "constructor": null, "script": {"__proto__": {"branch": null}}}') as Record<
    string,
    unknown
  >;
  dropNulls(request, shape);
  assert.equal(Object.keys(request), ['script']);
  assert.is(({} as { branch?: unknown }).branch, undefined);
});

test('a request without nulls is left exactly as it was', () => {
  const value = fc.jsonValue().filter((json) => !JSON.stringify(json).includes('null'));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), (request) => {
      const before = JSON.stringify(request);
      assert.is(dropNulls(request, shape).size, 0);
      assert.is(JSON.stringify(request), before);
    }),
  );
});

test.run();
