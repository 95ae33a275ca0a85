import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { decodeKey, encodeKey, mapKeys } from '../../src/store/keys.js';
import { suite } from '../support/harness.js';

const test = suite('store: keys of maps that users fill');
const keys = fc.string({
  unit: fc.oneof(fc.constantFrom('.', '$', '%', '_', '2', 'E', '4', ' '), fc.string({ minLength: 1, maxLength: 1 })),
});

test('every key comes back, but for the white space around it', () =>
  fc.assert(
    fc.property(keys, (key) => assert.is(decodeKey(encodeKey(key)), key.trim())),
    { numRuns: 1_000 },
  ));

test('an encoded key is safe as one step of a path', () =>
  fc.assert(
    fc.property(keys, (key) => {
      const encoded = encodeKey(key);
      assert.not.ok(/[.$]/.test(encoded) || encoded.startsWith('_'), encoded);
    }),
    { examples: [['___'], ['$__'], ['._']] },
  ));

test('as clients write them', () => {
  assert.is(encodeKey('sec.tion1'), 'sec%2Etion1');
  assert.is(encodeKey('__proto__'), '%_%_proto%_%_');
  assert.equal(mapKeys({ 'a.b': 1, $c: 2 }, encodeKey), { 'a%2Eb': 1, '%24c': 2 });
});
test.run();
