import { createHash } from 'node:crypto';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { SecretHasher } from '../../src/auth/secret-hasher.js';
import { suite } from '../support/harness.js';

const test = suite('hashing of secrets');
const hasher = new SecretHasher({ cost: 2 });

async function failure(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

test('a secret fits its own hash and no other does', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (secret, other) => {
      const hash = await hasher.hash(secret);
      assert.ok(await hasher.verify(secret, hash));
      assert.is(await hasher.verify(other, hash), other === secret);
    }),
    { numRuns: 50 },
  ));

for (const [secret, twin] of [
  ['secret', 'secret\0'],
  ['', '\0'],
  ['s'.repeat(100), createHash('sha256').update('s'.repeat(100)).digest('binary')],
] as const) {
  test(`${JSON.stringify(secret.slice(0, 8))} has no twin: HMAC, inside scrypt, takes some passwords for one another`, async () => {
    const hash = await hasher.hash(secret);
    assert.ok(await hasher.verify(secret, hash));
    assert.not(await hasher.verify(twin, hash));
  });
}

test('the same secret never has the same hash twice', async () => {
  assert.is.not(await hasher.hash('secret'), await hasher.hash('secret'));
});

test('the parameters are stored with the hash, so that a hash outlives a change of cost', async () => {
  const cheap = await hasher.hash('secret');
  assert.match(cheap, /^\$scrypt\$ln=2,r=8,p=1\$[\w+/=]{24}\$[\w+/=]{44}$/);
  const dearer = new SecretHasher({ cost: 5 });
  assert.ok(await dearer.verify('secret', cheap));
  assert.match(await dearer.hash('secret'), /^\$scrypt\$ln=5,/);
});

test('the default cost is 2^14', async () => {
  const standard = new SecretHasher();
  const hash = await standard.hash('secret');
  assert.match(hash, /^\$scrypt\$ln=14,r=8,p=1\$/);
  assert.ok(await standard.verify('secret', hash));
});

test('the decoy looks like a hash of the same cost and fits nothing', async () => {
  assert.match(hasher.decoy, /^\$scrypt\$ln=2,r=8,p=1\$[\w+/=]{24}\$[\w+/=]{44}$/);
  for (const secret of ['', 'secret', hasher.decoy]) assert.not(await hasher.verify(secret, hasher.decoy));
  assert.is.not(new SecretHasher({ cost: 2 }).decoy, hasher.decoy);
});

test('the hash does not show the secret', async () => {
  const hash = await hasher.hash('very-secret');
  assert.not(hash.includes('very-secret'));
  assert.not(hash.includes(Buffer.from('very-secret').toString('base64')));
});

for (const damaged of [
  '',
  'secret',
  '$scrypt$ln=2,r=8,p=1$$',
  '$scrypt$ln=2,r=8,p=1$c2FsdA==',
  '$scrypt$ln=30,r=8,p=1$c2FsdA==$aGFzaA==',
  '$argon2$ln=2,r=8,p=1$c2FsdA==$aGFzaA==',
]) {
  test(`a damaged hash is an error and not a wrong secret: ${JSON.stringify(damaged)}`, async () => {
    const error = await failure(hasher.verify('secret', damaged));
    assert.is(error.message, 'a stored secret hash is damaged');
  });
}

test.run();
