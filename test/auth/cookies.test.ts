import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { tokenFromCookies } from '../../src/auth/cookies.js';
import { suite } from '../support/harness.js';

const test = suite('token cookies');

for (const [header, token] of [
  ['taskwright_token=a.b.c', 'a.b.c'],
  ['clearml_token_basic=a.b.c', 'a.b.c'],
  ['theme=dark; clearml_token_basic=a.b.c; lang=en', 'a.b.c'],
  ['clearml_token_basic=old; taskwright_token=own', 'own'],
  ['clearml_token_basic=other; taskwright_token=', 'other'],
  ['  clearml_token_basic = a.b.c ', 'a.b.c'],
  ['clearml_token_basic=a=b', 'a=b'],
  ['', undefined],
  [';;;', undefined],
  ['taskwright_token', undefined],
  ['taskwright_token=', undefined],
  ['Taskwright_Token=a', undefined],
  ['xtaskwright_token=a', undefined],
  ['__proto__=a; constructor=b', undefined],
] as const) {
  test(`${JSON.stringify(header)} holds ${token ?? 'no token'}`, () => {
    assert.is(tokenFromCookies(header), token);
  });
}

test('no header breaks it', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (header) => {
      const token = tokenFromCookies(header);
      assert.ok(token === undefined || header.includes(token));
    }),
  ));

test.run();
