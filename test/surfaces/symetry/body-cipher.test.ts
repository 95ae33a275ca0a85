import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { decryptBody, encryptBody } from '../../../src/surfaces/symetry/body-cipher.js';
import { suite } from '../../support/harness.js';
import { readVectors } from '../../vectors/read-vectors.js';
import { SECRET } from './sample-request.js';

const test = suite('the encryption of SymetryML bodies');

interface Vector {
  readonly name: string;
  readonly secret: string;
  readonly text: string;
  readonly body: string;
}

for (const { name, secret, text, body } of readVectors<Vector>('symetry/body-cipher')) {
  test(`${name}: as the vector says`, () => {
    assert.is(encryptBody(text, secret), body);
    assert.is(decryptBody(body, secret), text);
    assert.is(decryptBody(`\r\n ${body}\n`, secret), text);
  });
}

test('every text under every key comes back', () => {
  const roundTrip = fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (text, key) => {
    const secret = Buffer.from(key).toString('base64');
    assert.is(decryptBody(encryptBody(text, secret), secret), text);
  });
  fc.assert(roundTrip);
});

test('another key gives nothing, or another text', () => {
  const keys = fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (key) => {
    assert.is.not(decryptBody(encryptBody('{"name":"t1"}', SECRET), Buffer.from(key).toString('base64')), '{"name":"t1"}');
  });
  fc.assert(keys);
});

const encrypted = encryptBody('x'.repeat(20), SECRET);

for (const [what, body] of [
  ['nothing', ''],
  ['plain JSON', '{"name":"t1"}'],
  ['a JSON string', JSON.stringify(encrypted)],
  ['base64 of half a block', Buffer.alloc(8).toString('base64')],
  ['base64url', encrypted.replace(/^./, '_')],
  ['base64 without padding', encryptBody('', SECRET).replace(/=+$/, '')],
  ['base64 with a line break inside', `${encrypted.slice(0, 20)}\n${encrypted.slice(20)}`],
  ['a block whose padding is wrong', Buffer.alloc(16).toString('base64')],
  [
    'less than all blocks',
    Buffer.from(encryptBody('x'.repeat(40), SECRET), 'base64')
      .subarray(0, 32)
      .toString('base64'),
  ],
  ['bytes that are not UTF-8', notUtf8()],
] as const) {
  test(`${what} cannot be decrypted`, () => assert.is(decryptBody(body, SECRET), undefined));
}

test('a plain body is taken only when asked for', () => {
  const plain = ' {"name":"t1"}\n';
  assert.is(decryptBody(plain, SECRET, { acceptPlain: true }), '{"name":"t1"}');
  assert.is(decryptBody('name=t1', SECRET, { acceptPlain: true }), undefined);
  assert.is(decryptBody(encrypted, SECRET, { acceptPlain: true }), 'x'.repeat(20));
});

/** An encrypted text whose first block decrypts to what no text has, because its last-but-one block was changed. */
function notUtf8(): string {
  const bytes = Buffer.from(encryptBody('x'.repeat(40), SECRET), 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 0x80, 0);
  return bytes.toString('base64');
}

test.run();
