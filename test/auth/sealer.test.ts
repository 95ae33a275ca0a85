import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { SealError, Sealer } from '../../src/auth/index.js';
import { suite } from '../support/harness.js';

const test = suite('sealing of secrets');

const key = createSecretKey('the secret of one installation, long enough', 'utf8');
const OWNER = ['r1', 'symetry', 'c1'];

function problem(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    assert.instance(error, SealError);
    return (error as Error).message;
  }
  throw new Error('it opened');
}

test('every text comes back, to every process with the same key', () => {
  const roundTrip = fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, owner) => {
    assert.is(new Sealer(key).open(new Sealer(key).seal(text, owner), owner), text);
  });
  fc.assert(roundTrip);
});

test('one text sealed twice looks different, and nothing of it shows', () => {
  const sealer = new Sealer(key);
  const [one, other] = [sealer.seal('hush hush', OWNER), sealer.seal('hush hush', OWNER)];
  assert.is.not(one, other);
  assert.match(one, /^\$aes-256-gcm\$k=[0-9a-f]{16}\$[\w-]{16}\$[\w-]{34}$/);
  for (const encoding of ['utf8', 'base64url', 'hex'] as const) {
    assert.not(one.includes(Buffer.from('hush hush').toString(encoding)));
  }
});

test('a sealed text that is moved to another record does not open', () => {
  const sealer = new Sealer(key);
  const sealed = sealer.seal('hush', OWNER);
  for (const owner of [['r2', 'symetry', 'c1'], ['r1', 'nclue', 'c1'], ['r1', 'symetry', 'c2'], ['r1', 'symetryc1'], []]) {
    assert.match(
      problem(() => sealer.open(sealed, owner)),
      'damaged, or belongs to another record',
    );
  }
});

test('another key is told as such, with how to mend it', () => {
  const other = new Sealer(createSecretKey('the secret of another installation, as long', 'utf8'));
  const sealed = new Sealer(key).seal('hush', OWNER);
  const told = problem(() => other.open(sealed, OWNER));
  assert.match(told, /sealed with the installation's key [0-9a-f]{16}, but this is [0-9a-f]{16}/);
  assert.match(told, 'auth.token_secret');
  assert.not(told.includes('hush'));
  assert.not(other.fits(sealed));
  assert.ok(new Sealer(key).fits(sealed));
});

test('any bit of iv, ciphertext and tag that is changed is noticed', () => {
  const sealer = new Sealer(key);
  const sealed = sealer.seal('hush', OWNER);
  const [, scheme = '', print = '', iv = '', content = ''] = sealed.split('$');
  const bytes = Buffer.concat([Buffer.from(iv, 'base64url'), Buffer.from(content, 'base64url')]);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    const text = ['', scheme, print, changed.subarray(0, 12).toString('base64url'), changed.subarray(12).toString('base64url')];
    assert.match(
      problem(() => sealer.open(text.join('$'), OWNER)),
      'damaged',
    );
  }
});

test('a short tag is not taken for a whole one', () => {
  const sealer = new Sealer(key);
  const sealed = sealer.seal('', OWNER);
  for (let cut = 1; cut < 22; cut++)
    assert.match(
      problem(() => sealer.open(sealed.slice(0, -cut), OWNER)),
      'damaged',
    );
});

for (const text of ['', 'plain', '$scrypt$ln=14,r=8,p=1$AAAA$AAAA', '$aes-256-gcm$k=0123456789abcdef$AAAA$AAAA']) {
  test(`${JSON.stringify(text)} was never sealed`, () => {
    assert.match(
      problem(() => new Sealer(key).open(text, OWNER)),
      'damaged',
    );
    assert.not(new Sealer(key).fits(text));
  });
}

test.run();
