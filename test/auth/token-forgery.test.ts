import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import * as assert from 'uvu/assert';
import { identityOf } from '../../src/auth/index.js';
import { suite } from '../support/harness.js';
import { authFixture, type Fixture, refusal, START, secret } from './fixture.js';

const test = suite('tokens that are not ours');

const NOW_S = START / 1000;
const refused = (reason: string) => `401/30 Invalid token (invalid jwt token): reason=${reason}`;
const unparsable = (why: string) => `401/30 Invalid token (failed parsing token, ${why})`;
const identity = { user: 'u', company: 'c', role: 'root', user_name: 'U', company_name: 'C' };
const claims = { identity, jti: 'id', exp: NOW_S + 60 };

const issue = async ({ auth, user, company }: Fixture) => (await auth.tokens.issue(identityOf(user, company))).token;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with these claims and our signature: what only a leak of the secret or another program of ours could make. */
const signed = (payload: Record<string, unknown>, header: Record<string, unknown> = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'HS256', ...header }).sign(secret);

async function outcome(token: string): Promise<string> {
  await using fixture = await authFixture();
  return refusal(() => fixture.auth.tokens.verify(token));
}

for (const [token, reason] of [
  ['', 'Not enough segments'],
  ['abc', 'Not enough segments'],
  ['a.b', 'Not enough segments'],
  ['a.b.c.d', 'Too many segments'],
  ['a.b.c.d.e', 'Too many segments'],
  ['a.b.c', 'Malformed'],
  ['..', 'Malformed'],
  ['\0.\0.\0', 'Malformed'],
  ['é.ü.漢', 'Malformed'],
  ['eyJhbGciOiJIUzI1NiJ9.e30.AAAA', 'Signature verification failed'],
  ['eyJhbGciOiJIUzI1NiJ9..', 'Signature verification failed'],
  [`${encode({ alg: 'HS256' })}.${'A'.repeat(9_000)}.AAAA`, 'Too long'],
  [`${encode(null)}.e30.AAAA`, 'Malformed'],
  [`${encode([])}.e30.AAAA`, 'Malformed'],
  [`${encode({})}.e30.AAAA`, 'Malformed'],
  [`${encode({ alg: 5 })}.e30.AAAA`, 'Malformed'],
  [`${encode({ alg: 'HS256', crit: ['x'], x: 1 })}.e30.AAAA`, 'Malformed'],
] as const) {
  test(`${JSON.stringify(token.slice(0, 40))} is refused: ${reason}`, async () => {
    assert.is(await outcome(token), refused(reason));
  });
}

test('a token of another installation is refused by its signature', async () => {
  const foreign = createSecretKey('the token secret of somebody else, as long', 'utf8');
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(foreign);
  assert.is(await outcome(token), refused('Signature verification failed'));
});

test('alg none is refused, with any spelling and with a borrowed signature', async () => {
  await using fixture = await authFixture();
  const [, , signature] = (await issue(fixture)).split('.');
  for (const alg of ['none', 'None', 'NONE', 'nOnE']) {
    for (const tail of ['', signature]) {
      const token = `${encode({ alg })}.${encode(claims)}.${tail}`;
      assert.is(await refusal(() => fixture.auth.tokens.verify(token)), refused('Algorithm not allowed'), `${alg} ${tail}`);
    }
  }
  assert.is(await refusal(() => fixture.auth.tokens.verify(new UnsecuredJWT(claims).encode())), refused('Algorithm not allowed'));
});

test('no other algorithm is taken, not even with our own secret', async () => {
  for (const alg of ['HS384', 'HS512']) {
    const long = createSecretKey(secret.export().toString('utf8').padEnd(64, 'x'), 'utf8');
    const token = await new SignJWT(claims).setProtectedHeader({ alg }).sign(long);
    assert.is(await outcome(token), refused('Algorithm not allowed'), alg);
  }
});

test('a public key algorithm is refused, whoever signed', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
  assert.is(await outcome(token), refused('Algorithm not allowed'));
});

test('claims cannot be exchanged under a signature', async () => {
  await using fixture = await authFixture();
  const [header, , signature] = (await issue(fixture)).split('.');
  const token = `${header}.${encode(claims)}.${signature}`;
  assert.is(await refusal(() => fixture.auth.tokens.verify(token)), refused('Signature verification failed'));
});

