import * as assert from 'uvu/assert';
import { mimirToken } from '../../../src/surfaces/mimir/bearer.js';
import { suite } from '../../support/harness.js';

const test = suite('the token of Mimir');

for (const [header, token] of [
  ['Bearer abc', 'abc'],
  ['Bearer  abc', ' abc'],
  ['Bearer abc ', 'abc '],
  ['bearer abc', undefined],
  ['BEARER abc', undefined],
  ['Bearer', undefined],
  ['Bearer ', undefined],
  ['Bearer\tabc', undefined],
  ['Basic abc', undefined],
  ['abc', undefined],
  ['', undefined],
  [undefined, undefined],
] as const) {
  test(`${JSON.stringify(header)} holds ${JSON.stringify(token) ?? 'none'}`, () => assert.is(mimirToken(header), token));
}

test.run();
