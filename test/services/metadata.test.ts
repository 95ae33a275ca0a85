import { array, assert as check, property, record, string } from 'fast-check';
import * as assert from 'uvu/assert';
import { ApiError } from '../../src/rpc/index.js';
import { type MetadataItem, metadataAdded, metadataRemoved, storedMetadata } from '../../src/services/metadata.js';
import { decodeKey } from '../../src/store/index.js';
import { suite } from '../support/harness.js';

const test = suite('metadata');

const usableKey = string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter(
  (key) => key.trim() !== '' && !key.includes('\0'),
);
const items = array(record({ key: usableKey, type: string(), value: string() }, { noNullPrototype: true }), { maxLength: 6 });

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ApiError) return `${error.code}/${error.subcode}`;
    throw error;
  }
  throw new Error('it was not refused');
}

function byKey(list: readonly (MetadataItem & { readonly key: string })[]): Map<string, MetadataItem> {
  return new Map(list.map((item) => [item.key.trim(), item]));
}

test('a list becomes a map by the keys, in which no key is a path or an operator', () =>
  check(
    property(items, (list) => {
      const stored = storedMetadata(list);
      const keys = Object.keys(stored);
      assert.ok(keys.every((key) => !/[.$]|^__proto__$/.test(key)));
      const expected = byKey(list);
      assert.equal(new Map(keys.map((key) => [decodeKey(key), stored[key]])).size, expected.size);
      for (const key of keys) assert.equal(stored[key], expected.get(decodeKey(key)), key);
    }),
  ));

test('a map keeps its keys, whatever its entries call themselves', () => {
  const stored = storedMetadata({ 'a.b': { key: 'other', type: 't', value: 'v' } });
  assert.equal(stored, { 'a%2Eb': { key: 'other', type: 't', value: 'v' } });
});

test('members that have no meaning are dropped', () => {
  const odd = { key: 'k', type: 't', value: 'v', 'more\0': 1 } as MetadataItem;
  assert.equal(storedMetadata([odd]), { k: { key: 'k', type: 't', value: 'v' } });
  assert.equal(storedMetadata({ k: odd }), { k: { key: 'k', type: 't', value: 'v' } });
});

test('what is added is one path an entry, what is removed the same paths', () =>
  check(
    property(items, (list) => {
      const added = metadataAdded(list);
      const stored = storedMetadata(list);
      assert.equal(
        Object.keys(added),
        Object.keys(stored).map((key) => `metadata.${key}`),
      );
      const removed = metadataRemoved(list.map(({ key }) => key));
      assert.equal(Object.keys(removed), Object.keys(added));
      assert.ok(Object.values(removed).every((value) => value));
    }),
  ));

test('keys that nothing can be stored under', () => {
  assert.equal(metadataRemoved(['', ' ', 'a\0b', 'c']), { 'metadata.c': true });
  for (const [given, code] of [
    [[{ type: 't' }], '400/12'],
    [[{ key: ' ' }], '400/800'],
    [[{ key: 'a\0b' }], '400/800'],
    [{ '': {} }, '400/800'],
    [{ 'a\0b': {} }, '400/800'],
  ] as const) {
    assert.is(
      refusal(() => storedMetadata(given)),
      code,
      JSON.stringify(given),
    );
  }
});

test.run();