test('a token with something behind it is refused', async () => {
  await using fixture = await authFixture();
  const token = await issue(fixture);
  for (const tail of ['x', '=', ' ', '\n', 'AAAA']) {
    assert.match(await refusal(() => fixture.auth.tokens.verify(token + tail)), /^401\/30 /, JSON.stringify(tail));
  }
});

test('a token with any character changed is refused', async () => {
  await using fixture = await authFixture();
  const token = await issue(fixture);
  await fc.assert(
    fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_.=~\0é'), async (at, character) => {
      fc.pre(token[at] !== character);
      const forged = token.slice(0, at) + character + token.slice(at + 1);
      assert.match(await refusal(() => fixture.auth.tokens.verify(forged)), /^401\/30 Invalid token \(/);
    }),
    { numRuns: 150 },
  );
});

test('the last character cannot be exchanged for another that decodes to the same', async () => {
  await using fixture = await authFixture();
  const token = await issue(fixture);
  const last = token.at(-1);
  const bytes = (text: string) => Buffer.from(text, 'base64url').toString('hex');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const signature = token.slice(token.lastIndexOf('.') + 1);
  const twins = [...alphabet].filter((c) => c !== last && bytes(signature.slice(0, -1) + c) === bytes(signature));
  assert.is(twins.length, 3);
  for (const twin of twins) {
    assert.is(await refusal(() => fixture.auth.tokens.verify(token.slice(0, -1) + twin)), refused('Malformed'));
  }
});

test('an expired token is refused, whether it was seen before or not', async () => {
  await using fixture = await authFixture();
  const { tokens } = fixture.auth;
  const { token } = await tokens.issue(identityOf(fixture.user, fixture.company), { expirationSeconds: 60 });
  fixture.clock.now = START + 59_999;
  assert.is((await tokens.verify(token)).caller.user, fixture.user.id);
  fixture.clock.now = START + 60_000;
  for (let times = 0; times < 2; times++) assert.is(await refusal(() => tokens.verify(token)), refused('Signature has expired'));
  assert.is(await refusal(() => fixture.another().tokens.verify(token)), refused('Signature has expired'));
});

test('a token that was issued as already expired never works', async () => {
  await using fixture = await authFixture();
  const { token } = await fixture.auth.tokens.issue(identityOf(fixture.user, fixture.company), { expirationSeconds: -10 });
  assert.is(await refusal(() => fixture.auth.tokens.verify(token)), refused('Signature has expired'));
});

for (const [name, payload, expected] of [
  ['no identity', { jti: 'id' }, unparsable('no identity in it')],
  ['null for an identity', { jti: 'id', identity: null }, unparsable('no identity in it')],
  ['a text for an identity', { jti: 'id', identity: 'root' }, unparsable('no identity in it')],
  ['an identity without a user', { jti: 'id', identity: { ...identity, user: '' } }, unparsable('no identity in it')],
  [
    'an identity without a company',
    { jti: 'id', identity: { ...identity, company: undefined } },
    unparsable('no identity in it'),
  ],
  ['a role that is no text', { jti: 'id', identity: { ...identity, role: ['root'] } }, unparsable('no identity in it')],
  ['no id', { identity }, unparsable('it is not one of ours')],
  ['a key that is no text', { jti: 'id', identity, key: 5 }, unparsable('it is not one of ours')],
  ['an expiry that is no number', { jti: 'id', identity, exp: 'never' as unknown as number }, refused('Malformed')],
  ['a beginning in the future', { jti: 'id', identity, nbf: NOW_S + 60 }, refused('Malformed')],
] as const) {
  test(`a signed token with ${name} is refused`, async () => {
    assert.is(await outcome(await signed(payload)), expected);
  });
}

test('names may be missing from a signed token', async () => {
  await using fixture = await authFixture();
  const token = await signed({ jti: 'id', identity: { user: 'u', company: 'c', role: 'user' } });
  const { caller, ends } = await fixture.auth.tokens.verify(token);
  assert.is(caller.userName, '');
  assert.is(caller.companyName, '');
  assert.is(ends, Number.POSITIVE_INFINITY);
});

test('a refusal repeats nothing of the token', async () => {
  await using fixture = await authFixture();
  const token = await issue(fixture);
  const [header, payload] = token.split('.');
  const message = await refusal(() => fixture.auth.tokens.verify(`${header}.${payload}.forged`));
  for (const part of [header, payload, 'forged']) assert.not(message.includes(part ?? ''));
});

test.run();
