import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { endedCookie, sessionCookie, tokenFromCookies } from '../../src/auth/cookies.js';
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

for (const [lifetime, seconds] of [
  [60, 60],
  [undefined, 34_560_000],
  [1e11, 34_560_000],
  [0, 0],
  [-10, 0],
] as const) {
  test(`a cookie for ${lifetime ?? 'ever'} lasts ${seconds} seconds`, () => {
    const expected = `clearml_token_basic=a.b.c; HttpOnly; SameSite=Lax; Path=/; Max-Age=${seconds}`;
    assert.is(sessionCookie('a.b.c', lifetime), expected);
  });
}

test('what a browser keeps of a cookie is what is read from it', () => {
  const [kept = ''] = sessionCookie('a.b.c').split(';');
  assert.is(tokenFromCookies(kept), 'a.b.c');
  const [ended = ''] = endedCookie().split(';');
  assert.is(tokenFromCookies(ended), undefined);
});

test('an ended cookie names the same cookie and place, and is in the past', () => {
  assert.match(endedCookie(), /^clearml_token_basic=; .*Path=\/; Max-Age=0; Expires=Thu, 01 Jan 1970/);
});

test.run();
