import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { sameText } from '../../src/auth/index.js';
import { suite } from '../support/harness.js';

const test = suite('comparison of secrets');

test('it says what === says', () => {
  const pairs = fc.property(fc.string(), fc.string(), (one, other) => {
    assert.is(sameText(one, other), one === other);
    assert.is(sameText(one, `${one}`), true);
    assert.is(sameText(one, `${one}\0`), false);
  });
  fc.assert(pairs);
});

test.run();
